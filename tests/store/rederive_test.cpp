// When the rules of time zones change, what was planned by them moves along.
#include "store/rederive.hpp"

#include "store/database.hpp"
#include "store/promises.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <algorithm>

using namespace datelined;
using namespace datelined::examples;

namespace {

struct Planned {
  Store store;
  Watch watch;
  Planning planning{store.installation(), Zone(), 9h};
  Instant now = at("2026-05-01");

  explicit Planned(const std::filesystem::path& file = ":memory:") : store(Store::open(file, false)) {
    watch.name = "harbour";
    watch.leads = {*lead_written("1d"), *lead_written("1h")};
    watch.addresses = {{"mail", "ann@example.org"}};
  }
  Event known(const TimeSpan& when) {
    Event made = event("pier");
    made.when = when;
    made.zone = *Zone::named("Europe/Oslo");
    made = store.keep_event(made);
    keep_promises(store, made, {&watch, 1}, planning, now);
    return made;
  }
  std::vector<std::string> rows(EventId id) {
    std::vector<std::string> lines;
    for (const Delivery& row : store.deliveries_of(id))
      lines.push_back(row.cause + " " + iso8601(row.due) + " " + std::string(name(row.state)));
    return lines;
  }
};

}  // namespace

TEST_CASE("zones that say what they said change nothing but the version that is remembered", "[store]") {
  Planned planned;
  const Event pier = planned.known(minute("2026-05-09T10:00"));
  const auto before = planned.rows(pier.id);
  CHECK(rederive(planned.store, {&planned.watch, 1}, planned.planning, "2026a", planned.now) == 0);
  CHECK(planned.rows(pier.id) == before);
  CHECK(planned.store.event(pier.id)->revision == 1);
  CHECK(planned.store.clock_memory() == ClockMemory{planned.now, "2026a"});
}

TEST_CASE("an event whose hour is another instant now is planned anew and who was told is told", "[store]") {
  const Folder folder;
  EventId pier;
  {
    Planned planned(folder / "state.db");
    pier = planned.known(minute("2026-05-09T10:00")).id;
    const auto leased = planned.store.lease_due(at("2026-05-08T09:00"), 1, "me", 1h, {});
    REQUIRE(leased.size() == 1);
    Delivery sent = leased[0];
    sent.state = DeliveryState::sent;
    planned.store.finish(sent, attempt(sent, "delivered"));
  }
  {
    // As if it had been written while the zone stood an hour further west.
    Database database(folder / "state.db", Database::Access::write);
    database.run_script(
        "UPDATE event SET begins_at = begins_at + 3600000; UPDATE delivery SET due_at = due_at + 3600000");
  }
  Planned planned(folder / "state.db");
  planned.now = at("2026-05-08T12:00");
  CHECK(rederive(planned.store, {&planned.watch, 1}, planned.planning, "2026b", planned.now) == 1);
  CHECK(planned.store.event(pier)->revision == 2);
  CHECK(planned.rows(pier) ==
        std::vector<std::string>{"1d 2026-05-08T09:00:00Z sent", "moved 2026-05-08T12:00:00Z ready",
                                 "1h 2026-05-09T07:00:00Z ready", "1h 2026-05-09T08:00:00Z cancelled"});
  CHECK(rederive(planned.store, {&planned.watch, 1}, planned.planning, "2026b", planned.now) == 0);
}
