// When a clock is believed.
#include "service/clock_guard.hpp"

#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <fstream>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days(std::chrono::year(2027) / 3 / 1) + 12h};

}  // namespace

TEST_CASE("a clock that nothing speaks against is believed at once", "[service]") {
  ClockGuard guard({.built = noon - 24h, .unsynchronised = [] { return false; }});
  guard.begin(noon - 23h);
  const auto look = guard.look(noon, 1h);
  CHECK_FALSE(look.holds);
  CHECK(look.began.empty());
  CHECK(look.step == 0ms);
}

TEST_CASE("a clock before the day of the program or far behind its last reading has a minute to be set", "[service]") {
  for (const bool behind : {false, true}) {
    ClockGuard guard({.built = behind ? noon - 1000h : noon + 1h});
    if (behind) guard.begin(noon + 25h);
    CHECK(guard.look(noon, 1h).holds);
    CHECK(guard.look(noon + 59s, 1h + 59s).holds);
    const auto look = guard.look(noon + 60s, 1h + 60s);
    CHECK_FALSE(look.holds);
    CHECK(look.ended == "the clock is taken as it is");
    CHECK_FALSE(guard.look(noon + 61s, 1h + 61s).holds);  // it is not asked again
  }
}

TEST_CASE("a clock that is a little behind its last reading is believed", "[service]") {
  ClockGuard guard({});
  guard.begin(noon + 23h);
  CHECK_FALSE(guard.look(noon, 1h).holds);
}

TEST_CASE("a time service that has not set the clock has ten minutes, and no longer than it takes", "[service]") {
  bool waits = true;
  for (const bool comes : {true, false}) {
    waits = true;
    ClockGuard guard({.unsynchronised = [&] { return waits; }});
    CHECK(guard.look(noon, 20s).began == "the clock is not yet synchronised");
    CHECK(guard.look(noon + 9min, 20s + 9min).holds);
    waits = !comes;
    const auto look = guard.look(noon + 9min + 59s, 20s + 9min + 59s);
    CHECK(look.holds == !comes);
    CHECK_FALSE(guard.look(noon + 10min, 20s + 10min).holds);
  }
}

TEST_CASE("a jump of more than a day is doubted until it is taken back or has lasted a minute", "[service]") {
  ClockGuard guard({});
  CHECK_FALSE(guard.look(noon, 1h).holds);
  CHECK(guard.look(noon + 20h, 1h + 1s).step == 20h - 1s);
  auto look = guard.look(noon + 50h, 1h + 2s);
  CHECK(look.holds);
  CHECK(look.step == 30h - 1s);
  look = guard.look(noon + 20h + 1s, 1h + 3s);
  CHECK_FALSE(look.holds);
  CHECK(look.ended == "the clock is right now");
  CHECK(guard.look(noon + 60h, 1h + 4s).holds);
  CHECK_FALSE(guard.look(noon + 60h + 61s, 1h + 65s).holds);
}

TEST_CASE("a second more or less is no step, as leap seconds and smears are", "[service]") {
  ClockGuard guard({});
  guard.look(noon, 1h);
  CHECK(guard.look(noon + 2s, 1h + 1s).step == 0ms);
  CHECK(guard.look(noon + 2s, 1h + 2s).step == 0ms);
  CHECK(guard.look(noon + 1s, 1h + 4s).step == -3s);
  CHECK_FALSE(guard.look(noon - 24h * 30, 1h + 5s).holds);  // going back repeats nothing, so nothing waits for it
}

TEST_CASE("a replayed clock is never doubted, however fast it runs", "[service]") {
  ClockGuard guard({.built = noon + 24h, .replayed = true});
  for (int i = 0; i < 5; ++i) {
    const auto look = guard.look(noon + i * 48h, 1h + i * 1s);
    CHECK_FALSE(look.holds);
    CHECK(look.step == 0ms);
  }
}

TEST_CASE("timesyncd is waited for only while it runs and has not set the clock", "[service]") {
  const examples::Folder folder;
  CHECK_FALSE(timesyncd_waits_in(folder / "none"));
  CHECK(timesyncd_waits_in(folder.path()));
  std::ofstream(folder / "synchronized");
  CHECK_FALSE(timesyncd_waits_in(folder.path()));
  CHECK(timesyncd_waits() == timesyncd_waits_in("/run/systemd/timesync"));
}
