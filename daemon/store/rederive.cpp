// What was derived before stands in the database; it tells which offset an event had.
#include "store/rederive.hpp"

#include "store/promises.hpp"

#include <utility>
#include <vector>

namespace datelined {

namespace {

constexpr auto margin = std::chrono::days(2);

/// The event as it was read by the old rules: in a zone of the offset it had.
Event as_it_was(Event event, Instant began) {
  const auto offset = *event.when.begin - to_local(began, Zone());
  event.zone = Zone::fixed(std::chrono::floor<std::chrono::minutes>(offset));
  return event;
}

bool renew(Store& store, const DerivedEvent& derived, std::span<const Watch> watches, const Planning& planning,
           Instant now) {
  Event event = store.event(derived.id).value();
  const auto starts = starts_at(event);
  const bool moved = starts && derived.begins && *starts != *derived.begins;
  if (!moved) {
    store.keep_event(event);
    renew_promises(store, event, watches, planning, now);
    return false;
  }
  const Event before = as_it_was(event, *derived.begins);
  ++event.revision;
  event.changed = now;
  event = store.keep_event(std::move(event));
  revise_promises(store, before, event, watches, planning, now);
  return true;
}

}  // namespace

std::size_t rederive(Store& store, std::span<const Watch> watches, const Planning& planning, std::string_view zones,
                     Instant now) {
  std::size_t moved = 0;
  store.in_transaction([&] {
    moved = 0;
    for (const DerivedEvent& derived : store.derived(now - margin))
      moved += renew(store, derived, watches, planning, now) ? 1 : 0;
    store.keep_clock_memory({now, std::string(zones)});
  });
  return moved;
}

}  // namespace datelined
