// What a second claim does to an event, and a claim that is taken back. Whole stories stand in stories_test.cpp.
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

const std::vector<Told> hearing = {
    {"2026-03-01", "a", "The trial of Marta Lindqvist is scheduled to begin on 16 March."},
    {"2026-03-03", "b", "Marta Lindqvist's trial begins on 16 March."}};
const std::vector<Told> launch = {{"2026-03-01", "a", "Emberfall Studios will launch the Kestrel console in June."},
                                  {"2026-04-02", "b", "Emberfall Studios will launch the Kestrel console on 11 June."}};

}  // namespace

TEST_CASE("two outlets make an event surer than one", "[events]") {
  const std::vector<Claim> claims = claims_of(hearing);
  REQUIRE(claims.size() == 2);
  const Event one = first_event(claims[0], "uid");
  const Event both = merge(one, claims[1], claims[1].read);
  CHECK(both.confidence > one.confidence);
  CHECK(both.claims.size() == 2);
  CHECK(both.uid == one.uid);
}

TEST_CASE("an article read again takes its old word back", "[events]") {
  const std::vector<Claim> claims = claims_of(launch);
  REQUIRE(claims.size() == 2);
  const Event both = merge(first_event(claims[0], "uid"), claims[1], claims[1].read);
  CHECK(start_form(both.when) == "2026-06-11");
  const Event left = without_article(both, claims[1].article, claims[1].read);
  CHECK(start_form(left.when) == "2026-06");
  CHECK(left.revision == both.revision + 1);
}

TEST_CASE("an event keeps its last word when its only article is gone", "[events]") {
  const std::vector<Claim> claims = claims_of(hearing);
  const Event event = without_article(first_event(claims[0], "uid"), claims[0].article, claims[0].read);
  CHECK(start_form(event.when) == "2026-03-16");
  CHECK(event.revision == 1);
}

TEST_CASE("a uid is 26 characters and the installation", "[events]") {
  const std::vector<Claim> claims = claims_of(hearing);
  const std::string uid = event_uid("home", "guid", "feed", claims[0].mention);
  CHECK(uid.find('@') == 26);
  CHECK(uid == event_uid("home", "guid", "feed", claims[0].mention));
  CHECK(uid != event_uid("home", "another", "feed", claims[0].mention));
}
