// What was promised, held against what is wanted now.
#include "store/promises.hpp"

#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <algorithm>

using namespace datelined;
using namespace datelined::examples;
using Lines = std::vector<std::string>;

namespace {

struct Promises {
  Store store = Store::open(":memory:", false);
  Planning planning{store.installation(), Zone(), 9h};
  Instant now = at("2026-05-08T12:00");
  Watch watch;
  Event pier;

  Promises() {
    watch.name = "harbours";
    watch.leads = {*lead_written("1h")};
    watch.addresses = {{"mail", "ann@example.org"}};
    watch.repeat = 10min;
    Event made = event("pier");
    made.when = minute("2026-05-09T10:00");
    made.zone = Zone();
    pier = store.keep_event(made);
  }
  /// A row of an address of the watch, with a cause.
  Delivery row(const std::string& cause, Instant due, const char* recipient = "ann@example.org") {
    Delivery made = delivery(pier.id, cause + recipient, due, "mail");
    made.recipient = recipient;
    made.cause = cause;
    store.promise({&made, 1});
    return store.delivery_by_key(made.key).value();
  }
  Delivery leased(const Delivery& wanted) {
    for (const Delivery& row : store.lease_due(now, 100, "us", 1h, {}))
      if (row.id == wanted.id) return row;
    FAIL("not leased");
    return {};
  }
  Lines states() {
    Lines lines;
    for (const Delivery& row : store.deliveries_of(pier.id))
      lines.push_back(row.cause + " " + std::string(name(row.state)));
    return lines;
  }
  bool repeats(const Delivery& told) { return repeat_promise(store, told, {&watch, 1}, planning, now); }
};

}  // namespace

TEST_CASE("a repeat is promised once at a time, to each address for itself", "[store]") {
  Promises room;
  const Delivery told = room.row("1h", room.now);
  CHECK(room.repeats(told));
  CHECK_FALSE(room.repeats(told));  // one is under way
  CHECK(room.repeats(room.row("1h", room.now, "bob@example.org")));
  CHECK(room.states() == Lines{"1h ready", "1h ready", "repeat:1 ready", "repeat:1 ready"});
}

TEST_CASE("a repeat that is with its sink is under way too, one that ended is not", "[store]") {
  Promises room;
  const Delivery first = room.leased(room.row("repeat:1", room.now));
  const Delivery told = room.row("1h", room.now);
  CHECK_FALSE(room.repeats(told));
  room.store.cancel(first.id, "enough");
  Delivery again = told;
  again.cause = "repeat:1";
  CHECK(room.repeats(again));
}

TEST_CASE("nothing is repeated without a watch that repeats, without an event, and after somebody knows", "[store]") {
  Promises room;
  Delivery told = room.row("1h", room.now);
  Delivery eventless = told;
  eventless.event = {};
  CHECK_FALSE(room.repeats(eventless));
  Delivery of_no_event_known = told;
  of_no_event_known.event = {4711};
  CHECK_FALSE(room.repeats(of_no_event_known));
  Delivery of_another = told;
  of_another.watch = "gone";
  CHECK_FALSE(room.repeats(of_another));
  acknowledge(room.store, room.pier, room.now);
  CHECK_FALSE(room.repeats(told));
  room.watch.repeat = 0s;
  CHECK_FALSE(room.repeats(told));
}

TEST_CASE("a repeat that is there already is not promised again", "[store]") {
  Promises room;
  const Delivery told = room.row("1h", room.now);
  REQUIRE(room.repeats(told));
  for (const Delivery& row : room.store.deliveries_of(room.pier.id))
    if (row.cause == "repeat:1") room.store.cancel(row.id, "seen");
  CHECK_FALSE(room.repeats(told));  // its key was promised
  room.now = at("2026-05-09T10:55");
  CHECK_FALSE(room.repeats(told));  // the next would come after the event
}

TEST_CASE("who knows of an event hears no repeat, but what is told of it stays", "[store]") {
  Promises room;
  room.row("1h", room.now + 1h);
  room.row("repeat:1", room.now + 1h);
  Delivery gone = room.row("repeat:2", room.now + 2h);
  room.store.cancel(gone.id, "before");
  CHECK(acknowledge(room.store, room.pier, room.now) == 1);
  CHECK(room.states() == Lines{"1h ready", "repeat:1 cancelled", "repeat:2 cancelled"});
}

TEST_CASE("changed watches keep what is due, what tells of changes and what comes again", "[store]") {
  Promises room;
  room.row("moved", room.now - 1min);
  room.row("snooze:1", room.now + 1h);
  room.row("2h", room.now - 1min);
  room.row("3h", room.now + 1min);
  const Delivery under_way = room.leased(room.row("4h", room.now - 2min));
  renew_promises(room.store, room.pier, {&room.watch, 1}, room.planning, room.now);
  CHECK(room.states() == Lines{"4h leased", "moved leased", "2h leased", "3h cancelled", "snooze:1 ready", "1h ready"});
  room.watch.match.words = {"eclipse"};
  const Promised renewed = renew_promises(room.store, room.pier, {&room.watch, 1}, room.planning, room.now);
  CHECK(renewed.withdrawn.size() == 3);
  CHECK(room.states() ==
        Lines{"4h cancelled", "moved leased", "2h cancelled", "3h cancelled", "snooze:1 ready", "1h cancelled"});
}

TEST_CASE("nothing stands of an event that is not shown any more, or for an address that is gone", "[store]") {
  Promises room;
  room.row("moved", room.now - 1min);
  room.row("snooze:1", room.now + 1h, "bob@example.org");
  renew_promises(room.store, room.pier, {&room.watch, 1}, room.planning, room.now);
  CHECK(room.states() == Lines{"moved ready", "snooze:1 cancelled", "1h ready"});
  Event dismissed = room.pier;
  dismissed.standing = Standing::dismissed;
  renew_promises(room.store, dismissed, {&room.watch, 1}, room.planning, room.now);
  CHECK(room.states() == Lines{"moved cancelled", "snooze:1 cancelled", "1h cancelled"});
}

TEST_CASE("what was cancelled by a person is not made anew by a watch, what no watch wanted is", "[store]") {
  Promises room;
  keep_promises(room.store, room.pier, {&room.watch, 1}, room.planning, room.now);
  const Delivery promised = room.store.deliveries_of(room.pier.id).at(0);
  room.store.cancel(promised.id, "silenced");
  CHECK(keep_promises(room.store, room.pier, {&room.watch, 1}, room.planning, room.now).made == 0);
  Promises other;
  keep_promises(other.store, other.pier, {&other.watch, 1}, other.planning, other.now);
  renew_promises(other.store, other.pier, {}, other.planning, other.now);
  CHECK(other.states() == Lines{"1h cancelled"});
  CHECK(renew_promises(other.store, other.pier, {&other.watch, 1}, other.planning, other.now).made == 1);
  CHECK(renew_promises(other.store, {.id = {99}}, {}, other.planning, other.now).withdrawn.empty());
}

TEST_CASE("who asks for a change hears of it once, whoever else was told", "[store]") {
  Promises room;
  room.watch.changes = {"moved"};
  room.watch.addresses.push_back({"mail", "bob@example.org"});
  room.watch.addresses.push_back({"desk", "ann@example.org"});
  Delivery told = room.leased(room.row("1h", room.now));
  told.state = DeliveryState::sent;
  room.store.finish(told, attempt(told, "delivered"));
  Event moved = room.pier;
  moved.revision = 2;
  moved.when = minute("2026-05-10T10:00");
  moved = room.store.keep_event(moved);
  revise_promises(room.store, room.pier, moved, {&room.watch, 1}, room.planning, room.now);
  const Lines states = room.states();
  CHECK(std::ranges::count(states, "moved ready") == 3);
}
