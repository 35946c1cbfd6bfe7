// ISO 8601 and the date forms of protocols (RFC 3339, RFC 5322/822, HTTP): parsing and printing.
#pragma once

#include "calendar/instant.hpp"
#include "calendar/time_span.hpp"
#include "calendar/zone.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace datelined {

/// A date read from a document: local time, whether it was exact to the minute or the day, and the offset if it was
/// said.
struct WrittenTime {
  LocalTime local;
  Grain grain;               ///< `day` or `minute`
  std::optional<Zone> zone;  ///< a fixed offset if the text had one (Z, +02:00, GMT, EST)
};

/// `2017-02-02`, `2017-02-02T09:00`, `…:30`, with or without `Z` / `+02:00`; also a blank in place of `T`.
std::optional<WrittenTime> parse_iso8601(std::string_view text);

/// RFC 5322 (mail, RSS) and HTTP dates, with the mistakes of the wild: missing weekday, two-digit years, zone names.
std::optional<WrittenTime> parse_rfc822(std::string_view text);

/// The instant of a written time; `fallback` is the zone if none was written.
Instant to_instant(const WrittenTime& time, const Zone& fallback);

/// `2017-02-02T09:00:00Z`; milliseconds are printed only when there are any.
std::string iso8601(Instant instant);
/// `2017-02-02T09:00` (or `…:30` with seconds).
std::string iso8601(LocalTime local);
/// `2017-02-02`
std::string iso_date(LocalTime local);
/// `Thu, 02 Feb 2017 09:00:00 +0000` (RFC 5322), always UTC.
std::string rfc5322(Instant instant);
/// `Thu, 02 Feb 2017 09:00:00 GMT` (RFC 9110).
std::string http_date(Instant instant);

}  // namespace datelined
