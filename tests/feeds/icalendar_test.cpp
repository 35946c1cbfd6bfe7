// iCalendar as a feed: an article for each UID, within bounds that no document can pass.
#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "feeds/feed.hpp"
#include "feeds/vevent.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <string>

using namespace datelined;

namespace {

Instant at(const std::string& text) { return to_instant(parse_iso8601(text)->local, Zone()); }

std::string calendar(const std::string& inside) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\n" + inside + "END:VCALENDAR\r\n";
}

std::string vevent(const std::string& lines, const std::string& uid = "one@example.org") {
  return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nSUMMARY:Choir practice\r\n" + lines + "END:VEVENT\r\n";
}

FeedContent read(const std::string& text, const std::string& fetched = "2026-03-02T12:00") {
  Feed feed;
  feed.name = "choir";
  feed.url = "https://example.org/choir.ics";
  feed.zone = *Zone::named("Europe/Oslo");
  return read_feed(text, feed, at(fetched));
}

std::vector<EventMention> announced(const FeedContent& content) {
  std::vector<EventMention> all;
  for (const Article& article : content.articles)
    for (EventMention& mention : Extractor().mentions(article)) all.push_back(std::move(mention));
  return all;
}

std::string starts(const std::vector<EventMention>& mentions) {
  std::string text;
  for (const EventMention& mention : mentions) text += (text.empty() ? "" : " ") + start_form(mention.when);
  return text;
}

}  // namespace

TEST_CASE("a calendar is a feed of its events, and each names its zone", "[feeds]") {
  const FeedContent content = read(
      calendar("X-WR-TIMEZONE:Europe/Lisbon\r\n" +
               vevent("DTSTART;TZID=America/New_York:20260312T190000\r\nDTEND;TZID=America/New_York:20260312T210000\r\n"
                      "LOCATION:Riverside Hall\\, "
                      "Albany\r\nLAST-MODIFIED:20260201T080000Z\r\nURL:https://example.org/choir/12\r\n") +
               vevent("DTSTART:20260313T190000\r\n", "two") + vevent("DTSTART;VALUE=DATE:20260314\r\n", "three") +
               vevent("DTSTART:20260315T190000Z\r\n", "four")));
  REQUIRE(content.articles.size() == 4);
  CHECK(content.articles[0].guid == "one@example.org");
  CHECK(content.articles[0].url == "https://example.org/choir/12");
  CHECK(iso8601(content.articles[0].dateline.moment).starts_with("2026-02-01T08:00"));
  const auto mentions = announced(content);
  REQUIRE(mentions.size() == 4);
  CHECK(starts(mentions) == "2026-03-12T19:00 2026-03-13T19:00 2026-03-14 2026-03-15T19:00");
  CHECK(mentions[0].zone.name() == "America/New_York");
  CHECK(mentions[0].origin == Origin::calendar);
  CHECK(end_form(mentions[0].when) == "2026-03-12T21:00");
  CHECK(mentions[0].place->name == "Riverside Hall, Albany");
  CHECK(mentions[1].zone.name() == "Europe/Lisbon");
  CHECK(mentions[3].zone == Zone());
}

TEST_CASE("what a calendar says of its zones is not believed, their names are", "[feeds]") {
  const std::string lies =
      "BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\n"
      "TZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
  const auto mentions = announced(read(calendar(lies + vevent("DTSTART;TZID=Europe/Oslo:20260312T190000\r\n"))));
  REQUIRE(mentions.size() == 1);
  CHECK(iso8601(to_instant(*mentions[0].when.begin, mentions[0].zone)) == "2026-03-12T18:00:00Z");
  CHECK(zone_of_tzid("/vendor.example/20240101_1/Europe/Oslo")->name() == "Europe/Oslo");
  CHECK(zone_of_tzid("W. Europe Standard Time")->name() == "Europe/Berlin");
  CHECK_FALSE(zone_of_tzid("The Shire Standard Time"));
}

TEST_CASE("what is over is no article, what recurs is its next occurrences", "[feeds]") {
  CHECK(read(calendar(vevent("DTSTART:20250312T190000Z\r\n"))).articles.empty());
  const auto mentions = announced(read(calendar(
      vevent("DTSTART;TZID=Europe/Oslo:20260105T190000\r\nRRULE:FREQ=WEEKLY;UNTIL=20260331T215959Z\r\n"
             "EXDATE;TZID=Europe/Oslo:20260316T190000\r\n") +
      vevent("RECURRENCE-ID;TZID=Europe/Oslo:20260309T190000\r\nDTSTART;TZID=Europe/Oslo:20260310T190000\r\n") +
      vevent("RECURRENCE-ID;TZID=Europe/Oslo:20260323T190000\r\nDTSTART;TZID=Europe/Oslo:20260323T190000\r\n"
             "STATUS:CANCELLED\r\n"))));
  CHECK(starts(mentions) == "2026-03-02T19:00 2026-03-30T19:00 2026-03-10T19:00 2026-03-23T19:00");
  REQUIRE(mentions.size() == 4);
  REQUIRE(mentions[2].moved_from);
  CHECK(start_form(*mentions[2].moved_from) == "2026-03-09T19:00");
  CHECK(mentions[3].status == Status::cancelled);
}

TEST_CASE("a document that cancels cancels all it names", "[feeds]") {
  const auto mentions = announced(read(calendar("METHOD:CANCEL\r\n" + vevent("DTSTART:20260312T190000Z\r\n"))));
  REQUIRE(mentions.size() == 1);
  CHECK(mentions[0].status == Status::cancelled);
}

TEST_CASE("the same calendar an hour later holds the same articles, a moved event another", "[feeds]") {
  const std::string before = calendar(vevent("DTSTART:20260312T190000Z\r\nDTSTAMP:20260302T120000Z\r\n"));
  const std::string stamped = calendar(vevent("DTSTART:20260312T190000Z\r\nDTSTAMP:20260302T130000Z\r\n"));
  const std::string moved = calendar(vevent("DTSTART:20260313T190000Z\r\nDTSTAMP:20260302T130000Z\r\n"));
  const std::string hash = read(before).articles.at(0).hash;
  CHECK(read(stamped, "2026-03-02T13:00").articles.at(0).hash == hash);
  CHECK(read(moved, "2026-03-02T13:00").articles.at(0).hash != hash);
  const std::string weekly = calendar(vevent("DTSTART:20260312T190000Z\r\nRRULE:FREQ=WEEKLY\r\n"));
  CHECK(read(weekly, "2026-03-02").articles.at(0).hash == read(weekly, "2026-03-28").articles.at(0).hash);
  CHECK(read(weekly, "2026-03-02").articles.at(0).hash != read(weekly, "2026-04-02").articles.at(0).hash);
}

TEST_CASE("bombs burst within their bounds", "[feeds]") {
  const auto weekly = [](int number) {
    return vevent("DTSTART:20260105T190000Z\r\nRRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12\r\n",
                  "uid" + std::to_string(number));
  };
  CHECK(announced(read(calendar(weekly(1)))).size() == most_occurrences_of_event);
  std::string many;
  for (int i = 0; i < 30; ++i) many += weekly(i);
  const FeedContent content = read(calendar(many));
  CHECK(content.articles.size() == most_occurrences_of_document / most_occurrences_of_event);
  CHECK(content.findings.size() == 1);
  for (const char* rule :
       {"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY", "FREQ=HOURLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"})
    CHECK(read(calendar(vevent(std::string("DTSTART:20260105T190000Z\r\nRRULE:") + rule + "\r\n"))).articles.empty());
  CHECK(read(calendar(vevent("DTSTART:20260312T190000Z\r\nURL:https://example.org/\\nX\r\n"))).articles.size() == 1);
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "BEGIN:VEVENT\r\n";
  CHECK_NOTHROW(read(calendar(deep)));
  CHECK_NOTHROW(read("BEGIN:VCALENDAR\r\n"));
  CHECK_NOTHROW(read(calendar(vevent("DTSTART:99999999T999999\r\nRDATE:" + std::string(100'000, '9') + "\r\n"))));
  CHECK(read(calendar(vevent("DTSTART;TZID=\"\x01\xff\":20260312T190000\r\n"))).articles.size() == 1);
}
