// TimeSpan: the units of the calendar, their written forms and the names of the enumerators.
#include "calendar/time_span.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

namespace datelined {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::array grain_names{
    std::pair{Grain::minute, std::string_view("minute")},   std::pair{Grain::day, std::string_view("day")},
    std::pair{Grain::week, std::string_view("week")},       std::pair{Grain::month, std::string_view("month")},
    std::pair{Grain::quarter, std::string_view("quarter")}, std::pair{Grain::half, std::string_view("half")},
    std::pair{Grain::season, std::string_view("season")},   std::pair{Grain::year, std::string_view("year")},
    std::pair{Grain::decade, std::string_view("decade")},   std::pair{Grain::century, std::string_view("century")}};
constexpr std::array part_names{std::pair{Part::whole, std::string_view("whole")},
                                std::pair{Part::early, std::string_view("early")},
                                std::pair{Part::mid, std::string_view("mid")},
                                std::pair{Part::late, std::string_view("late")},
                                std::pair{Part::morning, std::string_view("morning")},
                                std::pair{Part::midday, std::string_view("midday")},
                                std::pair{Part::afternoon, std::string_view("afternoon")},
                                std::pair{Part::evening, std::string_view("evening")},
                                std::pair{Part::night, std::string_view("night")}};
constexpr std::array bound_names{std::pair{Bound::at, std::string_view("at")},
                                 std::pair{Bound::by, std::string_view("by")},
                                 std::pair{Bound::from, std::string_view("from")}};
constexpr std::array<std::string_view, 4> season_codes{"SP", "SU", "FA", "WI"};

template <class Table, class Value>
std::string_view name_in(const Table& table, Value value) {
  for (const auto& [entry, text] : table)
    if (entry == value) return text;
  return {};
}

template <class Table>
auto named_in(const Table& table, std::string_view name) -> std::optional<typename Table::value_type::first_type> {
  for (const auto& [entry, text] : table)
    if (text == name) return entry;
  return std::nullopt;
}

LocalTime first_of(year y, unsigned m) { return local_days(y / month(m) / 1); }

/// How many calendar months a unit of the grain has; 0 if it is counted in days or less.
int months_in(Grain grain) {
  switch (grain) {
    case Grain::month:
      return 1;
    case Grain::quarter:
    case Grain::season:
      return 3;
    case Grain::half:
      return 6;
    case Grain::year:
      return 12;
    case Grain::decade:
      return 120;
    case Grain::century:
      return 1200;
    default:
      return 0;
  }
}

/// Months since year 0, and back.
int month_number(LocalTime moment) {
  const year_month_day date{floor<days>(moment)};
  return int(date.year()) * 12 + int(unsigned(date.month())) - 1;
}
LocalTime month_begin(int number) {
  const int y = (number >= 0 ? number : number - 11) / 12;
  return first_of(year(y), static_cast<unsigned>(number - y * 12 + 1));
}

int rounded_down(int number, int step) { return number - ((number % step) + step) % step; }

/// The Monday of the moment's week.
local_days monday_of(LocalTime moment) {
  const auto day = floor<days>(moment);
  return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

/// ISO 8601 year and number of the week that begins on `monday`: the year is that of its Thursday.
std::pair<int, int> iso_week(local_days monday) {
  const local_days thursday = monday + days(3);
  const year y = year_month_day(thursday).year();
  return {int(y), static_cast<int>((thursday - local_days(y / 1 / 1)).count()) / 7 + 1};
}

template <class... Values>
std::string printed(const char* form, Values... values) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), form, values...);
  return text.data();
}

/// The form of the unit of `grain` that holds `moment`.
std::string unit_form(LocalTime moment, Grain grain) {
  const year_month_day date{floor<days>(moment)};
  const int y = int(date.year());
  const int m = static_cast<int>(unsigned(date.month()));
  const int d = static_cast<int>(unsigned(date.day()));
  switch (grain) {
    case Grain::minute: {
      const int minute = static_cast<int>(floor<minutes>(moment - floor<days>(moment)).count());
      return printed("%04d-%02d-%02dT%02d:%02d", y, m, d, minute / 60, minute % 60);
    }
    case Grain::day:
      return printed("%04d-%02d-%02d", y, m, d);
    case Grain::week: {
      const auto [week_year, week] = iso_week(monday_of(moment));
      return printed("%04d-W%02d", week_year, week);
    }
    case Grain::month:
      return printed("%04d-%02d", y, m);
    case Grain::quarter:
      return printed("%04d-Q%d", y, (m - 1) / 3 + 1);
    case Grain::half:
      return printed("%04d-H%d", y, (m - 1) / 6 + 1);
    case Grain::season: {
      const int number = rounded_down(month_number(moment) - 2, 3) + 2;
      const int begin_year = (number - ((number % 12) + 12) % 12) / 12;
      return printed("%04d-%s", begin_year, season_codes.at(static_cast<std::size_t>((m + 9) % 12 / 3)).data());
    }
    case Grain::year:
      return printed("%04d", y);
    case Grain::decade:
      return printed("%03d", rounded_down(y, 10) / 10);
    case Grain::century:
      return printed("%02d", rounded_down(y, 100) / 100);
  }
  return {};
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

std::optional<int> number(std::string_view digits, int least, int most) {
  const auto value = number(digits);
  return value && *value >= least && *value <= most ? value : std::nullopt;
}

std::optional<TimeSpan> day_from_form(std::string_view form) {
  const auto y = number(form.substr(0, 4));
  const auto m = number(form.substr(5, 2), 1, 12);
  const auto d = number(form.substr(8, 2), 1, 31);
  if (!y || !m || !d || form[4] != '-' || form[7] != '-') return std::nullopt;
  const year_month_day date = year(*y) / *m / *d;
  if (!date.ok()) return std::nullopt;
  return unit_holding(local_days(date), Grain::day);
}

std::optional<TimeSpan> minute_from_form(std::string_view form) {
  const auto day = day_from_form(form.substr(0, 10));
  const auto hour = number(form.substr(11, 2), 0, 23);
  const auto minute = number(form.substr(14, 2), 0, 59);
  if (!day || !hour || !minute || form[10] != 'T' || form[13] != ':') return std::nullopt;
  return unit_holding(*day->begin + std::chrono::hours(*hour) + minutes(*minute), Grain::minute);
}

std::optional<TimeSpan> week_from_form(std::string_view form) {
  const auto y = number(form.substr(0, 4));
  const auto week = number(form.substr(6, 2), 1, 53);
  if (!y || !week) return std::nullopt;
  const TimeSpan span =
      unit_holding(local_days(year(*y) / 1 / 4) + days(7 * (*week - 1)), Grain::week);  // 4 January is in week 1
  return unit_form(*span.begin, Grain::week) == form ? std::optional(span) : std::nullopt;
}

/// `YYYY-` and two characters: month, quarter, half, season.
std::optional<TimeSpan> part_of_year_from_form(std::string_view form) {
  const auto y = number(form.substr(0, 4));
  const std::string_view part = form.substr(5);
  if (!y || form[4] != '-') return std::nullopt;
  if (const auto m = number(part, 1, 12)) return unit_holding(first_of(year(*y), unsigned(*m)), Grain::month);
  if (const auto q = number(part.substr(1), 1, 4); q && part[0] == 'Q')
    return unit_holding(first_of(year(*y), unsigned(*q * 3 - 2)), Grain::quarter);
  if (const auto h = number(part.substr(1), 1, 2); h && part[0] == 'H')
    return unit_holding(first_of(year(*y), unsigned(*h * 6 - 5)), Grain::half);
  for (std::size_t i = 0; i < season_codes.size(); ++i)
    if (part == season_codes[i]) return unit_holding(first_of(year(*y), unsigned(i * 3 + 3)), Grain::season);
  return std::nullopt;
}

std::optional<TimeSpan> unit_from_form(std::string_view form) {
  switch (form.size()) {
    case 16:
      return minute_from_form(form);
    case 10:
      return day_from_form(form);
    case 8:
      return form[4] == '-' && form[5] == 'W' ? week_from_form(form) : std::nullopt;
    case 7:
      return part_of_year_from_form(form);
    case 4:
      if (const auto y = number(form)) return unit_holding(first_of(year(*y), 1), Grain::year);
      return std::nullopt;
    case 3:
      if (const auto y = number(form)) return unit_holding(first_of(year(*y * 10), 1), Grain::decade);
      return std::nullopt;
    case 2:
      if (const auto y = number(form)) return unit_holding(first_of(year(*y * 100), 1), Grain::century);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool apply_modifier(TimeSpan& span, std::string_view word) {
  if (word == "before") span.bound = Bound::by;
  if (word == "after") span.bound = Bound::from;
  if (word == "early") span.part = Part::early;
  if (word == "mid") span.part = Part::mid;
  if (word == "late") span.part = Part::late;
  return word == modifier(span);
}

TimeSpan cut(TimeSpan span, LocalTime first_third, LocalTime second_third) {
  if (span.part != Part::early) span.begin = span.part == Part::mid ? first_third : second_third;
  if (span.part != Part::late) span.end = span.part == Part::early ? first_third : second_third;
  return span;
}

TimeSpan thirds_of_days(const TimeSpan& span) {
  const auto length = std::chrono::ceil<days>(span.end - *span.begin);
  if (length < days(3)) return span;
  if (span.grain == Grain::week && length == days(7)) return cut(span, *span.begin + days(2), *span.begin + days(4));
  if (span.grain == Grain::month && length <= days(31))
    return cut(span, *span.begin + days(10), *span.begin + days(20));
  const int count = static_cast<int>(length.count());
  return cut(span, *span.begin + days((count + 1) / 3), *span.begin + days((2 * count + 1) / 3));
}

}  // namespace

TimeSpan unit_holding(LocalTime moment, Grain grain) {
  TimeSpan span{.grain = grain, .end_grain = grain};
  if (const int length = months_in(grain); length > 0) {
    const int shift = grain == Grain::season ? 2 : 0;  // the year of seasons begins with March
    const int first = rounded_down(month_number(moment) - shift, length) + shift;
    span.begin = month_begin(first);
    span.end = month_begin(first + length);
    return span;
  }
  if (grain == Grain::minute) {
    span.begin = floor<minutes>(moment);
    span.end = *span.begin + minutes(1);
  } else {
    span.begin = grain == Grain::week ? LocalTime(monday_of(moment)) : LocalTime(floor<days>(moment));
    span.end = *span.begin + (grain == Grain::week ? days(7) : days(1));
  }
  return span;
}

TimeSpan narrowed(const TimeSpan& span) {
  const bool thirds = span.part == Part::early || span.part == Part::mid || span.part == Part::late;
  if (!thirds || !span.begin) return span;
  const int first = month_number(*span.begin), last = month_number(span.end);
  const bool whole_months = month_begin(first) == *span.begin && month_begin(last) == span.end;
  if (const int length = last - first; whole_months && length % 3 == 0)
    return cut(span, month_begin(first + length / 3), month_begin(first + 2 * length / 3));
  return thirds_of_days(span);
}

bool holds(const TimeSpan& coarse, const TimeSpan& fine) {
  if (!fine.begin || fine.grain > coarse.grain) return false;
  if (!coarse.begin) return *fine.begin <= coarse.end;
  return *coarse.begin <= *fine.begin && fine.end <= coarse.end;
}

bool overlap(const TimeSpan& a, const TimeSpan& b) {
  const TimeSpan x = narrowed(a), y = narrowed(b);
  return (!x.begin || *x.begin < y.end) && (!y.begin || *y.begin < x.end);
}

std::string start_form(const TimeSpan& span) { return span.begin ? unit_form(*span.begin, span.grain) : std::string(); }

std::string end_form(const TimeSpan& span) {
  if (span.begin && !span.ranged) return {};
  if (span.end_grain == Grain::minute) return unit_form(span.end, Grain::minute);
  return unit_form(span.end - std::chrono::seconds(1), span.end_grain);
}

std::string_view modifier(const TimeSpan& span) {
  switch (span.part) {
    case Part::early:
      return "early";
    case Part::mid:
      return "mid";
    case Part::late:
      return "late";
    default:
      break;
  }
  if (span.bound == Bound::by) return "before";
  return span.bound == Bound::from ? "after" : "";
}

std::optional<TimeSpan> span_from_forms(std::string_view start, std::string_view end, std::string_view modifier) {
  const auto first = unit_from_form(start), last = unit_from_form(end);
  if ((!start.empty() && !first) || (!end.empty() && !last) || (!first && !last)) return std::nullopt;
  TimeSpan span = first ? *first : *last;
  if (last) {
    span.end = last->end_grain == Grain::minute ? *last->begin : last->end;
    span.end_grain = last->end_grain;
    if (first)
      span.ranged = true;
    else
      span.begin.reset();
  }
  if (span.begin && span.end <= *span.begin) return std::nullopt;
  return apply_modifier(span, modifier) ? std::optional(span) : std::nullopt;
}

std::string_view name(Grain grain) { return name_in(grain_names, grain); }
std::optional<Grain> grain_named(std::string_view name) { return named_in(grain_names, name); }
std::string_view name(Part part) { return name_in(part_names, part); }
std::optional<Part> part_named(std::string_view name) { return named_in(part_names, name); }
std::string_view name(Bound bound) { return name_in(bound_names, bound); }
std::optional<Bound> bound_named(std::string_view name) { return named_in(bound_names, name); }

}  // namespace datelined
