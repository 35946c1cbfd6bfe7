// Rederiving: civil times are the truth; when the rules of time zones change, the instants made of them are made anew.
#pragma once

#include "reminders/plan.hpp"
#include "store/store.hpp"
#include "watches/watch.hpp"

#include <span>
#include <string>

namespace datelined {

/// Derives the instants of all events that are not over by the zones that are known now, and fits the promises to them,
/// in one transaction; remembers that `zones` is their version. An event whose clock time is another instant now is a
/// revision: its promises are made anew, and who was told is told. Gives how many have moved.
std::size_t rederive(Store& store, std::span<const Watch> watches, const Planning& planning, std::string_view zones,
                     Instant now);

}  // namespace datelined
