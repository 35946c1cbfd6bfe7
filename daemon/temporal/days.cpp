// Meanings of days: written dates, month and day, weekdays, today and tomorrow.
#include "temporal/meanings.hpp"
#include "temporal/numbers.hpp"
#include "temporal/spans.hpp"

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
    const auto year = year_of_weekday(nearest ? year_of(*nearest) : scene.this_year(), month, date, *weekday % several);
    if (year) return day_of(*year, month, date);
    return nearest;
  }
  return nearest_day(scene, month, date);
}

/// "Next Monday and Tuesday": the second follows the first.
bool is_joined_to_next(const Scene& scene) {
  const Token* joint = scene.neighbour_before();
  const Token* relation = scene.neighbour_before(3);
  return scene.is(joint, both) && scene.is(scene.neighbour_before(2), WordClass::weekday) &&
         scene.is(relation, relative) && scene.lexicon.entry(relation->entry).value(relative) > 0 &&
         scene.state.last_day.has_value();
}

/// "Opens Thursday night and runs through Sunday": a beginning that lies ahead was said just before.
bool ends_what_was_dated(Scene& scene) {
  constexpr std::uint32_t near_bytes = 100;
  const auto& begun = scene.state.last_day;
  return begun && *begun > scene.today() && scene.is(scene.neighbour_before(), up_to) &&
         scene.tokens[scene.first].begin - scene.state.last_day_at < near_bytes && scene.lean() == Lean::future;
}

Day bare_weekday(Scene& scene, int weekday) {
  const Day today = scene.today();
  if (is_joined_to_next(scene) || ends_what_was_dated(scene))
    return weekday_at_or_after(*scene.state.last_day, weekday);
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
    if (const auto day = weekday_from_last(scene, *name % several)) return span_of_day(*day);
    if (const auto toward = scene.find(relative)) return span_of_day(weekday_toward(scene, *name % several, *toward));
    return span_of_day(bare_weekday(scene, *name % several));
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

std::optional<Meant> mean_weekday(Scene& scene) {
  const int name = scene.value(weekday);
  if (name > several) {
    std::string value = "XXXX-WXX-" + std::to_string(name % several);
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
  constexpr int soonest = -1, before_last = -2, weeks_ago = -7;
  const Day today = scene.today();
  if (scene.argument == weeks_ago) return weekday_at_or_before(today, name) - days(7 * scene.value(number, 1));
  if (scene.argument == before_last) return weekday_at_or_before(today - days(1), name) - days(7);
  if (scene.argument == soonest) return weekday_at_or_after(today + days(1), name);
  if (scene.argument > 0) return weekday_at_or_after(today, name) + days(scene.argument * scene.value(number, 1));
  return weekday_from_last(scene, name).value_or(weekday_toward(scene, name, scene.value(relative)));
}

}  // namespace

std::optional<Meant> mean_relative_weekday(Scene& scene) {
  if (is_bare_abbreviation(scene, scene.token(*scene.index_of(weekday, 0))) && scene.before_capital())
    return std::nullopt;  // "Following Sun Yat-sen"
  const int name = scene.value(weekday) % several;
  TimeSpan span = span_of_day(relative_weekday(scene, name));
  apply_edges(scene, span);
  return Meant{span, {}, {}};
}

std::optional<Meant> mean_weekday_of_week(Scene& scene) {
  const Day today = scene.today();
  const int offset = 7 * scene.value(relative) + scene.value(weekday) % several - weekday_of(today);
  return Meant{span_of_day(today + days(offset)), {}, {}};
}

}  // namespace datelined
