// TimeExpression: words of a text that speak of time, and what they mean.
#pragma once

#include "calendar/time_span.hpp"
#include "text/text_range.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace datelined {

/// "six weeks", "three to five years", "several months" (count unknown).
struct Length {
  double count = 0;         ///< 0 with `vague`
  Grain unit = Grain::day;  ///< hours and minutes: `minute`, counted in minutes
  bool vague = false;
  bool operator==(const Length&) const = default;
};

/// "every Thursday", "daily", "each July".
struct Recurrence {
  std::string value;  ///< TIMEX3 value
  bool operator==(const Recurrence&) const = default;
};

/// "now", "recently", "soon".
enum class Reference { present, past, future };

struct TimeExpression {
  TextRange where;
  TextRange first, second;  ///< of a range: the words of its begin and of its end; else empty
  std::variant<TimeSpan, Length, Recurrence, Reference> when;
  std::string zone_said;  ///< the zone or offset named beside a clock time ("ET", "+02:00"), empty if none
  std::string_view rule;  ///< the name of the rule that found it; points into a table
  std::string_view cue;   ///< what decided the direction; points into a table; empty if nothing had to be decided
  std::string value;      ///< TIMEX3 value (of a range: of its begin)
  std::string_view type;  ///< TIMEX3 type; empty: not printed as TIMEX3

  bool operator==(const TimeExpression&) const = default;
};

}  // namespace datelined
