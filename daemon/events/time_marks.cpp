// Time marks: ties the tagger's ranges to words, and days and clocks to each other.
#include "events/time_marks.hpp"

#include "events/date_form.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;
using std::chrono::days;
using std::chrono::floor;

/// "sworn in on 12 May", "goes on at noon": the word before the preposition belongs to the verb.
bool is_particle_before(const std::vector<Word>& words, std::size_t first) {
  const std::string_view word = words[first - 1].lower, next = words[first].lower;
  return (word == "in" || word == "on" || word == "through") &&
         (next == "on" || next == "at" || next == "in" || next == "by");
}

/// Behind "Eastern Time", "(UTC)", "New York time" that follow a clock.
std::size_t behind_zone(const std::vector<Word>& words, std::size_t at) {
  std::size_t end = at;
  for (std::size_t i = at; i < words.size() && i < at + 5; ++i) {
    if (words[i].is(zone)) {
      end = i + 1;
    } else if (words[i].mark ? words[i].mark != '(' && words[i].mark != ')' : !words[i].capital) {
      break;
    }
  }
  const bool opened = end > at && words[at].mark == '(';
  return opened && end < words.size() && words[end].mark == ')' ? end + 1 : opened && end == at + 1 ? at : end;
}

/// "Mobile World Congress 2017", "the 2017 Mobile World Congress": the year belongs to the name.
bool year_in_name(const std::vector<Word>& words, std::size_t at, std::size_t last, const TimeSpan& when) {
  if (when.grain == Grain::season && words[at].capital && last + 1 < words.size() && words[last].lower == "of" &&
      words[last + 1].capital)
    return true;  // Summer of Code
  // "first-quarter results", "the summer camp": part of what it is called
  const bool attributive =
      last - at == 1 && last < words.size() && words[last].is(event) && !words[last].is(mask(will, be));
  if (attributive &&
      (when.grain == Grain::quarter || (when.grain == Grain::season && at > 0 && words[at - 1].is(determiner))))
    return true;
  if (when.grain != Grain::year || last - at != 1 || !words[at].number) return false;
  const bool behind = at > 0 && words[at - 1].capital && !words[at - 1].mark && !words[at - 1].timely &&
                      !words[at - 1].is(mask(preposition, calendar));
  const bool before = last < words.size() && words[last].capital && !words[last].mark && at > 0 &&
                      words[at - 1].is(mask(determiner, possessive));
  return behind || before;
}

}  // namespace

std::vector<Marked> mark_times(SentenceWords& sentence, const std::vector<TimeExpression>& times, std::size_t begin,
                               std::size_t end) {
  std::vector<Marked> marked;
  std::vector<Word>& words = sentence.words;
  std::size_t at = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const TimeSpan* when = std::get_if<TimeSpan>(&times[i].when);
    const TextRange where = times[i].where;
    while (at < words.size() && words[at].where.end <= where.begin) ++at;
    std::size_t last = at;
    while (last < words.size() && words[last].where.begin < where.end) ++last;
    if (last == at || !when) continue;
    std::size_t first = at;
    while (first > 0 && !words[first - 1].mark && !words[first - 1].timely && words[first - 1].is(Role::lead) &&
           at - first < 3 && !(first < at && is_particle_before(words, first)))
      --first;
    // "on or about 30 April"
    if (first > 1 && words[first - 1].is(conjunction) && words[first - 2].is(Role::lead) &&
        (first < at || words[at].is(Role::lead)))
      first -= 2;
    if (first < at && words[first].lower == "of") ++first;
    if (first < at && first > 0 && words[first].lower == "later" && words[first - 1].is_unit())
      ++first;  // an hour later
    // "at Sunday's rally": the preposition is the noun's
    if (first < at && words[last - 1].lower.ends_with("'s") && last < words.size() && !words[last].mark) first = at;
    if (first < at && words[first].lower == "about" && first > 0 && words[first - 1].is(event)) ++first;
    if (last < words.size() && words[last].text == words[last].text && !words[last].mark && words[last].shouted &&
        words[last].text.size() <= 4 && !times[i].zone_said.empty() && times[i].zone_said == words[last].text)
      ++last;
    if (when->grain == Grain::minute) last = behind_zone(words, last);
    const bool names = year_in_name(words, at, last, *when);
    for (std::size_t k = first; k < last && !names; ++k) words[k].timely = true;
    if (names && when->grain != Grain::year) continue;
    Marked made{i, first, last};
    made.clock_only = when->grain == Grain::minute && form_of(times[i], *when, words, at, last) == DateForm::clock;
    marked.push_back(made);
  }
  return marked;
}

void join_days(std::vector<Word>& words, std::vector<Marked>& marked, std::vector<TimeExpression>& times) {
  for (std::size_t i = 0; i + 1 < marked.size();) {
    Marked& one = marked[i];
    const Marked& next = marked[i + 1];
    bool linked = next.first > one.last, either = false, between = false;
    for (std::size_t k = one.last; k < next.first; ++k) {
      linked = linked && (words[k].mark == ',' || words[k].is(conjunction));
      either = either || words[k].lower == "or";
    }
    if (one.first > 0) between = words[one.first].lower == "between";
    TimeSpan first = std::get<TimeSpan>(times[one.expression].when);
    const TimeSpan second = std::get<TimeSpan>(times[next.expression].when);
    const bool days_both = first.grain == Grain::day && second.grain == Grain::day && first.begin && second.begin;
    const bool neighbours = days_both && (*second.begin == first.end || (between && *second.begin > *first.begin));
    if (!linked || !(neighbours || (either && first.grain == second.grain))) {
      ++i;
      continue;
    }
    for (std::size_t k = one.last; k < next.last; ++k) words[k].timely = true;
    if (neighbours) {
      first.end = second.end;
      first.ranged = true;
      times[one.expression].when = first;
      times[one.expression].where.end = times[next.expression].where.end;
    }
    one.last = next.last;
    marked.erase(marked.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

const Marked* nearest_clock(const std::vector<Marked>& marked, const Marked& date) {
  const Marked* best = nullptr;
  const auto gap = [](const Marked& a, const Marked& b) {
    return a.first >= b.last ? a.first - b.last : b.first >= a.last ? b.first - a.last : 0;
  };
  for (const Marked& clock : marked) {
    if (!clock.clock_only) continue;
    bool nearer = false;
    for (const Marked& other : marked)
      nearer = nearer || (!other.clock_only && &other != &date && gap(other, clock) < gap(date, clock));
    if (!nearer && gap(date, clock) <= 14 && (!best || gap(date, clock) < gap(date, *best))) best = &clock;
  }
  return best;
}

TimeSpan with_clock(TimeSpan day, const TimeSpan& clock) {
  if (!day.begin || !clock.begin || day.ranged || day.grain != Grain::day) return day;
  const LocalTime midnight = floor<days>(*day.begin);
  day.begin = midnight + (*clock.begin - floor<days>(*clock.begin));
  day.end = clock.ranged ? midnight + (clock.end - floor<days>(*clock.begin)) : *day.begin + std::chrono::minutes(1);
  day.grain = day.end_grain = Grain::minute;
  day.ranged = clock.ranged;
  return day;
}

}  // namespace datelined
