// Recurring events: what RFC 5545 says of each part of a rule, and rules that were made to hurt.
#include "feeds/recurrence.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace datelined;

namespace {

LocalTime local(const std::string& text) { return parse_iso8601(text)->local; }

/// The first beginnings from a moment on, parted by blanks.
std::string expanded(const char* rule, const char* start, const char* from, std::size_t most = 5) {
  const auto read = recurrence_rule(rule, Zone());
  if (!read) return "refused";
  std::string text;
  for (const LocalTime at : occurrences(*read, local(start), local(from), local(from) + std::chrono::days(400), most)) {
    std::string form = iso8601(at);
    text += (text.empty() ? "" : " ") + (form.ends_with("T00:00") ? form.substr(0, 10) : form.substr(0, 16));
  }
  return text;
}

}  // namespace

TEST_CASE("rules recur as RFC 5545 has it", "[feeds]") {
  CHECK(expanded("FREQ=DAILY;INTERVAL=10", "2026-03-01", "2026-03-15", 3) == "2026-03-21 2026-03-31 2026-04-10");
  CHECK(expanded("FREQ=DAILY;COUNT=3", "2026-03-01T09:00", "2026-03-02") == "2026-03-02T09:00 2026-03-03T09:00");
  CHECK(expanded("FREQ=DAILY;BYMONTH=1;BYDAY=SA", "2020-01-01", "2026-01-10", 2) == "2026-01-10 2026-01-17");
  CHECK(expanded("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260313", "2026-03-03", "2026-03-04") ==
        "2026-03-05 2026-03-10 2026-03-12");
  CHECK(expanded("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "2026-03-02", "2026-03-03", 2) == "2026-03-16 2026-03-30");
  CHECK(expanded("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-01") ==
        "1997-08-05 1997-08-10 1997-08-19 1997-08-24");
  CHECK(expanded("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-01") ==
        "1997-08-05 1997-08-17 1997-08-19 1997-08-31");
  CHECK(expanded("FREQ=MONTHLY;BYDAY=1FR", "2026-01-02", "2026-03-01", 3) == "2026-03-06 2026-04-03 2026-05-01");
  CHECK(expanded("FREQ=MONTHLY;BYDAY=-1MO", "2026-01-26", "2026-03-01", 2) == "2026-03-30 2026-04-27");
  CHECK(expanded("FREQ=MONTHLY;BYDAY=-2MO", "1997-09-22", "1997-09-01", 3) == "1997-09-22 1997-10-20 1997-11-17");
  CHECK(expanded("FREQ=MONTHLY", "2026-01-31", "2026-02-01", 2) == "2026-03-31 2026-05-31");
  CHECK(expanded("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", "2026-02-01", 2) == "2026-02-28 2026-03-31");
  CHECK(expanded("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", "1998-02-01", 3) ==
        "1998-02-13 1998-03-13 1998-11-13");
  CHECK(expanded("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29", "1997-09-01", 3) ==
        "1997-09-29 1997-10-30 1997-11-27");
  CHECK(expanded("FREQ=YEARLY", "2000-02-29", "2027-06-01", 2) == "2028-02-29");
  CHECK(expanded("FREQ=YEARLY;BYMONTH=5,6", "2020-05-09", "2026-05-10", 3) == "2026-06-09 2027-05-09 2027-06-09");
  CHECK(expanded("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1998-01-01", 1) == "1998-05-18");
  CHECK(expanded("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", "1998-01-01", 1) == "1998-05-11");
  CHECK(expanded("FREQ=YEARLY;BYYEARDAY=1,-1", "2020-01-01", "2026-06-01", 2) == "2026-12-31 2027-01-01");
  CHECK(expanded("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05", "2004-01-01",
                 1) == "2004-11-02");
  CHECK(expanded("FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30", "2026-03-01T09:30", "2026-03-01", 3) ==
        "2026-03-01T09:30 2026-03-01T17:30 2026-03-02T09:30");
}

TEST_CASE("an UNTIL in UTC ends the rule at the event's own clock", "[feeds]") {
  const Zone oslo = *Zone::named("Europe/Oslo");
  const auto rule = recurrence_rule("FREQ=DAILY;UNTIL=20260602T070000Z", oslo);
  REQUIRE(rule);
  const auto found = occurrences(*rule, local("2026-06-01T09:00"), local("2026-06-01"), local("2026-07-01"), 9);
  CHECK(found.size() == 2);
}

TEST_CASE("rules that nobody announces events by are refused", "[feeds]") {
  for (const char* rule :
       {"FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=HOURLY", "", "INTERVAL=2", "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=99999999999", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;UNTIL=soon",
        "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=DAILY;BYHOUR=25", "FREQ=DAILY;BYEASTER=0"})
    CHECK(expanded(rule, "2026-03-01", "2026-03-01") == "refused");
}

TEST_CASE("rules that never come true end, whatever they ask for", "[feeds]") {
  CHECK(expanded("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "1900-01-01", "2026-01-01").empty());
  CHECK(expanded("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "1900-01-01", "2026-01-01").empty());
  CHECK(expanded("FREQ=MONTHLY;INTERVAL=1000;BYMONTHDAY=31;BYSETPOS=366", "1900-01-31", "2026-01-01").empty());
  CHECK(expanded("FREQ=DAILY;COUNT=1000000;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,5,10,15,20,25", "1900-01-01",
                 "2026-01-01")
            .empty());
  CHECK(expanded("FREQ=DAILY", "9999-01-01", "2026-01-01").empty());
  CHECK(expanded("FREQ=DAILY", "0001-01-01", "2026-01-01").empty());
}
