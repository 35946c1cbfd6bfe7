// What dispatch owes beside single reminders: escalations, digests, quiet hours, silences, repeats, doubtful clocks.
#include "calendar/zone_data.hpp"
#include "store/issues.hpp"
#include "tests/catch.hpp"
#include "tests/service/dispatch_bench.hpp"

using namespace datelined;
using namespace std::chrono_literals;
using Bench = DispatchBench;
using Kind = Outcome::Kind;

namespace {

/// The dispatcher begins anew with what the bench's fields say now.
void restart(Bench& bench) {
  bench.finish();
  bench.begin("the next process");
  bench.pump();
}

Watch in_force(Bench& bench, Watch watch) {
  bench.duties.watches = {watch};
  restart(bench);
  return watch;
}

Digest daily(const char* sink, const char* recipient) {
  Digest digest;
  digest.what.name = "morning";
  digest.what.addresses = {{sink, recipient}};
  return digest;
}

std::size_t count(const Lines& lines, std::string_view part) {
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [&](const std::string& line) { return line.find(part) != std::string::npos; }));
}

asio::awaitable<void> try_sink(Dispatcher& dispatcher) { co_await dispatcher.test("mail"); }

}  // namespace

TEST_CASE("what could not be delivered is told elsewhere, once for all of a minute", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::permanent); };
  Watch watch = bench.watch({"30m"});
  watch.addresses.push_back({"desk", ""});
  in_force(bench, watch);
  const Watch by_mail = bench.watch({"30m"});
  bench.known("Fair", "2017-02-20T10:00", by_mail);
  bench.known("Talk", "2017-02-20T10:00", by_mail);
  bench.turn(32min, 1s);
  REQUIRE(bench.desk.delivered.size() == 1);
  const Notification& told = bench.desk.delivered[0];
  CHECK(told.reason == Reason::escalation);
  CHECK(told.urgency == Urgency::critical);
  CHECK(told.title == "Not delivered by mail: 2 messages");
  CHECK(told.body.find("Mon 20 Feb 2017, 10:00: Fair\n") != std::string::npos);
  CHECK(told.body.find("Talk\n") != std::string::npos);
  CHECK(told.body.find("permanent: no") != std::string::npos);
  CHECK(bench.store.dead().size() == 2);
  CHECK(bench.store.counts().unseen == 2);
}

TEST_CASE("where a watch has no other sink those of this machine are told, and nothing escalates for ever",
          "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::permanent); };
  bench.desk.answer = [](const Notification&) { return refused(Kind::permanent); };
  in_force(bench, bench.watch({"30m"}));
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(3h, 30s);
  CHECK(bench.desk.delivered.size() == 1);
  CHECK(bench.store.dead().size() == 2);  // the reminder and what told of it
}

TEST_CASE("a dead message stays until it is acknowledged, and is sent by its key when it is redriven", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::permanent); };
  bench.known("Fair", "2017-02-22T10:00", bench.watch({"2d"}));
  bench.turn(2h, 30s);
  const auto dead = bench.store.dead();
  REQUIRE(dead.size() == 1);
  CHECK(bench.store.redrive(dead[0].id, bench.clock.now(), bench.clock.now() + 24h));
  CHECK_FALSE(bench.store.redrive(dead[0].id, bench.clock.now(), bench.clock.now() + 24h));
  CHECK(bench.store.dead().empty());
  bench.dispatcher->wake();
  bench.turn(15s);
  CHECK(bench.store.dead().size() == 1);  // it died again, and that is news
  CHECK(bench.store.acknowledge(dead[0].id, bench.clock.now()));
  CHECK_FALSE(bench.store.acknowledge(dead[0].id, bench.clock.now()));
  CHECK(bench.store.dead().empty());
  CHECK(bench.store.redrive(dead[0].id, bench.clock.now(), bench.clock.now() + 24h));
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  bench.dispatcher->wake();
  bench.turn(15s);
  CHECK(bench.store.delivery(dead[0].id)->state == DeliveryState::sent);
  REQUIRE(bench.mail.delivered.size() == 3);
  CHECK(bench.mail.delivered[2].key == bench.mail.delivered[0].key);
}

TEST_CASE("a sink that is gone is disabled at once and used again after a test message", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) {
    return Outcome{.kind = Kind::permanent, .detail = "410", .gone = true};
  };
  for (const char* title : {"A", "B"}) bench.known(title, "2017-02-20T10:00", bench.watch({"30m"}));
  bench.known("C", "2017-02-20T11:00", bench.watch({"30m"}));
  bench.turn(31min, 15s);
  CHECK(bench.dispatcher->sinks()[0].disabled);
  const std::size_t asked = bench.mail.delivered.size();
  restart(bench);
  CHECK(bench.dispatcher->sinks()[0].disabled);  // a restart forgets nothing
  bench.turn(1h);
  CHECK(bench.mail.delivered.size() == asked);
  CHECK(bench.store.counts().dead == 3);  // what falls due there is told elsewhere at once
  CHECK(count(bench.lines, "sink mail is disabled") == 1);
  CHECK(Bench::titles(bench.desk) == Lines{"Not delivered by mail: 2 messages", "Not delivered by mail: 1 message"});
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  asio::co_spawn(bench.io, try_sink(*bench.dispatcher), [](std::exception_ptr) {});
  bench.pump();
  CHECK_FALSE(bench.dispatcher->sinks()[0].disabled);
  CHECK(bench.store.sink_troubles().empty());
}

TEST_CASE("five days of being broken disable a sink, a good message in between begins them anew", "[service]") {
  Bench bench;
  bool works = false;
  bench.mail.answer = [&](const Notification&) { return works ? Outcome{} : refused(Kind::sink_broken); };
  bench.known("Fair", "2017-03-20T10:00", bench.watch({"28d"}));
  bench.turn(2h, 1min);
  bench.turn(24h * 4, 15min);
  CHECK_FALSE(bench.dispatcher->sinks()[0].disabled);
  CHECK(bench.store.sink_troubles().size() == 1);
  works = true;
  bench.turn(1h, 1min);
  CHECK(bench.store.sink_troubles().empty());
  works = false;
  bench.known("Talk", "2017-03-25T10:00", bench.watch({"28d"}));
  bench.turn(24h * 4, 15min);
  CHECK_FALSE(bench.dispatcher->sinks()[0].disabled);
  bench.turn(24h * 2, 15min);
  CHECK(bench.dispatcher->sinks()[0].disabled);
  CHECK(bench.store.counts().dead == 1);
}

TEST_CASE("what waited for a sink is let go in due order at twenty a second and less", "[service]") {
  Bench bench;
  bool works = false;
  bench.mail.answer = [&](const Notification&) { return works ? Outcome{} : refused(Kind::sink_broken); };
  const Watch watch = bench.watch({"30m"});
  for (int i = 0; i < 60; ++i) {
    const Event event = bench.event("Event " + std::to_string(100 + i), "2017-02-20T10:00");
    keep_promises(bench.store, event, {&watch, 1}, bench.planning, bench.clock.now());
  }
  bench.turn(30min + 10s, 10s);
  works = true;
  std::vector<Ticks> sent;
  std::size_t before = bench.mail.delivered.size();
  for (int i = 0; i < 6000 && sent.size() < 60; ++i) {
    bench.turn(10ms, 10ms);
    for (; before < bench.mail.delivered.size(); ++before) sent.push_back(bench.clock.boot());
  }
  REQUIRE(bench.store.counts().ready == 0);
  for (std::size_t i = 21; i + 1 < sent.size(); ++i) CHECK(sent[i] - sent[i - 20] >= 950ms);
}

TEST_CASE("a server that comes back is tried at once", "[service]") {
  Bench bench(false, true);
  bool there = false;
  bench.desk.answer = [&](const Notification&) { return there ? Outcome{} : refused(Kind::temporary); };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}, "desk", ""));
  bench.turn(32min, 1s);
  const std::size_t tries = bench.desk.delivered.size();
  there = true;
  ::eventfd_write(bench.desk.event, 1);  // readable without a reaction: the other side has changed
  bench.pump();
  CHECK(bench.desk.delivered.size() == tries + 1);
  CHECK(bench.states() == Lines{"30m sent"});
}

TEST_CASE("words that may have arrived are said again as they were, others are fresh", "[service]") {
  Bench bench;
  Kind kind = Kind::unknown;
  bench.mail.answer = [&](const Notification&) { return refused(kind); };
  bench.known("Fair", "2017-02-21T10:00", bench.watch({"1h"}));
  bench.turn(24h, 5min);
  bench.turn(4min, 1s);
  const auto& sent = bench.mail.delivered;
  REQUIRE(sent.size() >= 3);
  for (const Notification& message : sent) CHECK(message.body == sent[0].body);
  bench.turn(2h, 30s);
  CHECK(sent.back().body.find("Started") != std::string::npos);  // what has become wrong is not said again
  Bench other;
  other.mail.answer = [&](const Notification&) { return refused(Kind::temporary); };
  other.known("Fair", "2017-02-21T10:00", other.watch({"1h"}));
  other.turn(24h, 5min);
  other.turn(4min, 1s);
  CHECK(other.mail.delivered.back().body.starts_with("Late by"));
}

TEST_CASE("quiet hours hold reminders and tell them together in the morning", "[service]") {
  Bench bench;
  Watch watch = bench.watch({"1d"});
  watch.quiet = quiet_hours_written("22:00-07:00");
  in_force(bench, watch);
  for (const char* title : {"A", "B", "C", "D"}) bench.known(title, "2017-02-22T02:00", watch);
  Watch early = bench.watch({"1h"});
  bench.known("Flight", "2017-02-21T06:00", early);  // begins before the quiet hours end: it cannot wait
  bench.turn(21h + 59min, 1min);                     // Tuesday 06:59 in Berlin
  CHECK(Bench::titles(bench.mail) == Lines{"Flight"});
  bench.turn(1min + 15s);
  REQUIRE(bench.mail.delivered.size() == 2);
  CHECK(bench.mail.delivered[1].title == "Reminders of the quiet hours: 4 events");
}

TEST_CASE("one reminder that quiet hours held is not called late", "[service]") {
  Bench bench;
  Watch watch = bench.watch({"1d"});
  watch.quiet = quiet_hours_written("22:00-07:00");
  in_force(bench, watch);
  bench.known("Fair", "2017-02-22T02:00", watch);
  bench.turn(22h + 15s, 15s);
  REQUIRE(bench.mail.delivered.size() == 1);
  CHECK(bench.mail.delivered[0].reason == Reason::lead);
  CHECK(bench.mail.delivered[0].body.starts_with("Starts in 19 h.\n"));
}

TEST_CASE("a silence drops what holds its words as long as it holds", "[service]") {
  Bench bench;
  bench.known("Book fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.known("Trade fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.known("Book fair again", "2017-02-20T14:00", bench.watch({"30m"}));
  const auto id = bench.store.keep_silence({0, "fair Book", bench.clock.now(), bench.clock.now() + 2h});
  CHECK(bench.store.silences(bench.clock.now()).size() == 1);
  bench.turn(6h, 1min);
  CHECK(Bench::titles(bench.mail) == Lines{"Trade fair", "Book fair again"});
  CHECK(bench.store.delivery(DeliveryId{1})->last_error == "silenced: fair Book");
  CHECK_FALSE(bench.store.end_silence(id, bench.clock.now()));
}

TEST_CASE("a reminder comes again until somebody says that they know", "[service]") {
  Bench bench;
  Watch watch = bench.watch({"1h"});
  watch.repeat = 10min;
  in_force(bench, watch);
  const Event fair = bench.known("Fair", "2017-02-20T11:00", watch);
  bench.turn(1h + 25min, 15s);  // due at 09:00 UTC, told again at 09:10 and 09:20
  REQUIRE(bench.mail.delivered.size() == 3);
  CHECK(bench.mail.delivered[1].reason == Reason::repeat);
  asio::co_spawn(bench.io, bench.dispatcher->acknowledge(fair.id), [](std::exception_ptr) {});
  bench.pump();
  bench.turn(2h, 1min);
  CHECK(bench.mail.delivered.size() == 3);
  CHECK(bench.states() == Lines{"1h sent", "repeat:1 sent", "repeat:2 sent", "repeat:3 cancelled"});
}

TEST_CASE("nothing is repeated once its event is over", "[service]") {
  Bench bench;
  Watch watch = bench.watch({"1h"});
  watch.repeat = 45min;
  in_force(bench, watch);
  bench.known("Fair", "2017-02-20T11:00", watch);
  bench.turn(24h, 1min);
  CHECK(bench.mail.delivered.size() == 3);  // 10:00, 10:45, 11:30; at 12:15 it is over
}

TEST_CASE("a daily digest comes once a day whatever restarts", "[service]") {
  Bench bench;
  bench.duties.digests = {daily("mail", "a@example.org")};
  restart(bench);
  bench.event("Fair", "2017-02-21T10:00");
  for (int hour = 0; hour < 48; ++hour) {
    bench.turn(1h, 15s);
    restart(bench);
  }
  CHECK(Bench::titles(bench.mail) ==
        Lines{"The day ahead: Tuesday 21 February 2017", "The day ahead: Wednesday 22 February 2017"});
  CHECK(bench.mail.delivered[0].sections.at(0).lines == Lines{"Fair - 10:00"});
  CHECK(bench.mail.delivered[1].body == "Nothing is announced.\n");
}

TEST_CASE("of digests that were missed only the latest is sent", "[service]") {
  Bench bench;
  bench.duties.digests = {daily("mail", "a@example.org")};
  restart(bench);
  bench.turn(24h, 1min);
  CHECK(bench.mail.delivered.size() == 1);
  bench.finish();
  bench.clock.turn(24h * 5);
  restart(bench);
  CHECK(Bench::titles(bench.mail) ==
        Lines{"The day ahead: Tuesday 21 February 2017", "The day ahead: Sunday 26 February 2017"});
}

TEST_CASE("a digest marks what is new and what has moved since the last one", "[service]") {
  Bench bench;
  Digest weekly = daily("mail", "a@example.org");
  weekly.every = Digest::Every::week;
  bench.duties.digests = {weekly};
  restart(bench);
  const Event fair = bench.event("Fair", "2017-03-08T10:00");
  bench.event("Vote", "2017-03-07");
  bench.turn(24h * 8, 1h);
  Event moved = fair;
  moved.when = *span_from_forms("2017-03-09T10:00", "", "");
  moved.changed = bench.clock.now();
  bench.revise(fair, moved, bench.watch({"1h"}, "desk", ""));
  bench.event("Launch", "2017-03-09");
  bench.turn(24h * 7, 1h);
  REQUIRE(bench.mail.delivered.size() == 2);
  const Notification& issue = bench.mail.delivered[1];
  CHECK(issue.title == "The week ahead: 6 Mar 2017 to 12 Mar 2017");
  REQUIRE(issue.sections.size() == 3);
  CHECK(issue.sections[0].lines == Lines{"Vote"});
  CHECK(issue.sections[1].lines == Lines{"** Launch", "MOVED Fair - 10:00"});
  CHECK(issue.sections[2].heading.empty());
}

TEST_CASE("a click on what an earlier run has shown snoozes it all the same", "[service]") {
  Bench bench(false, true);
  bench.desk.answer = [](const Notification&) { return Outcome{.receipt = ":1.7 42 bus"}; };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}, "desk", ""));
  bench.turn(30min);
  restart(bench);
  bench.desk.react({.kind = Reaction::Kind::snoozed, .key = "", .snooze = 5min, .receipt = ":1.7 42 bus"});
  bench.desk.react({.kind = Reaction::Kind::snoozed, .key = "", .snooze = 5min, .receipt = ":1.7 43 bus"});
  bench.pump();
  CHECK(bench.states() == Lines{"30m sent", "snooze:1 ready"});
  bench.desk.react(
      {.kind = Reaction::Kind::snoozed, .key = bench.desk.delivered[0].key, .snooze = 10min, .before_start = true});
  bench.pump();
  CHECK(bench.store.delivery(DeliveryId{3})->due == utc("2017-02-20T08:50:00Z"));
}

TEST_CASE("what is dismissed at one place is taken back at the others", "[service]") {
  Bench bench(false, true);
  bench.mail.answer = [](const Notification&) { return Outcome{.receipt = "mail 1"}; };
  bench.desk.answer = [](const Notification&) { return Outcome{.receipt = ":1.7 42 bus"}; };
  Watch watch = bench.watch({"30m"});
  watch.addresses.push_back({"desk", ""});
  bench.known("Fair", "2017-02-20T10:00", watch);
  bench.turn(30min);
  bench.desk.react({.kind = Reaction::Kind::dismissed, .key = bench.desk.delivered.at(0).key});
  bench.pump();
  CHECK(bench.mail.withdrawn == Lines{"mail 1"});
  CHECK(bench.desk.withdrawn.empty());
}

TEST_CASE("a clock that jumped far sends nothing for a minute, and nothing at all if it was wrong", "[service]") {
  Bench bench;
  bench.known("Fair", "2017-02-25T10:00", bench.watch({"1h"}));
  bench.turn(1min);
  bench.clock.step(24h * 6);
  bench.turn(45s, 15s);
  CHECK(bench.mail.delivered.empty());
  bench.clock.step(-24h * 6);
  bench.turn(10min, 15s);
  CHECK(bench.mail.delivered.empty());
  bench.clock.step(24h * 6);
  bench.turn(75s, 15s);
  CHECK(bench.mail.delivered.size() == 1);
}

TEST_CASE("a daemon on an unsynchronised clock waits for it", "[service]") {
  Bench bench;
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bool waits = true;
  bench.doubts.unsynchronised = [&] { return waits; };
  bench.finish();
  bench.clock.turn(30min);
  restart(bench);
  bench.turn(5min, 15s);
  CHECK(bench.mail.delivered.empty());
  waits = false;
  bench.turn(15s);
  CHECK(bench.mail.delivered.size() == 1);
}

TEST_CASE("a clock that goes back strands no retry", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::temporary); };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(40min, 1s);
  bench.clock.step(-6h);
  bench.turn(15s);
  const Delivery row = *bench.store.delivery(DeliveryId{1});
  CHECK(row.next_try <= std::max(row.due, bench.clock.now() + 30min));
  Instant tried = bench.clock.now();
  bench.mail.answer = [&](const Notification&) { return tried = bench.clock.now(), Outcome{}; };
  bench.turn(7h, 15s);
  CHECK(bench.states() == Lines{"30m sent"});
}

TEST_CASE("a sink may be told to hold what may have arrived", "[service]") {
  Bench bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::unknown); };
  std::vector<NamedSink> sinks;
  sinks.push_back(recording_sink("mail", bench.mail));
  sinks.back().hold_unknown = true;
  bench.dispatcher->adopt(std::move(sinks), bench.planning);
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(2h, 1min);
  CHECK(bench.mail.delivered.size() == 1);
  CHECK(bench.store.dead().size() == 1);
}

TEST_CASE("a change is told to whose watch asks for it and to nobody else who was not told", "[service]") {
  Bench bench;
  Watch asks = bench.watch({"1h"});
  asks.changes = {"sharpened"};
  const Event month = bench.known("Fair", "2017-04", asks);
  Event day = month;
  day.when = *span_from_forms("2017-04-12", "", "");
  bench.revise(month, day, asks);
  REQUIRE(bench.mail.delivered.size() == 1);
  CHECK(bench.mail.delivered[0].title == "Dated: Fair");
  CHECK(bench.mail.delivered[0].reason == Reason::confirmed);
  const Event talk = bench.known("Talk", "2017-04", asks);
  Event other = talk;
  other.when = *span_from_forms("2017-06", "", "");
  bench.revise(talk, other, asks);
  CHECK(bench.mail.delivered.size() == 1);  // moved: neither told before nor asked for
}

TEST_CASE("a clock that shows less than what was written down is written down again at once", "[service]") {
  Bench bench;
  bench.turn(2h);
  REQUIRE(bench.store.clock_memory());
  bench.finish();
  bench.clock.step(-3h);
  bench.begin("the next process");
  bench.turn(15s);
  CHECK(bench.store.clock_memory()->seen == bench.clock.now());
}
