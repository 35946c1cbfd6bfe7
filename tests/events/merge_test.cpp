// Stories: what several articles say, read in every order, and the event that is believed in the end.
#include "events/merge.hpp"

#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace datelined;

namespace {

struct Told {
  std::string published, feed, text;
};

std::vector<Claim> claims_of(const std::vector<Told>& story) {
  std::vector<Claim> claims;
  std::int64_t number = 0;
  for (const Told& told : story) {
    Article article;
    article.guid = article.url = "https://example.org/" + std::to_string(++number);
    article.feed = told.feed;
    article.language = "en";
    article.text = told.text;
    const auto written = parse_iso8601(told.published);
    REQUIRE(written);
    article.dateline = {written->local, written->grain, Zone()};
    for (const EventMention& mention : Extractor({.minimum_confidence = 0.25}).mentions(article)) {
      Claim claim;
      claim.mention = mention;
      claim.article = {number};
      claim.feed = told.feed;
      claim.url = article.url;
      claim.published = to_instant(written->local, Zone());
      claim.read = claim.published + std::chrono::hours(1);
      claims.push_back(claim);
    }
  }
  return claims;
}

std::vector<Event> absorbed(const std::vector<Claim>& claims) {
  std::vector<Event> events;
  for (const Claim& claim : claims) {
    if (const Event* known = same_event(events, claim.mention)) {
      Event& event = events[static_cast<std::size_t>(known - events.data())];
      event = merge(std::move(event), claim, claim.read);
    } else {
      events.push_back(first_event(claim, event_uid("test", claim.url, claim.feed, claim.mention)));
    }
  }
  return events;
}

std::string believed(const Event& event) {
  return start_form(event.when) + " " + std::string(name(event.status)) + (event.undated ? " undated" : "");
}

struct Story {
  const char* about;
  std::vector<Told> told;
  std::vector<std::string> events;  ///< what is believed in the end, by date
  int revision;                     ///< of the first event, told in order
};

const Story stories[] = {
    {"two outlets announce the same hearing",
     {{"2026-03-01", "a", "The trial of Marta Lindqvist is scheduled to begin on 16 March."},
      {"2026-03-03", "b", "Marta Lindqvist's trial begins on 16 March."}},
     {"2026-03-16 scheduled"},
     1},
    {"a month is sharpened to a day",
     {{"2026-03-01", "a", "Emberfall Studios will launch the Kestrel console in June."},
      {"2026-04-02", "b", "Emberfall Studios will launch the Kestrel console on 11 June."}},
     {"2026-06-11 scheduled"},
     2},
    {"a coarser word later changes nothing",
     {{"2026-03-01", "a", "Emberfall Studios will launch the Kestrel console on 11 June."},
      {"2026-04-02", "b", "Emberfall Studios will launch the Kestrel console in June."}},
     {"2026-06-11 scheduled"},
     1},
    {"a postponed summit moves",
     {{"2026-03-01", "a", "The Nordic Rivers Summit will be held on 14 April in Oslo."},
      {"2026-03-20", "b", "The Nordic Rivers Summit in Oslo has been postponed to 12 May."}},
     {"2026-05-12 postponed"},
     2},
    {"a rumour does not override a schedule",
     {{"2026-03-01", "a", "Orlane Motors will launch the Vega van on 20 May."},
      {"2026-03-05", "b", "Orlane Motors could launch the Vega van on 27 May."}},
     {"2026-05-20 scheduled"},
     1},
    {"two matches of the same teams stay two",
     {{"2026-03-01", "a", "Northport United will play Eastham Rovers on 14 March."},
      {"2026-03-02", "b", "Northport United will play Eastham Rovers on 28 March."}},
     {"2026-03-14 scheduled", "2026-03-28 scheduled"},
     1},
    {"two hearings of one case stay two",
     {{"2026-03-01", "a", "The hearing of Carl Ode is set for 9 March."},
      {"2026-03-02", "b", "The hearing of Carl Ode is set for 23 March."}},
     {"2026-03-09 scheduled", "2026-03-23 scheduled"},
     1},
    {"yearly editions stay two",
     {{"2026-03-01", "a", "The DevHarbor Conference will take place on 12 May 2026 in Porto."},
      {"2026-03-02", "b", "The DevHarbor Conference will take place on 11 May 2027 in Porto."}},
     {"2026-05-12 scheduled", "2027-05-11 scheduled"},
     1},
    {"versions tell releases apart",
     {{"2026-03-01", "a", "Version 5.2 of the Corvus compiler will be released on 9 April."},
      {"2026-03-02", "b", "Version 5.3 of the Corvus compiler will be released on 9 April."}},
     {"2026-04-09 scheduled", "2026-04-09 scheduled"},
     1},
    {"cities tell concerts apart",
     {{"2026-03-01", "a", "The Oslo Quartet will give a concert in Lisbon on 11 April."},
      {"2026-03-02", "b", "The Oslo Quartet will give a concert in Vienna on 11 April."}},
     {"2026-04-11 scheduled", "2026-04-11 scheduled"},
     1},
    {"different names on one day stay two",
     {{"2026-03-01", "a", "Quintel Group will hold its annual meeting on 20 May."},
      {"2026-03-02", "b", "Brightwater Energy will hold its annual meeting on 20 May."}},
     {"2026-05-20 scheduled", "2026-05-20 scheduled"},
     1},
    {"semifinal and final stay two",
     {{"2026-03-01", "a", "The Harbor Cup semifinal will be played in Ghent on 4 April."},
      {"2026-03-02", "b", "The Harbor Cup final will be played in Ghent on 5 April."}},
     {"2026-04-04 scheduled", "2026-04-05 scheduled"},
     1},
};

}  // namespace

TEST_CASE("stories end in the events their articles announce", "[events]") {
  for (const Story& story : stories) {
    INFO(story.about);
    std::vector<Event> events = absorbed(claims_of(story.told));
    REQUIRE(!events.empty());
    CHECK(events.front().revision == story.revision);
    std::vector<std::string> ends;
    for (const Event& event : events) ends.push_back(believed(event));
    std::sort(ends.begin(), ends.end());
    CHECK(ends == story.events);
  }
}

TEST_CASE("the order in which articles arrive does not change what is believed", "[events]") {
  for (const Story& story : stories) {
    INFO(story.about);
    std::vector<Claim> claims = claims_of(story.told);
    std::reverse(claims.begin(), claims.end());
    std::vector<std::string> ends;
    for (const Event& event : absorbed(claims)) ends.push_back(believed(event));
    std::sort(ends.begin(), ends.end());
    CHECK(ends == story.events);
  }
}

TEST_CASE("two outlets make an event surer than one", "[events]") {
  const std::vector<Claim> claims = claims_of(stories[0].told);
  REQUIRE(claims.size() == 2);
  const Event one = first_event(claims[0], "uid");
  const Event both = merge(one, claims[1], claims[1].read);
  CHECK(both.confidence > one.confidence);
  CHECK(both.claims.size() == 2);
  CHECK(both.uid == one.uid);
}

TEST_CASE("an article read again takes its old word back", "[events]") {
  const std::vector<Claim> claims = claims_of(stories[1].told);
  REQUIRE(claims.size() == 2);
  const Event both = merge(first_event(claims[0], "uid"), claims[1], claims[1].read);
  CHECK(start_form(both.when) == "2026-06-11");
  const Event left = without_article(both, claims[1].article, claims[1].read);
  CHECK(start_form(left.when) == "2026-06");
  CHECK(left.revision == both.revision + 1);
}

TEST_CASE("an event keeps its last word when its only article is gone", "[events]") {
  const std::vector<Claim> claims = claims_of(stories[0].told);
  const Event event = without_article(first_event(claims[0], "uid"), claims[0].article, claims[0].read);
  CHECK(start_form(event.when) == "2026-03-16");
  CHECK(event.revision == 1);
}

TEST_CASE("a uid is 26 characters and the installation", "[events]") {
  const std::vector<Claim> claims = claims_of(stories[0].told);
  const std::string uid = event_uid("home", "guid", "feed", claims[0].mention);
  CHECK(uid.find('@') == 26);
  CHECK(uid == event_uid("home", "guid", "feed", claims[0].mention));
  CHECK(uid != event_uid("home", "another", "feed", claims[0].mention));
}
