// Meaning: what a time pattern says, whatever the language. Each is one function of temporal/meanings.cpp.
#pragma once

#include <cstdint>

namespace datelined {

enum class Meaning : std::uint8_t {
  point,             ///< month, day, year, weekday, part of day, clock, written date, in any mixture
  point_list,        ///< "May 3, 4 and 5": one expression for each day
  range_list,        ///< "Nov. 3-5 and 10-12": one expression for each range
  point_range,       ///< two points around a dash or "to"
  between_range,     ///< two points around "and" after "between"
  weekday,           ///< a bare weekday
  relative_day,      ///< today, tomorrow; argument: days from today if no word of the match says them
  relative_weekday,  ///< last, this, next Friday; argument: days after the coming one ("Friday week"); -1: the next
                     ///< to come, whatever the week; -2: the Friday before last; -7: a week ago Friday
  weekday_of_week,   ///< Friday of next week
  nth_weekday,       ///< the first Monday in May
  nth_week,          ///< the second week of May
  day_of_month,      ///< on the 15th
  dated_weekday,     ///< Tuesday the 18th
  nth_day_of_month,  ///< the last day of November
  day_beside,        ///< the day after Christmas, the Friday before 3 November; argument: which way
  nth_day,           ///< the second day of a programme that was dated; of what was not, a length (its third week)
  relative_unit,     ///< last week, this year, next quarter, the coming weekend; argument: how many units from now, if
                     ///< no word of the match says it
  month,             ///< a bare month, "early March"
  relative_month,    ///< last May, this September; argument 1: the word of direction is the year's, 2: of next
                     ///< year
  season,            ///< summer, last fall, the winter of 1994; argument 1: the word of direction is the year's
  quarter,           ///< the third quarter, the 1988 second quarter, Q3 2019, next year's first quarter
  half,              ///< the first half of 1990, H1 2018
  bare_quarter,      ///< "the quarter", "the latest quarter"
  year_before,       ///< "a year earlier"; argument 1: surely of a quarter ("the year-ago quarter"), 2: of the
                     ///< period spoken of, which may be so many months
  year,              ///< 1990, fiscal 1989, "the year two thousand"
  new_year,          ///< the new year: the beginning of the one that comes, in January of this one
  written_month,     ///< 2026-11
  decade,            ///< the 1990s, the nineties, los años noventa; argument 1: with the article that short forms need
  century,           ///< the 20th century
  holiday,           ///< Christmas, Thanksgiving Day, Easter Monday 2018
  week_of,           ///< the week of 5 June; argument 1: its weekend
  numbered_week,     ///< the twelfth week of 2026, as ISO 8601 counts
  distant_ago,       ///< three weeks ago; argument 1: counted from what was spoken of (earlier)
  distant_ahead,     ///< in three weeks' time, a year from now; argument 1: from what was spoken of (later)
  anaphor,           ///< that year, the same day, the following month; argument 1: of the year before
  unit_beside,       ///< the year before, the night after; argument: which way
  the_unit,          ///< the year, the week; argument: Unit + 1 if no word of the match says it
  fiscal_year,       ///< the fiscal year: a length; argument 1: the latest one
  length,            ///< six weeks, several months, a year and a half
  past_length,       ///< the past two months
  next_length,       ///< the next few days
  span_length,       ///< two to three weeks
  compound_length,   ///< three hours and 16 minutes
  vague_length,      ///< years, months, centuries
  every,             ///< daily, every Thursday; argument: how many units, if not one; 1: weekends
  present,           ///< now, currently
  past,         ///< recently, the past; argument 1: only after a preposition, 2: only "at the time" that is spoken of
  future,       ///< soon, the future; argument 1: not printed in a clause of the past
  part_of_day,  ///< this morning, tonight, overnight
  clock,        ///< 9 a.m. ET, noon, 15:00 CET; argument: minutes after the hour that is said (quarter to: -15)
  clock_range,  ///< from 9 to 11 a.m.
  own_phrase,   ///< a phrase of the user's own; argument: its number
  nothing       ///< a phrase that looks like time and is not
};

}  // namespace datelined
