// The calendar read back by programs of others: python3-icalendar and khal.
#include "agenda/agenda.hpp"
#include "tests/agenda/made_events.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "text/utf8.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace datelined;
namespace json = boost::json;

namespace {

const CalendarFacts facts{"house"};

Event numbered(Event event, int number) {
  event.uid = "k3f7qa2mzx5tnd6wr4yhb2cv" + std::to_string(100 + number) + "@house";
  return event;
}

std::vector<json::value> read_by_python(const std::vector<Event>& events) {
  require_installed("/usr/lib/python3/dist-packages/icalendar", "python3-icalendar");
  const ScratchFolder folder;
  const auto file = folder.file("agenda.ics", icalendar(events, facts));
  std::istringstream out(
      output_of({"/usr/bin/python3", SOURCE_DIR "/tests/rigs/calendar_read.py", file.string()}, {{"PYTHONUTF8", "1"}}));
  std::vector<json::value> values;
  for (std::string line; std::getline(out, line);) values.push_back(json::parse(line));
  REQUIRE(values.size() == events.size() + 1);
  return values;
}

std::vector<Event> one_of_each() {
  std::vector<Event> events{made_event("Timed", "2017-02-27T10:00"),
                            made_event("Timed to", "2017-07-03T10:00", "2017-07-03T12:30"),
                            made_event("Day", "2017-02-28"),
                            made_event("Days", "2017-03-01", "2017-03-03"),
                            made_event("Window", "2017-06", "", "early"),
                            made_event("Running", "", "2017-05-05"),
                            made_event("Off", "2017-04-01")};
  events.back().status = Status::cancelled;
  for (std::size_t i = 0; i < events.size(); ++i) events[i] = numbered(events[i], int(i));
  return events;
}

}  // namespace

TEST_CASE("python3-icalendar reads what was written", "[agenda][rig]") {
  const auto values = read_by_python(one_of_each());
  CHECK(values[0].at("name") == "datelined");
  CHECK(values[0].at("refresh") == "PT1H");
  CHECK(values[1].at("start") == "2017-02-27T09:00:00+00:00");
  CHECK(values[1].at("end").is_null());
  CHECK(values[2].at("start") == "2017-07-03T08:00:00+00:00");
  CHECK(values[2].at("end") == "2017-07-03T10:30:00+00:00");
  CHECK(values[3].at("start") == "2017-02-28");
  CHECK(values[4].at("end") == "2017-03-04");
  CHECK(values[5].at("end") == "2017-06-11");
  CHECK(values[6].at("summary") == "Running (final day)");
  CHECK(values[7].at("status") == "CANCELLED");
  CHECK(values[1].at("url") == "https://gadgets.example/maker");
}

TEST_CASE("python3-icalendar reads hostile titles as they were", "[agenda][rig]") {
  // No backslash before n or a comma: this reader undoes escapes one after the other and so reads too many of them.
  const std::string titles[] = {"a,b;c\\d\"e\":f",
                                "\\",
                                "x\nEND:VEVENT\nBEGIN:VALARM",
                                "two\r\nlines",
                                std::string(500, 'x') + "\xC3\xA9",
                                "\xF0\x9F\x8E\x89\xF0\x9F\x8E\x89 \xE2\x80\x94 ;",
                                "ATTACH:file:///etc/passwd",
                                ":;,=\"'%"};
  std::vector<Event> events;
  for (const std::string& title : titles)
    events.push_back(numbered(made_event(title, "2017-02-27"), int(events.size())));
  const auto values = read_by_python(events);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const json::value& read = values[i + 1];
    std::string expected = titles[i];
    if (const auto at = expected.find("\r\n"); at != std::string::npos) expected.replace(at, 2, "\n");
    CHECK(std::string(read.at("summary").as_string()) == expected);
    CHECK(read.at("start") == "2017-02-27");
    CHECK(read.at("errors").as_array().empty());
    CHECK(read.at("alarms") == 0);
  }
  CHECK(values[0].at("errors").as_array().empty());
}

TEST_CASE("khal imports the calendar and shows every event on its day", "[agenda][rig]") {
  require_installed("/usr/bin/khal", "khal");
  const ScratchFolder folder;
  const auto place = [&](const char* name) { return (folder.path() / name).string(); };
  const auto calendar = folder.file("agenda.ics", icalendar(one_of_each(), facts));
  folder.file("khal.conf", "[calendars]\n[[dates]]\npath = " + place("dates") +
                               "\n[sqlite]\npath = " + place("khal.db") +
                               "\n[locale]\nlocal_timezone = Europe/Madrid\ndefault_timezone = Europe/Madrid\n"
                               "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
                               "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n");
  const ChildProcess::Variables variables{{"HOME", folder.path().string()}, {"LC_ALL", "C.UTF-8"}};
  output_of({"/usr/bin/khal", "-c", place("khal.conf"), "import", "--batch", "-a", "dates", calendar.string()},
            variables);
  const std::string shown = output_of({"/usr/bin/khal", "-c", place("khal.conf"), "list", "--once", "--day-format", "",
                                       "--format", "{start-long}|{end-long}|{title}|{location}", "2017-01-01", "365d"},
                                      variables);
  INFO(shown);
  for (const char* line :
       {"2017-02-27 10:00|", "2017-07-03 10:00|2017-07-03 12:30|Timed to|Barcelona, Spain",
        "2017-02-28|2017-02-28|Day|", "2017-03-01|2017-03-03|Days|", "2017-06-01|2017-06-10|Window (early June 2017)|",
        "2017-05-05|2017-05-05|Running (final day)|", "2017-04-01|2017-04-01|Off|"})
    CHECK(shown.find(line) != std::string::npos);
}
