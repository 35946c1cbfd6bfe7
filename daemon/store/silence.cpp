#include "store/silence.hpp"

#include "events/history.hpp"

#include <iterator>
#include <vector>

namespace datelined {
namespace {

constexpr std::size_t most_at_once = 50;

void note(Store& store, Event event, std::span<const Watch> watches, const Planning& planning, Instant now) {
  event.quiet = true;
  event = store.keep_event(std::move(event));
  store.add_to_history(
      event.id,
      {.change = Change::quiet, .number = event.revision, .from = belief_of(event), .to = belief_of(event), .at = now});
  std::vector<Delivery> rows;
  for (const Watch& watch : watches)
    for (Delivery& row : plan_quiet(event, watch, planning, now)) {
      row.event = event.id;
      rows.push_back(std::move(row));
    }
  store.promise(rows);
}

}  // namespace

std::size_t note_silence(Store& store, std::span<const Watch> watches, const Planning& planning, Instant now) {
  std::size_t noted = 0;
  store.in_transaction([&] {
    for (Event& event : store.tentative(now, quiet_ahead, now - quiet_after, most_at_once)) {
      const auto from = quiet_from(event);
      if (!from || *from > now) continue;
      note(store, std::move(event), watches, planning, now);
      ++noted;
    }
  });
  return noted;
}

}  // namespace datelined
