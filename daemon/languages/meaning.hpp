// Meaning: what a time pattern says, whatever the language. Each is one function of temporal/meanings.cpp.
#pragma once

#include <cstdint>

namespace datelined {

enum class Meaning : std::uint8_t {
  point,             ///< month, day, year, weekday, part of day, clock, written date, in any mixture
  point_list,        ///< "May 3, 4 and 5": one expression for each day
  point_range,       ///< two points around a dash or "to"
  weekday,           ///< a bare weekday
  relative_day,      ///< today, tomorrow, the day after tomorrow, "earlier today"
  relative_weekday,  ///< last, this, next Friday; Friday week; a week from Friday
  nth_weekday,       ///< the first Monday in May
  relative_unit,     ///< last week, this year, next quarter, the coming weekend
  month,             ///< a bare month, "early March"
  relative_month,    ///< last May, next May, this September
  season,            ///< summer, last fall, the winter of 1994
  quarter,           ///< the third quarter, the 1988 second quarter, Q3 2019, next year's first quarter
  half,              ///< the first half of 1990, H1 2018
  bare_quarter,      ///< "the quarter", "the latest quarter"
  year_before,       ///< "a year earlier", "the year-ago quarter": a year before what is spoken of
  year,              ///< 1990, fiscal 1989, "the year two thousand"
  decade,            ///< the 1990s, the '80s, the nineties
  century,           ///< the 20th century
  holiday,           ///< Christmas, Thanksgiving Day, Easter Monday 2018
  week_of,           ///< the week of 5 June
  distant_ago,       ///< three weeks ago, two years earlier
  distant_ahead,     ///< in three weeks' time, two days later, a year from now
  anaphor,           ///< that year, the same day, the following month
  the_unit,          ///< the year, the week, the month, the day
  length,            ///< six weeks, several months, a year and a half
  past_length,       ///< the past two months
  next_length,       ///< the next few days
  span_length,       ///< two to three weeks
  vague_length,      ///< years, months, centuries
  every,             ///< daily, every Thursday, each July, Tuesday nights
  present,           ///< now, currently
  past,              ///< recently, the past
  future,            ///< soon, the future
  part_of_day,       ///< this morning, tonight, overnight
  clock,             ///< 9 a.m. ET, noon, 15:00 CET
  clock_range,       ///< from 9 to 11 a.m.
  nothing            ///< a phrase that looks like time and is not
};

}  // namespace datelined
