// What dispatch does when sinks are slow, refuse, or are gone, and when leases are lost.
#include "store/issues.hpp"
#include "tests/catch.hpp"
#include "tests/service/dispatch_bench.hpp"
#include "tests/store/examples.hpp"

using namespace datelined;
using namespace std::chrono_literals;
using Bench = DispatchBench;
using Kind = Outcome::Kind;

namespace {

/// Sends wait until a test lets them go on.
struct SlowSinks : Bench {
  SlowSinks() {
    hold(senders_wait);
    pump();
  }
};

}  // namespace

TEST_CASE("a sink that is replaced while it sends finishes with what it began with", "[service]") {
  SlowSinks bench;
  bench.due(6, bench.watch({"30m"}));
  CHECK(bench.dispatcher->in_flight() == 4);
  bench.adopt();
  bench.adopt();
  bench.pump();
  CHECK(bench.dispatcher->sinks().size() == 2);
  bench.crew.start("notice", bench.dispatcher->notice("News", "of the daemon"));
  bench.let_all_go();
  CHECK(bench.desk.delivered.size() == 1);
  CHECK(bench.mail.delivered.size() == 6);
  CHECK(bench.store.counts().sent == 6);
}

TEST_CASE("what waits for a sink that is gone meanwhile is dropped by name", "[service]") {
  SlowSinks bench;
  bench.due(6, bench.watch({"30m"}));
  bench.left_out = {"mail"};
  bench.adopt();
  bench.let_all_go();
  bench.turn(3min);
  CHECK(bench.mail.delivered.size() == 4);
  CHECK(bench.store.counts().sent == 4);
  CHECK(bench.store.counts().cancelled == 2);
}

TEST_CASE("a lease that runs out in the queue is not used, and one that is renewed is", "[service]") {
  SlowSinks bench;
  bench.due(6, bench.watch({"30m"}));
  bench.turn(60s);  // renewed
  bench.clock.turn(115s);
  bench.let_all_go();
  CHECK(bench.mail.delivered.size() == 6);
  CHECK(bench.store.delivery({4})->lease_token == 1);
  CHECK(bench.store.delivery({5})->lease_token == 2);  // leased anew before it was sent
}

TEST_CASE("what was cancelled or forgotten while it waited is not sent", "[service]") {
  SlowSinks bench;
  bench.due(7, bench.watch({"30m"}));
  REQUIRE(bench.dispatcher->in_flight() == 4);
  bench.store.cancel({5}, "called off");
  bench.store.cancel({6}, "called off");
  REQUIRE(bench.store.forget_cancelled(bench.store.delivery({6})->key, "called off"));
  bench.let_all_go();
  CHECK(bench.mail.delivered.size() == 5);
  CHECK(bench.store.counts().sent == 5);
}

TEST_CASE("leases that are lost are let go when they are renewed, except of what is with its sink", "[service]") {
  SlowSinks bench;
  bench.due(6, bench.watch({"30m"}));
  bench.store.release_leases("somebody else", 0ms);
  for (const Delivery& row : bench.store.lease_due(bench.clock.now(), 16, "somebody else", bench.clock.boot() + 1h, {}))
    CHECK(row.lease_token == 2);
  bench.turn(45s);
  for (int sent = 0; sent < 4; ++sent) bench.pump_beside();
  CHECK(bench.store.counts().sent == 0);  // the outcomes are void
  bench.let_all_go();
  CHECK(bench.store.counts().sent == 6);
  CHECK(bench.mail.delivered.size() == 10);
}

TEST_CASE("a newer revision waits until the older message of its event is back", "[service]") {
  SlowSinks bench;
  const Watch watch = bench.watch({"30m"});
  const Event fair = bench.known("Fair", "2017-02-20T10:00", watch);
  bench.turn(30min, 30min);
  REQUIRE(bench.dispatcher->in_flight() == 1);
  Delivery moved = row_of(fair, "moved", bench.clock.now());
  bench.store.promise({&moved, 1});
  Delivery at_the_desk = moved;
  at_the_desk.key = "desk";
  at_the_desk.sink = "desk";
  Delivery to_another = moved;
  to_another.key = "another";
  to_another.recipient = "b@example.org";
  bench.store.promise({&at_the_desk, 1});
  bench.store.promise({&to_another, 1});
  bench.dispatcher->wake();
  bench.pump();
  CHECK(bench.dispatcher->in_flight() == 3);
  bench.let_all_go();
  REQUIRE(bench.mail.delivered.size() == 3);
  CHECK(bench.mail.delivered.back().key == "moved" + std::to_string(fair.id.value));
}

TEST_CASE("a reminder that waited for a minute is worded anew, one of an outdated revision is not sent", "[service]") {
  SlowSinks bench;
  const Watch watch = bench.watch({"30m"});
  bench.due(6, watch);
  Event revised = bench.store.event({6}).value();
  revised.revision = 2;
  bench.store.keep_event(revised);
  bench.turn(75s);
  bench.let_all_go();
  REQUIRE(bench.mail.delivered.size() == 5);
  CHECK(bench.mail.delivered.back().body.starts_with("Late by 1 min"));
  CHECK(bench.store.delivery({6})->state == DeliveryState::cancelled);
}

TEST_CASE("stopping while sinks are busy sends nothing more and gives back what waited", "[service]") {
  SlowSinks bench;
  bench.due(6, bench.watch({"30m"}));
  bench.finish();
  CHECK(bench.mail.delivered.size() == 4);
  CHECK(bench.store.counts().sent == 4);
  CHECK(bench.store.counts().ready == 2);
}

TEST_CASE("a message that was looked up when the daemon was told to stop is not sent", "[service]") {
  Bench bench;
  bench.hold(bench.store_waits);
  bench.let_all_go();
  const Watch watch = bench.watch({"30m"});
  bench.known("Fair", "2017-02-20T10:00", watch);
  bench.let_all_go();
  bench.clock.turn(30min);
  bench.dispatcher->beat();
  bench.pump();
  for (int step = 0; step < 20 && bench.dispatcher->in_flight() == 0; ++step) bench.pump_beside();
  REQUIRE(bench.dispatcher->in_flight() == 1);
  bench.finish();
  CHECK(bench.mail.delivered.empty());
}

TEST_CASE("trouble of a sink that is not configured any more is no trouble", "[service]") {
  Bench bench;
  bench.finish();
  bench.store.keep_trouble({"fax", monday, monday, "gone"});
  bench.store.keep_trouble({"mail", monday, std::nullopt, "no"});
  bench.begin("us");
  bench.pump();
  for (const SinkState& sink : bench.dispatcher->sinks()) CHECK_FALSE(sink.disabled);
  CHECK(bench.store.sink_troubles().size() == 2);
}

TEST_CASE("a sink that was broken and is busy now is still in trouble", "[service]") {
  Bench bench;
  Kind answer = Kind::sink_broken;
  bench.mail.answer = [&](const Notification&) { return refused(answer); };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(30min);
  answer = Kind::temporary;
  bench.turn(1h, 15s);
  CHECK(bench.store.sink_troubles().size() == 1);
  answer = Kind::delivered;
  bench.turn(1h, 15s);
  CHECK(bench.store.sink_troubles().empty());
}

TEST_CASE("an escalation of what was redriven meanwhile has nothing to say", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::permanent); };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(30min);
  const auto dead = bench.store.dead();
  REQUIRE(dead.size() == 1);
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  bench.store.redrive(dead[0].id, bench.clock.now(), bench.clock.now() + 24h);
  bench.dispatcher->wake();
  bench.turn(3min);
  CHECK(bench.desk.delivered.empty());
  CHECK(bench.store.counts().cancelled == 1);
}

TEST_CASE("an issue of a digest that is not configured any more is not sent", "[service]") {
  Bench bench;
  bench.duties.digests = {{.what = {.name = "morning", .addresses = {{"mail", "a@example.org"}}}, .at = 10h}};
  bench.finish();
  bench.begin("us");
  bench.pump();
  bench.duties.digests.clear();
  bench.adopt();
  bench.turn(2h, 1min);
  CHECK(bench.mail.delivered.empty());
  CHECK(bench.store.counts().cancelled == 1);
}

TEST_CASE("a list whose other members were revised comes again with the one that is left", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::unknown); };
  const Watch watch = bench.watch({"2h"});
  std::vector<Event> events;
  for (int i = 0; i < 4; ++i) events.push_back(bench.event("Event " + std::to_string(i), "2017-02-20T10:30"));
  for (const Event& event : events) keep_promises(bench.store, event, {&watch, 1}, bench.planning, bench.clock.now());
  bench.dispatcher->wake();
  bench.pump();
  REQUIRE(bench.mail.delivered.size() == 1);
  CHECK(bench.mail.delivered[0].reason == Reason::list);
  for (int i = 0; i < 3; ++i) {
    events[i].revision = 2;
    bench.store.keep_event(events[i]);
  }
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  bench.turn(1min, 1s);
  REQUIRE(bench.mail.delivered.size() == 2);
  CHECK(bench.mail.delivered[1].key == bench.mail.delivered[0].key);
  CHECK(bench.mail.delivered[1].body.find("Event 3") != std::string::npos);
  CHECK(bench.mail.delivered[1].body.find("Event 0") == std::string::npos);
}

TEST_CASE("what a sink shows of a list is not replaced, nor what it shows of the same revision", "[service]") {
  Bench bench;
  int shown = 0;
  bench.desk.answer = [&](const Notification&) { return Outcome{.receipt = "bubble " + std::to_string(++shown)}; };
  const Watch watch = bench.watch({"2h"}, "desk", "");
  std::vector<Event> events;
  for (int i = 0; i < 4; ++i) events.push_back(bench.event("Event " + std::to_string(i), "2017-02-20T10:30"));
  for (const Event& event : events) keep_promises(bench.store, event, {&watch, 1}, bench.planning, bench.clock.now());
  bench.dispatcher->wake();
  bench.pump();
  REQUIRE(bench.desk.delivered.size() == 1);
  for (const char* cause : {"1h", "quiet"}) {
    Delivery row = row_of(events[0], cause, bench.clock.now());
    row.sink = "desk";
    row.recipient = "";
    bench.store.promise({&row, 1});
    bench.dispatcher->wake();
    bench.pump();
  }
  REQUIRE(bench.desk.delivered.size() == 3);
  CHECK(bench.desk.delivered[1].replaces.empty());
  CHECK(bench.desk.delivered[2].replaces == "bubble 2");
  CHECK(bench.desk.withdrawn.empty());
}

TEST_CASE("a sink that holds what may have arrived goes on with everything else", "[service]") {
  Bench bench;
  auto sinks = bench.sinks();
  sinks[0].hold_unknown = true;
  bench.dispatcher->adopt(std::move(sinks), bench.planning, bench.duties);
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(30min);
  CHECK(bench.store.counts().sent == 1);
}

TEST_CASE("a daemon told to stop while it leases sends nothing", "[service]") {
  Bench bench;
  bench.hold(bench.store_waits);
  bench.let_all_go();
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.let_all_go();
  bench.clock.turn(30min);
  bench.dispatcher->beat();
  bench.pump();
  for (int step = 0; step < 20 && bench.store.counts().leased == 0; ++step) bench.pump_beside();
  REQUIRE(bench.dispatcher->in_flight() == 0);
  bench.finish();
  CHECK(bench.mail.delivered.empty());
  CHECK(bench.store.counts().ready == 1);
}

TEST_CASE("a descriptor that cannot be watched is a bug, not a quiet sink", "[service]") {
  Bench bench;
  bench.finish();
  bench.desk.event = 1 << 20;  // no such descriptor
  bench.begin("us");
  CHECK_THROWS_AS(bench.pump(), std::system_error);
  bench.desk.event = -1;
}

TEST_CASE("a repeat of what somebody knows is dropped, and quiet hours hold what comes after the start", "[service]") {
  Bench bench;
  const Watch watch = bench.begin_quietly("10:15-12:00");
  const Event fair = bench.known("Fair", "2017-02-20T10:00", watch);
  const Delivery repeat = row_of(fair, "repeat:1", bench.clock.now() + 1min);
  const Delivery snoozed = row_of(fair, "snooze:1", bench.clock.now() + 90min);
  bench.store.promise({&repeat, 1});
  bench.store.promise({&snoozed, 1});
  bench.store.acknowledge_event(fair.id, 1, bench.clock.now());
  bench.dispatcher->wake();
  bench.turn(2h);
  CHECK(bench.said("a reminder was dropped: acknowledged"));
  CHECK(bench.mail.delivered.size() == 1);
  CHECK(bench.store.delivery_by_key(snoozed.key)->held_until == utc("2017-02-20T11:00:00Z"));
}

TEST_CASE("a sink that is taken away while as many messages as may be are under way drops what waited for it",
          "[service]") {
  SlowSinks bench;
  bench.due(24, bench.watch({"30m"}));
  for (std::size_t under_way = 4; under_way < 16; under_way += 4) {
    REQUIRE(bench.dispatcher->in_flight() == under_way);
    bench.adopt();  // each anew may have four
    bench.pump();
  }
  REQUIRE(bench.dispatcher->in_flight() == 16);
  bench.left_out = {"mail"};
  bench.adopt();
  bench.turn(15s);
  CHECK(bench.dispatcher->in_flight() == 16);
  bench.let_all_go();
  bench.turn(3min);
  CHECK(bench.mail.delivered.size() == 16);
  CHECK(bench.store.counts().sent == 16);
  CHECK(bench.store.counts().cancelled == 8);
}

TEST_CASE("what was called off while its sink rested is not sent when it works again", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::temporary); };
  bench.due(12, bench.watch({"30m"}));
  bench.turn(4min);  // the next try is a minute ahead
  REQUIRE(bench.dispatcher->sinks()[0].resting);
  REQUIRE(bench.store.counts().leased > 0);
  const std::size_t asked = bench.mail.delivered.size();
  for (std::int64_t id = 1; bench.store.delivery({id}); ++id) bench.store.cancel({id}, "called off");
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  bench.turn(10min);
  CHECK(bench.mail.delivered.size() == asked);
}

TEST_CASE("trouble that begins or changes while other trouble is written down is written next", "[service]") {
  SlowSinks bench;
  bench.hold(bench.store_waits);
  bench.let_all_go();
  int answers = 0;
  bench.mail.answer = [&](const Notification&) {
    return Outcome{.kind = Kind::sink_broken, .detail = "reason " + std::to_string(++answers)};
  };
  bench.desk.answer = [](const Notification&) { return refused(Kind::sink_broken); };
  Watch watch = bench.watch({"30m"});
  watch.addresses.push_back({"desk", ""});
  bench.known("Fair", "2017-02-20T10:00", watch);
  bench.known("Talk", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.let_all_go();
  bench.turn(30min, 30min);
  while (answers < 2 || bench.desk.delivered.empty()) REQUIRE(bench.pump_beside());
  REQUIRE(bench.pump_beside());  // the first answer is back
  bench.io.restart();
  REQUIRE(bench.io.run_one_for(1min) == 1);  // and has waited for company in vain
  bench.pump();
  bench.let_all_go();
  bench.turn(15s);
  bench.let_all_go();
  const auto troubles = bench.store.sink_troubles();
  REQUIRE(troubles.size() == 2);
  for (const SinkTrouble& trouble : troubles)
    CHECK(trouble.reason == (trouble.sink == "mail" ? "reason " + std::to_string(answers) : "no"));
}
