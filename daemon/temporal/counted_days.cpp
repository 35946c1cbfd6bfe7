// Meanings of days that are counted: the first Monday in May, the last day of June, the 15th, the day after Christmas.
#include "temporal/meanings.hpp"
#include "temporal/spans.hpp"
#include "temporal/timex3.hpp"

namespace datelined {
namespace {

using enum WordClass;
using std::chrono::days;

/// An ordinal that counts from the end ("the last Monday").
constexpr int last_of_all = 99;

std::optional<TimeSpan> month_said(Scene& scene) {
  if (scene.has(year)) return span_of_month(scene.value(year), scene.value(month));
  const auto meant = mean_month(scene);
  return meant ? std::optional(std::get<TimeSpan>(meant->when)) : std::nullopt;
}

}  // namespace

std::optional<Meant> mean_nth_weekday(Scene& scene) {
  const auto span = month_said(scene);
  if (!span) return std::nullopt;
  const int name = scene.value(weekday) % several, nth = scene.value(ordinal);
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
  const int date = scene.value(day), name = scene.value(weekday) % several;
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
                    : scene.argument > 0 ? weekday_at_or_after(day + days(1), *name % several)
                                         : weekday_at_or_before(day - days(1), *name % several);
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
