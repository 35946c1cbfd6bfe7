// The clocks of the system and of a replay.
#include "calendar/clock.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"

#include <poll.h>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

bool readable(const Clock& clock, std::chrono::milliseconds within) {
  pollfd ready{.fd = clock.descriptor(), .events = POLLIN, .revents = 0};
  return ::poll(&ready, 1, static_cast<int>(within.count())) == 1;
}

}  // namespace

TEST_CASE("the real clock rings when the armed instant has come", "[calendar]") {
  const auto clock = real_clock();
  CHECK_FALSE(readable(*clock, 0ms));
  clock->arm(clock->now() - 1h);
  CHECK(readable(*clock, 5s));
  clock->arm(clock->now() + 1h);  // takes the ring back
  CHECK_FALSE(readable(*clock, 0ms));
  clock->arm(Instant{});
  CHECK(readable(*clock, 5s));
}

TEST_CASE("a replayed clock starts where it is told and runs as fast as it is told", "[calendar]") {
  const Instant start = to_instant(*parse_iso8601("2017-02-26T09:00Z"), Zone());
  const auto clock = replayed_clock(start, 3600.0);
  CHECK(clock->now() >= start);
  const Ticks began = clock->boot();
  clock->arm(start + 30s);
  CHECK(readable(*clock, 5s));
  CHECK(clock->now() >= start + 30s);
  CHECK(clock->now() - start <= (clock->boot() - began + 1s) * 3600);
  clock->arm(start + 1000h);
  CHECK_FALSE(readable(*clock, 0ms));
}
