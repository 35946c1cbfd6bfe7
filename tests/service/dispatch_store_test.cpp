// What dispatch does when the store fails.
#include "tests/catch.hpp"
#include "tests/service/dispatch_bench.hpp"
#include "tests/store/examples.hpp"
#include "tests/store/memory_disk.hpp"

#include <sqlite3.h>

using namespace datelined;
using namespace std::chrono_literals;
using Bench = DispatchBench;
using Kind = Outcome::Kind;

namespace {

/// A store on a disk that can fail.
struct FailingStore {
  MemoryDisk disk;
  examples::Folder folder;
  Bench bench;

  FailingStore() {
    bench.finish();
    bench.store = Store::open(folder / "state.db", false);
    bench.planning.installation = bench.store.installation();
    bench.begin("us");
    bench.pump();
  }
  ~FailingStore() { disk.heal(); }
  /// Six messages are on their way and will be worded anew, which is a write.
  void keep_six_waiting() {
    bench.hold(bench.senders_wait);
    bench.due(6, bench.watch({"30m"}));
    bench.clock.turn(61s);
  }
  void break_writes() { disk.fail(MemoryDisk::Operation::write, 1, SQLITE_IOERR_WRITE, true); }
};

}  // namespace

TEST_CASE("dispatch waits for a store that fails and says so once", "[service]") {
  FailingStore room;
  Bench& bench = room.bench;
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  room.break_writes();
  for (int i = 0; i < 3; ++i) bench.turn(30min, 30min);
  CHECK(bench.mail.delivered.empty());
  Lines said = bench.lines;
  std::erase_if(said, [](const std::string& line) { return !line.starts_with("reminders wait: "); });
  REQUIRE_FALSE(said.empty());
  for (const std::string& line : said) CHECK(std::count(said.begin(), said.end(), line) == 1);
  room.disk.heal();
  bench.turn(1min);
  CHECK(bench.mail.delivered.size() == 1);
  CHECK(bench.said("reminders go on"));
}

TEST_CASE("an outcome that cannot be written is written when the store can, and the sink's trouble with it",
          "[service]") {
  FailingStore room;
  Bench& bench = room.bench;
  bench.mail.answer = [&](const Notification&) {
    if (bench.mail.delivered.size() == 1) room.break_writes();
    return refused(Kind::sink_broken);
  };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(30min, 30min);
  CHECK(bench.said("outcomes cannot be recorded"));
  CHECK(bench.dispatcher->in_flight() == 1);
  room.disk.heal();
  bench.known("Talk", "2017-02-20T10:00", bench.watch({"30m"}, "desk", ""));
  bench.turn(1min, 1s);
  CHECK(bench.dispatcher->in_flight() == 0);
  CHECK(bench.store.sink_troubles().size() == 1);
}

TEST_CASE("a daemon that stops while outcomes cannot be written leaves them to the next", "[service]") {
  FailingStore room;
  Bench& bench = room.bench;
  bench.mail.answer = [&](const Notification&) {
    room.break_writes();
    return Outcome{};
  };
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(30min, 30min);
  bench.finish();
  room.disk.heal();
  CHECK(bench.store.counts().leased == 1);
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  bench.begin("the next process");
  bench.turn(15s);
  REQUIRE(bench.mail.delivered.size() == 2);
  CHECK(bench.mail.delivered[0].key == bench.mail.delivered[1].key);
}

TEST_CASE("whichever write fails while messages go out, each is sent, and at most once more", "[service]") {
  bool letter_waited = false;
  for (int nth = 1; nth <= 60; ++nth) {
    FailingStore room;
    Bench& bench = room.bench;
    room.keep_six_waiting();
    room.disk.fail(MemoryDisk::Operation::write, nth, SQLITE_IOERR_WRITE, true);
    bench.let_all_go();
    room.disk.heal();
    for (int i = 0; i < 200 && bench.store.counts().sent < 6; ++i) {
      bench.turn(15s);
      bench.let_all_go();
    }
    INFO(nth);
    CHECK(bench.store.counts().sent == 6);
    CHECK(bench.mail.delivered.size() <= 12);
    letter_waited = letter_waited || bench.said("a reminder waits: ");
  }
  CHECK(letter_waited);
}

TEST_CASE("a reaction that cannot be kept is told of", "[service]") {
  FailingStore room;
  Bench& bench = room.bench;
  bench.finish();
  bench.desk.event = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  bench.begin("us");
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}, "desk", ""));
  bench.turn(30min);
  REQUIRE(bench.desk.delivered.size() == 1);
  room.break_writes();
  bench.desk.react({Reaction::Kind::opened, bench.desk.delivered[0].key, {}});
  bench.pump();
  CHECK(bench.said("a reaction was lost: "));
  room.disk.heal();
  bench.desk.react({Reaction::Kind::opened, bench.desk.delivered[0].key, {}});
  bench.pump();
  CHECK(bench.lines.back() == "a reminder was opened");
}

TEST_CASE("leases are not forgotten when the store fails between leasing and the making of lists", "[service]") {
  bool list_waited = false;
  for (int nth = 1; nth <= 40; ++nth) {
    FailingStore room;
    Bench& bench = room.bench;
    const Watch watch = bench.watch({"2h"});
    std::vector<Event> events;
    for (int i = 0; i < 4; ++i) events.push_back(bench.event("Event " + std::to_string(i), "2017-02-20T10:30"));
    for (const Event& event : events) keep_promises(bench.store, event, {&watch, 1}, bench.planning, bench.clock.now());
    room.disk.fail(MemoryDisk::Operation::write, nth, SQLITE_IOERR_WRITE, false);
    bench.dispatcher->wake();
    bench.pump();
    list_waited = list_waited || (bench.mail.delivered.empty() && bench.store.counts().leased == 4);
    room.disk.heal();
    bench.turn(45s);  // long before a lease runs out
    INFO(nth);
    CHECK(bench.store.counts().sent == 4);
    REQUIRE_FALSE(bench.mail.delivered.empty());
    for (const Notification& message : bench.mail.delivered) CHECK(message.key == bench.mail.delivered[0].key);
  }
  CHECK(list_waited);
}

TEST_CASE("leases let go because a message could not be read from the store are given back at the end", "[service]") {
  bool letter_waited = false;
  for (int nth = 1; nth <= 40; ++nth) {
    FailingStore room;
    Bench& bench = room.bench;
    room.keep_six_waiting();
    room.disk.fail(MemoryDisk::Operation::write, nth, SQLITE_IOERR_WRITE, false);
    bench.let_all_go();
    room.disk.heal();
    const bool waits = bench.said("a reminder waits: ");
    letter_waited = letter_waited || waits;
    if (!waits) continue;
    CHECK(bench.store.counts().leased > 0);
    bench.finish();
    INFO(nth);
    CHECK(bench.store.counts().leased == 0);
    CHECK(bench.store.counts().ready + bench.store.counts().sent == 6);
  }
  CHECK(letter_waited);
}

TEST_CASE("a store that fails while the daemon stops is not waited for", "[service]") {
  FailingStore room;
  Bench& bench = room.bench;
  bench.hold(bench.store_waits);
  bench.let_all_go();
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.let_all_go();
  bench.turn(30min, 30min);  // its lease is asked for
  bench.crew.call_off();
  room.break_writes();
  bench.let_all_go();
  CHECK(bench.crew.idle());
  CHECK(bench.said("reminders wait: "));
  room.disk.heal();
  CHECK(bench.store.counts().ready == 1);
}

TEST_CASE("however far an outcome has come when its lease is renewed, the message is sent once", "[service]") {
  bool recorded_meanwhile = false;
  for (int done = 0; done < 12; ++done) {
    Bench bench;
    bench.hold(bench.store_waits);
    bench.let_all_go();
    bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
    bench.let_all_go();
    bench.turn(30min, 30min);
    for (int i = 0; i < done; ++i) bench.pump_beside();
    recorded_meanwhile = recorded_meanwhile || bench.dispatcher->in_flight() == 1;
    bench.turn(45s, 45s);
    bench.let_all_go();
    INFO(done);
    CHECK(bench.mail.delivered.size() == 1);
    CHECK(bench.states() == Lines{"30m sent"});
    CHECK(bench.dispatcher->in_flight() == 0);
  }
  CHECK(recorded_meanwhile);
}
