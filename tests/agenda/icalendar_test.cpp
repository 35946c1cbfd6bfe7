#include "agenda/agenda.hpp"
#include "tests/agenda/made_events.hpp"
#include "tests/catch.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace datelined;

namespace {

const CalendarFacts facts{"house"};

std::vector<std::string> raw_lines(const std::string& calendar) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < calendar.size();) {
    const std::size_t end = calendar.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    lines.push_back(calendar.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::vector<std::string> unfolded(const std::string& calendar) {
  std::vector<std::string> lines;
  for (const std::string& line : raw_lines(calendar))
    if (line.starts_with(" "))
      lines.back() += line.substr(1);
    else
      lines.push_back(line);
  return lines;
}

/// The value of a property of the only event; empty if it is absent.
std::string property(const Event& event, const std::string& name) {
  bool inside = false;
  for (const std::string& line : unfolded(icalendar({&event, 1}, facts))) {
    if (line == "BEGIN:VEVENT") inside = true;
    if (inside && line.starts_with(name) && line.substr(name.size(), 1).find_first_of(":;") == 0)
      return line.substr(name.size());
  }
  return {};
}

Event dated(const char* start, const char* end = "", const char* modifier = "") {
  return made_event("Doors open", start, end, modifier);
}

}  // namespace

TEST_CASE("a calendar has the head that clients look for", "[agenda]") {
  const auto lines = unfolded(icalendar({}, facts));
  const std::vector<std::string> expected{"BEGIN:VCALENDAR",
                                          "VERSION:2.0",
                                          "PRODID:-//datelined//datelined//EN",
                                          "CALSCALE:GREGORIAN",
                                          "UID:house",
                                          "NAME:datelined",
                                          "X-WR-CALNAME:datelined",
                                          "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                                          "X-PUBLISHED-TTL:PT1H",
                                          "END:VCALENDAR"};
  CHECK(lines == expected);
}

TEST_CASE("a timed event is written in UTC and has no end unless one was given", "[agenda]") {
  CHECK(property(dated("2017-02-27T10:00"), "DTSTART") == ":20170227T090000Z");
  CHECK(property(dated("2017-02-27T10:00"), "DTEND").empty());
  CHECK(property(dated("2017-02-27T10:00"), "TRANSP").empty());
  CHECK(property(dated("2017-07-03T10:00", "2017-07-03T12:30"), "DTSTART") == ":20170703T080000Z");
  CHECK(property(dated("2017-07-03T10:00", "2017-07-03T12:30"), "DTEND") == ":20170703T103000Z");
}

TEST_CASE("a day has no end and several days end on the day after the last", "[agenda]") {
  CHECK(property(dated("2017-02-27"), "DTSTART") == ";VALUE=DATE:20170227");
  CHECK(property(dated("2017-02-27"), "DTEND").empty());
  CHECK(property(dated("2017-02-27", "2017-03-02"), "DTEND") == ";VALUE=DATE:20170303");
}

TEST_CASE("a coarse window is a transparent span of days that names itself", "[agenda]") {
  const Event event = dated("2017-06", "", "early");
  CHECK(property(event, "DTSTART") == ";VALUE=DATE:20170601");
  CHECK(property(event, "DTEND") == ";VALUE=DATE:20170611");
  CHECK(property(event, "TRANSP") == ":TRANSPARENT");
  CHECK(property(event, "SUMMARY") == ":Doors open (early June 2017)");
}

TEST_CASE("of what runs already the final day is shown", "[agenda]") {
  CHECK(property(dated("", "2017-05-05"), "DTSTART") == ";VALUE=DATE:20170505");
  CHECK(property(dated("", "2017-05-05"), "SUMMARY") == ":Doors open (final day)");
}

TEST_CASE("a window of a decade is left out of calendars", "[agenda]") {
  const Event event = dated("203");
  CHECK(icalendar({&event, 1}, facts).find("VEVENT") == std::string::npos);
}

TEST_CASE("the status of an event becomes the status of iCalendar", "[agenda]") {
  const std::map<Status, std::string> expected{{Status::scheduled, ":CONFIRMED"},
                                               {Status::expected, ":TENTATIVE"},
                                               {Status::possible, ":TENTATIVE"},
                                               {Status::postponed, ":CONFIRMED"},
                                               {Status::cancelled, ":CANCELLED"}};
  Event event = dated("2017-02-27");
  for (const auto& pair : expected) {
    event.status = pair.first;
    CHECK(property(event, "STATUS") == pair.second);
  }
  event.status = Status::postponed;
  event.undated = true;
  CHECK(property(event, "STATUS") == ":CANCELLED");
  CHECK(property(event, "SUMMARY") == ":Doors open (postponed\\, no new date)");
}

TEST_CASE("sequence and stamps come from the event and never from a clock", "[agenda]") {
  Event event = dated("2017-02-27");
  event.revision = 4;
  event.claims.front().read = instant("2017-02-03T10:11:12Z");
  CHECK(property(event, "SEQUENCE") == ":4");
  CHECK(property(event, "DTSTAMP") == ":20170203T101112Z");
  CHECK(property(event, "LAST-MODIFIED") == ":20170203T101112Z");
  CHECK(icalendar({&event, 1}, facts) == icalendar({&event, 1}, facts));
}

TEST_CASE("the description quotes the evidence and names its source", "[agenda]") {
  const std::string text = property(dated("2017-02-27"), "DESCRIPTION");
  CHECK(text.find("\u201cThe maker will open its doors on 27 February\\, it said.\u201d") != std::string::npos);
  CHECK(text.find("What the maker plans (Gadget Post)\\, 2 Feb 2017") != std::string::npos);
  CHECK(text.find("\\nhttps://gadgets.example/maker") != std::string::npos);
}

TEST_CASE("only web addresses become a URL", "[agenda]") {
  Event event = dated("2017-02-27");
  CHECK(property(event, "URL") == ":https://gadgets.example/maker");
  for (const char* url :
       {"javascript:alert(1)", "https://a.example/\r\nATTACH:x", "/home/reader/drop.txt", "file:///x"}) {
    event.claims.front().url = url;
    CHECK(property(event, "URL").empty());
  }
}

TEST_CASE("lines are folded at 75 octets and never inside a character", "[agenda]") {
  std::string title;
  for (int i = 0; i < 60; ++i) title += i % 3 ? "\xC3\xA9" : "\xF0\x9F\x8E\x89x";
  const Event event = made_event(title, "2017-02-27");
  const std::string calendar = icalendar({&event, 1}, facts);
  for (const std::string& line : raw_lines(calendar)) {
    CHECK(line.size() <= 75);
    CHECK(is_utf8(line));
  }
  CHECK(property(event, "SUMMARY") == ":" + title);
}

TEST_CASE("hostile text adds no property and no component", "[agenda]") {
  const std::set<std::string> allowed{
      "BEGIN",        "VERSION",          "PRODID",          "CALSCALE", "UID",     "NAME",
      "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "DTSTAMP",  "DTSTART", "DTEND",
      "TRANSP",       "SUMMARY",          "DESCRIPTION",     "LOCATION", "URL",     "STATUS",
      "SEQUENCE",     "LAST-MODIFIED",    "CATEGORIES",      "END"};
  const std::string pieces[] = {
      "\r\n",          "\n",          "\r", "BEGIN:VALARM", "ATTACH:file:///x", "END:VEVENT", ";", ",",  "\\",
      "\\n",           ":",           "\"", "\x00\x1b",     "\xE2\x80\xA8",     "\xC3",       " ", "\t", "ORGANIZER:",
      "METHOD:CANCEL", "\xF0\x9F\x8E"};
  unsigned seed = 20170202;
  for (int round = 0; round < 2000; ++round) {
    std::string hostile;
    for (int i = 0; i < 12; ++i) hostile += pieces[(seed = seed * 1103515245 + 12345) / 65536 % std::size(pieces)];
    Event event = made_event(hostile, "2017-02-27");
    event.place->name = event.uid = event.claims.front().url = hostile;
    event.claims.front().feed = event.claims.front().article_title = event.claims.front().mention.evidence = hostile;
    int components = 0;
    for (const std::string& line : unfolded(icalendar({&event, 1}, CalendarFacts{hostile, hostile}))) {
      CHECK(is_utf8(line));
      CHECK(std::none_of(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\x1b'; }));
      const std::string name = line.substr(0, line.find_first_of(":;"));
      CHECK(allowed.contains(name));
      components += name == "BEGIN";
    }
    CHECK(components == 2);
  }
}

TEST_CASE("a mail gets one event with a method", "[agenda]") {
  Event event = dated("2017-02-27T10:00");
  CHECK(icalendar_message(event, facts).find("METHOD:PUBLISH\r\n") != std::string::npos);
  event.status = Status::cancelled;
  CHECK(icalendar_message(event, facts).find("METHOD:CANCEL\r\n") != std::string::npos);
}
