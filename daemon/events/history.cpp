// Steps of a history, named and told apart.
#include "events/history.hpp"

#include <algorithm>
#include <array>

namespace datelined {
namespace {

constexpr std::array<std::string_view, 12> changes{"announced", "sharpened", "moved",    "postponed",
                                                   "cancelled", "confirmed", "changed",  "quiet",
                                                   "edited",    "dismissed", "restored", "merged"};

bool tentative(Status status) { return status == Status::possible || status == Status::expected; }

}  // namespace

std::string_view name(Change change) { return changes.at(static_cast<std::size_t>(change)); }

std::optional<Change> change_named(std::string_view name) {
  const auto found = std::ranges::find(changes, name);
  if (found == changes.end()) return std::nullopt;
  return static_cast<Change>(found - changes.begin());
}

Belief belief_of(const Event& event) { return {event.when, event.zone, event.status, event.undated}; }

std::optional<Change> change_between(const Belief& before, const Belief& after) {
  if (before == after) return std::nullopt;
  if (after.status == Status::cancelled && before.status != Status::cancelled) return Change::cancelled;
  if (after.undated && !before.undated) return Change::postponed;
  if (before.when != after.when || before.undated) {
    const bool said_moved = before.undated || (after.status == Status::postponed && before.status != Status::postponed);
    return !said_moved && holds(before.when, after.when) ? Change::sharpened : Change::moved;
  }
  if (before.zone != after.zone && before.when.grain == Grain::minute) return Change::moved;
  return tentative(before.status) && after.status < Status::postponed && after.status > before.status
             ? Change::confirmed
             : Change::changed;
}

std::optional<Instant> quiet_from(const Event& event) {
  if (!tentative(event.status) || event.undated || !event.when.begin || event.claims.empty()) return std::nullopt;
  if (event.when.grain > Grain::year) return std::nullopt;
  const bool coarse = event.when.grain > Grain::day;
  const Instant near = to_instant(coarse ? event.when.end : *event.when.begin, event.zone) - quiet_ahead;
  const auto last = std::ranges::max_element(event.claims, {}, &Claim::published)->published;
  return std::max<Instant>(near, last + quiet_after);
}

}  // namespace datelined
