// Date form: how a date was written; "Friday", "3 May" and "2027" are not equally likely to announce.
#pragma once

#include "events/words.hpp"
#include "temporal/time_expression.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace datelined {

/// The form of a time expression.
enum class DateForm : std::uint8_t {
  full,       ///< 3 May 2026
  month_day,  ///< 3 May
  weekday,    ///< Friday
  near_day,   ///< today, tonight, tomorrow, this morning
  clock,      ///< 9 p.m. alone
  week,
  month,       ///< in May
  month_year,  ///< May 2026
  next_unit,   ///< next month, later this year
  year,
  quarter,  ///< quarters, halves, seasons
  other,
  count
};

/// Of the expression at words [first, last).
DateForm form_of(const TimeExpression& expression, const TimeSpan& when, const std::vector<Word>& words,
                 std::size_t first, std::size_t last);

/// True if the words [first, last) name a day without its year and it was read as one of the year after `moment`:
/// "2 July" in September, not "2 July next year".
bool moved_a_year(const TimeExpression& expression, const TimeSpan& when, const std::vector<Word>& words,
                  std::size_t first, std::size_t last, LocalTime moment);

}  // namespace datelined
