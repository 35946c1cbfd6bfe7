// Listing: the events of an agenda in the order and groups that a news diary has, for text and pages alike.
#pragma once

#include "agenda/when.hpp"
#include "events/event.hpp"

#include <span>
#include <string>
#include <vector>

namespace datelined {

/// Events of one day, in the reader's zone: timed ones by time, then all-day ones.
struct DayListing {
  LocalTime day;
  std::vector<const Event*> events;
};

struct Listing {
  std::vector<DayListing> days;
  std::vector<const Event*> coarse;  ///< without a day of their own, by the begin of their window
};

/// Every event once, on the first day it covers (its last one if it runs already). Points into `events`.
Listing listed(std::span<const Event> events, const Zone& reader);

/// The day an event is listed under: of timed events in the reader's zone, of others their own.
LocalTime day_listed(const Event& event, const Zone& reader);

/// "10:00", "10:00 to 12:00" in the reader's zone; empty for an event without a clock time.
std::string times_listed(const Event& event, const Zone& reader);

/// "(to 2 Mar 2017)", "(final day)", "(10:00 Europe/Madrid)", "(by then)": what a line of an agenda adds, or empty.
std::string remark(const Event& event, const Zone& reader);

/// "expected", "cancelled", …; empty for what is simply scheduled.
std::string_view status_listed(const Event& event);

}  // namespace datelined
