// Figures of the store on the disk it is given: `datelined_store_figures FOLDER [EVENTS]`. Makes a state with that many
// events and reminders in FOLDER (or uses the one there) and prints what its questions cost.
#include "calendar/iso8601.hpp"
#include "store/absorb.hpp"
#include "store/replan.hpp"
#include "store/store.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <optional>
#include <random>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

using Stopwatch = std::chrono::steady_clock;

double milliseconds_of(const std::function<void()>& work) {
  const auto begin = Stopwatch::now();
  work();
  return std::chrono::duration<double, std::milli>(Stopwatch::now() - begin).count();
}

/// Runs `work` so many times and prints median and worst time and the processor time of one.
void measure(const char* what, int times, const std::function<void()>& work) {
  std::vector<double> spent;
  const std::clock_t begin = std::clock();
  for (int i = 0; i < times; ++i) spent.push_back(milliseconds_of(work));
  const double processor = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / times;
  std::ranges::sort(spent);
  std::printf("%-40s %9.3f ms median %9.3f ms worst %9.3f ms of processor\n", what, spent.at(spent.size() / 2),
              spent.back(), processor);
}

/// Made-up news: a few thousand names, twenty heads, any day of two years.
class News {
 public:
  EventMention mention() {
    const int name = pick(4000), day = pick(730);
    constexpr std::array heads{"open",    "meet",   "launch",  "vote",   "trial",  "match",  "concert",
                               "strike",  "report", "hearing", "sale",   "fair",   "summit", "debut",
                               "release", "close",  "march",   "debate", "review", "award"};
    EventMention said;
    said.head = heads.at(static_cast<std::size_t>(pick(20)));
    said.names = {{"Company" + std::to_string(name), Name::Kind::organisation},
                  {"Town" + std::to_string(pick(300)), Name::Kind::place}};
    said.title =
        said.names[0].text + " to " + said.head + " in " + said.names[1].text + " number " + std::to_string(day);
    said.evidence = said.title + ", the company said on Monday, in a sentence of about the usual length for the news.";
    said.said = "on that day";
    said.place = Place{said.names[1].text, "NO", "Europe/Oslo"};
    said.when.begin = LocalTime(std::chrono::local_days(std::chrono::year(2026) / 5 / 1)) + 24h * day;
    said.when.end = *said.when.begin + 24h;
    said.zone = *Zone::named("Europe/Oslo");
    said.confidence = 0.9;
    return said;
  }
  Article article() {
    const std::string number = std::to_string(++articles_);
    return {.feed = "feed " + std::to_string(pick(200)),
            .guid = "guid " + number + " " + std::to_string(pick(1'000'000'000)),
            .url = "https://news.example/" + number,
            .title = "Article " + number,
            .dateline = {.moment = parse_iso8601("2026-04-20T08:00")->local, .zone = *Zone::named("Europe/Oslo")},
            .hash = "hash " + number + " " + std::to_string(pick(1'000'000'000))};
  }

 private:
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  std::mt19937 random_{std::random_device{}()};
  int articles_ = 0;
};

void fill(Store& store, News& news, int wanted, const Planning& planning, std::span<const Watch> watches, Instant now) {
  while (store.counts().events < wanted)
    store.in_transaction([&] {
      for (int i = 0; i < 1000; ++i)
        absorb(store, news.article(), {news.mention(), news.mention()}, watches, planning, now);
    });
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const std::filesystem::path file = std::filesystem::path(arguments[1]) / "figures.db";
  const int wanted = count > 2 ? std::atoi(arguments[2]) : 100'000;
  const Instant now = to_instant(*parse_iso8601("2026-04-20T08:00"), Zone());
  News news;
  const std::vector<Watch> watches{{.name = "all", .sinks = {"desk"}, .addresses = {{"desk", ""}}},
                                   {.name = "some", .match = {.words = {"Company17"}}, .addresses = {{"mail", "me"}}}};
  Planning planning{.zone = *Zone::named("Europe/Oslo")};
  {
    Store store = Store::open(file, false);
    planning.installation = store.installation();
    std::printf("filling to %d events: %.0f ms\n", wanted,
                milliseconds_of([&] { fill(store, news, wanted, planning, watches, now); }));
  }
  measure("open with migrations looked at", 5, [&] { (void)Store::open(file, false); });
  Store store = Store::open(file, false);
  const Counts counts = store.counts();
  std::printf("%ld events, %ld articles, %ld ready\n", long(counts.events), long(counts.articles), long(counts.ready));
  measure("absorb an article of two mentions", 500, [&] {
    absorb(store, news.article(), {news.mention(), news.mention()}, watches, planning, now);
  });
  std::optional<Absorption> large;
  const auto begin_large = [&] {
    std::vector<EventMention> mentions;
    for (int i = 0; i < 100; ++i) mentions.push_back(news.mention());
    large.emplace(store, news.article(), mentions, now);
  };
  begin_large();
  measure("look up sixteen mentions", 100, [&] {
    if (!large->look(16)) begin_large();
  });
  for (int i = 0; i < 20; ++i) {
    begin_large();
    while (large->look(16)) continue;
    measure("write a hundred mentions", 1, [&] { large->write(watches, planning); });
  }
  measure("absorb an article of a hundred mentions", 20, [&] {
    begin_large();
    large->write(watches, planning);
  });
  const EventMention pattern = news.mention();
  measure("absorb a programme of a hundred items", 20, [&] {
    std::vector<EventMention> mentions;
    for (int i = 0; i < 100; ++i) {
      EventMention item = news.mention();
      item.head = pattern.head;
      item.when = pattern.when;
      mentions.push_back(item);
    }
    absorb(store, news.article(), mentions, watches, planning, now);
  });
  measure("a group of fifty articles in one transaction", 20, [&] {
    store.in_transaction([&] {
      for (int i = 0; i < 50; ++i)
        absorb(store, news.article(), {news.mention(), news.mention()}, watches, planning, now);
    });
  });
  measure("nearest events of a mention", 500, [&] { store.nearest_events(news.mention()); });
  measure("candidates of a mention", 500, [&] {
    KnownTraits traits;
    store.candidates(news.mention(), traits);
  });
  measure("next due", 2000, [&] { store.next_due(); });
  measure("lease sixteen and finish them", 100, [&] {
    for (Delivery row : store.lease_due(now + 24h * 700, 16, "us", 1h, {})) {
      row.state = DeliveryState::sent;
      store.finish(row, {});
    }
  });
  EventCursor cursor;
  measure("one step of replanning", 50, [&] { replan(store, cursor, watches, planning, now); });
  measure("counts", 5, [&] { store.counts(); });
  StoreView view = StoreView::open(file);
  measure("view: thirty days", 5, [&] { view.events({.from = now + 24h * 60, .until = now + 24h * 90}); });
  measure("view: two words", 5, [&] { view.events({.words = "company17 town3"}); });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("largest resident size %ld MB, file %ju MB\n", usage.ru_maxrss / 1024,
              std::filesystem::file_size(file) >> 20);
}
