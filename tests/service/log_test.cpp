#include "service/log.hpp"

#include "tests/catch.hpp"
#include "tests/turned_clock.hpp"

#include <vector>

using namespace datelined;
using namespace std::chrono_literals;

TEST_CASE("a feed that makes trouble all the time does not fill the log", "[service]") {
  TurnedClock clock{Instant()};
  std::vector<std::string> lines;
  Log log([&](LogLevel, std::string_view line, const LogFields&) { lines.emplace_back(line); }, LogLevel::info, &clock);
  for (int i = 0; i < 1000; ++i) log.warning("broken " + std::to_string(i), {.feed = "herald"});
  CHECK(lines.size() == 10);
  log.warning("broken too", {.feed = "post"});
  log.error("the disk");
  CHECK(lines.size() == 12);
  log.info("read an article", {.feed = "herald"});
  CHECK(lines.back() == "read an article");

  clock.turn(1min);
  log.warning("broken again", {.feed = "herald"});
  REQUIRE(lines.size() == 15);
  CHECK(lines[13] == "herald: 990 more lines in a minute were left out");
  CHECK(lines[14] == "broken again");
}

TEST_CASE("lines of no feed are never left out", "[service]") {
  TurnedClock clock{Instant()};
  int lines = 0;
  Log log([&](LogLevel, std::string_view, const LogFields&) { ++lines; }, LogLevel::info, &clock);
  for (int i = 0; i < 1000; ++i) log.error("no room");
  CHECK(lines == 1000);
}
