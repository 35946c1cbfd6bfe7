// VEvent: one event of an iCalendar document, as libical reads it, without its time zone definitions.
#pragma once

#include "calendar/instant.hpp"
#include "calendar/zone.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// A DATE or DATE-TIME.
struct CalendarTime {
  LocalTime local{};
  bool date_only = false;
  std::optional<Zone> zone;  ///< UTC, or what TZID names in the system's database; nothing: floating
  bool operator==(const CalendarTime&) const = default;
};

/// Text values are plain UTF-8.
struct VEvent {
  std::string uid, summary, location, url, organizer, status;  ///< `status` in upper case
  CalendarTime start;
  std::chrono::seconds length{0};
  std::string rule;  ///< the RRULE as written; empty: once
  std::vector<LocalTime> excepted, added;
  std::optional<LocalTime> replaces;  ///< RECURRENCE-ID
  std::optional<Instant> stamped;     ///< LAST-MODIFIED, else DTSTAMP
  bool operator==(const VEvent&) const = default;
};

struct VCalendar {
  std::vector<VEvent> events;  ///< at most 10,000
  bool cut = false;            ///< there were more
  std::optional<Zone> zone;    ///< X-WR-TIMEZONE
  bool cancels = false;        ///< METHOD:CANCEL
};

/// The events of a document (or of a lone VEVENT) that have a summary and a start. VTIMEZONE is never read. Never
/// throws.
VCalendar read_calendar(std::string_view text);

/// The document that reads as these events and nothing else.
std::string calendar_text(const std::vector<VEvent>& events);

/// The zone of the system's database that a TZID means: itself, the last parts of a path ("/vendor/2020a/Europe/Oslo"),
/// or the usual one for a name of Windows.
std::optional<Zone> zone_of_tzid(std::string_view tzid);

/// Bounds for what recurs.
inline constexpr std::chrono::days recurrence_horizon{400};
inline constexpr std::size_t most_occurrences_of_event = 1'000, most_occurrences_of_document = 10'000;

/// The beginnings of an event from `from` up to the horizon, without those that others of `all` replace. An event that
/// does not recur has its own, wherever it lies.
std::vector<LocalTime> beginnings(const VEvent& event, const std::vector<VEvent>& all, LocalTime from);

}  // namespace datelined
