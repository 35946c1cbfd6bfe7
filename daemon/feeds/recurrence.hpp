// RecurrenceRule: the RRULE of RFC 5545, expanded within bounds that hold for any rule.
#pragma once

#include "calendar/instant.hpp"
#include "calendar/zone.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace datelined {

struct RecurrenceRule {
  enum class Frequency { daily, weekly, monthly, yearly };
  /// A weekday and which one of its period (-1: the last; 0: each).
  using Weekday = std::pair<int, std::chrono::weekday>;

  Frequency frequency = Frequency::daily;
  int interval = 1;
  std::optional<int> count;
  std::optional<LocalTime> until;  ///< the last moment an occurrence may begin
  std::vector<int> months, month_days, year_days, weeks, positions, hours, minutes;
  std::vector<Weekday> weekdays;
  std::chrono::weekday week_start = std::chrono::Monday;
};

/// Reads "FREQ=WEEKLY;BYDAY=TU;…". Nothing for a rule that makes no sense, and for FREQ=SECONDLY, MINUTELY and HOURLY,
/// which nobody announces events by. `zone`: of the event, for an UNTIL in UTC.
std::optional<RecurrenceRule> recurrence_rule(std::string_view text, const Zone& zone);

/// The beginnings from `from` on and before `until`, in order, of an event that begins at `start` first; at most
/// `most`. Days are looked at one by one from the start of the rule, so that no rule takes longer than about 20 ms;
/// what lies behind the bound of work is left out.
std::vector<LocalTime> occurrences(const RecurrenceRule& rule, LocalTime start, LocalTime from, LocalTime until,
                                   std::size_t most);

}  // namespace datelined
