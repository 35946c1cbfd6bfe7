// The extractor on whole small articles: what must be announced, and what must not.
#include "events/extractor.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"
#include "text/utf8.hpp"

#include <string>

using namespace datelined;

namespace {

Article article(const std::string& published, std::string title, std::string text) {
  Article made;
  made.guid = "made-up";
  made.title = std::move(title);
  made.text = std::move(text);
  made.language = "en";
  const auto written = parse_iso8601(published);
  REQUIRE(written);
  made.dateline = {written->local, written->grain, Zone()};
  return made;
}

const EventMention* starting(const std::vector<EventMention>& mentions, const std::string& start) {
  for (const EventMention& mention : mentions)
    if (start_form(mention.when) == start) return &mention;
  return nullptr;
}

}  // namespace

TEST_CASE("an announced press event is found with its place and zone", "[events]") {
  const auto found = Extractor().mentions(article(
      "2017-02-02", "Sony's phones sell badly but earn money",
      "Sony's phone business lost $544 million in its last fiscal year. On Monday it reported that revenue for the "
      "quarter "
      "that ended on December 31, 2016 had fallen by a third.\n\nSony will host a press event on February 27 in "
      "Barcelona, "
      "Spain, as part of the 2017 Mobile World Congress trade show. A picture of a phone was leaked a few days ago. It "
      "may "
      "wait until later in the year before it shows a bigger one, and it is not expected to launch a flagship there."));
  REQUIRE(found.size() == 1);
  const EventMention& event = found[0];
  CHECK(start_form(event.when) == "2017-02-27");
  CHECK(event.title.starts_with("Sony to host a press event"));
  CHECK(event.title.size() <= 90);
  REQUIRE(event.place);
  CHECK(event.place->name == "Barcelona, Spain");
  CHECK(event.place->country == "ES");
  CHECK(event.zone.name() == "Europe/Madrid");
  CHECK(event.status == Status::scheduled);
  CHECK((event.category == Category::conference || event.category == Category::product));
  CHECK(event.evidence.starts_with("Sony will host"));
}

TEST_CASE("the evidence is an exact part of the text and the offsets count code points", "[events]") {
  const Article read = article("2026-03-02", "Café Zürich reopens",
                               "“We are ready”, says the owner. The Café Zürich will reopen on 14 March.");
  const auto found = Extractor().mentions(read);
  REQUIRE(starting(found, "2026-03-14"));
  for (const EventMention& event : found) {
    CHECK(whole_text(read).find(event.evidence) != std::string::npos);
    CHECK(event.words.of(whole_text(read)) == event.said);
    CHECK(event.offset < event.words.begin);
  }
}

TEST_CASE("what is over is not announced", "[events]") {
  const auto found =
      Extractor().mentions(article("2026-03-02", "Little to report",
                                   "The company opened a plant in Ohio on 12 January 2026. It had closed "
                                   "another on 3 May 2025, and sales fell by a tenth last year."));
  CHECK(found.empty());
}

TEST_CASE("a month that the headline names is no place, a town is", "[events]") {
  const auto place = [](const std::string& headline) {
    const auto found = Extractor().mentions(
        article("2017-02-23", headline, "The inquiry will hear the owner of the ferry on March 9, its chair said."));
    const EventMention* hearing = starting(found, "2017-03-09");
    REQUIRE(hearing);
    return hearing->place ? hearing->place->name : std::string();
  };
  CHECK(place("Ferry inquiry: owner to be heard in March").empty());
  CHECK(place("Ferry inquiry: owner to be heard in Bristol") == "Bristol");
}

TEST_CASE("a headline too long to be read whole is cut between its letters", "[events]") {
  std::string headline(281, 'a');
  for (std::size_t at = 5; at < headline.size(); at += 6) headline[at] = ' ';
  for (const std::string name : {" Marlowéééééé", "a Marlowéééééé"})
    for (const EventMention& event : Extractor({.minimum_confidence = 0.01})
                                         .mentions(article("2026-03-02", headline + name, "It opens on 14 March.")))
      CHECK(is_utf8(event.title));
}

TEST_CASE("no title is longer than a line of an agenda, whatever an article is made of", "[events]") {
  std::string word;
  for (int i = 0; i < 80; ++i) word += "é";
  const std::vector<std::string> texts{"The decision was postponed until Thursday.", word + " opens on 14 March.",
                                       "On 14 March " + word + " will open the harbour.",
                                       "The fair opens on 14 March at M $– the harbour."};
  for (const std::string& text : texts) {
    const auto found = Extractor({.minimum_confidence = 0.01}).mentions(article("2026-03-02", word, text));
    CHECK_FALSE(found.empty());
    for (const EventMention& event : found) {
      CHECK(event.title.size() <= 90);
      CHECK(is_utf8(event.title));
    }
  }
}

TEST_CASE("a place that the words of an event tell outranks one that the article tells of another", "[events]") {
  const std::string elsewhere =
      "CorvusConf is held in Lisbon, Portugal, and there are two more.\n\n"
      "The Corvus Meetup, a conference on compilers, will take place on September 12.\n\n";
  const auto place = [&](const std::string& text) {
    const auto found = Extractor().mentions(article("2026-03-02", "The Corvus conferences of this year", text));
    const EventMention* meetup = starting(found, "2026-09-12");
    REQUIRE(meetup);
    REQUIRE(meetup->place);
    return meetup->place->name;
  };
  CHECK(place(elsewhere) == "Lisbon, Portugal");
  CHECK(place(elsewhere +
              "The winter was long. On September 12 we meet in Geneva, Switzerland for the Corvus Meetup.\n") ==
        "Geneva, Switzerland");
}
