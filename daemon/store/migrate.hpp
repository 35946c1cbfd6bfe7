// Migrations: forward only, each in a transaction that also sets the number kept in the file.
#pragma once

#include "store/database.hpp"

namespace datelined {

/// Brings the schema to the newest. Throws StoreError on a file that is no store of this program or of a newer one.
void migrate(Database& database);

}  // namespace datelined
