// Calendar arithmetic of the tagger.
#include "temporal/spans.hpp"

#include <algorithm>

namespace datelined {
namespace {

namespace chrono = std::chrono;

constexpr int first_year = 1000, last_year = 2999;

bool is_year(long year) { return year >= first_year && year <= last_year; }

chrono::year_month_day civil(Day day) { return chrono::year_month_day(day); }

std::optional<TimeSpan> unit_from(int year, int month, Grain grain) {
  if (!is_year(year)) return std::nullopt;
  return unit_holding(Day(chrono::year(year) / month / 1), grain);
}

/// Months in a unit; 0 for those counted in days.
long months_in(Unit unit) {
  switch (unit) {
    case Unit::month:
      return 1;
    case Unit::quarter:
      return 3;
    case Unit::year:
      return 12;
    case Unit::decade:
      return 120;
    case Unit::century:
      return 1200;
    default:
      return 0;
  }
}

}  // namespace

std::optional<Day> day_of(int year, int month, int day) {
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  if (!is_year(year) || !date.ok()) return std::nullopt;
  return Day(date);
}

Day first_day(const TimeSpan& span) { return chrono::floor<chrono::days>(*span.begin); }

TimeSpan span_of_day(Day day) { return unit_holding(day, Grain::day); }
std::optional<TimeSpan> span_of_year(int year) { return unit_from(year, 1, Grain::year); }
std::optional<TimeSpan> span_of_month(int year, int month) { return unit_from(year, month, Grain::month); }
std::optional<TimeSpan> span_of_quarter(int year, int quarter) {
  return unit_from(year, quarter * 3 - 2, Grain::quarter);
}
std::optional<TimeSpan> span_of_half(int year, int half) { return unit_from(year, half * 6 - 5, Grain::half); }
std::optional<TimeSpan> span_of_season(int year, int season) { return unit_from(year, season * 3, Grain::season); }

TimeSpan weekend_of(Day day) {
  const Day saturday = day + chrono::days(6 - weekday_of(day));
  TimeSpan span = span_of_day(saturday);
  span.end = saturday + chrono::days(2);
  return span;
}

std::optional<TimeSpan> unit_at(Day day, Unit unit, long distance) {
  if (std::abs(distance) > 800'000) return std::nullopt;
  std::optional<TimeSpan> span;
  if (const long months = months_in(unit)) {
    const long years = std::abs(distance) * months / 12;
    if (!is_year(year_of(day)) || years > 2000) return std::nullopt;
    span =
        unit_holding(plus_months(Day(civil(day).year() / civil(day).month() / 1), distance * months), grain_of(unit));
  } else if (unit == Unit::weekend) {
    span = weekend_of(day + chrono::days(7 * distance));
  } else if (unit == Unit::week || unit == Unit::fortnight) {
    span = unit_holding(day + chrono::days((unit == Unit::week ? 7 : 14) * distance), Grain::week);
  } else {
    span = span_of_day(day + chrono::days(distance));
  }
  return within_years(*span) ? span : std::nullopt;
}

Day plus_months(Day day, long months) {
  const auto date = civil(day) + chrono::months(months);
  return date.ok() ? Day(date) : Day(date.year() / date.month() / chrono::last);
}

Grain grain_of(Unit unit) {
  switch (unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
      return Grain::minute;
    case Unit::week:
    case Unit::fortnight:
      return Grain::week;
    case Unit::month:
      return Grain::month;
    case Unit::quarter:
      return Grain::quarter;
    case Unit::year:
      return Grain::year;
    case Unit::decade:
      return Grain::decade;
    case Unit::century:
      return Grain::century;
    default:
      return Grain::day;
  }
}

int year_of(Day day) { return static_cast<int>(civil(day).year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).month())); }
int day_of_month(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).day())); }
int weekday_of(Day day) { return static_cast<int>(chrono::weekday(day).iso_encoding()); }

Day weekday_at_or_before(Day day, int weekday) { return day - chrono::days((weekday_of(day) - weekday + 7) % 7); }
Day weekday_at_or_after(Day day, int weekday) { return day + chrono::days((weekday - weekday_of(day) + 7) % 7); }

bool within_years(const TimeSpan& span) {
  const Day first = chrono::floor<chrono::days>(span.begin.value_or(span.end)),
            last = chrono::floor<chrono::days>(span.end);
  return is_year(year_of(first)) && last <= Day(chrono::year(last_year + 1) / 1 / 1);
}

}  // namespace datelined
