// Time marks: which words of a sentence are its time expressions.
#pragma once

#include "events/words.hpp"
#include "temporal/time_expression.hpp"

#include <cstddef>
#include <vector>

namespace datelined {

/// Words of a time expression and the preposition before it.
struct Marked {
  std::size_t expression;  ///< number in the article
  std::size_t first, last;
  bool clock_only = false;
  bool owned = false;  ///< its clock was given to a date
};

/// Sets `Word::timely` on the words of expressions [begin, end) of `times`, and returns those that hold a span.
std::vector<Marked> mark_times(SentenceWords& sentence, const std::vector<TimeExpression>& times, std::size_t begin,
                               std::size_t end);

/// "2 and 3 November", "July 13th and 14th": neighbouring days are one span; "October or November" is the first.
void join_days(std::vector<Word>& words, std::vector<Marked>& marked, std::vector<TimeExpression>& times);

/// The clock-only expression of the sentence that stands nearest to a date, if no other date is nearer to it.
const Marked* nearest_clock(const std::vector<Marked>& marked, const Marked& date);

/// The day of `day` at the clock of `clock`.
TimeSpan with_clock(TimeSpan day, const TimeSpan& clock);

}  // namespace datelined
