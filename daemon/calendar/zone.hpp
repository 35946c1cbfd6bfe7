// Zone: an IANA time zone or a fixed offset, read from the system's tzdata by cctz.
#pragma once

#include "calendar/instant.hpp"
#include "calendar/time_span.hpp"

#include <cctz/time_zone.h>

#include <optional>
#include <string>
#include <string_view>

namespace datelined {

/// A time zone; cheap to copy. The default is UTC.
class Zone {
 public:
  Zone();

  /// Nothing if the system knows no such zone. Names that could leave the zone folder are refused.
  static std::optional<Zone> named(std::string_view iana_name);
  static Zone fixed(std::chrono::minutes east_of_utc);
  /// The system's own zone (TZ, /etc/localtime).
  static Zone local();

  /// "Europe/Berlin", "UTC", or "+02:00" for a fixed offset.
  std::string name() const;
  std::chrono::seconds offset(Instant at) const;

  bool operator==(const Zone&) const = default;

 private:
  friend Instant to_instant(LocalTime, const Zone&);
  friend LocalTime to_local(Instant, const Zone&);
  cctz::time_zone zone_;
};

/// The instant of a wall-clock time. In a gap the offset before the gap counts (RFC 5545 3.3.5); in a fold the first.
Instant to_instant(LocalTime local, const Zone& zone);
LocalTime to_local(Instant instant, const Zone& zone);

/// Adds days on the calendar at the same wall time.
Instant plus_days(Instant instant, std::chrono::days days, const Zone& zone);

}  // namespace datelined
