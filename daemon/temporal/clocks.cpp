// Meanings of clock times and parts of the day.
#include "temporal/meanings.hpp"
#include "temporal/numbers.hpp"
#include "temporal/spans.hpp"
#include "temporal/timex3.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum WordClass;
using std::chrono::days;
using std::chrono::minutes;

bool has_day(const Scene& scene) {
  return scene.has(date) || scene.has(weekday) || scene.has(day_word) || (scene.has(month) && scene.has(day));
}

/// What else is added to a Part as the value of a word (see language.hpp).
constexpr int last_night = 100, last_or_next_night = 200;

Part part_said(const Scene& scene) {
  if (const auto said = scene.find(part)) return static_cast<Part>(*said % several);
  return static_cast<Part>(scene.value(this_night) % last_night);
}

/// The day that tonight, the last night or "overnight" belongs to.
Day day_of_night(Scene& scene) {
  const int said = scene.value(this_night);
  const bool over = said >= last_or_next_night ? scene.lean() != Lean::future : said >= last_night;
  return scene.today() - days(over);
}

std::optional<TimeSpan> day_said(Scene& scene) {
  if (has_day(scene)) return point_of(scene);
  if (scene.has(this_night)) return span_of_day(day_of_night(scene));
  return std::nullopt;
}

/// Minutes of `hour` o'clock with what is said of the half of the day.
std::optional<int> minute_of_hour(int hour, std::optional<int> half, Part part) {
  if (half) {
    if (hour < 1 || hour > 12) return std::nullopt;
    return (hour % 12 + *half) * 60;
  }
  if ((part == Part::afternoon || part == Part::evening) && hour < 12) hour += 12;
  if (part == Part::night && hour >= 6 && hour < 12) hour += 12;
  return hour <= 23 ? std::optional(hour * 60) : std::nullopt;
}

/// One clock time out of the caught items from `from` on: the first clock, hour or name of an hour.
std::optional<int> clock_from(const Scene& scene, std::size_t nth_half_day, Part part) {
  const auto half = scene.find(half_day, nth_half_day);
  if (const auto said = scene.find(clock)) {
    const int hours = *said / 60;
    if (half && hours >= 1 && hours <= 12) return (hours % 12 + *half) * 60 + *said % 60;
    if (!half && hours < 12 && (part == Part::afternoon || part == Part::evening)) return *said + 720;
    return *said <= 1439 ? std::optional(*said) : std::nullopt;
  }
  if (const auto said = scene.find(decimal)) {
    if (*said % 100 >= 60 || *said >= 2400) return std::nullopt;
    return *said / 100 * 60 + *said % 100;
  }
  if (const auto said = scene.find(military)) return *said / 100 * 60 + *said % 100;
  if (const auto said = scene.find(hour_name)) return *said;
  if (const auto said = scene.find(hour)) {
    const auto minute = minute_of_hour(*said, half, part);
    return minute && scene.has(fraction) ? *minute + 60 * scene.value(fraction) / 100 : minute;
  }
  return std::nullopt;
}

Meant timed(const Scene& scene, Day day, int minute) {
  TimeSpan span = unit_holding(day + minutes(minute), Grain::minute);
  span.approximate = scene.has(hedge);
  return Meant{span, {}, "TIME"};
}

}  // namespace

Day day_nearby(const Scene& scene) {
  constexpr std::uint32_t near_bytes = 800;
  const auto& state = scene.state;
  if (state.last_day && scene.tokens[scene.first].begin - state.last_day_at < near_bytes) return *state.last_day;
  return scene.today();
}

std::optional<int> clock_of(const Scene& scene) { return clock_from(scene, 0, part_said(scene)); }

namespace {

/// The day of a part of the day that names none.
Day day_of_part(Scene& scene, Part part) {
  const Day day = day_nearby(scene);
  if (const auto toward = scene.find(relative))
    return *toward > 0 ? scene.state.last_day.value_or(day) + days(1) : scene.today() + days(*toward);
  if (const auto distance = scene.find(anaphor)) return scene.state.last_day.value_or(day) + days(*distance);
  // "In early afternoon trading" of a story that has dated other things is of its own day.
  constexpr std::uint32_t same_sentence = 150;
  const bool dated = scene.state.last_day && scene.tokens[scene.first].begin - scene.state.last_day_at < same_sentence;
  if (scene.has(modifier) && !dated) return scene.today();
  // "It rained during the night": the one that is just over, unless it is told of what comes.
  const bool over = part == Part::night && !scene.state.last_day && scene.lean() != Lean::future;
  return day - days(over);
}

/// "A late night", "mornings" without a day are of no day.
bool is_of_no_day(const Scene& scene, Part part) {
  if (scene.value(WordClass::part) > several) return true;
  return part == Part::night && scene.has(modifier) && !scene.has(this_night) && !has_day(scene) &&
         !scene.has(relative);
}

}  // namespace

std::optional<Meant> mean_part_of_day(Scene& scene) {
  const Part part = part_said(scene);
  if ((scene.has(weekday) && is_any_of_its_kind(scene)) || is_name(scene, WordClass::part)) return std::nullopt;
  if (is_of_no_day(scene, part)) return std::nullopt;
  std::optional<TimeSpan> span = day_said(scene);
  if (!span) {
    span = span_of_day(day_of_part(scene, part));
    // "He left the next morning": of a day that was not dated.
    const bool lies_ahead = scene.value(relative) > 0 && *span->begin > scene.today();
    if (lies_ahead && scene.lean() == Lean::past) return Meant{Reference::past, "PAST_REF", "DATE"};
  }
  span->part = part;
  return Meant{*span, {}, "TIME"};
}

namespace {

/// "Four Central European states": an hour in words, or a zone that is also a name, needs more beside it.
bool counts_places(const Scene& scene) {
  const auto index = scene.index_of(zone, 0);
  if (!index || !scene.has(hour) || scene.has(half_day)) return false;
  const std::string_view name = scene.words(scene.token(*index));
  return is_spelled(scene.token(*scene.index_of(hour, 0)).entry) ||
         (name.size() > 1 && name[1] >= 'a' && name[1] <= 'z');
}

constexpr int minutes_a_day = 1440;

}  // namespace

std::optional<Meant> mean_clock(Scene& scene) {
  auto minute = clock_of(scene);
  if (!minute || counts_places(scene)) return std::nullopt;
  // "Sold Friday at 5.18 francs".
  if (scene.has(decimal) && scene.before_small_word()) return std::nullopt;
  if (scene.argument != 0) minute = (*minute + scene.argument + minutes_a_day) % minutes_a_day;
  const auto said = day_said(scene);
  const Day day = said ? std::chrono::floor<days>(*said->begin) : day_nearby(scene);
  if (const auto name = scene.find(hour_name); name && *name == 0) {
    // Midnight of a day is its end, which no minute of it is: the day stands for it.
    const TimeSpan span = span_of_day(day);
    return Meant{span, timex3_value(span) + "T24:00", "TIME"};
  }
  return timed(scene, day, *minute);
}

namespace {

bool says_between(const Scene& scene) {
  if (scene.is(scene.neighbour_before(), between)) return true;
  for (std::size_t i = 0; i < scene.caught.count; ++i)
    if (scene.is(&scene.token(i), between)) return true;
  return false;
}

}  // namespace

std::optional<Meant> mean_clock_range(Scene& scene) {
  std::optional<std::size_t> mark;
  for (std::size_t i = 1; i + 1 < scene.caught.count; ++i) {
    const WordClass cls = scene.caught.items[i].cls;
    WordClass before = scene.caught.items[i - 1].cls;
    // "9 Uhr bis 11 Uhr": a word between says that it is a clock time.
    if (before == WordClass::count_ && i > 1) before = scene.caught.items[i - 2].cls;
    const bool timed_before =
        before == clock || before == hour || before == hour_name || before == half_day || before == decimal;
    const bool joins = cls == up_to || cls == dash || (cls == both && says_between(scene));
    if (joins && timed_before) mark = i;
  }
  if (!mark) return std::nullopt;
  Scene first = scene.part(0, *mark), second = scene.part(*mark + 1, scene.caught.count);
  const auto end = clock_of(second);
  if (!end) return std::nullopt;
  auto begin = clock_of(first);
  if (!first.has(half_day) && begin && *end >= 720 && *begin < 720 && second.has(half_day) && *begin + 720 < *end)
    *begin += 720;
  if (!begin || *begin == *end) return std::nullopt;
  const auto said = day_said(scene);
  const Day day = said ? std::chrono::floor<days>(*said->begin) : day_nearby(scene);
  Meant meant = timed(scene, day, *begin);
  auto& span = std::get<TimeSpan>(meant.when);
  span.end = day + minutes(*end) + days(*end < *begin ? 1 : 0);
  span.end_grain = Grain::minute;
  span.ranged = true;
  return meant;
}

}  // namespace datelined
