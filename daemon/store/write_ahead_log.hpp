// The write-ahead log as a file, before SQLite reads it.
#pragma once

#include <filesystem>

namespace datelined {

/// Makes what can be read of the log of a database be what is on the disk, by writing it once more. After a sync that
/// failed the system still shows what it could not write, and does not try again: SQLite would recover it, copy it into
/// the database and add to it, over a log that is another one on the disk. For a log that is not there there is nothing
/// to do. Throws StoreError.
void rewrite_log(const std::filesystem::path& database);

}  // namespace datelined
