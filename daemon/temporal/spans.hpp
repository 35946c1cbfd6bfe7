// Spans: the units of the calendar as TimeSpans, by number and by distance. Integer arithmetic, nothing outside
// the years 1000 to 2999.
#pragma once

#include "calendar/time_span.hpp"
#include "languages/language.hpp"
#include "temporal/scene.hpp"

#include <optional>

namespace datelined {

/// Nothing if there is no such day.
std::optional<Day> day_of(int year, int month, int day);

TimeSpan span_of_day(Day day);
/// The day that a span with a beginning begins on.
Day first_day(const TimeSpan& span);
std::optional<TimeSpan> span_of_year(int year);
std::optional<TimeSpan> span_of_month(int year, int month);
std::optional<TimeSpan> span_of_quarter(int year, int quarter);
std::optional<TimeSpan> span_of_half(int year, int half);
/// 1 spring … 4 winter, beginning in that year.
std::optional<TimeSpan> span_of_season(int year, int season);
/// Saturday and Sunday of the week that holds `day`.
TimeSpan weekend_of(Day day);

/// The unit `distance` units after the one that holds `day`; nothing outside the calendar's years.
std::optional<TimeSpan> unit_at(Day day, Unit unit, long distance);

/// The day plus months, cut to the length of the month.
Day plus_months(Day day, long months);

Grain grain_of(Unit unit);
int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);
/// 1 Monday … 7 Sunday.
int weekday_of(Day day);
/// The latest such weekday at or before `day`; the earliest at or after it.
Day weekday_at_or_before(Day day, int weekday);
Day weekday_at_or_after(Day day, int weekday);
bool within_years(const TimeSpan& span);

}  // namespace datelined
