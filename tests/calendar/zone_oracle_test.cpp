// Zones against another library: what Python's zoneinfo makes of the same wall times.
#include "calendar/iso8601.hpp"
#include "calendar/zone.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"

#include <set>
#include <sstream>

using namespace datelined;

TEST_CASE("wall times around every change of fifty zones are the instants that another library says", "[calendar]") {
  std::istringstream lines(output_of({"/usr/bin/python3", SOURCE_DIR "/tests/calendar/zone_oracle.py"}));
  std::set<std::string> zones;
  int compared = 0;
  std::string name, wall;
  for (std::int64_t seconds = 0; lines >> name >> wall >> seconds; ++compared) {
    zones.insert(name);
    INFO(name << " " << wall);
    CHECK(to_instant(parse_iso8601(wall)->local, *Zone::named(name)) == Instant(std::chrono::seconds(seconds)));
  }
  CHECK(zones.size() == 50);
  CHECK(compared > 5000);
}
