// What leaves the outbox in time.
#include "service/retention.hpp"

#include "tests/catch.hpp"
#include "tests/service/dispatch_bench.hpp"

using namespace datelined;
using namespace std::chrono_literals;

TEST_CASE("messages are forgotten ninety days after their event, except those that died unseen", "[service]") {
  DispatchBench bench;
  bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.mail.answer = [](const Notification& message) {
    return refused(message.title == "Talk" ? Outcome::Kind::permanent : Outcome::Kind::delivered);
  };
  bench.known("Talk", "2017-02-20T10:00", bench.watch({"30m"}));
  bench.known("Far", "2018-02-10T10:00", bench.watch({"366d", "1d"}));
  bench.turn(1h, 1min);
  REQUIRE(bench.store.counts().sent == 3);  // the third tells that the second could not be delivered
  REQUIRE(bench.store.counts().dead == 1);
  const auto a_day_of_retention = [&] {
    bench.crew.start("retention", keep_retention({bench.io.get_executor(), bench.io.get_executor(),
                                                  bench.io.get_executor(), bench.io.get_executor()},
                                                 bench.clock, bench.store, bench.log));
    bench.pump();
    bench.crew.call_off("retention");
    bench.pump();
  };
  bench.clock.turn(24h * 89);
  a_day_of_retention();
  CHECK(bench.store.counts().sent == 3);
  bench.clock.turn(24h * 2);
  a_day_of_retention();
  CHECK(bench.store.counts().sent == 1);  // of the event that is still to come
  CHECK(bench.store.dead().size() == 1);
  CHECK(bench.lines.back() == "forgot 2 of the messages of events long past");
}

TEST_CASE("a long backlog of old messages is forgotten to its end", "[service]") {
  DispatchBench bench;
  const Event fair = bench.event("Fair", "2017-02-20T10:00");
  for (int i = 0; i < 250; ++i) {
    Delivery row;
    row.event = fair.id;
    row.key = "row " + std::to_string(i);
    row.sink = "nowhere";
    row.due = row.next_try = bench.clock.now();
    bench.store.promise({&row, 1});
    bench.store.cancel({i + 1}, "gone");
  }
  bench.clock.turn(24h * 100);
  bench.crew.start("retention", keep_retention({bench.io.get_executor(), bench.io.get_executor(),
                                                bench.io.get_executor(), bench.io.get_executor()},
                                               bench.clock, bench.store, bench.log));
  bench.pump();
  CHECK(bench.store.counts().cancelled == 0);
}
