// What a promise is worth when the power goes or the disk fails: the real store on a disk that does not behave. The
// same in large numbers is the target datelined_power_cuts.
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"
#include "tests/store/memory_disk.hpp"
#include "tests/store/power_cuts.hpp"

#include <random>

using namespace datelined;
using namespace datelined::examples;

namespace {

void check_nothing_lost(const CutReport& report, std::int64_t at_least) {
  INFO(report.first);
  CHECK(report.cuts >= at_least);
  CHECK(report.lost == 0);
  CHECK(report.damaged == 0);
}

}  // namespace

TEST_CASE("a power cut loses nothing that was acknowledged and leaves nothing half done", "[store]") {
  check_nothing_lost(random_cuts(100, std::random_device{}()), 100);
}

TEST_CASE("the same power cuts do lose transactions if the store or the disk does not wait", "[store]") {
  const CutReport relaxed = random_cuts(100, 1, {.relaxed = true});
  CHECK(relaxed.lost > 0);
  const CutReport lying = random_cuts(100, 1, {.lying = true});
  CHECK(lying.lost > 0);
}

TEST_CASE("a power cut while a store is made or brought to a newer schema leaves a store that opens", "[store]") {
  check_nothing_lost(cuts_in_migrations(1), 50);
}

TEST_CASE("after one failing read or write or sync or open the store goes on and a power cut loses nothing",
          "[store]") {
  check_nothing_lost(cuts_after_errors(std::random_device{}(), 25), 50);
}

TEST_CASE("a failed checkpoint leaves no hole in what is acknowledged later", "[store]") {
  // Found by the run of errors: the disk forgets what a failed sync was to write, and nobody tells the next commit.
  check_nothing_lost(cuts_after_errors(3, 60), 100);
}

TEST_CASE("what a killed process could not sync is on the disk before the next one builds on it", "[store]") {
  // The system shows what it did not write: SQLite would copy it into the database, over a log that lacks it.
  check_nothing_lost(cuts_after_errors(1, 120), 500);
}

TEST_CASE("a full disk is said to be full and the store goes on when there is room", "[store]") {
  const Folder folder;
  const auto file = folder / "state.db";
  MemoryDisk disk;
  const EventId pier = Store::open(file, false).keep_event(event("pier")).id;
  const MemoryDisk::Image start = disk.image();
  for (int n = 1; n < 60; n += 1 + n / 6) {
    INFO("full from write " << n);
    disk.load(start);
    Store store = Store::open(file, false);
    int number = 0;
    const auto promise = [&] {
      const Delivery row = delivery(pier, "k" + std::to_string(number++), at("2026-05-08T12:00"));
      return store.promise({&row, 1});
    };
    disk.fail(MemoryDisk::Operation::write, n, SQLITE_FULL, true);
    int kept = 0, refused = 0;
    for (int steps = 0; steps < 40 && refused < 3; ++steps) try {
        kept += static_cast<int>(promise());
      } catch (const StoreFull&) {
        ++refused;
      }
    CHECK(refused == 3);
    CHECK(store.counts().ready == kept);
    disk.heal();
    CHECK(promise() == 1);
    CHECK(store.counts().ready == kept + 1);
  }
}
