// Belief: what the claims of an event, heard in order of publication, make believe.
#pragma once

#include "events/event.hpp"

#include <vector>

namespace datelined {

/// Order in which claims are heard: publication, then trust of their form, then feed, article and place in it; never
/// arrival.
bool earlier(const Claim& a, const Claim& b);

/// Sorts the claims and sets everything that follows from them, then what the user has pinned. Without claims: only the
/// pins. Id, uid, revision, standing stay.
void believe(Event& event);

/// What is believed of an event's time: always what one of its claims says.
struct BelievedTime {
  TimeSpan when;
  bool undated = false;
  bool operator==(const BelievedTime&) const = default;
};
/// What its claims, which are in order, made believe one after the other.
std::vector<BelievedTime> times_believed(const Event& event);

/// The event as the claims alone have it.
Event without_pins(Event event);

}  // namespace datelined
