// Structured data of a page: schema.org and VEVENT as mentions.
#include "events/extractor.hpp"
#include "tests/catch.hpp"

#include <string>

using namespace datelined;
using namespace std::chrono;

namespace {

std::vector<EventMention> announced(const std::string& markup, const std::string& text = "") {
  Article article;
  article.guid = "page";
  article.language = "en";
  article.text = text;
  article.dateline.moment = local_days(year(2026) / 3 / 2);
  article.markup = {markup};
  return Extractor().mentions(article);
}

}  // namespace

TEST_CASE("a schema.org event is announced with place and zone", "[events]") {
  const auto found = announced(R"({"@context":"https://schema.org","@type":"MusicEvent","name":"Oslo  Quartet plays",
    "startDate":"2026-04-11T19:30","endDate":"2026-04-11T22:00",
    "location":{"@type":"Place","name":"Riverside Hall","address":{"addressLocality":"Lisbon","addressCountry":"Portugal"}},
    "performer":[{"name":"Oslo Quartet"}]})");
  REQUIRE(found.size() == 1);
  CHECK(found[0].title == "Oslo Quartet plays");
  CHECK(start_form(found[0].when) == "2026-04-11T19:30");
  CHECK(end_form(found[0].when) == "2026-04-11T22:00");
  CHECK(found[0].category == Category::arts);
  REQUIRE(found[0].place);
  CHECK(found[0].place->name == "Riverside Hall, Lisbon, Portugal");
  CHECK(found[0].zone.name() == "Europe/Lisbon");
  CHECK(found[0].confidence > 0.9);
  REQUIRE(found[0].names.size() == 1);
  CHECK(found[0].names[0].text == "Oslo Quartet");
}

TEST_CASE("a rescheduled schema.org event tells the date it had", "[events]") {
  const auto found = announced(R"({"@graph":[{"@type":"WebSite","name":"x"},{"@type":"Event","name":"Harbour Fair",
    "startDate":"2026-05-09","previousStartDate":"2026-04-18","eventStatus":"https://schema.org/EventRescheduled"}]})");
  REQUIRE(found.size() == 1);
  CHECK(found[0].status == Status::postponed);
  CHECK_FALSE(found[0].undated);
  REQUIRE(found[0].moved_from);
  CHECK(start_form(*found[0].moved_from) == "2026-04-18");
}

TEST_CASE("cancelled and past schema.org events are told apart", "[events]") {
  const auto found =
      announced(R"([{"@type":"Event","name":"Spring Ball","startDate":"2026-04-18","eventStatus":"EventCancelled"},
    {"@type":"Event","name":"Winter Ball","startDate":"2026-01-18"}])");
  REQUIRE(found.size() == 1);
  CHECK(found[0].title == "Spring Ball");
  CHECK(found[0].status == Status::cancelled);
}

TEST_CASE("broken markup announces nothing and prose still counts", "[events]") {
  CHECK(announced(R"({"@type":"Event","name":)").empty());
  CHECK(announced(R"({"@type":"Event","name":"x","startDate":"soon"})").empty());
  CHECK(announced(std::string(100000, '[')).empty());
  CHECK(announced("BEGIN:VEVENT\r\nDTSTART:99999999\r\nEND:VEVENT").empty());
  CHECK(announced("{", "The Lakeside Marathon will be run on April 26.").size() == 1);
}

TEST_CASE("prose does not announce again what the markup announced", "[events]") {
  const auto found = announced(R"({"@type":"SportsEvent","name":"Lakeside Marathon 2026","startDate":"2026-04-26"})",
                               "The Lakeside Marathon will be run on April 26.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].title == "Lakeside Marathon 2026");
}

TEST_CASE("a VEVENT is announced in its zone", "[events]") {
  const auto found = announced(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Board meeting\\, spring\r\n"
      "DTSTART;TZID=Europe/Oslo:20260312T090000\r\nDTEND;TZID=Europe/Oslo:20260312T110000\r\nLOCATION:Oslo\r\n"
      "STATUS:TENTATIVE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].title == "Board meeting, spring");
  CHECK(start_form(found[0].when) == "2026-03-12T09:00");
  CHECK(found[0].zone.name() == "Europe/Oslo");
  CHECK(found[0].status == Status::expected);
}

TEST_CASE("a recurring VEVENT gives its next occurrences without the replaced ones", "[events]") {
  const auto found = announced(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:7\r\nSUMMARY:Choir practice\r\nDTSTART:20260105T190000\r\n"
      "RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:7\r\nRECURRENCE-ID:20260309T190000\r\n"
      "SUMMARY:Choir practice\r\nDTSTART:20260310T190000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  REQUIRE(found.size() == 58);  // the Mondays of 400 days but one, and a Tuesday
  CHECK(start_form(found[0].when) == "2026-03-02T19:00");
  CHECK(start_form(found[1].when) == "2026-03-16T19:00");
  CHECK(start_form(found.back().when) == "2026-03-10T19:00");
}

TEST_CASE("a schema.org event may be of several types, stand in a graph, and refer to its place", "[events]") {
  const auto found = announced(R"({"@graph":[
    {"@id":"#hall","@type":"Place","name":"Riverside Hall","address":{"@type":"PostalAddress","addressLocality":"Lisbon",
     "addressCountry":{"@type":"Country","name":"Portugal"}}},
    {"@type":["Thing","MusicEvent"],"name":"Oslo Quartet plays","startDate":"2026-04-11","location":{"@id":"#hall"}}]})");
  REQUIRE(found.size() == 1);
  CHECK(found[0].category == Category::arts);
  REQUIRE(found[0].place);
  CHECK(found[0].place->name == "Riverside Hall, Lisbon, Portugal");
}

TEST_CASE("an event is online if it says so in any of its ways, unless it is on the ground too", "[events]") {
  const auto place = [](const std::string& members) {
    const auto found = announced(R"({"@type":"Event","name":"Spring Talks","startDate":"2026-04-11",)" + members + "}");
    return found.size() == 1 && found[0].place ? found[0].place->name : std::string("none");
  };
  CHECK(place(R"("location":{"@type":"VirtualLocation","url":"https://example.org/"})") == "online");
  CHECK(place(R"("eventAttendanceMode":"https://schema.org/OnlineEventAttendanceMode")") == "online");
  CHECK(place(R"("eventStatus":"https://schema.org/EventMovedOnline","location":"Riverside Hall")") == "online");
  CHECK(place(R"("location":[{"@type":"VirtualLocation"},{"@type":"Place","name":"Riverside Hall"}])") ==
        "Riverside Hall");
  CHECK(place(R"("eventAttendanceMode":"MixedEventAttendanceMode","location":"Riverside Hall")") == "Riverside Hall");
  CHECK(place(R"("location":{"@type":"PostalAddress","addressLocality":"Lisbon"})").starts_with("Lisbon"));
  CHECK(place(R"("location":42)") == "none");
}

TEST_CASE("the programme of an event is announced with it", "[events]") {
  const auto found =
      announced(R"({"@type":"Festival","name":"Willow Lake Festival","startDate":"2026-07-18","endDate":"2026-07-19",
    "superEvent":{"@type":"Event","name":"Lake Summer","startDate":"2026-06-01"},
    "subEvent":[{"@type":"MusicEvent","name":"Oslo Quartet","startDate":"2026-07-18T20:00"},{"@type":"Event","name":"Fireworks"}]})");
  REQUIRE(found.size() == 2);
  CHECK(found[0].title == "Willow Lake Festival");
  CHECK(found[1].title == "Oslo Quartet");
}

TEST_CASE("an event may have moved more than once, or wait for its new date", "[events]") {
  const auto found = announced(R"([{"@type":"Event","name":"Harbour Fair","startDate":"2026-05-09",
    "previousStartDate":["2026-04-18","2026-03-21"],"eventStatus":"EventRescheduled"},
    {"@type":"Event","name":"Spring Ball","startDate":"2026-04-18","previousStartDate":"2026-04-18","eventStatus":"EventPostponed"}])");
  REQUIRE(found.size() == 2);
  CHECK(start_form(*found[0].moved_from) == "2026-04-18");
  CHECK_FALSE(found[0].undated);
  CHECK(found[1].undated);
}
