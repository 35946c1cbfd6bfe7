// Meanings of ranges: two points around a dash or a word between them.
#include "temporal/meanings.hpp"
#include "temporal/spans.hpp"

namespace datelined {
namespace {

using enum WordClass;
using std::chrono::days;

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
          weekday_at_or_after(std::chrono::floor<days>(*begin->begin) + days(1), second.value(weekday) % several));
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

/// "By 30 September to 5 million", "up from May 3 to 5 boats": the second number counts something.
bool ends_in_amount(const Scene& scene, const Scene& second) {
  const bool bare = second.caught.count == 1 && second.has(day);
  return bare && !scene.has(dash) && scene.before_small_word();
}

}  // namespace

std::optional<Meant> mean_point_range(Scene& scene) {
  auto ends = ends_of(scene);
  if (!ends || ends_in_amount(scene, ends->second)) return std::nullopt;
  // "Mondays to Thursdays" are of no week.
  if (scene.value(weekday) > several) return std::nullopt;
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

}  // namespace datelined
