// DatesSaid: what the sources of an event say of its date, side by side, and the words for its history.
#pragma once

#include "events/event.hpp"
#include "events/history.hpp"

#include <string>
#include <vector>

namespace datelined {

/// One date and those who say it. Points into the event.
struct DateSaid {
  const TimeSpan* when = nullptr;
  std::vector<const Claim*> claims;
};

/// The dates the claims of an event say, in the order they were first said; one alone if they agree. A month is no
/// contradiction to a day in it.
std::vector<DateSaid> dates_said(const Event& event);

/// "moved from Tue 14 Apr 2026 to Tue 12 May 2026", "confirmed", "cancelled, it was to be Sat 18 Jul 2026".
std::string step_words(const Revision& step);

}  // namespace datelined
