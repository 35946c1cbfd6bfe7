// Civil time in English words.
#include "agenda/when.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace datelined {

namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::chrono::year_month_day date(LocalTime moment) { return std::chrono::year_month_day(floor<days>(moment)); }
unsigned month_index(LocalTime moment) { return unsigned(date(moment).month()) - 1; }
std::string year(LocalTime moment) { return std::to_string(int(date(moment).year())); }
std::string_view weekday(LocalTime moment) { return weekdays[std::chrono::weekday(floor<days>(moment)).c_encoding()]; }
LocalTime midnight(LocalTime moment) { return LocalTime(floor<days>(moment)); }

/// The unit that begins at `moment`, in words.
std::string unit_words(LocalTime moment, Grain grain) {
  static constexpr std::array<std::string_view, 4> ordinals{"first", "second", "third", "fourth"};
  static constexpr std::array<std::string_view, 4> seasons{"winter", "spring", "summer", "autumn"};
  switch (grain) {
    case Grain::minute:
      return std::string(weekday(moment).substr(0, 3)) + " " + short_day(moment) + ", " + clock_time(moment);
    case Grain::day:
      return std::string(weekday(moment).substr(0, 3)) + " " + short_day(moment);
    case Grain::week:
      return "the week of " + short_day(moment);
    case Grain::month:
      return std::string(months[month_index(moment)]) + " " + year(moment);
    case Grain::quarter:
      return std::string(ordinals[month_index(moment) / 3]) + " quarter of " + year(moment);
    case Grain::half:
      return std::string(ordinals[month_index(moment) / 6]) + " half of " + year(moment);
    case Grain::season:
      return std::string(seasons[(month_index(moment) + 1) % 12 / 3]) + " " + year(moment);
    case Grain::year:
      return year(moment);
    case Grain::decade:
      return "the " + year(moment) + "s";
    case Grain::century:
      return "the century from " + year(moment);
  }
  return {};
}

std::string part_words(Part part) {
  switch (part) {
    case Part::whole:
      return {};
    case Part::early:
      return "early ";
    case Part::mid:
      return "mid-";
    case Part::late:
      return "late ";
    default:
      return {};
  }
}

std::string part_of_day(Part part) { return part >= Part::morning ? ", " + std::string(name(part)) : std::string(); }

/// The first moment of the last unit before the excluded end.
LocalTime last_unit(const TimeSpan& when) {
  if (when.end_grain == Grain::minute) return when.end - std::chrono::minutes(1);
  return *unit_holding(when.end - std::chrono::seconds(1), when.end_grain).begin;
}

/// A timed end is said as the moment itself, not as the minute before it.
std::string end_words(const TimeSpan& when) {
  if (when.end_grain != Grain::minute) return unit_words(last_unit(when), when.end_grain);
  if (when.begin && midnight(*when.begin) == midnight(when.end)) return clock_time(when.end);
  return unit_words(when.end, Grain::minute);
}

}  // namespace

std::string long_day(LocalTime day) {
  return std::string(weekday(day)) + " " + std::to_string(unsigned(date(day).day())) + " " +
         std::string(months[month_index(day)]) + " " + year(day);
}

std::string short_day(LocalTime day) {
  return std::to_string(unsigned(date(day).day())) + " " + std::string(months[month_index(day)].substr(0, 3)) + " " +
         year(day);
}

std::string clock_time(LocalTime moment) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(moment - midnight(moment)).count();
  char text[8];
  std::snprintf(text, sizeof text, "%02d:%02d", int(minutes / 60), int(minutes % 60));
  return text;
}

std::string when_words(const TimeSpan& when) {
  if (!when.begin) return "until " + end_words(when);
  std::string words = when.bound == Bound::by ? "by " : when.bound == Bound::from ? "from " : "";
  if (when.approximate) words += "around ";
  words += part_words(when.part) + unit_words(*when.begin, when.grain) + part_of_day(when.part);
  if (!when.ranged) return words;
  const std::string end = end_words(when);
  return words.ends_with(end) ? words : words + " to " + end;
}

bool coarse(const TimeSpan& when) { return (when.begin ? when.grain : when.end_grain) > Grain::day; }

Days days_covered(const TimeSpan& when) {
  const TimeSpan meant = narrowed(when);
  const LocalTime begin = midnight(meant.begin ? *meant.begin : last_unit(meant));
  const LocalTime last = midnight(meant.end - std::chrono::seconds(1));
  return {begin, std::max(begin, last) + days(1)};
}

}  // namespace datelined
