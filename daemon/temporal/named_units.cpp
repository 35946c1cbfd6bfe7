// Meanings of months, seasons, quarters, halves, years and longer that are named.
#include "temporal/meanings.hpp"
#include "temporal/numbers.hpp"
#include "temporal/spans.hpp"

#include <cmath>
#include <string>

namespace datelined {
namespace {

using enum WordClass;
using std::chrono::days;

}  // namespace

std::optional<Meant> meant_span(const Scene& scene, std::optional<TimeSpan> span) {
  if (!span || !within_years(*span)) return std::nullopt;
  apply_edges(scene, *span);
  return Meant{*span, {}, {}};
}

std::optional<int> year_said(const Scene& scene) {
  if (const auto said = scene.find(year)) return *said;
  if (const auto toward = scene.find(relative)) return scene.this_year() + *toward;
  return std::nullopt;
}

namespace {

/// The quarter spoken of, else the latest that was over at publication: what results are told of.
std::optional<TimeSpan> remembered_quarter(const Scene& scene) {
  return scene.state.quarter ? scene.state.quarter : unit_at(scene.today(), Unit::quarter, -1);
}

void remember_quarter(Scene& scene, const TimeSpan& quarter) {
  scene.state.quarter = quarter;
  scene.state.months = 0;
}

/// 1 to 4
int number_of(const TimeSpan& quarter) { return (month_of(first_day(quarter)) + 2) / 3; }

/// "Next May" said in March is not the one that is about to come: fewer months away than this, it is a year later.
constexpr int soonest_next = 4;

/// "Wheat for January delivery": goods of a month that comes soon, whatever the verb.
bool is_for_delivery(const Scene& scene, int months_ahead) {
  constexpr int aim = 2, soon = 4;
  const Token* before = scene.neighbour_before();
  const bool meant_for = scene.is(before, plan) && scene.lexicon.entry(before->entry).value(plan) == aim;
  return meant_for && months_ahead <= soon && scene.caught.count == 1 && scene.before_small_word();
}

}  // namespace

std::optional<Meant> mean_month(Scene& scene) {
  if (!is_time_word(scene, month)) return std::nullopt;
  const int name = scene.value(month);
  if (const auto said = scene.find(year)) return meant_span(scene, span_of_month(*said, name));
  const Day today = scene.today();
  const int here = month_of(today);
  int year = scene.this_year();
  if (is_for_delivery(scene, (name - here + 12) % 12))
    return meant_span(scene, span_of_month(year + (name < here), name));
  if (name != here) switch (scene.lean()) {
      case Lean::future:
        year += name < here;
        break;
      default:
        year -= name > here;
        break;
    }
  return meant_span(scene, span_of_month(year, name));
}

std::optional<Meant> mean_relative_month(Scene& scene) {
  const int name = scene.value(month), here = month_of(scene.today()), toward = scene.value(relative);
  int year = scene.this_year();
  if (scene.argument > 0)
    year += scene.value(relative, scene.argument - 1);
  else if (toward < 0)
    year -= name >= here;
  else if (toward > 0)
    year += name <= here || name - here < soonest_next;
  if (const auto date = scene.find(day)) {
    const auto found = day_of(year, name, *date);
    return found ? meant_span(scene, span_of_day(*found)) : std::nullopt;
  }
  return meant_span(scene, span_of_month(year, name));
}

namespace {

/// "The following spring": counted from what was spoken of.
std::optional<TimeSpan> season_spoken_of(const Scene& scene) {
  const auto index = scene.index_of(relative, 0);
  const int toward = scene.value(relative);
  const auto& last = scene.state.last;
  if (!index || !scene.is(&scene.token(*index), anaphor) || toward == 0 || !last || !last->begin) return std::nullopt;
  auto found = span_of_season(year_of(first_day(*last)) - toward, scene.value(season));
  for (int years = 0; found && years < 3; ++years) {
    if (toward > 0 ? *found->begin > *last->begin : found->end <= *last->begin) return found;
    found = span_of_season(year_of(first_day(*found)) + toward, scene.value(season));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Meant> mean_season(Scene& scene) {
  const int name = scene.value(season);
  if (!is_time_word(scene, season)) return std::nullopt;
  if (const auto said = scene.find(year)) return meant_span(scene, span_of_season(*said, name));
  if (const auto spoken = season_spoken_of(scene)) return meant_span(scene, spoken);
  const TimeSpan here = unit_holding(scene.today(), Grain::season);
  const int now = (month_of(first_day(here)) / 3 + 3) % 4 + 1;
  int year = year_of(first_day(here));
  const int toward = scene.value(relative, 0);
  if (scene.argument == 1) return meant_span(scene, span_of_season(scene.this_year() + toward, name));
  if (scene.has(relative) && toward < 0) {
    year -= name >= now;
  } else if (scene.has(relative) && toward > 0) {
    year += name <= now;
    const auto coming = span_of_season(year, name);
    if (coming && year == scene.this_year() && first_day(*coming) - scene.today() < days(31 * soonest_next)) ++year;
  } else if (name != now) {
    const Lean lean = scene.lean();
    if (scene.has(relative)) {
      // "this summer" is of this year.
    } else if (lean == Lean::future) {
      year += name < now;
    } else {
      year -= name > now;
    }
  }
  return meant_span(scene, span_of_season(year, name));
}

std::optional<Meant> mean_quarter(Scene& scene) {
  int which = scene.value(quarter);
  if (scene.has(ordinal)) which = scene.value(ordinal);
  if (which < 1 || which > 4) return std::nullopt;
  auto year = year_said(scene);
  if (!year) {
    const int here = (month_of(scene.today()) + 2) / 3;
    year = scene.this_year();
    if (which > here && scene.lean() != Lean::future) --*year;
    if (which < here && scene.lean() == Lean::future && here - which > 1) ++*year;
  }
  auto answer = meant_span(scene, span_of_quarter(*year, which));
  if (answer && std::get<TimeSpan>(answer->when).end <= scene.today() + days(1))
    remember_quarter(scene, std::get<TimeSpan>(answer->when));
  return answer;
}

std::optional<Meant> mean_half(Scene& scene) {
  int which = scene.value(half);
  if (scene.has(ordinal)) which = scene.value(ordinal) == 99 ? 2 : scene.value(ordinal);
  if (which < 1 || which > 2) return std::nullopt;
  // "The first half" alone is as often of a match.
  if (scene.has(ordinal) && !scene.has(year) && !scene.has(relative) && scene.argument == 0) return std::nullopt;
  return meant_span(scene, span_of_half(year_said(scene).value_or(scene.this_year()), which));
}

namespace {

/// "The quarter ended Sept. 30": the one of the month before, which lies in the middle of those three.
std::optional<TimeSpan> quarter_ended(const Scene& scene) {
  const Token* end = scene.neighbour_after(2);
  if (!scene.is(scene.neighbour_after(), closing) || !scene.is(end, month)) return std::nullopt;
  const auto last = span_of_month(scene.this_year(), scene.lexicon.entry(end->entry).value(month));
  if (!last) return std::nullopt;
  const bool over = scene.lexicon.entry(scene.neighbour_after()->entry).value(closing) < 0;
  constexpr days early{7};  // "the quarter ended Sept. 26"
  const long months = over && last->end - early > scene.today() ? -13 : -1;
  return unit_at(plus_months(first_day(*last), months), Unit::quarter, 0);
}

}  // namespace

std::optional<Meant> mean_bare_quarter(Scene& scene) {
  if (const auto ended = quarter_ended(scene); ended && !scene.state.quarter) remember_quarter(scene, *ended);
  const auto quarter = remembered_quarter(scene);
  if (!quarter) return std::nullopt;
  if (const auto said = year_said(scene)) return meant_span(scene, span_of_quarter(*said, number_of(*quarter)));
  return Meant{*quarter, {}, {}};
}

std::optional<Meant> mean_year_before(Scene& scene) {
  if (const double months = scene.state.months; scene.argument == 2 && months > 0)
    return Meant{Length{months, Grain::month, false}, "P" + std::to_string(std::lround(months)) + 'M', "DURATION"};
  if (!scene.state.quarter && scene.argument == 0) return meant_span(scene, span_of_year(scene.this_year() - 1));
  const auto quarter = remembered_quarter(scene);
  if (!quarter) return std::nullopt;
  return meant_span(scene, span_of_quarter(year_of(first_day(*quarter)) - 1, number_of(*quarter)));
}

namespace {

/// "Section 1983", "Room 2012".
bool names_numbers(const Scene& scene, const Token* before) {
  return scene.is(before, noun) && scene.lexicon.entry(before->entry).value(noun) == 2;
}

/// "About 1850 people", "2000 workers", "two thousand men"; but "in 2000 voters", "the 2000 vote".
bool counts_things(const Scene& scene) {
  if (!scene.before_small_word()) return false;
  const Token& token = scene.token(*scene.index_of(year, 0));
  const Token* before = scene.neighbour_before();
  if (is_spelled(token.entry)) return scene.value(year) % 100 == 0;
  if (scene.has(hedge)) return true;
  const bool led =
      scene.is(before, leader) || scene.is(before, until) || scene.is(before, since) || scene.is(before, determiner);
  constexpr int round = 50;
  return scene.caught.count == 1 && !led && scene.value(year) % round == 0;
}

/// A number beside a number, after "Section", or so low that nothing but a preposition makes it a year.
bool is_no_year(const Scene& scene) {
  constexpr int surely_year = 1700;
  const Token* before = scene.neighbour_before();
  const Token* next = scene.neighbour_after();
  if (counts_things(scene)) return true;
  if (scene.caught.count > 1) return false;
  const bool led = scene.is(before, leader) || scene.is(before, until) || scene.is(before, since);
  // "By 2015 50 per cent", "the 2007 Six Nations".
  const bool beside_number = scene.is(next, number) && !led && !scene.before_capital();
  if (scene.is(before, number) || beside_number || names_numbers(scene, before)) return true;
  return scene.value(year) < surely_year && !led && !scene.is(before, determiner);
}

}  // namespace

std::optional<Meant> mean_year(Scene& scene) {
  return is_no_year(scene) ? std::nullopt : meant_span(scene, span_of_year(scene.value(year)));
}

std::optional<Meant> mean_new_year(Scene& scene) {
  // "The new year holidays", "the Lunar New Year" are feasts.
  const bool named = scene.before_small_word() || scene.before_capital();
  if (named) return std::nullopt;
  auto answer = meant_span(scene, span_of_year(scene.this_year() + (month_of(scene.today()) > 1)));
  if (answer) std::get<TimeSpan>(answer->when).part = Part::early;
  return answer;
}

std::optional<Meant> mean_written_month(Scene& scene) {
  const Token& last = scene.token(*scene.index_of(number, 0));
  const int said = scene.value(year), name = scene.value(number);
  // "2005-11" may be a span of years; of what is written beside a preposition or alone the rest is a month.
  const bool two_digits = last.end - last.begin == 2 && name >= 1 && name <= 12;
  if (!two_digits || name > said % 100) return std::nullopt;
  const Token* before = scene.neighbour_before();
  const Token* next = scene.neighbour_after();
  const bool led = scene.is(before, leader) || scene.is(before, until) || scene.is(before, since) ||
                   scene.block == Block::Kind::row || scene.block == Block::Kind::heading;
  if (!led || scene.is(next, hyphen) || scene.is(next, number)) return std::nullopt;
  return meant_span(scene, span_of_month(said, name));
}

std::optional<Meant> mean_decade(Scene& scene) {
  // "In his 30s" is an age; "the 80s" a decade.
  const auto digits = scene.index_of(decade, 0);
  const bool short_form = digits && scene.words(scene.token(*digits)).find_first_not_of("0123456789") == 2;
  if ((short_form || scene.has(decade_name)) && scene.argument == 0) return std::nullopt;
  const int tens = scene.value(decade_name, scene.value(number));
  if (!scene.has(decade) && (tens < 20 || tens > 90 || tens % 10 != 0)) return std::nullopt;
  const int begin = scene.has(decade) ? scene.value(decade) : 1900 + tens;
  auto span = span_of_year(begin);
  if (!span) return std::nullopt;
  // "The late 1800s" are of the century; the 2000s are no more than a decade.
  const bool of_a_century = begin % 100 == 0 && begin < 2000;
  return meant_span(scene, unit_holding(*span->begin, of_a_century ? Grain::century : Grain::decade));
}

std::optional<Meant> mean_century(Scene& scene) {
  const int nth = scene.value(ordinal), last = scene.find(ordinal, 1).value_or(nth);
  if (nth < 11 || last < nth || last > 29) return std::nullopt;
  TimeSpan span = unit_holding(*span_of_year((nth - 1) * 100)->begin, Grain::century);
  span.end = unit_holding(*span_of_year((last - 1) * 100)->begin, Grain::century).end;
  span.ranged = last > nth;
  span.end_grain = span.grain;
  // Edges are those of a single one.
  return span.ranged ? std::optional(Meant{span, {}, {}}) : meant_span(scene, span);
}

}  // namespace datelined
