// Meanings of weeks, months, quarters, years and longer that are counted from publication or from what was spoken of.
#include "temporal/meanings.hpp"
#include "temporal/spans.hpp"

#include <string>

namespace datelined {
namespace {

using enum WordClass;
using std::chrono::days;

std::string weekend_value(const TimeSpan& span) { return start_form(unit_holding(*span.begin, Grain::week)) + "-WE"; }

}  // namespace

std::optional<Meant> mean_week_of(Scene& scene) {
  const auto day = point_of(scene);
  if (!day) return std::nullopt;
  if (scene.argument == 1) {
    const TimeSpan span = weekend_of(first_day(*day));
    return Meant{span, weekend_value(span), {}};
  }
  return meant_span(scene, unit_holding(*day->begin, Grain::week));
}

namespace {

/// The day that "that day", "the following month" count from; nothing if nothing was spoken of.
std::optional<Day> spoken_of(const Scene& scene, Unit unit) {
  if (unit == Unit::day && scene.state.last_day) return scene.state.last_day;
  if (!scene.state.last || !scene.state.last->begin) return std::nullopt;
  // The month before counts from a month, not from the year that was named after it.
  const bool fine = unit == Unit::month || unit == Unit::week;
  return first_day(fine && scene.state.last_month ? *scene.state.last_month : *scene.state.last);
}

}  // namespace

std::optional<Meant> mean_numbered_week(Scene& scene) {
  const int nth = scene.has(ordinal) ? scene.value(ordinal) : scene.value(number);
  const int year = year_said(scene).value_or(scene.this_year());
  // The fourth of January lies in the first week of every year (ISO 8601).
  const auto first = day_of(year, 1, 4);
  if (!first || nth < 1 || nth > 53) return std::nullopt;
  const TimeSpan week = unit_holding(*first + days(7 * (nth - 1)), Grain::week);
  const Day thursday = first_day(week) + days(3);
  return year_of(thursday) == year ? meant_span(scene, week) : std::nullopt;
}

namespace {

/// "The last year": "the" stands before the word of direction.
bool has_article(const Scene& scene, std::optional<std::size_t> index) {
  constexpr int the = 2;
  if (!index || *index == 0) return false;
  const Token& before = scene.token(*index - 1);
  return scene.is(&before, determiner) && scene.lexicon.entry(before.entry).value(determiner) == the;
}

/// "The past year": the twelve months up to now; "last year", "the last year of the war" are not.
bool is_up_to_now(const Scene& scene, std::optional<std::size_t> index) {
  constexpr int of = 2;
  const Token* next = scene.neighbour_after();
  const bool of_something = scene.is(next, leader) && scene.lexicon.entry(next->entry).value(leader) == of;
  return has_article(scene, index) && *index + 2 == scene.caught.count && !of_something &&
         !scene.is(&scene.token(*index), anaphor) && scene.value(relative) < 0;
}

/// "It fell in 1994. The next year it rose": told of what is over.
std::optional<Day> told_of(Scene& scene, std::optional<std::size_t> index, Unit unit) {
  const auto& last = scene.state.last;
  if (!has_article(scene, index) || says_coming(scene) || !last || !last->begin) return std::nullopt;
  const auto next = unit_at(first_day(*last), unit, 1);
  if (!next || next->end > scene.today() || scene.lean() != Lean::past) return std::nullopt;
  return first_day(*last);
}

}  // namespace

std::optional<Meant> mean_relative_unit(Scene& scene) {
  const auto unit_said = static_cast<Unit>(scene.value(unit));
  const int toward = scene.value(relative, scene.argument);
  if (unit_said == Unit::second || unit_said == Unit::minute || unit_said == Unit::hour || unit_said == Unit::fortnight)
    return mean_past_length(scene);
  Day base = scene.today();
  const auto index = scene.index_of(relative, 0);
  // "The following month", "the next day" follow what was spoken of.
  const bool the_next_day = unit_said == Unit::day && toward > 0 && index && *index > 0;
  if ((index && scene.is(&scene.token(*index), anaphor)) || the_next_day)
    base = spoken_of(scene, unit_said).value_or(base);
  else if (toward > 0)
    base = told_of(scene, index, unit_said).value_or(base);
  if (is_name(scene, unit)) return std::nullopt;
  // "The day before last Tuesday".
  const Token* next = scene.neighbour_after();
  if (scene.argument == -2 && (scene.is(next, weekday) || scene.is(next, month))) return std::nullopt;
  // "The last day of the fair" is not yesterday.
  if (unit_said == Unit::day && index && scene.is(&scene.token(*index), ordinal)) return std::nullopt;
  // "This quarter's results" of a report are of the quarter it tells of.
  const bool reported = unit_said == Unit::quarter && toward == 0 && scene.state.quarter &&
                        scene.is(scene.neighbour_after(), possessive) && scene.lean() != Lean::future;
  if (reported) return Meant{*scene.state.quarter, {}, {}};
  const bool this_weekend = unit_said == Unit::weekend && says_coming(scene) && weekday_of(base) < 6;
  auto span = unit_at(base, unit_said, this_weekend ? 0 : toward);
  // "He left the next day": of a day that was not dated.
  if (the_next_day && span && *span->begin > scene.today() && scene.lean() == Lean::past)
    return Meant{Reference::past, "PAST_REF", "DATE"};
  if (!span) return std::nullopt;
  if (unit_said == Unit::weekend) {
    apply_edges(scene, *span);
    return Meant{*span, weekend_value(*span), {}};
  }
  // "The past decade" are the ten years up to now, "the last decade" is that of the calendar.
  const bool up_to_now = toward < 0 && index && !scene.is(&scene.token(*index), ordinal);
  if (unit_said == Unit::decade && up_to_now) return Meant{*span, "P10Y", "DURATION"};
  if (unit_said == Unit::year && is_up_to_now(scene, index)) return Meant{*span, "P1Y", "DURATION"};
  return meant_span(scene, span);
}

std::optional<Meant> mean_anaphor(Scene& scene) {
  if (scene.has(part)) return mean_part_of_day(scene);
  const auto unit_said = static_cast<Unit>(scene.value(unit, static_cast<int>(Unit::month)));
  // "The same week last year" is a year before this one, or before the month that is told of.
  const bool of_last_year = scene.argument == 1;
  auto base = of_last_year && unit_said != Unit::month ? scene.today() : spoken_of(scene, unit_said);
  if (!base && of_last_year) base = scene.today();
  if (!base) return std::nullopt;
  if (scene.has(month)) {
    // "That August": the first at or after what was spoken of; "said that August 3" is no such thing.
    const Token* next = scene.neighbour_after();
    if (scene.is(scene.neighbour_before(), speech) || scene.is(next, day) || scene.is(next, year)) return std::nullopt;
    auto span = span_of_month(year_of(*base) + (scene.value(month) < month_of(*base)), scene.value(month));
    if (span && first_day(*span) > scene.today() && scene.lean() != Lean::future)
      span = span_of_month(scene.this_year() - (scene.value(month) > month_of(scene.today())), scene.value(month));
    return meant_span(scene, span);
  }
  if (is_name(scene, unit)) return std::nullopt;
  const Day there = of_last_year ? plus_months(*base, -12) : *base;
  auto span = unit_at(there, unit_said, scene.value(anaphor));
  if (!span) return std::nullopt;
  if (unit_said == Unit::weekend) return Meant{*span, weekend_value(*span), {}};
  return meant_span(scene, span);
}

std::optional<Meant> mean_unit_beside(Scene& scene) {
  // "The day before the vote" is of the vote.
  const Token* next = scene.neighbour_after();
  if (!scene.is(next, border) && !scene.is(next, comma)) return std::nullopt;
  const auto said = static_cast<Unit>(scene.value(unit, static_cast<int>(Unit::day)));
  const auto base = spoken_of(scene, said);
  if (!base) return std::nullopt;
  auto span = unit_at(*base, said, scene.argument);
  if (!span) return std::nullopt;
  if (scene.has(part)) span->part = static_cast<Part>(scene.value(part));
  if (said == Unit::weekend) return Meant{*span, weekend_value(*span), {}};
  return meant_span(scene, span);
}

std::optional<Meant> mean_fiscal_year(Scene& scene) {
  if (scene.argument == 1) return meant_span(scene, unit_at(scene.today(), Unit::year, -1));
  return Meant{Length{1, Grain::year, false}, "P1Y", "DURATION"};
}

namespace {

Meant the_weekend(Scene& scene) {
  TimeSpan span = weekend_of(scene.today());
  const auto toward = scene.find(relative);
  const bool over = toward ? *toward < 0 : scene.lean() != Lean::future && weekday_of(scene.today()) < 6;
  if (over) span = weekend_of(scene.today() - days(7));
  apply_edges(scene, span);
  return Meant{span, weekend_value(span), {}};
}

/// "Later in the day", "rose during the day, …": the one spoken of. "The day before the vote", "by the day", "the day
/// belonged to him" are not, and "the end of the day" is a figure of speech.
bool is_day_spoken_of(const Scene& scene) {
  const Token* before = scene.neighbour_before();
  const Token* next = scene.neighbour_after();
  if (scene.has(margin) || scene.is(scene.neighbour_before(2), margin)) return false;
  if (!before || scene.is(before, until) || scene.is(before, border) || scene.is(before, comma)) return false;
  if (scene.is(next, border) || scene.is(next, comma) || scene.is(next, both)) return scene.is(before, leader);
  // "Spent the day in court", "during the day they …"; but "on the day he left", "the day after", "the day of the
  // vote".
  constexpr int of = 2;
  const bool of_something = scene.is(next, leader) && scene.lexicon.entry(next->entry).value(leader) == of;
  if (!next) return scene.is(before, leader) && !scene.is(before, on) && !scene.before_capital();
  return scene.is(next, leader) && !of_something && !scene.is(next, until) && !scene.is(next, since);
}

/// "The day" is the one last dated; in a clause of the past it is none to come.
Day day_told_of(Scene& scene) {
  const Day day = day_nearby(scene);
  return day > scene.today() && scene.lean() == Lean::past ? scene.today() : day;
}

}  // namespace

std::optional<Meant> mean_the_unit(Scene& scene) {
  const auto said = static_cast<Unit>(scene.has(unit) ? scene.value(unit) : scene.argument - 1);
  if (scene.has(unit) && is_name(scene, unit)) return std::nullopt;
  // "By mid-year"; but "late week trading".
  const bool bare = scene.caught.count == 2 && scene.caught.items[0].cls == WordClass::modifier;
  if (bare && scene.value(WordClass::modifier) != static_cast<int>(Part::mid)) return std::nullopt;
  switch (said) {
    case Unit::day:
      if (!scene.has(WordClass::modifier) && !is_day_spoken_of(scene)) return std::nullopt;
      return meant_span(scene, span_of_day(day_told_of(scene)));
    case Unit::weekend:
      return the_weekend(scene);
    case Unit::year:
      // "The year ended June 30" is twelve months, not those of the calendar.
      if (scene.is(scene.neighbour_after(), closing)) return mean_fiscal_year(scene);
      [[fallthrough]];
    case Unit::month:
    case Unit::week:
    case Unit::quarter: {
      // "Since year-end" is since the last one.
      const bool over = said == Unit::year && scene.is(scene.neighbour_before(), since) && scene.lean() == Lean::past &&
                        (scene.argument > 0 || scene.value(margin) == static_cast<int>(Part::late));
      auto answer = meant_span(scene, unit_at(scene.today(), said, over ? -1 : 0));
      if (answer && scene.argument > 0) std::get<TimeSpan>(answer->when).part = Part::late;
      return answer;
    }
    case Unit::decade:
    case Unit::century:
      // "By the end of the decade"; but "the deal of the century".
      return scene.has(margin) ? meant_span(scene, unit_at(scene.today(), said, 0)) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace datelined
