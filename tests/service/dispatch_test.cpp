// The dispatch loop with a real store, one thread and a clock that the test turns: nothing here sleeps.
#include "tests/catch.hpp"
#include "tests/service/dispatch_bench.hpp"

using namespace datelined;
using namespace std::chrono_literals;
using Bench = DispatchBench;

TEST_CASE("a reminder promised on Monday arrives on Friday at its minute", "[service]") {
  Bench bench;
  bench.known("Fair", "2017-02-25T10:00", bench.watch({"1d"}));
  bench.turn(24h * 4 + 59min + 45s, 15min);  // Friday 09:59:45 in Berlin
  CHECK(bench.mail.delivered.empty());
  bench.turn(15s);
  REQUIRE(bench.mail.delivered.size() == 1);
  const Notification& message = bench.mail.delivered[0];
  CHECK(message.title == "Fair");
  CHECK(message.reason == Reason::lead);
  CHECK(message.recipient == "a@example.org");
  CHECK(message.body.starts_with("Starts in 1 day.\n"));
  CHECK(message.made == monday);
  CHECK(bench.states() == Lines{"1d sent"});
  bench.turn(24h * 3, 1h);
  CHECK(bench.mail.delivered.size() == 1);
  CHECK(bench.dispatcher->in_flight() == 0);
}

TEST_CASE("the clock is armed for the next reminder and a day ahead if there is none", "[service]") {
  Bench bench;
  bench.pump();
  CHECK(bench.clock.armed() == monday + 24h);
  bench.known("Talk", "2017-02-20T10:00", bench.watch({"59m"}));
  bench.turn(50s, 50s);
  CHECK(bench.clock.armed() == monday + 60s);
}

TEST_CASE("at rest the store is not asked at every beat, yet what nobody told of is found within five minutes",
          "[service]") {
  Bench bench;
  const Watch watch = bench.watch({"2h"});
  bench.known("Talk", "2017-02-20T12:00", watch);  // due 10:00 in Berlin, in an hour
  bench.turn(30s);
  const Event silent = bench.event("Fair", "2017-02-20T11:01");
  keep_promises(bench.store, silent, {&watch, 1}, bench.planning, bench.clock.now());
  bench.turn(4min);
  CHECK(bench.mail.delivered.empty());
  bench.turn(1min);
  CHECK(bench.titles(bench.mail) == Lines{"Fair"});
  bench.turn(54min);
  CHECK(bench.mail.delivered.size() == 1);
  bench.turn(1min, 1s);
  CHECK(bench.titles(bench.mail) == Lines{"Fair", "Talk"});
}

TEST_CASE("a sink that is down for an hour is tried on schedule and nothing is lost", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Outcome::Kind::temporary); };
  bench.known("Fair", "2017-02-20T11:00", bench.watch({"1h"}));  // due 10:00 in Berlin, 09:00 UTC
  bench.turn(1h, 15s);
  CHECK(bench.mail.delivered.size() == 1);
  bench.turn(1h, 1s);
  const std::size_t tries = bench.mail.delivered.size();
  CHECK(tries >= 8);  // 5 s doubled: about ten in an hour
  CHECK(tries <= 14);
  CHECK(bench.states() == Lines{"1h ready"});
  CHECK(bench.dispatcher->sinks()[0].resting);
  for (const Notification& message : bench.mail.delivered) CHECK(message.key == bench.mail.delivered[0].key);
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  bench.turn(31min, 1s);
  CHECK(bench.mail.delivered.size() == tries + 1);
  CHECK(bench.mail.delivered.back().body.starts_with("Late by 1 h"));
  CHECK(bench.mail.delivered.back().reason == Reason::late);
  CHECK(bench.states() == Lines{"1h sent"});
  CHECK_FALSE(bench.dispatcher->sinks()[0].resting);
}

TEST_CASE("a resting sink keeps no other sink waiting and burns no attempts of its rows", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Outcome::Kind::sink_broken); };
  for (const char* title : {"A", "B", "C"}) bench.known(title, "2017-02-20T10:00", bench.watch({"30m"}));
  bench.known("D", "2017-02-20T10:00", bench.watch({"30m"}, "desk", ""));
  bench.turn(30min);
  CHECK(Bench::titles(bench.desk) == Lines{"D"});
  bench.turn(30min, 1s);
  CHECK(bench.mail.delivered.size() < 20);  // three at once, then one probe each backoff
  for (std::int64_t id = 1; id <= 3; ++id) CHECK(bench.store.delivery(DeliveryId{id})->attempt == 0);
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  bench.turn(31min, 1s);
  CHECK(bench.states() == Lines{"30m sent", "30m sent", "30m sent", "30m sent"});
}

TEST_CASE("a permanent refusal ends a reminder loudly", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Outcome::Kind::permanent); };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(45min);
  CHECK(bench.store.delivery(DeliveryId{1})->state == DeliveryState::dead);
  CHECK(bench.mail.delivered.size() == 1);
  CHECK(std::count(bench.lines.begin(), bench.lines.end(),
                   "given up after 1 attempts, mail a@example.org: Fair (30m): permanent: no") == 1);
  CHECK(bench.store.attempts(DeliveryId{1}).size() == 1);
}

TEST_CASE("an exception of a sink is one failed attempt", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) -> Outcome { throw std::runtime_error("boom"); };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(30min);
  CHECK(bench.states() == Lines{"30m ready"});
  CHECK(bench.store.delivery(DeliveryId{1})->last_error == "temporary: boom");
}

TEST_CASE("what fell due while the daemon was off comes as one list", "[service]") {
  Bench bench;
  for (int i = 0; i < 40; ++i) bench.known("Event " + std::to_string(i), "2017-02-21T10:00", bench.watch({"1d", "2h"}));
  bench.turn(48h, 48h);
  REQUIRE(bench.mail.delivered.size() == 1);
  CHECK(bench.mail.delivered[0].reason == Reason::list);
  CHECK(bench.mail.delivered[0].title == "Reminders that are late: 40 events");
  const auto counts = bench.store.counts();
  CHECK(counts.sent == 40);
  CHECK(counts.cancelled == 40);  // the earlier leads
}

TEST_CASE("a list that fails comes again with the same key and members", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Outcome::Kind::temporary); };
  for (int i = 0; i < 5; ++i) bench.known("Event " + std::to_string(i), "2017-02-21T12:00", bench.watch({"1h"}));
  bench.turn(26h + 30min, 26h + 30min);
  REQUIRE(bench.mail.delivered.size() == 1);
  bench.known("Later", "2017-02-21T13:00", bench.watch({"1h"}));
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  bench.turn(1min, 1s);
  REQUIRE(bench.mail.delivered.size() == 2);
  CHECK(bench.mail.delivered[1].key == bench.mail.delivered[0].key);
  CHECK(bench.mail.delivered[1].body == bench.mail.delivered[0].body);
  CHECK(bench.store.counts().sent == 5);
}

TEST_CASE("a first start announces in one list", "[service]") {
  Bench bench;
  const Watch watch = bench.watch({"7d"});
  for (int i = 0; i < 10; ++i) {
    const Event event = bench.event("Event " + std::to_string(i), "2017-02-21T10:00");
    keep_promises(bench.store, event, {&watch, 1}, bench.planning, bench.clock.now());
  }
  bench.turn(1s);
  CHECK(Bench::titles(bench.mail) == Lines{"10 events announced"});
}

TEST_CASE("one late find is announced by itself", "[service]") {
  Bench bench;
  bench.known("Fair", "2017-02-20T12:00", bench.watch({"1d", "1h"}));
  REQUIRE(bench.mail.delivered.size() == 1);
  CHECK(bench.mail.delivered[0].reason == Reason::announced);
  CHECK(bench.mail.delivered[0].body.substr(0, 32) == "Announced today, starts in 3 h.\n");
  bench.turn(2h);
  CHECK(bench.mail.delivered.size() == 2);
}

TEST_CASE("a moved event withdraws what was shown and tells the new date", "[service]") {
  Bench bench;
  bench.desk.answer = [](const Notification&) { return Outcome{.receipt = ":1.7 42"}; };
  const Watch watch = bench.watch({"1d", "1h"}, "desk", "");
  const Event fair = bench.known("Fair", "2017-02-21T09:30", watch);
  bench.turn(30min);
  REQUIRE(bench.desk.delivered.size() == 1);
  CHECK(bench.desk.delivered[0].first_of_thread);
  Event moved = fair;
  moved.when = *span_from_forms("2017-02-24T09:30", "", "");
  moved.claims[0].mention.when = moved.when;
  moved.claims[0].mention.moved_from = fair.when;
  bench.revise(fair, moved, watch);
  REQUIRE(bench.desk.delivered.size() == 2);
  CHECK(bench.desk.withdrawn == Lines{":1.7 42"});
  const Notification& message = bench.desk.delivered[1];
  CHECK(message.title == "Moved: Fair");
  CHECK(message.thread == bench.desk.delivered[0].thread);
  CHECK_FALSE(message.first_of_thread);
  CHECK(message.body.find("From Tue 21 Feb 2017, 09:30\nto Fri 24 Feb 2017, 09:30\n") != std::string::npos);
  CHECK(bench.states() == Lines{"1d sent", "1h cancelled", "moved sent", "1d ready", "1h ready"});
  bench.turn(24h * 5, 5min);
  CHECK(bench.desk.delivered.size() == 4);
  CHECK_FALSE(bench.desk.delivered[2].first_of_thread);
}

TEST_CASE("a row whose event has a newer revision is not sent", "[service]") {
  Bench bench;
  Event fair = bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  fair.revision = 2;
  fair.when = *span_from_forms("2017-02-22T10:00", "", "");
  bench.store.keep_event(fair);  // the promises are not yet revised
  bench.turn(45min);
  CHECK(bench.mail.delivered.empty());
  CHECK(bench.states() == Lines{"30m cancelled"});
}

TEST_CASE("a restart takes over the leases of the process before it at once", "[service]") {
  Bench bench;
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.finish();
  bench.clock.turn(30min);
  const auto lost = bench.store.lease_due(bench.clock.now(), 16, "another process", bench.clock.boot() + 120s, {});
  REQUIRE(lost.size() == 1);
  bench.begin("this process");
  bench.pump();
  CHECK(bench.states() == Lines{"30m sent"});
  CHECK(bench.mail.delivered.size() == 1);
}

TEST_CASE("a lease that was lost while a sink was slow records nothing", "[service]") {
  Bench bench;
  bench.mail.answer = [&](const Notification&) {
    bench.store.release_leases("somebody else", bench.clock.boot());
    bench.store.lease_due(bench.clock.now(), 16, "somebody else", bench.clock.boot() + 120s, {});
    return Outcome{};
  };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(30min);
  CHECK(bench.states() == Lines{"30m leased"});
  CHECK(bench.dispatcher->in_flight() == 0);
}

TEST_CASE("a step of the system clock makes reminders due but never repeats one", "[service]") {
  Bench bench;
  bench.known("Fair", "2017-02-21T10:00", bench.watch({"1h"}));
  bench.clock.step(24h);
  bench.turn(15s);
  CHECK(bench.mail.delivered.size() == 1);
  bench.clock.step(-24h);
  bench.turn(48h, 5min);
  CHECK(bench.mail.delivered.size() == 1);
}

TEST_CASE("a replay sends nothing to other people but says what it would", "[service]") {
  Bench bench(true);
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.known("Talk", "2017-02-20T10:00", bench.watch({"30m"}, "desk", ""));
  bench.turn(30min);
  CHECK(bench.mail.delivered.empty());
  CHECK(bench.desk.delivered.size() == 1);
  CHECK(std::count(bench.lines.begin(), bench.lines.end(),
                   "would be sent to mail a@example.org: Fair (--send sends)") == 1);
  CHECK(bench.states() == Lines{"30m sent", "30m sent"});
}

TEST_CASE("a snoozed reminder comes back as often as it is snoozed", "[service]") {
  Bench bench(false, true);
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}, "desk", ""));
  bench.turn(30min);
  REQUIRE(bench.desk.delivered.size() == 1);
  for (const char* cause : {"snooze:1", "snooze:2"}) {
    bench.desk.react({Reaction::Kind::snoozed, bench.desk.delivered.back().key, 5min});
    bench.pump();
    const std::size_t before = bench.desk.delivered.size();
    bench.turn(4min + 45s);
    CHECK(bench.desk.delivered.size() == before);
    bench.turn(15s);
    REQUIRE(bench.desk.delivered.size() == before + 1);
    CHECK(bench.store.delivery_by_key(bench.desk.delivered.back().key)->cause == cause);
  }
  bench.desk.react({Reaction::Kind::dismissed, bench.desk.delivered.back().key, {}});
  bench.pump();
  CHECK(bench.lines.back() == "a reminder was dismissed");
}

TEST_CASE("a sink that is gone from the configuration drops its reminders by name", "[service]") {
  Bench bench;
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  std::vector<NamedSink> sinks;
  sinks.push_back(recording_sink("desk", bench.desk));
  bench.dispatcher->adopt(std::move(sinks), bench.planning);
  bench.turn(30min);
  CHECK(bench.states() == Lines{"30m cancelled"});
  CHECK(bench.lines.back() == "no sink is called mail any more: a reminder was dropped");
  CHECK(bench.dispatcher->sinks().size() == 1);
}

TEST_CASE("a trial message reaches every recipient of a sink", "[service]") {
  Bench bench;
  bench.mail.recipients = {"a@example.org", "b@example.org"};
  std::optional<Outcome> outcome;
  const auto keep = [&](std::exception_ptr, Outcome ended) { outcome = std::move(ended); };
  asio::co_spawn(bench.io, bench.dispatcher->test("mail"), keep);
  bench.pump();
  REQUIRE(outcome);
  CHECK(outcome->kind == Outcome::Kind::delivered);
  REQUIRE(bench.mail.delivered.size() == 2);
  CHECK(bench.mail.delivered[1].recipient == "b@example.org");
  CHECK(bench.mail.delivered[1].reason == Reason::test);
  std::exception_ptr failure;
  asio::co_spawn(bench.io, bench.dispatcher->test("fax"), [&](std::exception_ptr e, const Outcome&) { failure = e; });
  bench.pump();
  CHECK_THROWS_AS(std::rethrow_exception(failure), std::out_of_range);
}

TEST_CASE("a thousand reminders of one second are all sent in that second", "[service]") {
  Bench bench;
  const Watch watch = bench.watch({"30m"});
  for (int i = 0; i < 1000; ++i) {
    const Event event = bench.event("Event " + std::to_string(i), "2017-02-20T10:00");
    keep_promises(bench.store, event, {&watch, 1}, bench.planning, bench.clock.now());
  }
  bench.turn(30min);
  CHECK(bench.mail.delivered.size() == 1000);
  CHECK(bench.store.counts().sent == 1000);
}

TEST_CASE("stopping gives back what was leased and sends nothing more", "[service]") {
  Bench bench;
  bench.mail.answer = [&](const Notification&) {
    bench.crew.call_off();
    return Outcome{};
  };
  const Watch watch = bench.watch({"30m"});
  for (int i = 0; i < 100; ++i) {
    const Event event = bench.event("Event " + std::to_string(i), "2017-02-20T10:00");
    keep_promises(bench.store, event, {&watch, 1}, bench.planning, bench.clock.now());
  }
  bench.turn(30min, 30min);
  CHECK(bench.crew.idle());
  const auto counts = bench.store.counts();
  CHECK(counts.leased == 0);
  CHECK(counts.sent == static_cast<std::int64_t>(bench.mail.delivered.size()));
  CHECK(counts.ready == 100 - counts.sent);
  CHECK(counts.sent < 20);
}
