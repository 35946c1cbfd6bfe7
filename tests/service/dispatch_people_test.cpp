// What dispatch does when people react: late, to lists, to what there is no more.
#include "tests/catch.hpp"
#include "tests/service/dispatch_bench.hpp"
#include "tests/store/examples.hpp"

using namespace datelined;
using namespace std::chrono_literals;
using Bench = DispatchBench;
using Kind = Outcome::Kind;

TEST_CASE("words that may have arrived quote what was known then, unless all of it was taken back", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::unknown); };
  Event fair = bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(30min);
  REQUIRE(bench.mail.delivered.size() == 1);
  fair.claims[0].id = {};
  fair.claims[0].read = bench.clock.now() + 1s;  // the article was changed and read again
  fair.claims[0].mention.evidence = "The Fair will really be.";
  bench.store.keep_event(fair);
  bench.turn(1min, 1s);
  REQUIRE(bench.mail.delivered.size() > 1);
  CHECK(bench.mail.delivered.back().body.find("really") != std::string::npos);
}

TEST_CASE("a trial stops at the first recipient that fails, and ends no trouble that there is not", "[service]") {
  Bench bench;
  bench.mail.recipients = {"a@example.org", "b@example.org"};
  std::optional<Outcome> outcome;
  const auto keep = [&](std::exception_ptr, Outcome ended) { outcome = std::move(ended); };
  bench.mail.answer = [](const Notification&) { return refused(Kind::temporary); };
  asio::co_spawn(bench.io, bench.dispatcher->test("mail"), keep);
  bench.pump();
  REQUIRE(outcome);
  CHECK(outcome->kind == Kind::temporary);
  CHECK(bench.mail.delivered.size() == 1);
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  asio::co_spawn(bench.io, bench.dispatcher->test("mail"), keep);
  bench.pump();
  CHECK(outcome->kind == Kind::delivered);
  CHECK_FALSE(bench.said("works again"));
}

TEST_CASE("people may react to messages about no event, to lists, and to events they do not know", "[service]") {
  Bench bench(false, true);
  int shown = 0;
  bench.desk.answer = [&](const Notification&) { return Outcome{.receipt = "bubble " + std::to_string(++shown)}; };
  bench.mail.answer = [](const Notification&) { return refused(Kind::permanent); };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(32min);
  REQUIRE(bench.desk.delivered.size() == 1);  // the escalation
  bench.desk.react({Reaction::Kind::dismissed, bench.desk.delivered[0].key, {}});
  bench.pump();
  bench.desk.react({Reaction::Kind::snoozed, bench.desk.delivered[0].key, 5min});
  bench.pump();
  CHECK(bench.store.counts().ready == 0);
  asio::co_spawn(bench.io, bench.dispatcher->acknowledge({4711}),
                 [](std::exception_ptr failure) { CHECK_FALSE(failure); });
  bench.pump();

  const Watch watch = bench.watch({"2h"}, "desk", "");
  for (int i = 0; i < 4; ++i) {
    const Event event = bench.event("Event " + std::to_string(i), "2017-02-20T11:00");
    keep_promises(bench.store, event, {&watch, 1}, bench.planning, bench.clock.now());
  }
  bench.dispatcher->wake();
  bench.pump();
  REQUIRE(bench.desk.delivered.back().reason == Reason::list);
  Reaction to_the_list{Reaction::Kind::snoozed, "", 5min};
  to_the_list.receipt = "bubble " + std::to_string(shown);
  bench.desk.react(to_the_list);
  bench.pump();
  CHECK(bench.store.counts().ready == 4);
}

TEST_CASE("a snooze counts per address, and one before the start of what has no start is from now", "[service]") {
  Bench bench(false, true);
  Watch watch = bench.watch({"30m"}, "desk", "");
  watch.addresses.push_back({"mail", "a@example.org"});
  const Event fair = bench.known("Fair", "2017-02-20T10:00", watch);
  bench.turn(30min);
  REQUIRE(bench.desk.delivered.size() == 1);
  for (const auto& [sink, recipient] : {std::pair("desk", "somebody"), {"mail", "a@example.org"}}) {
    Delivery other = row_of(fair, "snooze:1", bench.clock.now() + 24h);
    other.sink = sink;
    other.recipient = recipient;
    other.key = std::string(sink) + recipient;
    bench.store.promise({&other, 1});
  }
  bench.desk.react({Reaction::Kind::snoozed, bench.desk.delivered[0].key, 5min});
  bench.pump();
  bench.turn(5min);
  REQUIRE(bench.desk.delivered.size() == 2);
  CHECK(bench.store.delivery_by_key(bench.desk.delivered[1].key)->cause == "snooze:1");

  Event running = bench.event("Show", "2017-02-20T10:00");
  running.when = *span_from_forms("2017-02-01", "2017-02-28", "");
  running.when.begin.reset();
  bench.store.keep_event(running);
  Delivery told = row_of(running, "1d", bench.clock.now());
  told.sink = "desk";
  told.recipient = "";
  bench.store.promise({&told, 1});
  bench.dispatcher->wake();
  bench.pump();
  Reaction before_start{Reaction::Kind::snoozed, told.key, 10min};
  before_start.before_start = true;
  bench.desk.react(before_start);
  bench.pump();
  const auto rows = bench.store.deliveries_of(running.id);
  CHECK(rows.back().due == bench.clock.now() + 10min);
}

TEST_CASE("what was shown by a sink that is gone cannot be taken back, and a snooze of an old revision is dropped",
          "[service]") {
  Bench bench(false, true);
  bench.mail.answer = [](const Notification&) { return Outcome{.receipt = "letter"}; };
  bench.desk.answer = [](const Notification&) { return Outcome{.receipt = "bubble"}; };
  Watch watch = bench.watch({"30m"}, "desk", "");
  watch.addresses.push_back({"mail", "a@example.org"});
  Event fair = bench.known("Fair", "2017-02-20T10:00", watch);
  bench.turn(30min);
  bench.left_out = {"mail"};
  bench.adopt();
  bench.desk.react({Reaction::Kind::dismissed, bench.desk.delivered[0].key, {}});
  bench.pump();
  CHECK(bench.mail.withdrawn.empty());
  fair.revision = 2;
  bench.store.keep_event(fair);
  bench.desk.react({Reaction::Kind::snoozed, bench.desk.delivered[0].key, 5min});
  bench.pump();
  CHECK(bench.store.counts().ready == 0);
}

TEST_CASE("a listening sink is listened to once, and not while it has lost its connection", "[service]") {
  Bench bench(false, true);
  bench.pump();
  ::eventfd_write(bench.desk.event, 1);  // nothing happened: the other side came back
  bench.pump();
  bench.adopt();
  bench.adopt();
  bench.pump();
  const int connection = bench.desk.event;
  bench.desk.event = -1;
  ::eventfd_write(connection, 1);
  bench.pump();
  bench.desk.event = connection;
  CHECK(bench.desk.delivered.empty());
  CHECK(bench.dispatcher->sinks().size() == 2);
}

TEST_CASE("a list that holds a dismissed event is not taken back", "[service]") {
  Bench bench(false, true);
  bench.mail.answer = [](const Notification&) { return Outcome{.receipt = "letter"}; };
  const Watch by_mail = bench.watch({"2h"}), on_the_desk = bench.watch({"2h"}, "desk", "");
  std::vector<Event> events;
  for (int i = 0; i < 4; ++i) events.push_back(bench.event("Event " + std::to_string(i), "2017-02-20T10:30"));
  for (const Event& event : events) keep_promises(bench.store, event, {&by_mail, 1}, bench.planning, bench.clock.now());
  Delivery row = row_of(events[0], "1h", bench.clock.now());
  row.sink = "desk";
  row.recipient = "";
  bench.store.promise({&row, 1});
  bench.dispatcher->wake();
  bench.pump();
  REQUIRE(bench.mail.delivered.size() == 1);
  REQUIRE(bench.desk.delivered.size() == 1);
  bench.desk.react({Reaction::Kind::dismissed, row.key, {}});
  bench.pump();
  CHECK(bench.mail.withdrawn.empty());
}

TEST_CASE("what the sink itself shows of an event beside what was dismissed stays", "[service]") {
  Bench bench(false, true);
  int shown = 0;
  bench.desk.answer = [&](const Notification&) { return Outcome{.receipt = "bubble " + std::to_string(++shown)}; };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m", "15m"}, "desk", ""));
  bench.turn(50min);
  REQUIRE(bench.desk.delivered.size() == 2);
  bench.desk.react({Reaction::Kind::dismissed, bench.desk.delivered[0].key, {}});
  bench.pump();
  CHECK(bench.desk.withdrawn.empty());
}

TEST_CASE("quiet hours hold what is told of an event that has no start", "[service]") {
  Bench bench;
  bench.begin_quietly("08:00-12:00");
  Event show = bench.event("Show", "2017-02-20T10:00");
  show.when = *span_from_forms("2017-02-01", "2017-02-28", "");
  show.when.begin.reset();
  bench.store.keep_event(show);
  const Delivery told = row_of(show, "1d", bench.clock.now());
  bench.store.promise({&told, 1});
  bench.dispatcher->wake();
  bench.pump();
  CHECK(bench.mail.delivered.empty());
  CHECK(bench.store.delivery_by_key(told.key)->held_until == utc("2017-02-20T11:00:00Z"));
}
