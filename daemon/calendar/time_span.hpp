// TimeSpan: a stretch of civil time, as exact as the words that named it.
#pragma once

#include "calendar/instant.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace datelined {

/// How exact a border of a span is. `minute` means that a clock time was given.
enum class Grain { minute, day, week, month, quarter, half, season, year, decade, century };

/// The part of the whole unit that is meant: "early 2018", "late March", "Friday night".
/// `begin` and `end` of a span are always the whole unit; the part narrows it only when used.
enum class Part { whole, early, mid, late, morning, midday, afternoon, evening, night };

/// How a happening relates to the span: in it, no later than it ("by Friday"), or no earlier than it ("from 1 April").
enum class Bound { at, by, from };

/// A stretch of local time. Invariant: `begin < end` if there is a begin.
struct TimeSpan {
  std::optional<LocalTime> begin;  ///< Nothing: already running, only the end is announced.
  /// Excluded. A clock time that was said as the end ("until 11:30") is the end itself; for a clock time without an
  /// end: one minute after `begin`.
  LocalTime end{};
  Grain grain = Grain::day;      ///< Of `begin` (of `end` if there is no begin).
  Grain end_grain = Grain::day;  ///< Of `end`; equals `grain` unless an end was given in a different unit.
  Part part = Part::whole;
  Bound bound = Bound::at;
  bool approximate = false;  ///< "around 9 May"
  bool ranged = false;       ///< The words gave both ends ("3-5 May"), so that the end is worth showing.

  bool operator==(const TimeSpan&) const = default;
};

/// The whole unit of `grain` that holds `moment` (Monday weeks, northern seasons: spring begins on 1 March; a winter
/// belongs to the year of its December).
TimeSpan unit_holding(LocalTime moment, Grain grain);

/// The span narrowed by its part: "early June" is 1 to 10 June, "late" the last third, "mid" the middle one;
/// parts of the day keep the whole day.
TimeSpan narrowed(const TimeSpan& span);

bool overlap(const TimeSpan& a, const TimeSpan& b);

/// Whether `fine` lies within `coarse` and is of the same or a finer grain: 11 June within June, 10:00 within its day.
/// A span that runs already holds whatever begins before it ends.
bool holds(const TimeSpan& coarse, const TimeSpan& fine);

/// `begin` in the form `2017-02-27T10:00`, `2017-02-27`, `2017-W09`, `2017-02`, `2017-Q1`, `2017-H1`, `2017-SP`,
/// `2017`, `201`, `20` by its grain; empty if there is no begin.
std::string start_form(const TimeSpan& span);

/// The last unit of the span, inclusive, in the same forms (a clock time: the end itself); empty unless `ranged` or
/// without a begin.
std::string end_form(const TimeSpan& span);

/// `early`, `mid`, `late`, `before` (bound by), `after` (bound from), or empty.
std::string_view modifier(const TimeSpan& span);

/// Reads the forms that start_form and end_form write ("inclusive" ends). Nothing if they cannot be read.
std::optional<TimeSpan> span_from_forms(std::string_view start, std::string_view end, std::string_view modifier);

std::string_view name(Grain grain);
std::optional<Grain> grain_named(std::string_view name);
std::string_view name(Part part);
std::optional<Part> part_named(std::string_view name);
std::string_view name(Bound bound);
std::optional<Bound> bound_named(std::string_view name);

}  // namespace datelined
