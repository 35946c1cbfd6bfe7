// TIMEX3: spans printed as the TimeBank corpora print them.
#pragma once

#include "temporal/time_expression.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// One TIMEX3 tag.
struct Timex {
  TextRange where;
  std::string value;
  std::string_view type;  ///< DATE, TIME, DURATION, SET
};

/// The value of a span: its unit, with TMO, TAF, TEV, TNI for parts of a day. `utc` adds Z to a clock time.
std::string timex3_value(const TimeSpan& span, bool utc = false);
/// DATE, or TIME once a clock or a part of the day is said.
std::string_view timex3_type(const TimeSpan& span);

/// The tags of an expression: none if it is not printed, two for a range, one otherwise.
std::vector<Timex> timexes(const TimeExpression& expression);

}  // namespace datelined
