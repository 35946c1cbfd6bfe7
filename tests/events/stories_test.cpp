// Stories: what several articles say, read in every order, and what is believed in the end (stories.corpus).
#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "store/absorb.hpp"
#include "tests/catch.hpp"
#include "tests/seed.hpp"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace datelined;

namespace {

struct Told {
  Article article;
  std::vector<EventMention> mentions;
};

struct Story {
  std::string about;
  std::vector<Told> told;
  std::vector<std::string> ends;  ///< "2026-06-11 scheduled : announced sharpened"
};

Told told(const std::string& line, std::size_t number) {
  std::istringstream words(line.substr(0, line.find(" | ")));
  std::string published, feed;
  words >> published >> feed;
  Article article;
  article.guid = article.url = "https://example.org/" + std::to_string(number);
  article.feed = feed;
  article.language = "en";
  article.text = line.substr(line.find(" | ") + 3);
  article.hash = std::to_string(number);
  const auto written = parse_iso8601(published);
  REQUIRE(written);
  article.dateline = {written->local, written->grain, Zone()};
  return {article, Extractor({.minimum_confidence = 0.25}).mentions(article)};
}

std::vector<Story> stories() {
  std::ifstream file(SOURCE_DIR "/tests/events/stories.corpus");
  std::vector<Story> all;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("story ")) all.push_back({line.substr(6), {}, {}});
    if (line.starts_with("= ")) all.back().ends.push_back(line.substr(2));
    if (line.find(" | ") != line.npos && !line.starts_with("#"))
      all.back().told.push_back(told(line, all.back().told.size() + 1));
  }
  return all;
}

/// The store after the articles came in an order.
std::vector<Event> absorbed(Store& store, const Story& story, const std::vector<std::size_t>& order) {
  const Planning planning{.installation = store.installation(), .zone = Zone()};
  Instant now = to_instant(parse_iso8601("2026-12-01")->local, Zone());
  for (const std::size_t place : order) {
    const Told& told = story.told.at(place);
    absorb(store, told.article, told.mentions, {}, planning, now += std::chrono::hours(1));
  }
  return store.events({});
}

std::string believed(const Event& event) {
  return start_form(event.when) + " " + std::string(name(event.status)) + (event.undated ? " undated" : "");
}

std::string with_history(Store& store, const Event& event) {
  std::string text = believed(event) + " :";
  for (const Revision& step : store.history(event.id)) text += " " + std::string(name(step.change));
  return text;
}

/// All that is believed, but not what hangs on the order of arrival: uids, revisions, instants.
std::string in_full(const Event& event) {
  std::string text = believed(event) + " to " + end_form(event.when) + " " + event.zone.name() + " " + event.title;
  text += event.place ? " in " + event.place->name : "";
  for (const Claim& claim : event.claims) text += "\n  " + claim.url + ": " + claim.mention.title;
  return text;
}

template <class Form>
std::vector<std::string> listed(const std::vector<Event>& events, Form form) {
  std::vector<std::string> lines;
  for (const Event& event : events) lines.push_back(form(event));
  std::ranges::sort(lines);
  return lines;
}

}  // namespace

TEST_CASE("stories end in the events their articles announce, and tell what became of them", "[events]") {
  const std::vector<Story> all = stories();
  REQUIRE(all.size() >= 60);
  for (const Story& story : all) {
    INFO(story.about);
    REQUIRE(story.told.size() >= 2);
    for (const Told& told : story.told) CHECK(told.mentions.size() == 1);
    Store store = Store::open(":memory:", false);
    std::vector<std::size_t> order(story.told.size());
    std::iota(order.begin(), order.end(), 0);
    const auto events = absorbed(store, story, order);
    CHECK(listed(events, [&](const Event& event) { return with_history(store, event); }) == story.ends);
  }
}

TEST_CASE("the order of articles does not change the final set of events, only their history", "[events]") {
  INFO("--rng-seed " << test_seed());
  std::mt19937 random(test_seed());
  for (const Story& story : stories()) {
    INFO(story.about);
    std::vector<std::size_t> order(story.told.size());
    std::iota(order.begin(), order.end(), 0);
    Store first = Store::open(":memory:", false);
    const auto expected = listed(absorbed(first, story, order), in_full);
    for (int shuffle = 0; shuffle < 5; ++shuffle) {
      if (shuffle == 0)
        std::ranges::reverse(order);
      else
        std::ranges::shuffle(order, random);
      Store store = Store::open(":memory:", false);
      CHECK(listed(absorbed(store, story, order), in_full) == expected);
    }
  }
}
