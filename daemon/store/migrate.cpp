// The number in the file (PRAGMA user_version) is set by the migration that makes it (sql/embed.cmake).
#include "store/migrate.hpp"

#include "store/query.hpp"
#include "store/sql.hpp"

#include <cstddef>

namespace datelined {

namespace {

constexpr int our_application = 0x64746c6e;  // "dtln"

int number(Database& database, std::string_view sql) {
  Query query = database.query(sql);
  return query.next() ? query.take<int>() : 0;
}

}  // namespace

void migrate(Database& database) {
  const int application = number(database, sql::application);
  const auto version = static_cast<std::size_t>(number(database, sql::schema_version));
  const bool fresh = application == 0 && version == 0 && number(database, sql::tables) == 0;
  if (!fresh && application != our_application) database.fail("not a store of datelined");
  if (version > sql::migrations.size())
    database.fail("made by a newer datelined (schema " + std::to_string(version) + ", this one knows " +
                  std::to_string(sql::migrations.size()) + ")");
  if (version == sql::migrations.size()) return;
  database.run_script(sql::migrating);
  for (std::size_t next = version; next < sql::migrations.size(); ++next)
    database.in_transaction([&] { database.run_script(sql::migrations.at(next)); });
  database.run_script(sql::connection);
}

}  // namespace datelined
