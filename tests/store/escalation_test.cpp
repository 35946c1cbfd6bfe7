// Who is told of what could not be delivered.
#include "store/escalation.hpp"

#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <algorithm>

using namespace datelined;
using namespace datelined::examples;
using Lines = std::vector<std::string>;

namespace {

struct Failures {
  Store store = Store::open(":memory:", false);
  Planning planning{store.installation(), Zone(), 9h};
  Instant now = at("2026-05-08T12:00");
  Event pier = store.keep_event(event("pier"));
  std::vector<Watch> watches{{.name = "others", .addresses = {{"fax", ""}}},
                             {.name = "harbours", .addresses = {{"mail", "ann"}, {"desk", ""}, {"desk", ""}}}};

  Delivery dead(const std::string& key, const std::string& sink = "mail") {
    const Delivery made = delivery(pier.id, key, now, sink);
    store.promise({&made, 1});
    std::vector<Delivery> rows = store.lease_due(now, 10, "us", 1h, {});
    const auto found = std::ranges::find(rows, key, &Delivery::key);
    Delivery row = *found;
    rows.erase(found);
    store.give_back(rows);
    row.state = DeliveryState::dead;
    store.finish(row, attempt(row, "permanent"));
    return row;
  }
  std::size_t escalated(const Delivery& row, std::vector<Address> otherwise = {}) {
    return escalate(store, row, watches, otherwise, planning, now);
  }
  std::vector<Delivery> told(const std::string& failed = "mail", const std::string& sink = "desk") {
    return store.eventless(failed, sink, "", "escalation:");
  }
};

}  // namespace

TEST_CASE("a dead message is told to the other sinks of its watch, each once, and what dies soon after joins it",
          "[store]") {
  Failures bench;
  CHECK(bench.escalated(bench.dead("a")) == 1);
  CHECK(bench.escalated(bench.dead("b")) == 0);
  REQUIRE(bench.told().size() == 1);
  CHECK(bench.store.told_by(bench.told()[0].cause).size() == 2);
}

TEST_CASE("what dies after the message was tried gets a message of its own", "[store]") {
  Failures bench;
  bench.escalated(bench.dead("a"));
  bench.now += 2min;
  Delivery first = bench.store.lease_due(bench.now, 1, "us", 1h, {}).at(0);
  CHECK(bench.escalated(bench.dead("b")) == 1);  // the first is on its way
  ++first.attempt;
  first.state = DeliveryState::ready;
  first.last_error = "temporary: busy";
  bench.store.finish(first, attempt(first, "temporary"));
  for (const Delivery& row : bench.told())
    if (row.id != first.id) bench.store.cancel(row.id, "for this test");
  CHECK(bench.escalated(bench.dead("c")) == 1);
  first = bench.store.lease_due(bench.now, 1, "us", 1h, {}).at(0);
  first.attempt = 0;  // a broken sink burns none
  first.state = DeliveryState::ready;
  bench.store.finish(first, attempt(first, "sink_broken"));
  for (const Delivery& row : bench.told())
    if (row.id != first.id) bench.store.cancel(row.id, "for this test");
  CHECK(bench.escalated(bench.dead("d")) == 1);
}

TEST_CASE("where a watch has no other sink the last resort is told, and without one nobody", "[store]") {
  Failures bench;
  bench.watches[1].addresses = {{"mail", "ann"}};
  CHECK(bench.escalated(bench.dead("a")) == 0);
  CHECK(bench.escalated(bench.dead("b"), {{"mail", "ann"}, {"screen", ""}}) == 1);
  CHECK(bench.told("mail", "screen").size() == 1);
}

TEST_CASE("an escalation that dies does not escalate", "[store]") {
  Failures bench;
  bench.escalated(bench.dead("a"));
  CHECK(bench.escalated(bench.told()[0], {{"screen", ""}}) == 0);
}
