// A disk that fails under the store, as the rest of the daemon meets it.
#include "service/store_health.hpp"

#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/service/loop_result.hpp"
#include "tests/store/memory_disk.hpp"
#include "tests/turned_clock.hpp"

#include <boost/asio/io_context.hpp>

#include <optional>

using namespace datelined;

namespace {

struct Bench {
  MemoryDisk disk;
  ScratchFolder folder;
  asio::io_context io;
  Executors executors{io.get_executor(), io.get_executor(), io.get_executor(), io.get_executor()};
  TurnedClock clock{Instant()};
  Store store = Store::open(folder.path() / "store", false);
  std::vector<std::string> lines, notices;
  int changes = 0;
  Log log{[this](LogLevel, std::string_view line, const LogFields&) { lines.emplace_back(line); }, LogLevel::info};
  StoreHealth health{{executors, clock, store, log, "/the/state", [this] { ++changes; },
                      [this](const std::string& title, const std::string&) { notices.push_back(title); }}};

  bool examined() { return result_of(io, health.examined()); }
  void break_writes(int code) { disk.fail(MemoryDisk::Operation::write, 1, code, true); }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a store that cannot be written is told of once and again when it can", "[service]") {
  Bench bench;
  CHECK(bench.examined());
  CHECK(bench.health.trouble().empty());
  CHECK(bench.lines.empty());

  bench.break_writes(SQLITE_IOERR_WRITE);
  for (int second = 0; second < 5; ++second) CHECK_FALSE(bench.examined());
  CHECK(bench.health.trouble() == "cannot write to /the/state, reminders wait");
  CHECK(bench.notices == Lines{"Reminders wait"});
  REQUIRE(bench.lines.size() == 1);
  CHECK(bench.lines[0].starts_with("cannot write to /the/state, reminders wait: "));

  bench.disk.heal();
  CHECK(bench.examined());
  CHECK(bench.health.trouble().empty());
  CHECK(bench.lines.size() == 2);
  CHECK(bench.notices.size() == 1);
  CHECK(bench.changes == 2);
}

TEST_CASE("a full disk first stops the news and only then the reminders", "[service]") {
  Bench bench;
  bench.disk.fail(MemoryDisk::Operation::write, 1, SQLITE_FULL, false);
  CHECK_THROWS_AS(bench.store.keep_planned_for("x"), StoreFull);
  // The ballast is given up; the disk of this machine has room for it, so that all is well at once.
  CHECK(bench.examined());

  bench.break_writes(SQLITE_FULL);
  CHECK_FALSE(bench.examined());
  CHECK(bench.health.trouble().find("reminders wait") != std::string::npos);
}

TEST_CASE("who waits for a well store is woken when it is", "[service]") {
  Bench bench;
  bench.break_writes(SQLITE_IOERR_WRITE);
  CHECK_FALSE(bench.examined());
  bool goes_on = false;
  const auto follower = [&]() -> asio::awaitable<void> {
    co_await bench.health.well();
    goes_on = true;
  };
  asio::co_spawn(bench.io, follower(), [](std::exception_ptr) {});
  bench.io.restart();
  bench.io.poll();
  CHECK_FALSE(goes_on);
  bench.disk.heal();
  CHECK(bench.examined());
  bench.io.restart();
  bench.io.poll();
  CHECK(goes_on);
}
