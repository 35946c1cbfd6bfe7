// What articles do to events and promises, from the first news to a change of plans, on the real store.
#include "store/absorb.hpp"

#include "store/replan.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <algorithm>

using namespace datelined;
using namespace datelined::examples;

namespace {

const Instant april = at("2026-04-20T07:00");

struct Newsroom {
  Store store = Store::open(":memory:", false);
  Planning planning{.installation = store.installation(), .zone = *Zone::named("Europe/Oslo")};
  std::vector<Watch> watches{{.name = "harbours",
                              .match = {.words = {"harbour"}},
                              .leads = {*lead_written("7d"), *lead_written("1d")},
                              .sinks = {"desk"},
                              .addresses = {{"desk", ""}}}};

  Absorbed absorb(const Article& read, const std::vector<EventMention>& mentions, Instant now = april) {
    return datelined::absorb(store, read, mentions, watches, planning, now);
  }
  /// Sends what is due at `now`.
  std::size_t send(Instant now) {
    const auto due = store.lease_due(now, 100, "us", 1h, {});
    for (Delivery row : due) {
      row.state = DeliveryState::sent;
      row.attempt = 1;
      row.receipt = "shown";
      row.sent = now;
      store.finish(row, attempt(row, "delivered"));
    }
    return due.size();
  }
  void replan_all(Instant now) {
    EventCursor cursor;
    while (!replan(store, cursor, watches, planning, now).done) continue;
  }
  std::vector<std::string> promises(EventId event, DeliveryState state = DeliveryState::ready) {
    std::vector<std::string> causes;
    for (const Delivery& row : store.deliveries_of(event))
      if (row.state == state) causes.push_back(row.cause);
    return causes;
  }
};
using Causes = std::vector<std::string>;

Article later_article(const std::string& guid) {
  Article later = article(guid);
  later.dateline.moment += 48h;
  return later;
}

}  // namespace

TEST_CASE("an article becomes an event with its evidence and its promises", "[store]") {
  Newsroom room;
  const Absorbed absorbed = room.absorb(article(), {mention()});
  REQUIRE(absorbed.found.size() == 1);
  const Event& found = absorbed.found.front();
  CHECK(room.store.event(found.id) == found);
  CHECK(found.revision == 1);
  CHECK(found.changed == april);
  CHECK(found.uid.ends_with("@" + room.store.installation()));
  REQUIRE(found.claims.size() == 1);
  CHECK(found.claims.front().url == article().url);
  CHECK(found.claims.front().published == at("2026-04-20T06:15"));
  CHECK(found.claims.front().read == april);
  CHECK(absorbed.promised == 2);
  CHECK(room.promises(found.id) == Causes{"7d", "1d"});
  CHECK(room.store.next_due() == at("2026-05-02T07:00"));
}

TEST_CASE("an article that was read is not read again in any feed", "[store]") {
  Newsroom room;
  room.absorb(article(), {mention()});
  Article copy = article("copy");
  copy.feed = "other";
  copy.hash = article().hash;
  for (const Article& same : {article(), copy}) {
    const Absorbed again = room.absorb(same, {mention()});
    CHECK(again.known);
    CHECK(again.found.empty());
  }
  CHECK(room.store.counts().events == 1);
}

TEST_CASE("a second article confirms an event without a word to anybody", "[store]") {
  Newsroom room;
  const Event first = room.absorb(article(), {mention()}).found.at(0);
  const Absorbed second = room.absorb(later_article("second"), {mention()}, april + 48h);
  REQUIRE(second.confirmed.size() == 1);
  CHECK(second.confirmed.front().id == first.id);
  CHECK(second.confirmed.front().claims.size() == 2);
  CHECK(second.confirmed.front().revision == 1);
  CHECK(second.promised == 0);
  CHECK(room.promises(first.id) == Causes{"7d", "1d"});
}

TEST_CASE("a moved event withdraws its old promises and makes new ones", "[store]") {
  Newsroom room;
  const Event first = room.absorb(article(), {mention()}).found.at(0);
  EventMention moved = mention("2026-05-16");
  moved.moved_from = day("2026-05-09");
  const Absorbed second = room.absorb(later_article("second"), {moved}, april + 48h);
  REQUIRE(second.revised.size() == 1);
  CHECK(second.revised.front().before == first);
  CHECK(second.revised.front().after.revision == 2);
  CHECK(second.revised.front().after.changed == april + 48h);
  CHECK(second.withdrawn.size() == 2);
  CHECK(second.told.empty());
  CHECK(room.promises(first.id) == Causes{"7d", "1d"});
  CHECK(room.promises(first.id, DeliveryState::cancelled) == Causes{"7d", "1d"});
  CHECK(room.store.next_due() == at("2026-05-09T07:00"));
}

TEST_CASE("who was told of an event is told once that it moved", "[store]") {
  Newsroom room;
  const Event first = room.absorb(article(), {mention()}).found.at(0);
  const Instant told = at("2026-05-02T07:00");
  REQUIRE(room.send(told) == 1);
  EventMention moved = mention("2026-05-04");
  moved.moved_from = day("2026-05-09");
  const Absorbed second = room.absorb(later_article("second"), {moved}, told + 1h);
  REQUIRE(second.told.size() == 1);
  CHECK(second.told.front().receipt == "shown");
  // Both leads of the new date but one are past: they are not announced besides.
  CHECK(room.promises(first.id) == Causes{"moved", "1d"});
  CHECK(room.send(told + 1h) == 1);
  CHECK(room.absorb(later_article("third"), {moved}, told + 2h).promised == 0);
}

TEST_CASE("a message under way when the event moved counts as told", "[store]") {
  Newsroom room;
  const Event first = room.absorb(article(), {mention()}).found.at(0);
  const Instant due = at("2026-05-02T07:00");
  REQUIRE(room.store.lease_due(due, 1, "us", 1h, {}).size() == 1);
  EventMention moved = mention("2026-05-20");
  moved.moved_from = day("2026-05-09");
  room.absorb(later_article("second"), {moved}, due + 1s);
  CHECK(room.promises(first.id) == Causes{"moved", "7d", "1d"});
}

TEST_CASE("nobody is told of a change by a watch that is gone", "[store]") {
  Newsroom room;
  const Event first = room.absorb(article(), {mention()}).found.at(0);
  const Instant told = at("2026-05-02T07:00");
  REQUIRE(room.send(told) == 1);
  room.watches.clear();
  EventMention moved = mention("2026-05-20");
  moved.moved_from = day("2026-05-09");
  room.absorb(later_article("second"), {moved}, told + 1h);
  CHECK(room.promises(first.id).empty());
}

TEST_CASE("an event known late is announced once and not again by more news of it", "[store]") {
  Newsroom room;
  const Instant late = at("2026-05-08T20:00");
  const Event found = room.absorb(article(), {mention()}, late).found.at(0);
  CHECK(room.promises(found.id) == Causes{"announced"});
  room.send(late);
  CHECK(room.absorb(later_article("second"), {mention()}, late + 1h).promised == 0);
}

TEST_CASE("a changed article takes its old claims back without a revision if it says the same", "[store]") {
  Newsroom room;
  const Event first = room.absorb(article(), {mention()}).found.at(0);
  Article changed = article();
  changed.hash = "second";
  EventMention reworded = mention();
  reworded.evidence = "On 9 May the harbour of Port Example will open its new pier.";
  const Absorbed again = room.absorb(changed, {reworded}, april + 1h);
  CHECK(again.changed);
  REQUIRE(again.confirmed.size() == 1);
  const Event kept = *room.store.event(first.id);
  CHECK(kept.uid == first.uid);
  CHECK(kept.revision == 1);
  CHECK(kept.changed == april);
  REQUIRE(kept.claims.size() == 1);
  CHECK(kept.claims.front().mention.evidence == reworded.evidence);
  CHECK(room.store.counts().events == 1);
}

TEST_CASE("a changed article that says another date revises its event once", "[store]") {
  Newsroom room;
  const Event first = room.absorb(article(), {mention()}).found.at(0);
  Article changed = article();
  changed.hash = "second";
  const Absorbed again = room.absorb(changed, {mention("2026-05-11")}, april + 1h);
  REQUIRE(again.revised.size() == 1);
  CHECK(again.revised.front().after.revision == 2);
  CHECK(room.store.event(first.id)->when == day("2026-05-11"));
}

TEST_CASE("an event that a changed article no longer speaks of stays as it was", "[store]") {
  Newsroom room;
  const Event first = room.absorb(article(), {mention()}).found.at(0);
  Article changed = article();
  changed.hash = "second";
  EventMention other = mention("2026-07-01");
  other.names = {{"Lighthouse Keepers", Name::Kind::organisation}};
  other.head = "strike";
  other.title = "Lighthouse Keepers of the harbour to strike";
  other.place.reset();
  const Absorbed again = room.absorb(changed, {other}, april + 1h);
  REQUIRE(again.found.size() == 1);
  CHECK(again.found.front().uid != first.uid);  // although it stands at the same place of the same article
  const Event kept = *room.store.event(first.id);
  CHECK(kept.when == first.when);
  CHECK(kept.claims.size() == 1);
  CHECK(room.promises(first.id) == Causes{"7d", "1d"});
}

TEST_CASE("an article that cannot be absorbed leaves nothing behind", "[store]") {
  Newsroom room;
  EventMention huge = mention();
  huge.evidence.assign(5 << 20, 'x');
  CHECK_THROWS_AS(room.absorb(article(), {mention(), huge}), StoreError);
  CHECK(room.store.counts().events == 0);
  CHECK_FALSE(room.store.known_article(article()));
  CHECK(room.absorb(article(), {mention()}).found.size() == 1);
}

TEST_CASE("a new watch gets promises and a removed one loses them", "[store]") {
  Newsroom room;
  const Event found = room.absorb(article(), {mention()}).found.at(0);
  const auto watches = room.watches;
  CHECK(replan_needed(room.store, room.watches, room.planning));
  room.replan_all(april);
  CHECK_FALSE(replan_needed(room.store, room.watches, room.planning));
  CHECK(room.promises(found.id) == Causes{"7d", "1d"});

  room.watches.clear();
  CHECK(replan_needed(room.store, room.watches, room.planning));
  room.replan_all(april);
  CHECK(room.promises(found.id).empty());
  CHECK(room.store.deliveries_of(found.id).front().last_error == unwanted);

  room.watches = watches;
  room.replan_all(april);
  CHECK(room.promises(found.id) == Causes{"7d", "1d"});
}

TEST_CASE("changed leads and addresses change only what is still to come", "[store]") {
  Newsroom room;
  const Event found = room.absorb(article(), {mention()}).found.at(0);
  const Instant told = at("2026-05-02T07:00");
  REQUIRE(room.send(told) == 1);
  room.watches.front().leads = {*lead_written("2d")};
  room.replan_all(told + 1h);
  CHECK(room.promises(found.id) == Causes{"2d"});
  CHECK(room.promises(found.id, DeliveryState::sent) == Causes{"7d"});
  room.watches.front().addresses = {{"mail", "me@example.org"}};
  room.watches.front().sinks = {"mail"};
  room.replan_all(told + 1h);
  CHECK(room.promises(found.id) == Causes{"2d"});
  CHECK(room.store.lease_due(at("2026-05-08"), 9, "us", 1h, {}).at(0).recipient == "me@example.org");
}

TEST_CASE("another time of day moves the promises that nobody began to keep", "[store]") {
  Newsroom room;
  const Event found = room.absorb(article(), {mention()}).found.at(0);
  room.planning.remind_at = 8h;
  room.replan_all(april);
  CHECK(room.store.next_due() == at("2026-05-02T06:00"));
  CHECK(room.promises(found.id) == Causes{"7d", "1d"});
}

TEST_CASE("a restart with the same watches announces nothing again and cancels nothing that is late", "[store]") {
  Newsroom room;
  const Event found = room.absorb(article(), {mention()}).found.at(0);
  const Instant told = at("2026-05-02T07:00");
  REQUIRE(room.send(told) == 1);
  const Instant late = at("2026-05-08T20:00");  // the lead of one day fell due while nobody was there
  room.replan_all(late);
  CHECK(room.promises(found.id) == Causes{"1d"});
  CHECK(room.send(late) == 1);
}

TEST_CASE("replanning goes in small steps and leaves the past alone", "[store]") {
  Newsroom room;
  room.store.in_transaction([&] {
    for (int i = 0; i < 100; ++i) {
      room.store.keep_event(event("past" + std::to_string(i), mention("2026-01-09")));
      room.store.keep_event(event("ahead" + std::to_string(i), mention("2026-05-09")));
    }
  });
  EventCursor cursor;
  std::size_t events = 0, promised = 0, steps = 0;
  for (bool done = false; !done; ++steps) {
    const Replanned step = replan(room.store, cursor, room.watches, room.planning, april);
    events += step.events;
    promised += step.promised.made;
    done = step.done;
  }
  CHECK(events == 100);
  CHECK(promised == 200);
  CHECK(steps == 3);
}

TEST_CASE("an article that is looked up in steps is absorbed as if at once", "[store]") {
  Newsroom at_once, in_steps;
  std::vector<EventMention> mentions;
  for (int day = 1; day <= 9; ++day) {
    EventMention said = mention();
    said.title += " " + std::to_string(day);
    said.when.begin = *said.when.begin + std::chrono::days(40 * day);
    said.when.end = *said.when.begin + std::chrono::days(1);
    mentions.push_back(said);
  }
  Absorption absorption(in_steps.store, article(), mentions, april);
  int steps = 1;
  while (absorption.look(2)) ++steps;
  CHECK(steps == 5);
  CHECK(in_steps.store.counts().events == 0);
  const Absorbed stepped = absorption.write(in_steps.watches, in_steps.planning);
  const Absorbed whole = at_once.absorb(article(), mentions);
  CHECK(stepped.found.size() == whole.found.size());
  CHECK(stepped.promised == whole.promised);
  const auto titles = [](const Absorbed& absorbed) {
    std::vector<std::string> found;
    for (const Event& event : absorbed.found) found.push_back(event.title);
    return found;
  };
  CHECK(titles(stepped) == titles(whole));
  for (const Event& event : stepped.found) {
    CHECK(in_steps.store.event(event.id) == event);
    CHECK(event.claims.front().article == stepped.article);
  }
}

TEST_CASE("what changed between looking up and writing is seen", "[store]") {
  Newsroom room;
  Absorption late(room.store, later_article("late"), {mention()}, april);
  CHECK_FALSE(late.look(1));
  const Absorbed early = room.absorb(article("early"), {mention()});
  REQUIRE(early.found.size() == 1);
  const Absorbed after = late.write(room.watches, room.planning);
  CHECK(after.found.empty());
  REQUIRE(after.confirmed.size() == 1);
  CHECK(after.confirmed.front().id == early.found.front().id);
  CHECK(after.confirmed.front().claims.size() == 2);
}

TEST_CASE("writing an article that failed may be tried again", "[store]") {
  Newsroom room;
  Absorption absorption(room.store, article(), {mention()}, april);
  CHECK_THROWS(room.store.in_transaction([&] {
    absorption.write(room.watches, room.planning);
    throw std::runtime_error("and something else fails");
  }));
  CHECK(room.store.counts().events == 0);
  CHECK(absorption.write(room.watches, room.planning).found.size() == 1);
  CHECK(room.store.counts().articles == 1);
}
