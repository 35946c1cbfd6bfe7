// Events and claims: what is kept comes back, and is found by words, time, uid and article.
#include "events/merge.hpp"
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <algorithm>

using namespace datelined;
using namespace datelined::examples;

namespace {

struct Opened {
  Folder folder;
  Store store = Store::open(GENERATE(false, true) ? std::filesystem::path(":memory:") : folder / "state.db", false);
  ArticleId source = store.keep_article(article(), std::nullopt, at("2026-04-20T07:00"));

  Event kept(const std::string& uid, const EventMention& said) {
    Event fresh = event(uid, said);
    fresh.claims = {claim(source, said)};
    return store.keep_event(fresh);
  }
};

EventMention fullest() {
  EventMention said = mention();
  said.when = {.begin = local("2026-05-09T10:00:30"),
               .end = local("2026-05-10"),
               .grain = Grain::minute,
               .end_grain = Grain::day,
               .part = Part::evening,
               .bound = Bound::from,
               .approximate = true,
               .ranged = true};
  said.zone = Zone::fixed(-(9h + 30min));
  said.zone_said = "MART";
  said.moved_from = day("2026-05-02");
  said.undated = true;
  said.status = Status::postponed;
  said.confidence = 0.1;
  said.cues = {{"will", 0.5}, {"a \"quoted\" cue", -1.25}};
  said.names = {{"Ærø & Søn", Name::Kind::organisation},
                {"A", Name::Kind::person},
                {"B", Name::Kind::product},
                {"C", Name::Kind::place},
                {"D", Name::Kind::other}};
  return said;
}

bool found_among(const std::vector<EventId>& events, const Event& wanted) {
  return std::ranges::find(events, wanted.id) != events.end();
}

/// Announcements that differ by name, head, town, day, move and number.
std::vector<EventMention> series() {
  std::vector<EventMention> all;
  for (int i = 0; i < 60; ++i) {
    EventMention said = mention("2026-05-09");
    said.names = {{"Harbour Board " + std::string(1, static_cast<char>('A' + i % 3)), Name::Kind::organisation}};
    said.head = i % 5 == 0 ? "hear" : "open";
    said.title = said.names[0].text + " to " + said.head + (i % 2 ? " pier" : " harbour " + std::to_string(i % 4));
    said.place->name = i % 7 == 0 ? "Oslo, Norway" : "Bergen, Norway";
    if (i % 11 == 0) said.moved_from = day("2026-05-12");
    *said.when.begin += 24h * (i * 13 % 90);
    said.when.end = *said.when.begin + 24h;
    all.push_back(said);
  }
  return all;
}

}  // namespace

TEST_CASE("an event comes back with every field of it and of its claims", "[store]") {
  Opened opened;
  const Event full = opened.kept("full", fullest());
  CHECK(full.id.value != 0);
  CHECK(full.claims.front().id.value != 0);
  CHECK(opened.store.event(full.id) == full);

  EventMention bare;
  bare.when = {.begin = std::nullopt, .end = local("2026-06-01"), .grain = Grain::month, .end_grain = Grain::month};
  const Event empty = opened.kept("bare", bare);
  CHECK(opened.store.event(empty.id) == empty);
  CHECK_FALSE(opened.store.event({4711}));
}

TEST_CASE("every grain and part and bound and category and status survives", "[store]") {
  Opened opened;
  int number = 0;
  const auto survives = [&](auto change) {
    EventMention said = mention();
    change(said);
    const Event kept = opened.kept("e" + std::to_string(++number), said);
    CHECK(opened.store.event(kept.id) == kept);
  };
  for (int i = 0; i <= static_cast<int>(Grain::century); ++i)
    survives([&](EventMention& said) { said.when.grain = said.when.end_grain = static_cast<Grain>(i); });
  for (int i = 0; i <= static_cast<int>(Part::night); ++i)
    survives([&](EventMention& said) { said.when.part = static_cast<Part>(i); });
  for (int i = 0; i <= static_cast<int>(Bound::from); ++i)
    survives([&](EventMention& said) { said.when.bound = static_cast<Bound>(i); });
  for (int i = 0; i <= static_cast<int>(Category::other); ++i)
    survives([&](EventMention& said) { said.category = static_cast<Category>(i); });
  for (int i = 0; i <= static_cast<int>(Status::cancelled); ++i)
    survives([&](EventMention& said) { said.status = static_cast<Status>(i); });
}

TEST_CASE("claims come in order of publication and only those that came or went are written", "[store]") {
  Opened opened;
  Article early = article("early");
  early.dateline.moment -= 24h;
  const ArticleId earlier = opened.store.keep_article(early, std::nullopt, at("2026-04-20T08:00"));
  Event event = opened.kept("one", mention());
  const ClaimId first = event.claims.front().id;
  event.claims.push_back(claim(earlier));
  event = opened.store.keep_event(event);
  const auto both = opened.store.event(event.id)->claims;
  REQUIRE(both.size() == 2);
  CHECK(both.front().article == earlier);
  CHECK(both.back().id == first);
  event.claims.erase(event.claims.begin());
  opened.store.keep_event(event);
  REQUIRE(opened.store.event(event.id)->claims.size() == 1);
  CHECK(opened.store.event(event.id)->claims.front().article == earlier);
  CHECK(opened.store.events_of_article(earlier).size() == 1);
  CHECK(opened.store.events_of_article(opened.source).empty());
}

TEST_CASE("an event is found by a unique prefix of its uid", "[store]") {
  Opened opened;
  const Event one = opened.kept("aaaabbbb", mention());
  const Event two = opened.kept("aaaacccc", mention());
  CHECK(opened.store.event_by_uid("aaaabbbb@installation") == one);
  CHECK(opened.store.event_by_uid("aaaac") == two);
  CHECK_FALSE(opened.store.event_by_uid("aaaa"));
  CHECK_FALSE(opened.store.event_by_uid("aaa"));
  CHECK_FALSE(opened.store.event_by_uid("aaab"));
  CHECK_FALSE(opened.store.event_by_uid(""));
  CHECK_FALSE(opened.store.event_by_uid("%%%%"));
}

TEST_CASE("events are listed by the time they overlap and by words in order of beginning", "[store]") {
  Opened opened;
  EventMention running = mention();
  running.when = {.begin = std::nullopt, .end = local("2026-05-20"), .grain = Grain::day, .end_grain = Grain::day};
  running.title = "Exhibition 100%_done";
  running.place.reset();
  const Event late = opened.kept("late", mention("2026-05-12"));
  const Event early = opened.kept("early", mention("2026-05-09"));
  const Event open = opened.kept("open", running);

  const auto listed = [&](const EventQuery& query) {
    std::vector<EventId> ids;
    for (const Event& event : opened.store.events(query)) ids.push_back(event.id);
    return ids;
  };
  using Ids = std::vector<EventId>;
  CHECK(listed({}) == Ids{early.id, late.id, open.id});
  CHECK(listed({.limit = 1}) == Ids{early.id});
  // 9 May in Oslo ends at 22:00 UTC.
  CHECK(listed({.from = at("2026-05-09T21:59"), .until = at("2026-05-10T10:00")}) == Ids{early.id, open.id});
  CHECK(listed({.from = at("2026-05-09T22:00"), .until = at("2026-05-10T10:00")}) == Ids{open.id});
  CHECK(listed({.until = at("2026-05-08T22:00")}) == Ids{open.id});
  CHECK(listed({.words = "PORT  norway"}) == Ids{early.id, late.id});
  CHECK(listed({.words = "100%_"}) == Ids{open.id});
  CHECK(listed({.words = "100_%"}).empty());
  CHECK(listed({.words = "port exhibition"}).empty());
  CHECK(listed({.words = std::string(5000, 'x') + " " + std::string(60, '%')}).empty());
}

TEST_CASE("a walk through the events sees each once in the order of their ends", "[store]") {
  Opened opened;
  std::vector<EventId> expected;
  for (int i = 0; i < 7; ++i) expected.push_back(opened.kept("e" + std::to_string(i), mention("2026-05-09")).id);
  expected.insert(expected.begin(), opened.kept("first", mention("2026-05-01")).id);
  std::vector<EventId> seen;
  EventCursor cursor;
  for (auto events = opened.store.events_after(cursor, 3); !events.empty();
       events = opened.store.events_after(cursor, 3))
    for (const Event& event : events) seen.push_back(event.id);
  CHECK(seen == expected);
  EventCursor later{at("2026-05-02")};
  CHECK(opened.store.events_after(later, 100).size() == 7);
}

TEST_CASE("the nearest events share a word and lie within four hundred days", "[store]") {
  Opened opened;
  const Event near = opened.kept("near", mention("2026-05-20"));
  const Event year = opened.kept("year", mention("2027-06-10"));
  const Event far = opened.kept("far", mention("2027-06-20"));
  EventMention stranger = mention("2026-05-09");
  stranger.names = {{"Lighthouse Keepers", Name::Kind::organisation}};
  stranger.head = "strike";
  stranger.title = "Lighthouse Keepers to strike";
  stranger.place.reset();
  stranger.evidence = "Lighthouse Keepers will strike.";
  const Event other = opened.kept("other", stranger);

  const auto found = opened.store.nearest_events(mention("2026-05-09"));
  CHECK(found_among(found, near));
  CHECK(found_among(found, year));
  CHECK_FALSE(found_among(found, far));
  CHECK_FALSE(found_among(found, other));
}

TEST_CASE("an event that moved is found at its new day and by the day it had", "[store]") {
  Opened opened;
  Event moved = opened.kept("moved", mention("2026-05-09"));
  moved.when = day("2028-01-10");
  opened.store.keep_event(moved);
  CHECK(opened.store.nearest_events(mention("2026-05-09")).empty());
  CHECK(found_among(opened.store.nearest_events(mention("2027-12-24")), moved));
  EventMention again = mention("2030-01-01");
  again.moved_from = day("2028-01-10");
  CHECK(found_among(opened.store.nearest_events(again), moved));
}

TEST_CASE("candidates are those of the nearest events that are related, whatever the user said of them", "[store]") {
  Opened opened;
  const std::vector<EventMention> all = series();
  for (std::size_t i = 0; i < all.size(); ++i) {
    Event kept = opened.kept("e" + std::to_string(i), all[i]);
    if (i % 9 != 0) continue;
    kept.pins.when = kept.when = day("2026-06-24");
    opened.store.keep_pins(kept.id, kept.pins);
    opened.store.keep_event(kept);
  }
  KnownTraits traits;
  std::size_t found = 0, passed_over = 0;
  for (const EventMention& said : all) {
    std::vector<Event> expected;
    for (const EventId id : opened.store.nearest_events(said)) {
      const Event event = opened.store.event(id).value();
      related(event, said, traits) ? expected.push_back(event) : void(++passed_over);
    }
    CHECK(opened.store.candidates(said, traits) == expected);
    found += expected.size();
  }
  CHECK(found > 100);
  CHECK(passed_over > 100);
}

TEST_CASE("a common word gives few candidates and the nearest first", "[store]") {
  Opened opened;
  opened.store.in_transaction([&] {
    for (int i = 0; i < 200; ++i) {
      EventMention said = mention("2026-05-09");
      *said.when.begin += 24h * i;
      said.when.end += 24h * i;
      opened.kept("e" + std::to_string(i), said);
    }
  });
  const Event wanted = opened.store.events({.from = at("2026-08-17T12:00"), .until = at("2026-08-17T13:00")}).at(0);
  const auto found = opened.store.nearest_events(mention("2026-08-17"));
  CHECK(found.size() == 16);
  CHECK(found_among(found, wanted));
}

TEST_CASE("a view sees events and says when they changed but cannot write", "[store]") {
  const Folder folder;
  Store store = Store::open(folder / "state.db", false);
  StoreView view = StoreView::open(folder / "state.db");
  const auto version = view.events_version();
  const ArticleId source = store.keep_article(article(), std::nullopt, at("2026-04-20T07:00"));
  CHECK(view.events_version() == version);
  Event fresh = event("seen");
  fresh.claims = {claim(source)};
  const Event kept = store.keep_event(fresh);
  CHECK(view.events_version() > version);
  CHECK(view.event_by_uid("seen@") == kept);
  CHECK(view.events({.words = "pier"}) == std::vector<Event>{kept});
  CHECK(view.counts().events == 1);
  CHECK(view.installation() == store.installation());
  store.keep_source({.name = "a"});
  CHECK(view.sources().size() == 1);
  CHECK(view.dead().empty());
  CHECK(view.deliveries_of(kept.id).empty());
  CHECK(view.quarantined().empty());
}
