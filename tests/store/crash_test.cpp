// What a promise is worth when the power goes or the disk fails: the real store on a disk that does not behave.
#include "store/database.hpp"
#include "store/query.hpp"
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"
#include "tests/store/faulty_vfs.hpp"

#include <random>
#include <set>

using namespace datelined;
using namespace datelined::examples;
namespace fs = std::filesystem;

namespace {

const Instant noon = at("2026-05-08T12:00");

/// Promises, leases and outcomes, and which of them the store has acknowledged.
struct Work {
  std::set<std::string> promised, sent;  // acknowledged
  std::string last_tried;
  int number = 0;

  /// One promise with its source in one transaction, or the outcome of one. Throws StoreError.
  void step(Store& store, EventId pier) {
    last_tried = "k" + std::to_string(number++);
    const Delivery row = delivery(pier, last_tried, noon);
    store.in_transaction([&] {
      store.keep_source({.name = last_tried, .url = std::string(600, 'u')});
      store.promise({&row, 1});
    });
    promised.insert(last_tried);
    if (number % 3 != 0) return;
    for (Delivery due : store.lease_due(noon, 1, "us", 1h, {})) {
      due.state = DeliveryState::sent;
      if (store.finish(due, attempt(due, "delivered"))) sent.insert(due.key);
    }
  }

  /// How many acknowledged things are gone; anything half done or damaged fails the test.
  std::size_t lost(const fs::path& file) const {
    std::size_t missing = 0;
    {
      Store store = Store::open(file, false);
      for (const std::string& key : promised) {
        const auto row = store.delivery_by_key(key);
        missing += row ? 0 : 1;
        if (row && sent.contains(key)) missing += row->state == DeliveryState::sent ? 0 : 1;
        CHECK(row.has_value() == store.source(key).has_value());
      }
      CHECK(store.delivery_by_key(last_tried).has_value() == store.source(last_tried).has_value());
    }
    Database database(file, Database::Access::write);
    Query check = database.query("PRAGMA integrity_check");
    CHECK((check.next() && check.take<std::string>() == "ok"));
    CHECK_FALSE(database.query("PRAGMA foreign_key_check").next());
    return missing;
  }
};

/// A store with one event, closed; made once and copied.
fs::path prepared(const fs::path& folder) {
  static const Folder made;
  if (!fs::exists(made / "state.db")) Store::open(made / "state.db", false).keep_event(event("pier"));
  fs::create_directory(folder);
  fs::copy_file(made / "state.db", folder / "state.db");
  return folder / "state.db";
}

/// Works in short sessions until the power goes; `most` steps at most.
void work_until_dark(FaultyVfs& disk, const fs::path& file, Work& work, int most) {
  try {
    while (work.number < most) {
      Store store = Store::open(file, false);
      const EventId pier = store.event_by_uid("pier@installation").value().id;
      for (int i = 0; i < 4; ++i) work.step(store, pier);
    }
  } catch (const StoreError&) {
    CHECK(disk.powerless());
  }
}

/// Power cuts at random moments, also during the recovery from the cut; how many acknowledged things were lost.
std::size_t lost_in_cuts(int cuts, bool lying, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::size_t lost = 0;
  for (int cut = 0; cut < cuts; ++cut) {
    const Folder folder;
    const fs::path file = prepared(folder / "first");
    FaultyVfs disk;
    disk.lie(lying);
    Work work;
    disk.cut_power_at(std::uniform_int_distribution<int>(1, 120)(random));
    work_until_dark(disk, file, work, 12);
    fs::create_directory(folder / "second");
    disk.leave_survivors(folder / "second", random);
    disk.cut_power_at(std::uniform_int_distribution<int>(1, 12)(random));
    try {
      (void)Store::open(folder / "second" / "state.db", false);
    } catch (const StoreError&) {
      CHECK((disk.powerless() || lying));
    }
    fs::create_directory(folder / "third");
    disk.leave_survivors(folder / "third", random);
    disk.lie(false);
    INFO("seed " << seed << " cut " << cut);
    lost += work.lost(folder / "third" / "state.db");
  }
  return lost;
}

int no_setting_of_synchronous(void*, int action, const char* pragma, const char* value, const char*, const char*) {
  const bool sets = action == SQLITE_PRAGMA && value != nullptr && std::string_view(pragma) == "synchronous";
  return sets ? SQLITE_IGNORE : SQLITE_OK;
}

/// Makes every new connection one that only believes that it waits for the disk.
int relax(sqlite3* connection, char**, const sqlite3_api_routines*) {
  sqlite3_exec(connection, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr);
  return sqlite3_set_authorizer(connection, no_setting_of_synchronous, nullptr);
}

struct Relaxed {
  Relaxed() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(relax)); }
  ~Relaxed() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(relax)); }
};

}  // namespace

TEST_CASE("a power cut loses nothing that was acknowledged and leaves nothing half done", "[store]") {
  CHECK(lost_in_cuts(100, false, std::random_device{}()) == 0);
}

TEST_CASE("the same power cuts do lose promises if the store does not wait for the disk", "[store]") {
  const Relaxed relaxed;
  CHECK(lost_in_cuts(40, false, 1) > 0);
}

TEST_CASE("after one failing read or write or sync or open the store goes on without a restart", "[store]") {
  const auto kind = GENERATE(FaultyVfs::Operation::open, FaultyVfs::Operation::read, FaultyVfs::Operation::write,
                             FaultyVfs::Operation::sync);
  const int code = kind == FaultyVfs::Operation::open   ? SQLITE_CANTOPEN
                   : kind == FaultyVfs::Operation::read ? SQLITE_IOERR_READ
                                                        : SQLITE_IOERR;
  bool struck = true;
  for (int n = 1; struck && n < 5000; n += 1 + n / 6) {
    const Folder folder;
    const fs::path file = prepared(folder / "first");
    FaultyVfs disk;
    disk.fail(kind, n, code, false);
    Work work;
    std::optional<Store> store;
    int failures = 0;
    for (int steps = 0; steps < 9; ++steps) try {
        if (!store) store.emplace(Store::open(file, false));
        work.step(*store, store->event_by_uid("pier@installation").value().id);
      } catch (const StoreError& error) {
        ++failures;
        CHECK(std::string(error.what()).find("state.db") != std::string::npos);
      }
    struck = disk.struck();
    disk.heal();
    INFO("fault " << n);
    CHECK(failures <= 1);
    store.reset();
    CHECK(work.lost(file) == 0);
  }
  CHECK_FALSE(struck);
}

TEST_CASE("a full disk is said to be full and the store goes on when there is room", "[store]") {
  for (int n = 1; n < 60; n += 1 + n / 6) {
    const Folder folder;
    const fs::path file = prepared(folder / "first");
    FaultyVfs disk;
    Work work;
    {
      Store store = Store::open(file, false);
      const EventId pier = store.event_by_uid("pier@installation").value().id;
      disk.fail(FaultyVfs::Operation::write, n, SQLITE_FULL, true);
      int refused = 0;
      for (int steps = 0; steps < 40 && refused < 3; ++steps) try {
          work.step(store, pier);
        } catch (const StoreFull&) {
          ++refused;
        }
      CHECK(refused == 3);
      CHECK(store.event_by_uid("pier@").has_value());
      disk.heal();
      for (int steps = 0; steps < 5; ++steps) work.step(store, pier);
    }
    INFO("full from write " << n);
    CHECK(work.lost(file) == 0);
  }
}
