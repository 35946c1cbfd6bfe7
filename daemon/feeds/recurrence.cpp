// A rule is a question put to each day of each of its periods; nothing is solved, so that nothing can hang.
#include "feeds/recurrence.hpp"

#include "calendar/iso8601.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace datelined {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::months;
using std::chrono::year_month_day;
using Frequency = RecurrenceRule::Frequency;

/// Days and beginnings that are looked at for one rule: a daily one from 1900 on fits in.
constexpr std::size_t most_work = 200'000;

template <class Number>
std::optional<Number> number_in(std::string_view text, Number least, Number most) {
  if (text.starts_with('+')) text.remove_prefix(1);
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
  return value;
}

std::string_view next_part(std::string_view& text, char border) {
  const std::string_view part = text.substr(0, text.find(border));
  text.remove_prefix(std::min(text.size(), part.size() + 1));
  return part;
}

/// "1,15,-1"; false if one of them is out of range.
bool read_numbers(std::string_view list, int least, int most, std::vector<int>& into) {
  while (!list.empty()) {
    const auto value = number_in(next_part(list, ','), least, most);
    if (!value) return false;
    into.push_back(*value);
  }
  return !into.empty();
}

std::optional<std::chrono::weekday> weekday_named(std::string_view name) {
  static constexpr std::array<std::string_view, 7> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return std::chrono::weekday(static_cast<unsigned>(found - names.begin()));
}

/// "MO,2TU,-1FR"
bool read_weekdays(std::string_view list, std::vector<RecurrenceRule::Weekday>& into) {
  while (!list.empty()) {
    const std::string_view part = next_part(list, ',');
    if (part.size() < 2) return false;
    const auto day = weekday_named(part.substr(part.size() - 2));
    const std::string_view ordinal = part.substr(0, part.size() - 2);
    const auto which = ordinal.empty() ? std::optional(0) : number_in(ordinal, -53, 53);
    if (!day || !which) return false;
    into.emplace_back(*which, *day);
  }
  return !into.empty();
}

std::optional<Frequency> frequency_named(std::string_view name) {
  static constexpr std::array<std::string_view, 4> names{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Frequency>(found - names.begin());
}

/// "20260331", "20260331T215959", "20260331T215959Z"
std::optional<LocalTime> until_written(std::string_view text, const Zone& zone) {
  const bool utc = text.ends_with('Z');
  if (utc) text.remove_suffix(1);
  if (text.size() != 8 && text.size() != 15) return std::nullopt;
  std::string iso =
      std::string(text.substr(0, 4)).append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 2));
  if (text.size() == 15)
    iso.append("T")
        .append(text.substr(9, 2))
        .append(":")
        .append(text.substr(11, 2))
        .append(":")
        .append(text.substr(13, 2));
  const auto written = parse_iso8601(iso);
  if (!written) return std::nullopt;
  if (text.size() == 8) return written->local + days(1) - std::chrono::seconds(1);
  return utc ? floor<std::chrono::seconds>(to_local(to_instant(written->local, Zone()), zone)) : written->local;
}

bool read_key(RecurrenceRule& rule, std::string_view key, std::string_view value, const Zone& zone) {
  if (key == "INTERVAL") {
    rule.interval = number_in(value, 1, 1000).value_or(0);
    return rule.interval > 0;
  }
  if (key == "COUNT") return (rule.count = number_in(value, 1, 1'000'000)).has_value();
  if (key == "UNTIL") return (rule.until = until_written(value, zone)).has_value();
  if (key == "BYMONTH") return read_numbers(value, 1, 12, rule.months);
  if (key == "BYMONTHDAY") return read_numbers(value, -31, 31, rule.month_days);
  if (key == "BYYEARDAY") return read_numbers(value, -366, 366, rule.year_days);
  if (key == "BYWEEKNO") return read_numbers(value, -53, 53, rule.weeks);
  if (key == "BYSETPOS") return read_numbers(value, -366, 366, rule.positions);
  if (key == "BYHOUR") return read_numbers(value, 0, 23, rule.hours);
  if (key == "BYMINUTE") return read_numbers(value, 0, 59, rule.minutes);
  if (key == "BYDAY") return read_weekdays(value, rule.weekdays);
  if (key == "BYSECOND") return value == "0";
  if (key == "WKST") {
    const auto day = weekday_named(value);
    if (day) rule.week_start = *day;
    return day.has_value();
  }
  return key == "FREQ" || key.starts_with("X-");
}

local_days day_of(LocalTime time) { return floor<days>(time); }
local_days week_of(local_days day, std::chrono::weekday first) { return day - (std::chrono::weekday(day) - first); }
local_days first_of_year(std::chrono::year year) { return local_days(year / 1 / 1); }

bool holds(const std::vector<int>& list, int value) { return std::ranges::find(list, value) != list.end(); }
/// Counted from the begin (1, 2, …) or from the end (-1, -2, …) of `length`.
bool holds(const std::vector<int>& list, int from_begin, int length) {
  return holds(list, from_begin) || holds(list, from_begin - length - 1);
}

/// The periods of a rule and the days in them that it names.
class Periods {
 public:
  Periods(const RecurrenceRule& rule, LocalTime start) : rule_(rule), first_(day_of(start)), start_(first_) {}

  /// [begin, end) of the period with this number.
  std::pair<local_days, local_days> at(std::int64_t number) const {
    const auto step = static_cast<int>(number * rule_.interval);
    switch (rule_.frequency) {
      case Frequency::daily:
        return {first_ + days(step), first_ + days(step + 1)};
      case Frequency::weekly: {
        const local_days week = week_of(first_, rule_.week_start) + days(7 * step);
        return {week, week + days(7)};
      }
      case Frequency::monthly: {
        const auto month = start_.year() / start_.month() + months(step);
        return {local_days(month / 1), local_days((month + months(1)) / 1)};
      }
      case Frequency::yearly: {
        const auto year = start_.year() + std::chrono::years(step);
        return {first_of_year(year), first_of_year(year + std::chrono::years(1))};
      }
    }
    return {};
  }

  /// The number of a period that lies well before a day.
  std::int64_t before(local_days day) const {
    static constexpr std::array<int, 4> longest{1, 7, 31, 366};
    const auto gap = (day - first_).count() / longest.at(static_cast<std::size_t>(rule_.frequency)) / rule_.interval;
    return std::max<std::int64_t>(0, gap - 1);
  }

  bool names(local_days day) const {
    const year_month_day date(day);
    const int month_length = static_cast<int>(unsigned((date.year() / date.month() / std::chrono::last).day()));
    const int of_month = static_cast<int>(unsigned(date.day()));
    const int of_year = static_cast<int>((day - first_of_year(date.year())).count()) + 1;
    const int year_length = date.year().is_leap() ? 366 : 365;
    if (!rule_.months.empty() && !holds(rule_.months, static_cast<int>(unsigned(date.month())))) return false;
    if (!rule_.month_days.empty() && !holds(rule_.month_days, of_month, month_length)) return false;
    if (!rule_.year_days.empty() && !holds(rule_.year_days, of_year, year_length)) return false;
    if (!rule_.weeks.empty() && !in_weeks(day)) return false;
    if (rule_.weekdays.empty()) return implied(day, date);
    const bool of_months = rule_.frequency == Frequency::monthly || !rule_.months.empty();
    return of_months ? is_weekday(day, of_month, month_length) : is_weekday(day, of_year, year_length);
  }

 private:
  bool is_weekday(local_days day, int place, int length) const {
    const bool ordinals = rule_.frequency == Frequency::monthly || rule_.frequency == Frequency::yearly;
    return std::ranges::any_of(rule_.weekdays, [&](const RecurrenceRule::Weekday& wanted) {
      if (wanted.second != std::chrono::weekday(day)) return false;
      if (wanted.first == 0 || !ordinals) return true;
      return wanted.first == (wanted.first > 0 ? (place - 1) / 7 + 1 : -((length - place) / 7 + 1));
    });
  }
  /// Week 1 is the first with four days in the year.
  bool in_weeks(local_days day) const {
    const local_days week = week_of(day, rule_.week_start);
    const auto year = year_month_day(week + days(3)).year();
    const auto first = [&](std::chrono::year of) { return week_of(first_of_year(of) + days(3), rule_.week_start); };
    const int number = static_cast<int>((week - first(year)).count() / 7) + 1;
    const int length = static_cast<int>((first(year + std::chrono::years(1)) - first(year)).count() / 7);
    return holds(rule_.weeks, number, length);
  }
  /// What the rule leaves open is as the first occurrence has it.
  bool implied(local_days day, const year_month_day& date) const {
    const bool dated = !rule_.month_days.empty() || !rule_.year_days.empty();
    if (rule_.frequency == Frequency::daily || dated) return true;
    if (rule_.frequency == Frequency::weekly || !rule_.weeks.empty())
      return std::chrono::weekday(day) == std::chrono::weekday(first_);
    if (rule_.frequency == Frequency::yearly && rule_.months.empty() && date.month() != start_.month()) return false;
    return date.day() == start_.day();
  }

  const RecurrenceRule& rule_;
  local_days first_;
  year_month_day start_;
};

/// The clock times of a day, in order.
std::vector<minutes> clock_times(const RecurrenceRule& rule, LocalTime start) {
  const auto time = std::chrono::duration_cast<minutes>(start - floor<days>(start));
  std::vector<int> of_hours = rule.hours, of_minutes = rule.minutes;
  if (of_hours.empty()) of_hours = {static_cast<int>(time.count() / 60)};
  if (of_minutes.empty()) of_minutes = {static_cast<int>(time.count() % 60)};
  std::vector<minutes> times;
  for (const int hour : of_hours)
    for (const int minute : of_minutes) times.push_back(hours(hour) + minutes(minute));
  std::ranges::sort(times);
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

/// BYSETPOS
std::vector<LocalTime> at_positions(const std::vector<LocalTime>& all, const std::vector<int>& positions) {
  if (positions.empty()) return all;
  std::vector<LocalTime> kept;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (holds(positions, static_cast<int>(i) + 1, static_cast<int>(all.size()))) kept.push_back(all[i]);
  return kept;
}

}  // namespace

std::optional<RecurrenceRule> recurrence_rule(std::string_view text, const Zone& zone) {
  RecurrenceRule rule;
  bool known = false;
  while (!text.empty()) {
    std::string_view value = next_part(text, ';');
    if (value.empty()) continue;
    const std::string_view key = next_part(value, '=');
    if (key == "FREQ") {
      const auto frequency = frequency_named(value);
      if (!frequency) return std::nullopt;
      rule.frequency = *frequency;
      known = true;
    }
    if (!read_key(rule, key, value, zone)) return std::nullopt;
  }
  return known ? std::optional(rule) : std::nullopt;
}

std::vector<LocalTime> occurrences(const RecurrenceRule& rule, LocalTime start, LocalTime from, LocalTime until,
                                   std::size_t most) {
  std::vector<LocalTime> found;
  if (year_month_day(day_of(start)).year() < std::chrono::year(1900)) return found;
  const Periods periods(rule, start);
  const std::vector<minutes> times = clock_times(rule, start);
  const LocalTime last = rule.until ? std::min(until, *rule.until + std::chrono::seconds(1)) : until;
  std::size_t work = 0;
  int counted = 0;
  // A COUNT has to be counted from the first one on.
  for (std::int64_t number = rule.count ? 0 : periods.before(day_of(from)); work < most_work; ++number) {
    const auto [begin, end] = periods.at(number);
    if (begin >= last) return found;
    std::vector<LocalTime> all;
    for (local_days day = begin; day < end; day += days(1)) {
      ++work;
      if (!periods.names(day)) continue;
      for (const minutes time : times) all.push_back(day + time);
      work += times.size();
    }
    for (const LocalTime at : at_positions(all, rule.positions)) {
      if (at < start) continue;
      if (at >= last || (rule.count && ++counted > *rule.count)) return found;
      if (at >= from) found.push_back(at);
      if (found.size() == most) return found;
    }
  }
  return found;
}

}  // namespace datelined
