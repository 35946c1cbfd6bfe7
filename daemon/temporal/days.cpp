// Meanings of days: written dates, month and day, weekdays, today and tomorrow.
#include "temporal/meanings.hpp"
#include "temporal/numbers.hpp"
#include "temporal/spans.hpp"
#include "temporal/timex3.hpp"

#include <cstdlib>

namespace datelined {
namespace {

using enum WordClass;
using std::chrono::days;

/// A month and day that passed so lately (or comes so soon) is not next year's (last year's), whatever the verb.
constexpr int told_late = 40, told_early = 100;

/// The year in which that day of the month is a given weekday, the nearest to `near` within two years.
std::optional<int> year_of_weekday(int near, int month, int date, int weekday) {
  for (const int distance : {0, 1, -1, 2, -2})
    if (const auto day = day_of(near + distance, month, date); day && weekday_of(*day) == weekday)
      return near + distance;
  return std::nullopt;
}

/// A document that has just dated something far from its own day goes on to speak of that time.
std::optional<Day> near_dated(const Scene& scene, int month, int date) {
  constexpr days far{150}, near{45};
  const auto& dated = scene.state.dated;
  if (!dated || (*dated - scene.today() < far && scene.today() - *dated < far)) return std::nullopt;
  for (const int distance : {0, 1, -1})
    if (const auto day = day_of(year_of(*dated) + distance, month, date);
        day && *day - *dated < near && *dated - *day < near)
      return day;
  return std::nullopt;
}

/// Month and day without year: the nearest to publication, unless the clause says the other way and the nearest lies
/// so far off that it may well be meant so.
std::optional<Day> nearest_day(Scene& scene, int month, int date) {
  const Day today = scene.today();
  std::optional<Day> nearest, before, after;
  for (int distance = -4; distance <= 4; ++distance) {
    const auto day = day_of(scene.this_year() + distance, month, date);
    if (!day) continue;
    if (!nearest || std::abs((*day - today).count()) < std::abs((*nearest - today).count())) nearest = day;
    if (*day <= today) before = day;
    if (*day >= today && !after) after = day;
  }
  if (!nearest) return std::nullopt;
  constexpr days soon{60};
  if (*nearest - today > soon || today - *nearest > soon)
    if (const auto near = near_dated(scene, month, date)) return near;
  // "The year ended Jan. 31".
  if (scene.is(scene.neighbour_before(), closing)) {
    const bool over = scene.lexicon.entry(scene.neighbour_before()->entry).value(closing) < 0;
    if (over && before) return before;
  }
  const Lean lean = scene.lean();
  // "The Aug. 12 sinking" names its day; the verb of the clause is about something else.
  if (scene.is(scene.neighbour_before(), WordClass::determiner))
    return left_lean(scene) == Lean::past && *nearest > today + days(31) && before ? before : nearest;
  if (!scene.sure) return nearest;
  if (lean == Lean::future && *nearest < today - days(told_late) && after) return after;
  if (lean == Lean::past && *nearest > today + days(told_early) && before) return before;
  return nearest;
}

/// "Two March 15 primaries" is not of 2 March: the name of a number stands after its month.
bool is_amount(const Scene& scene) {
  const auto number_at = scene.index_of(day, 0), month_at = scene.index_of(month, 0);
  return number_at && month_at && *number_at < *month_at && is_spelled(scene.token(*number_at).entry);
}

std::optional<TimeSpan> written_day(Scene& scene, std::size_t index) {
  auto date = read_written_date(scene.words(scene.token(index)));
  if (!date) return std::nullopt;
  if (date->ambiguous) {
    if (!scene.state.order_known) return std::nullopt;
    if (!scene.state.month_first) std::swap(date->month, date->day);
  }
  const auto day =
      date->year == 0 ? nearest_day(scene, date->month, date->day) : day_of(date->year, date->month, date->day);
  if (!day) return std::nullopt;
  if (!date->minutes) return span_of_day(*day);
  return unit_holding(*day + std::chrono::minutes(*date->minutes), Grain::minute);
}

std::optional<Day> month_and_day(Scene& scene) {
  if (is_amount(scene)) return std::nullopt;
  const int month = scene.value(WordClass::month), date = scene.value(WordClass::day);
  constexpr int leap_year = 2024;
  scene.refused = !day_of(scene.value(WordClass::year, leap_year), month, date);
  if (scene.refused) return std::nullopt;
  if (const auto year = scene.find(WordClass::year)) return day_of(*year, month, date);
  if (const auto weekday = scene.find(WordClass::weekday)) {
    const auto nearest = nearest_day(scene, month, date);
    if (nearest && std::abs((*nearest - scene.today()).count()) < told_late) return nearest;
    const auto year = year_of_weekday(nearest ? year_of(*nearest) : scene.this_year(), month, date, *weekday % 100);
    if (year) return day_of(*year, month, date);
    return nearest;
  }
  return nearest_day(scene, month, date);
}

Day bare_weekday(Scene& scene, int weekday) {
  const Day today = scene.today();
  // "Friday's ruling" was; "could be Friday's hearing", "will be fit for Sunday's game" will be.
  const Token* before = scene.neighbour_before();
  if (scene.is(scene.neighbour_after(), possessive) && !scene.is(before, present)) {
    const bool leads =
        scene.is(before, plan) || scene.is(before, until) || scene.is(before, within) || scene.is(before, on);
    const Lean left = left_lean(scene);
    const bool ahead = says_ahead_of(scene) || (leads && left == Lean::future) ||
                       (scene.is(before, until) && scene.is(before, up_to) && left == Lean::none);
    return ahead ? weekday_at_or_after(today, weekday) : weekday_at_or_before(today, weekday);
  }
  const Lean lean = scene.lean();
  // A programme that was dated owns its weekdays.
  if (lean != Lean::past)
    for (auto day = scene.state.announced.rbegin(); day != scene.state.announced.rend(); ++day)
      if (weekday_of(*day) == weekday && *day - today < days(400)) return *day;
  return lean == Lean::future ? weekday_at_or_after(today, weekday) : weekday_at_or_before(today, weekday);
}

/// "The previous Friday", "the following Monday": from the day last spoken of.
std::optional<Day> weekday_from_last(const Scene& scene, int weekday) {
  const auto index = scene.index_of(relative, 0);
  if (!index || !scene.is(&scene.token(*index), anaphor) || !scene.state.last_day) return std::nullopt;
  const int toward = scene.value(relative);
  if (toward == 0) return std::nullopt;
  return toward < 0 ? weekday_at_or_before(*scene.state.last_day - days(1), weekday)
                    : weekday_at_or_after(*scene.state.last_day + days(1), weekday);
}

/// last, this, next + weekday. "Next Friday" said early in a week that has a Friday to come is the Friday after it.
Day weekday_toward(const Scene& scene, int weekday, int toward) {
  const Day today = scene.today();
  if (toward < 0) return weekday_at_or_before(today - days(1), weekday);
  if (toward == 0) return weekday_at_or_after(today, weekday);
  const Day nearest = weekday_at_or_after(today + days(1), weekday);
  if (says_coming(scene)) return nearest;
  const bool later_this_week = weekday_of(today) <= 3 && weekday > weekday_of(today);
  return later_this_week ? nearest + days(7) : nearest;
}

std::optional<TimeSpan> day_point(Scene& scene) {
  if (const auto index = scene.index_of(WordClass::date, 0)) return written_day(scene, *index);
  if (scene.has(month) && scene.has(day)) {
    const auto found = month_and_day(scene);
    return found ? std::optional(span_of_day(*found)) : std::nullopt;
  }
  if (const auto name = scene.find(weekday)) {
    if (const auto day = weekday_from_last(scene, *name % 100)) return span_of_day(*day);
    if (const auto toward = scene.find(relative)) return span_of_day(weekday_toward(scene, *name % 100, *toward));
    return span_of_day(bare_weekday(scene, *name % 100));
  }
  if (const auto distance = scene.find(day_word)) return span_of_day(scene.today() + days(*distance));
  return std::nullopt;
}

}  // namespace

std::optional<TimeSpan> point_of(Scene& scene) {
  if (auto span = day_point(scene)) return span;
  if (const auto name = scene.find(month)) {
    if (scene.has(day)) return std::nullopt;  // there is no such day
    if (const auto said = scene.find(year)) return span_of_month(*said, *name);
    const auto meant = mean_month(scene);
    return meant ? std::optional(std::get<TimeSpan>(meant->when)) : std::nullopt;
  }
  if (const auto said = scene.find(year)) return span_of_year(*said);
  return std::nullopt;
}

void apply_edges(const Scene& scene, TimeSpan& span) {
  const auto edge = scene.has(margin) ? scene.find(margin) : scene.find(WordClass::modifier);
  if (edge && *edge > 0) span.part = static_cast<Part>(*edge);
  if (scene.has(hedge)) span.approximate = true;
}

std::optional<Meant> mean_point(Scene& scene) {
  auto span = point_of(scene);
  if (!span) return std::nullopt;
  apply_edges(scene, *span);
  return Meant{*span, {}, {}};
}

namespace {

/// An ordinal that counts from the end ("the last Monday").
constexpr int last_of_all = 99;

/// The ends of a range: what stands before the mark of the range and what stands after it.
struct Ends {
  Scene first, second;
};
std::optional<Ends> ends_of(const Scene& scene) {
  for (const WordClass mark : {up_to, dash, both})
    if (const auto at = scene.index_of(mark, 0); at && *at > 0 && *at + 1 < scene.caught.count)
      return Ends{scene.part(0, *at), scene.part(*at + 1, scene.caught.count)};
  return std::nullopt;
}

/// "3 to 5 May", "May 3-5", "1998-99": what one end leaves out, the other says.
void lend(Scene& to, const Scene& from, WordClass cls) {
  if (to.has(cls)) return;
  if (const auto index = from.index_of(cls, 0); index && to.caught.count < longest_match)
    to.caught.items[to.caught.count++] = from.caught.items[*index];
}

std::optional<TimeSpan> years_range(const Scene& first, const Scene& second) {
  const int begin = first.value(year);
  int end = second.has(year) ? second.value(year) : second.value(number);
  if (end < 100) end += begin / 100 * 100;
  if (end <= begin || end - begin > 500) return std::nullopt;
  auto span = span_of_year(begin);
  const auto last = span_of_year(end);
  if (!span || !last) return std::nullopt;
  span->end = last->end;
  return span;
}

std::optional<TimeSpan> joined(Scene& first, Scene& second) {
  auto begin = point_of(first);
  auto end = point_of(second);
  if (!begin || !end) return std::nullopt;
  if (*end->begin <= *begin->begin) {
    // Two bare weekdays, or a range over New Year.
    const bool weekdays = first.has(weekday) && !first.has(day) && !second.has(day);
    if (weekdays)
      *end = span_of_day(
          weekday_at_or_after(std::chrono::floor<days>(*begin->begin) + days(1), second.value(weekday) % 100));
    else if (!second.has(year) || !first.has(year))
      *end = unit_holding(plus_months(std::chrono::floor<days>(*end->begin), 12), end->grain);
    if (*end->begin <= *begin->begin) return std::nullopt;
  }
  if (*end->begin - *begin->begin > days(400) && !second.has(year)) {
    *begin = unit_holding(plus_months(std::chrono::floor<days>(*begin->begin), 12), begin->grain);
    if (*end->begin <= *begin->begin) return std::nullopt;
  }
  begin->end = end->end;
  begin->end_grain = end->grain;
  return begin;
}

}  // namespace

namespace {

/// "By 30 September to 5 million", "up from May 3 to 5 boats": the second number counts something.
bool ends_in_amount(const Scene& scene, const Scene& second) {
  const bool bare = second.caught.count == 1 && second.has(day);
  return bare && !scene.has(dash) && scene.before_small_word();
}

}  // namespace

std::optional<Meant> mean_point_range(Scene& scene) {
  auto ends = ends_of(scene);
  if (!ends || ends_in_amount(scene, ends->second)) return std::nullopt;
  auto& [first, second] = *ends;
  std::optional<TimeSpan> span;
  if (!scene.has(month) && !scene.has(weekday) && !scene.has(date)) {
    span = years_range(first, second);
  } else {
    if (!scene.has(date)) {
      if (first.has(day) || second.has(day)) {
        lend(first, second, month);
        lend(second, first, month);
      }
      lend(first, second, year);
      lend(second, first, year);
    }
    span = joined(first, second);
    // A move is a span only to who reads it forward: "moved from 20 September to 14 June" runs over no year's end.
    const bool over_year_end = span && year_of(std::chrono::floor<days>(*span->begin)) !=
                                           year_of(std::chrono::floor<days>(span->end) - days(1));
    if (over_year_end && !second.has(year) && is_moved(scene)) return std::nullopt;
    scene.cue = first.cue.empty() ? second.cue : first.cue;
  }
  if (!span) return std::nullopt;
  span->ranged = true;
  return Meant{*span, {}, {}};
}

Scene range_of_list(const Scene& scene, std::size_t nth) {
  const std::size_t joint = *scene.index_of(both, 0);
  return nth == 0 ? scene.part(0, joint) : scene.part(joint + 1, scene.caught.count);
}

std::optional<Meant> mean_range_of_list(const Scene& scene, std::size_t nth) {
  Scene one = range_of_list(scene, nth);
  for (const WordClass shared : {month, year}) lend(one, scene, shared);
  return mean_point_range(one);
}

std::optional<Meant> mean_range_list(Scene& scene) {
  return mean_range_of_list(scene, 1) ? mean_range_of_list(scene, 0) : std::nullopt;
}

std::optional<Meant> mean_between_range(Scene& scene) {
  return scene.is(scene.neighbour_before(), between) ? mean_point_range(scene) : std::nullopt;
}

std::optional<Meant> mean_weekday(Scene& scene) {
  const int name = scene.value(weekday);
  if (name > 100) {
    std::string value = "XXXX-WXX-" + std::to_string(name % 100);
    return Meant{Recurrence{value}, value, "SET"};
  }
  if (!is_time_word(scene, weekday) || is_any_of_its_kind(scene)) return std::nullopt;
  TimeSpan span = span_of_day(bare_weekday(scene, name));
  apply_edges(scene, span);
  return Meant{span, {}, {}};
}

std::optional<Meant> mean_relative_day(Scene& scene) {
  TimeSpan span = span_of_day(scene.today() + days(scene.value(day_word, scene.argument)));
  return Meant{span, {}, {}};
}

namespace {

Day relative_weekday(const Scene& scene, int name) {
  constexpr int soonest = -1, before_last = -2;
  const Day today = scene.today();
  if (scene.argument == before_last) return weekday_at_or_before(today - days(1), name) - days(7);
  if (scene.argument == soonest) return weekday_at_or_after(today + days(1), name);
  if (scene.argument > 0) return weekday_at_or_after(today, name) + days(scene.argument * scene.value(number, 1));
  return weekday_from_last(scene, name).value_or(weekday_toward(scene, name, scene.value(relative)));
}

}  // namespace

std::optional<Meant> mean_relative_weekday(Scene& scene) {
  if (is_bare_abbreviation(scene, scene.token(*scene.index_of(weekday, 0))) && scene.before_capital())
    return std::nullopt;  // "Following Sun Yat-sen"
  const int name = scene.value(weekday) % 100;
  TimeSpan span = span_of_day(relative_weekday(scene, name));
  apply_edges(scene, span);
  return Meant{span, {}, {}};
}

std::optional<Meant> mean_weekday_of_week(Scene& scene) {
  const Day today = scene.today();
  const int offset = 7 * scene.value(relative) + scene.value(weekday) % 100 - weekday_of(today);
  return Meant{span_of_day(today + days(offset)), {}, {}};
}

namespace {

std::optional<TimeSpan> month_said(Scene& scene) {
  if (scene.has(year)) return span_of_month(scene.value(year), scene.value(month));
  const auto meant = mean_month(scene);
  return meant ? std::optional(std::get<TimeSpan>(meant->when)) : std::nullopt;
}

}  // namespace

std::optional<Meant> mean_nth_weekday(Scene& scene) {
  const auto span = month_said(scene);
  if (!span) return std::nullopt;
  const int name = scene.value(weekday) % 100, nth = scene.value(ordinal);
  const Day begin = std::chrono::floor<days>(*span->begin), end = std::chrono::floor<days>(span->end);
  const Day found = nth == last_of_all ? weekday_at_or_before(end - days(1), name)
                                       : weekday_at_or_after(begin, name) + days(7 * (nth - 1));
  scene.refused = nth < 1 || found < begin || found >= end;
  if (scene.refused) return std::nullopt;
  return Meant{span_of_day(found), {}, {}};
}

std::optional<Meant> mean_nth_week(Scene& scene) {
  const auto span = month_said(scene);
  if (!span) return std::nullopt;
  const int nth = scene.value(ordinal);
  if (nth != last_of_all && (nth < 1 || nth > 5)) return std::nullopt;
  const Day begin = std::chrono::floor<days>(*span->begin), end = std::chrono::floor<days>(span->end);
  // The first week of a month is the one with its first Thursday, as in ISO 8601 for years.
  const Day thursday =
      nth == last_of_all ? weekday_at_or_before(end - days(1), 4) : weekday_at_or_after(begin, 4) + days(7 * (nth - 1));
  return Meant{unit_holding(thursday, Grain::week), {}, {}};
}

std::optional<Meant> mean_dated_weekday(Scene& scene) {
  const auto index = scene.index_of(day, 0);
  if (!index || scene.token(*index).entry != static_cast<std::uint16_t>(Shape::ordinal_day)) return std::nullopt;
  const int date = scene.value(day), name = scene.value(weekday) % 100;
  const Day today = scene.today();
  // A weekday and a day of the month agree about once in seven months: the nearest month in which they do.
  for (const int months : {0, 1, -1, 2, -2, 3, -3}) {
    const Day there = plus_months(today - days(day_of_month(today) - 1), months);
    const auto found = day_of(year_of(there), month_of(there), date);
    if (found && weekday_of(*found) == name) return Meant{span_of_day(*found), {}, {}};
  }
  return std::nullopt;
}

std::optional<Meant> mean_nth_day_of_month(Scene& scene) {
  const auto span = month_said(scene);
  const int nth = scene.value(ordinal);
  if (!span || nth < 1) return std::nullopt;
  const Day begin = std::chrono::floor<days>(*span->begin), end = std::chrono::floor<days>(span->end);
  const Day found = nth == last_of_all ? end - days(1) : begin + days(nth - 1);
  scene.refused = found >= end;
  return scene.refused ? std::nullopt : std::optional(Meant{span_of_day(found), {}, {}});
}

std::optional<Meant> mean_day_beside(Scene& scene) {
  Scene there = scene;
  there.caught.count = 0;
  there.argument = 0;
  for (std::size_t i = 0; i < scene.caught.count; ++i)
    if (const WordClass cls = scene.caught.items[i].cls; cls != weekday && cls != number && cls != unit && cls != units)
      there.caught.items[there.caught.count++] = scene.caught.items[i];
  const auto base = scene.has(month) ? mean_point(there) : mean_holiday(there);
  if (!base) return std::nullopt;
  const Day day = std::chrono::floor<days>(*std::get<TimeSpan>(base->when).begin);
  const auto name = scene.find(weekday);
  const Day found = !name                ? day + days(scene.argument * scene.value(number, 1))
                    : scene.argument > 0 ? weekday_at_or_after(day + days(1), *name % 100)
                                         : weekday_at_or_before(day - days(1), *name % 100);
  return Meant{span_of_day(found), {}, {}};
}

namespace {

/// The nth of the days that were announced in a row.
std::optional<Day> nth_announced(const Scene& scene, int nth) {
  const auto& announced = scene.state.announced;
  if (announced.empty()) return std::nullopt;
  std::size_t begin = announced.size() - 1;
  while (begin > 0 && announced[begin - 1] == announced[begin] - days(1)) --begin;
  const std::size_t size = announced.size() - begin;
  if (size < 2 || nth < 1) return std::nullopt;
  if (nth == last_of_all) return announced.back();
  return static_cast<std::size_t>(nth) > size ? std::nullopt
                                              : std::optional(announced[begin + static_cast<std::size_t>(nth) - 1]);
}

}  // namespace

std::optional<Meant> mean_nth_day(Scene& scene) {
  const auto said = static_cast<Unit>(scene.value(unit, static_cast<int>(Unit::day)));
  const int nth = scene.value(ordinal);
  if (said == Unit::day && scene.has(unit))
    if (const auto day = nth_announced(scene, nth)) return Meant{span_of_day(*day), {}, {}};
  // "A first-year student", "a third day-long meeting"; the first quarter and the 20th century have names of their own.
  const std::size_t end = scene.tokens[scene.last - 1].end;
  const bool compound = scene.text[scene.token(*scene.index_of(ordinal, 0)).end] == '-' ||
                        (end < scene.text.size() && scene.text[end] == '-');
  const bool whole = said == Unit::day || said == Unit::week || said == Unit::month || said == Unit::year;
  if (compound || !whole || nth < 1 || nth == last_of_all || is_name(scene, scene.has(unit) ? unit : part))
    return std::nullopt;
  // "The conflict has ground into its 16th month".
  const bool lasts = nth > 1 && said != Unit::day && scene.is(&scene.token(0), determiner) && !scene.has(part) &&
                     scene.lexicon.entry(scene.token(0).entry).value(determiner) == 1;
  if (lasts) return meant_length_of(nth, said);
  // A day of what is not dated is none for the product; TIMEX3 gives it the date that is spoken of.
  const auto span = unit_at(day_nearby(scene), said, 0);
  if (!span) return std::nullopt;
  TimeSpan printed = *span;
  if (scene.has(part)) printed.part = static_cast<Part>(scene.value(part));
  return Meant{Length{1, span->grain, false}, timex3_value(printed), timex3_type(printed)};
}

std::optional<Meant> mean_day_of_month(Scene& scene) {
  const auto index = scene.index_of(day, 0);
  if (!index || scene.token(*index).entry != static_cast<std::uint16_t>(Shape::ordinal_day)) return std::nullopt;
  // "On the 15th floor": only what ends its phrase is a date.
  const Token* next = scene.neighbour_after();
  const bool verb_follows = scene.language.numbers.point_ordinals &&
                            (scene.is(next, future) || scene.is(next, past) || scene.is(next, present));
  if (!scene.is(next, border) && !scene.is(next, comma) && !scene.is(next, both) && !scene.is(next, leader) &&
      !verb_follows)
    return std::nullopt;
  const int date = scene.value(day);
  const Day today = scene.today();
  const bool ahead = scene.lean() == Lean::future;
  for (int months = 0; months <= 2; ++months) {
    const Day there = plus_months(today - days(day_of_month(today) - 1), ahead ? months : -months);
    const auto found = day_of(year_of(there), month_of(there), date);
    if (found && (ahead ? *found >= today : *found <= today)) return Meant{span_of_day(*found), {}, {}};
  }
  return std::nullopt;
}

}  // namespace datelined
