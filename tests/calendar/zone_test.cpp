// Zones: gaps, folds, the years past 2037, names.
#include "calendar/zone.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"

#include <cstdlib>

using namespace datelined;

namespace {

Instant utc(std::string_view text) { return to_instant(*parse_iso8601(text), Zone()); }
LocalTime local(std::string_view text) { return parse_iso8601(text)->local; }

}  // namespace

TEST_CASE("a local time becomes an instant by the rule of its zone", "[calendar]") {
  struct Row {
    const char *zone, *local, *instant;
  };
  const auto row = GENERATE(values<Row>({
      {"Europe/Madrid", "2017-02-27T10:00", "2017-02-27T09:00:00Z"},
      {"Europe/Paris", "2080-07-01T12:00", "2080-07-01T10:00:00Z"},
      {"Europe/Paris", "2080-01-01T12:00", "2080-01-01T11:00:00Z"},
      {"America/New_York", "2040-07-04T09:00", "2040-07-04T13:00:00Z"},
      {"Europe/Berlin", "2017-03-26T02:30", "2017-03-26T01:30:00Z"},     // gap: the offset before it
      {"Europe/Berlin", "2017-10-29T02:30", "2017-10-29T00:30:00Z"},     // fold: the first
      {"America/New_York", "2017-03-12T02:30", "2017-03-12T07:30:00Z"},  // gap
      {"America/New_York", "2017-11-05T01:30", "2017-11-05T05:30:00Z"},  // fold
      {"Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z"},      // a whole day left out
      {"Pacific/Chatham", "2017-02-27T10:00", "2017-02-26T20:15:00Z"},
      {"Asia/Kathmandu", "2017-02-27T10:00", "2017-02-27T04:15:00Z"},
      {"+02:00", "2017-02-27T10:00", "2017-02-27T08:00:00Z"},
      {"-09:30", "2017-02-27T10:00", "2017-02-27T19:30:00Z"},
      {"UTC", "1903-12-17T10:35", "1903-12-17T10:35:00Z"},
  }));
  INFO(row.zone << " " << row.local);
  const auto zone = Zone::named(row.zone);
  REQUIRE(zone);
  CHECK(iso8601(to_instant(local(row.local), *zone)) == row.instant);
}

TEST_CASE("an instant becomes the local time that clocks there show", "[calendar]") {
  const Zone berlin = *Zone::named("Europe/Berlin");
  CHECK(to_local(utc("2017-03-26T01:30Z"), berlin) == local("2017-03-26T03:30"));
  CHECK(to_local(utc("2017-10-29T00:30Z"), berlin) == local("2017-10-29T02:30"));
  CHECK(to_local(utc("2017-10-29T01:30Z"), berlin) == local("2017-10-29T02:30"));
  CHECK(to_local(Instant(std::chrono::milliseconds(-1)), Zone()) == local("1969-12-31T23:59:59"));
}

TEST_CASE("days are added at the same wall time", "[calendar]") {
  const Zone berlin = *Zone::named("Europe/Berlin");
  const Instant before = utc("2017-03-25T08:00:00Z") + std::chrono::milliseconds(250);  // 09:00 in winter time
  CHECK(plus_days(before, std::chrono::days(1), berlin) ==
        utc("2017-03-26T07:00:00Z") + std::chrono::milliseconds(250));
  CHECK(plus_days(utc("2017-03-26T07:00:00Z"), std::chrono::days(-1), berlin) == utc("2017-03-25T08:00:00Z"));
  CHECK(plus_days(utc("2017-03-25T01:30:00Z"), std::chrono::days(1), berlin) == utc("2017-03-26T01:30:00Z"));
}

TEST_CASE("a zone keeps its name and is found by it again", "[calendar]") {
  for (const char* name : {"Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC", "+02:00", "-09:30"}) {
    INFO(name);
    const auto zone = Zone::named(name);
    REQUIRE(zone);
    CHECK(zone->name() == name);
    CHECK(Zone::named(zone->name()) == zone);
  }
  CHECK(Zone().name() == "UTC");
  CHECK(Zone::fixed(std::chrono::minutes(0)) == Zone());
  CHECK(Zone::fixed(std::chrono::minutes(-210)).name() == "-03:30");
}

TEST_CASE("names that are no zones or could leave the zone folder are refused", "[calendar]") {
  for (const char* name : {"", "Europe/Nowhere", "../../etc/passwd", "/etc/localtime", "Europe/../Europe/Berlin",
                           "localtime", "file:Europe/Berlin", ":Europe/Berlin", "+25:00", "+02:60", "+2:00", "Europe/",
                           "tzdata.zi", "Europe/Berlin "}) {
    INFO(name);
    CHECK_FALSE(Zone::named(name));
  }
}

TEST_CASE("the local zone is the one of the environment", "[calendar]") {
  const char* zone = std::getenv("TZ");
  if (zone != nullptr && Zone::named(zone)) CHECK(Zone::local().name() == zone);
  CHECK_FALSE(Zone::local().name().empty());
}

TEST_CASE("a zone tells its offset of an instant", "[calendar]") {
  const Zone york = *Zone::named("America/New_York");
  CHECK(york.offset(utc("2017-01-01T00:00Z")) == std::chrono::hours(-5));
  CHECK(york.offset(utc("2017-07-01T00:00Z")) == std::chrono::hours(-4));
}
