// Civil time in English words, as exact as the span is: for agenda, pages, calendars and messages.
#pragma once

#include "calendar/time_span.hpp"
#include "events/event.hpp"

#include <string>

namespace datelined {

/// "Monday 27 February 2017"
std::string long_day(LocalTime day);
/// "27 Feb 2017"
std::string short_day(LocalTime day);
/// "10:00"
std::string clock_time(LocalTime moment);

/// "Mon 27 Feb 2017, 10:00", "3 May 2018 to 5 May 2018", "early March 2017", "first quarter of 2018", "spring 2018",
/// "by 31 Mar 2018", "from Apr 2018", "until 5 May 2018" (no begin). In the span's own local time.
std::string when_words(const TimeSpan& when);

/// True for events that fill no day of their own: known to the week, month, quarter, … only.
bool coarse(const TimeSpan& when);

/// The days an event covers in its own zone, the end excluded: of a part ("early June") the days of that part; without
/// a begin the last unit before the end; at least one day.
struct Days {
  LocalTime begin, end;
};
Days days_covered(const TimeSpan& when);

}  // namespace datelined
