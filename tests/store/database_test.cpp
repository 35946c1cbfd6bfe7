// How the file is opened: private, locked, limited, and refused when it is not ours.
#include "store/database.hpp"

#include "store/query.hpp"
#include "store/sql.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <map>

using namespace datelined;
using namespace datelined::examples;
namespace fs = std::filesystem;

namespace {

/// Runs SQL on a file as a stranger would.
void run_sql(const fs::path& file, const std::string& sql) {
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

std::string pragma(Database& database, std::string_view name) {
  const std::string sql = "PRAGMA " + std::string(name);
  Query query = database.query(sql);
  return query.next() ? query.take<std::string>() : "nothing";
}

}  // namespace

TEST_CASE("files and folders of the store are for its owner alone", "[store]") {
  const Folder folder;
  const fs::path file = folder / "new" / "state.db";
  Store store = Store::open(file, false);
  store.keep_source({.name = "a"});
  CHECK((fs::status(file.parent_path()).permissions() & fs::perms::all) == fs::perms::owner_all);
  int files = 0;
  for (const auto& entry : fs::directory_iterator(file.parent_path())) {
    INFO(entry.path());
    CHECK((entry.status().permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
    ++files;
  }
  CHECK(files >= 3);  // database, log, lock

  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::others_read);
  store = Store::open(folder / "other.db", false);
  (void)Store::open(file, false);
  CHECK((fs::status(file).permissions() & fs::perms::others_all) == fs::perms::none);
}

TEST_CASE("a long log that a killed writer left is opened again", "[store]") {
  const Folder folder;
  fs::create_directory(folder / "killed");
  Store store = Store::open(folder / "state.db", false);
  store.in_transaction([&] {
    for (int i = 0; i < 2000; ++i) store.keep_source({.name = std::to_string(i), .url = std::string(200, 'u')});
  });
  REQUIRE(fs::file_size(folder / "state.db-wal") > 300'000);
  for (const char* name : {"state.db", "state.db-wal"}) fs::copy_file(folder / name, folder / "killed" / name);
  Store again = Store::open(folder / "killed" / "state.db", false);
  CHECK(again.source("1999").has_value());
}

TEST_CASE("the writer is durable and trusts nothing and the view only reads", "[store]") {
  const Folder folder;
  Database writer(folder / "state.db", Database::Access::write);
  const std::map<std::string, std::string> wanted{
      {"journal_mode", "wal"},  {"synchronous", "2"},   {"fullfsync", "1"},
      {"trusted_schema", "0"},  {"foreign_keys", "1"},  {"mmap_size", "0"},
      {"cell_size_check", "1"}, {"secure_delete", "1"}, {"busy_timeout", "1000"}};
  for (const auto& [name, value] : wanted) {
    INFO(name);
    CHECK(pragma(writer, name) == value);
  }
  Database view(folder / "state.db", Database::Access::read);
  for (const char* sql : {"CREATE TABLE a(b)", "ATTACH ':memory:' AS c", "PRAGMA wal_autocheckpoint = 9"}) {
    INFO(sql);
    CHECK_THROWS_AS(view.run_script(sql), StoreError);
  }
  CHECK_THROWS_AS(writer.run_script("ATTACH ':memory:' AS c"), StoreError);
  CHECK_THROWS_AS(writer.run_script("SELECT load_extension('x')"), StoreError);
}

TEST_CASE("a question to a view that never ends is ended", "[store]") {
  const Folder folder;
  Database writer(folder / "state.db", Database::Access::write);
  Database view(folder / "state.db", Database::Access::read);
  Query query = view.query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n");
  CHECK_THROWS_WITH(query.next(), Catch::Contains("interrupted"));
}

TEST_CASE("a second daemon on the same state is told the pid of the first", "[store]") {
  const Folder folder;
  const Store first = Store::open(folder / "state.db", false);
  CHECK_THROWS_WITH(Store::open(folder / "state.db", false),
                    Catch::Contains("datelined already runs on this state: pid " + std::to_string(::getpid())));
  CHECK_NOTHROW(StoreView::open(folder / "state.db"));
}

TEST_CASE("the lock of a daemon that was killed does not keep the next one out", "[store]") {
  const Folder folder;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const StateLock lock(folder / "lock");
    if (::write(ready[1], "x", 1) == 1) ::pause();
    ::_exit(0);
  }
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK_THROWS_WITH(StateLock(folder / "lock"), Catch::Contains("pid " + std::to_string(child)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK_NOTHROW(StateLock(folder / "lock"));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_CASE("a file that is no store is refused by name and left as it is", "[store]") {
  const Folder folder;
  const fs::path text = folder / "notes.txt";
  std::ofstream(text) << std::string(5000, 'x');
  CHECK_THROWS_WITH(Store::open(text, false), Catch::Contains("notes.txt: ") && Catch::Contains("not a database"));
  CHECK(fs::file_size(text) == 5000);

  run_sql(folder / "other.db", "CREATE TABLE event(a)");
  CHECK_THROWS_WITH(Store::open(folder / "other.db", false), Catch::Contains("other.db: not a store of datelined"));
  CHECK_THROWS_AS(Store::open(folder.path(), false), StoreError);
  CHECK_THROWS_AS(StoreView::open(folder / "missing.db"), StoreError);
}

TEST_CASE("the store of a newer program is refused", "[store]") {
  const Folder folder;
  (void)Store::open(folder / "state.db", false);
  run_sql(folder / "state.db", "PRAGMA user_version = 9999");
  CHECK_THROWS_WITH(Store::open(folder / "state.db", false),
                    Catch::Contains("state.db: made by a newer datelined (schema 9999"));
}

TEST_CASE("a damaged file is named in the error", "[store]") {
  const Folder folder;
  const fs::path file = folder / "state.db";
  {
    Store store = Store::open(file, false);
    store.in_transaction([&] {
      for (int i = 0; i < 400; ++i)
        store.keep_source({.name = "source " + std::to_string(i), .url = std::string(500, 'u')});
    });
  }
  std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
  for (std::uintmax_t page = 24; page * 4096 < fs::file_size(file); ++page) {
    damage.seekp(static_cast<std::streamoff>(page * 4096));
    damage << std::string(4096, '\xA5');
  }
  damage.close();
  const auto read_all = [&] { return Store::open(file, false).sources(); };
  CHECK_THROWS_WITH(read_all(), Catch::Contains("state.db: ") && Catch::Contains("malformed"));
}

TEST_CASE("a migration sets its number and the next start finds nothing to do", "[store]") {
  const Folder folder;
  (void)Store::open(folder / "state.db", false);
  {
    Database database(folder / "state.db", Database::Access::write);
    CHECK(pragma(database, "user_version") == std::to_string(sql::migrations.size()));
    CHECK(pragma(database, "application_id") == std::to_string(0x64746c6e));
  }
  CHECK_NOTHROW(Store::open(folder / "state.db", false));
  for (std::size_t i = 0; i < sql::migrations.size(); ++i)
    CHECK(sql::migrations.at(i).find("PRAGMA user_version = " + std::to_string(i + 1) + ";") != std::string_view::npos);
}

TEST_CASE("the database refuses what the program must never do", "[store]") {
  const Folder folder;
  {
    Store store = Store::open(folder / "state.db", false);
    const Event pier = store.keep_event(event("pier"));
    for (const char* key : {"open", "ended"}) {
      const Delivery row = delivery(pier.id, key, at("2026-05-08"));
      store.promise({&row, 1});
    }
    store.cancel(store.delivery_by_key("ended")->id, "for the test");
  }
  Database database(folder / "state.db", Database::Access::write);
  CHECK_THROWS_WITH(database.run_script("UPDATE delivery SET state = 'ready' WHERE key = 'ended'"),
                    Catch::Contains("a delivery that ended stays as it ended"));
  CHECK_THROWS_WITH(database.run_script("DELETE FROM delivery WHERE key = 'open'"),
                    Catch::Contains("a promised delivery may not be deleted"));
  CHECK_THROWS_AS(database.run_script("UPDATE delivery SET state = 'lost' WHERE key = 'open'"), StoreError);
  CHECK_THROWS_AS(database.run_script("UPDATE event SET revision = 'two'"), StoreError);
  CHECK_THROWS_AS(database.run_script("DELETE FROM event"), StoreError);
  CHECK_NOTHROW(database.run_script("DELETE FROM delivery WHERE key = 'ended'"));
}
