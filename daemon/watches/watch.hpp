// Watch: who wants to hear of what, when, and where.
#pragma once

#include "calendar/time_span.hpp"
#include "calendar/zone.hpp"
#include "events/event.hpp"
#include "settings/settings_reader.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// How long before an event to remind: "2h" and "30m" are exact, "7d" and "1w" are calendar steps at the same wall
/// time.
struct Lead {
  std::string written;
  int count = 0;
  char unit = 'd';  ///< m, h, d, w
  bool exact() const { return unit == 'm' || unit == 'h'; }
  bool operator==(const Lead&) const = default;
};
/// Nothing unless it is a number and one of m, h, d, w.
std::optional<Lead> lead_written(std::string_view written);

/// A sink and one of its recipients.
struct Address {
  std::string sink, recipient;
  bool operator==(const Address&) const = default;
};

/// Lists of which one must match (OR); an empty list matches everything.
struct Matcher {
  std::vector<std::string> words, organisations, places, categories, sources, status;
  bool operator==(const Matcher&) const = default;
  bool empty() const;
};

/// A daily stretch of wall time in which nobody is disturbed; it may go over midnight.
struct QuietHours {
  std::chrono::minutes from{0}, until{0};  ///< after midnight
  bool operator==(const QuietHours&) const = default;
};
/// Nothing unless it is written like "22:00-07:00".
std::optional<QuietHours> quiet_hours_written(std::string_view written);
/// When the quiet hours that hold at `now` in the zone end; nothing if none hold.
std::optional<Instant> quiet_until(const QuietHours& quiet, const Zone& zone, Instant now);

struct Watch {
  std::string name;
  Matcher match;    ///< all lists that are not empty must match (AND)
  Matcher exclude;  ///< none of the lists may match
  double minimum_confidence = 0.5;
  std::vector<Lead> leads;  ///< empty: 1d and 1h for timed events, 1d for day-dated ones
  std::vector<std::string> sinks;
  std::vector<Address> addresses;    ///< filled when the sinks are known
  bool announce = false;             ///< tells of every new match at once
  std::vector<std::string> changes;  ///< told even to those who were not told of the event before
  std::optional<QuietHours> quiet;   ///< without it, those of the user
  std::chrono::seconds repeat{0};    ///< a reminder comes again until somebody acknowledges it; 0: once
  std::chrono::seconds gather{0};    ///< announcements wait for company until the next multiple of this
  bool operator==(const Watch&) const = default;
};

/// Reads a `[[watch]]` table.
Watch read_watch(SettingsReader& settings);

/// The lists that match, with the prefix of their keys ("" or "not_").
Matcher read_matcher(SettingsReader& settings, const std::string& prefix);

/// Whole words, case and accents of case folded; a phrase matches as a phrase.
bool matches(const Watch& watch, const Event& event);

}  // namespace datelined
