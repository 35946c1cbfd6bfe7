// How fast news is merged: `datelined_merge_bench FOLDER EVENTS [ARTICLES]`. Makes a store of so many events in FOLDER
// (or uses the one there), merges made-up articles into it in groups as the daemon does, and prints articles a second.
// About half of the articles speak of events that are known, some with another date; the dates lie anywhere in two
// years, so that more events stand closer together.
#include "calendar/iso8601.hpp"
#include "store/absorb.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t group = 64;  ///< articles a transaction
constexpr int days_covered = 730;

/// Made-up happenings: thousands of names, hundreds of towns, twenty heads; each is made again from its number.
class World {
 public:
  EventMention happening(std::uint32_t number) const {
    std::mt19937 random(number * 2654435761U);
    const auto pick = [&](int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); };
    constexpr std::array heads{"open",   "launch",  "vote",   "trial", "match",  "concert", "strike",
                               "report", "hearing", "sale",   "fair",  "summit", "debut",   "close",
                               "march",  "debate",  "review", "award", "meet",   "releas"};
    constexpr std::array things{"harbour", "satellite", "library", "budget",    "bridge",
                                "vaccine", "museum",    "engine",  "orchestra", "charter"};
    EventMention said;
    said.head = heads.at(static_cast<std::size_t>(pick(20)));
    said.names = {{"Company" + std::to_string(pick(4000)), Name::Kind::organisation}};
    const std::string town = "Town" + std::to_string(pick(300));
    said.title = said.names[0].text + " to " + said.head + " the " + things.at(static_cast<std::size_t>(pick(10))) +
                 " of " + town;
    said.evidence = said.title + ", the company said on Monday, in a sentence of about the usual length for the news.";
    said.said = "on that day";
    said.place = Place{town, "NO", "Europe/Oslo"};
    said.when = day(pick(days_covered));
    said.zone = zone_;
    said.confidence = 0.9;
    return said;
  }
  TimeSpan day(int number) const {
    const LocalTime begin = LocalTime(std::chrono::local_days(std::chrono::year(2026) / 5 / 1)) + 24h * number;
    return {.begin = begin, .end = begin + 24h};
  }
  Article article(std::uint32_t number, int feed) const {
    const std::string name = std::to_string(number);
    return {.feed = "feed " + std::to_string(feed),
            .guid = "guid " + name,
            .url = "https://news.example/" + name,
            .title = "Article " + name,
            .dateline = {.moment = first_ + 1min * number, .zone = zone_},
            .hash = "hash " + name};
  }

 private:
  Zone zone_ = *Zone::named("Europe/Oslo");
  LocalTime first_ = parse_iso8601("2024-01-01T08:00")->local;
};

double seconds_of(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// One event an article, without looking for what is known: they are all new.
void fill(Store& store, const World& world, std::uint32_t events) {
  for (auto next = static_cast<std::uint32_t>(store.counts().events); next < events;)
    store.in_transaction([&] {
      for (int i = 0; i < 5000 && next < events; ++i, ++next) {
        const EventMention said = world.happening(next);
        const Article article = world.article(next, static_cast<int>(next % 200));
        Event event;
        event.uid = "event" + std::to_string(next) + "@" + store.installation();
        event.title = said.title;
        event.names = said.names;
        event.head = said.head;
        event.place = said.place;
        event.when = said.when;
        event.zone = said.zone;
        event.confidence = said.confidence;
        Claim claim{
            .mention = said, .article = store.keep_article(article, std::nullopt, Instant()), .feed = article.feed};
        claim.url = article.url;
        claim.published = to_instant(article.dateline.moment, article.dateline.zone);
        event.claims = {claim};
        store.keep_event(std::move(event));
      }
    });
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const std::filesystem::path file = std::filesystem::path(arguments[1]) / "merge.db";
  const auto events = static_cast<std::uint32_t>(std::atoi(arguments[2]));
  const auto articles = static_cast<std::uint32_t>(count > 3 ? std::atoi(arguments[3]) : 100'000);
  const World world;
  Store store = Store::open(file, false);
  std::printf("filling to %u events: %.1f s\n", events, seconds_of([&] { fill(store, world, events); }));
  const Planning planning{.installation = store.installation(), .zone = *Zone::named("Europe/Oslo")};
  const std::vector<Watch> watches{
      {.name = "some", .match = {.words = {"Company17"}}, .sinks = {"desk"}, .addresses = {{"desk", ""}}}};
  const Instant now = to_instant(*parse_iso8601("2026-04-20T08:00"), Zone());
  std::mt19937 random(7);
  const auto pick = [&](std::uint32_t below) {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(random);
  };
  const auto first = static_cast<std::uint32_t>(store.counts().articles);
  std::size_t found = 0, revised = 0, confirmed = 0;
  double slowest = 0;
  const double spent = seconds_of([&] {
    for (std::uint32_t done = 0; done < articles;) {
      const double took = seconds_of([&] {
        store.in_transaction([&] {
          for (std::size_t i = 0; i < group && done < articles; ++i, ++done) {
            EventMention said = world.happening(pick(2) == 0 ? pick(events) : events + first + done);
            if (pick(20) == 0) {
              said.moved_from = said.when;
              said.when = world.day(static_cast<int>(pick(days_covered)));
            }
            const Absorbed what =
                absorb(store, world.article(first + done, static_cast<int>(pick(200))), {said}, watches, planning, now);
            found += what.found.size();
            revised += what.revised.size();
            confirmed += what.confirmed.size();
          }
        });
      });
      slowest = std::max(slowest, took);
    }
  });
  std::printf("%u articles into %u events: %.0f a second; %zu new, %zu revised, %zu confirmed; slowest group %.1f ms\n",
              articles, events, articles / spent, found, revised, confirmed, 1000 * slowest);
}
