// Meanings of distances, lengths, recurrences and references.
#include "temporal/meanings.hpp"
#include "temporal/numbers.hpp"
#include "temporal/spans.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace datelined {
namespace {

using enum WordClass;
using std::chrono::days;

struct Amount {
  double count = 0;  ///< 0: vague
  Unit unit = Unit::day;
};

/// "the 1988 quarter" is not 1988 quarters long.
bool is_year_like(const Scene& scene, std::size_t index) {
  const Token& token = scene.token(index);
  const bool digits = token.entry == static_cast<std::uint16_t>(Shape::year) ||
                      token.entry == static_cast<std::uint16_t>(Shape::year_or_military);
  return digits && token.value >= 1900 && token.value <= 2100;
}

std::optional<Amount> amount_of(const Scene& scene) {
  Amount amount;
  if (scene.has(units))
    amount.unit = static_cast<Unit>(scene.value(units));
  else if (scene.has(unit))
    amount.unit = static_cast<Unit>(scene.value(unit));
  else if (scene.argument > 1)
    return Amount{1, static_cast<Unit>(scene.argument - 1)};
  else
    return std::nullopt;
  if (scene.has(vague)) return amount;
  if (const auto index = scene.index_of(number, 0); index && is_year_like(scene, *index)) return std::nullopt;
  if (scene.has(decimal)) amount.count = scene.value(decimal) / 100.0;
  if (scene.has(number)) amount.count = scene.value(number);
  if (!scene.has(number) && !scene.has(decimal) && scene.has(article) && !scene.has(fraction)) amount.count = 1;
  if (scene.has(fraction)) {
    if (!scene.has(number) && scene.has(both)) amount.count = 1;
    amount.count += scene.value(fraction) / 100.0;
  }
  return amount;
}

std::string printed(double count) {
  const long hundredths = std::lround(count * 100);
  std::string text = std::to_string(hundredths / 100);
  if (const long rest = hundredths % 100) {
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10) text += static_cast<char>('0' + rest % 10);
  }
  return text;
}

/// "P3W", "PT5H30M", "PXM".
std::string length_value(Amount amount) {
  if (amount.unit == Unit::minute && amount.count > 1 && amount.count != std::floor(amount.count))
    return "PT" + std::to_string(std::lround(std::floor(amount.count))) + 'M' +
           std::to_string(std::lround((amount.count - std::floor(amount.count)) * 60)) + 'S';
  constexpr std::array<char, 12> letters{'S', 'M', 'H', 'D', 'W', 'M', 'Q', 'Y', 'Y', 'Y', 'D', 'W'};
  const auto index = static_cast<std::size_t>(amount.unit);
  std::string value = amount.unit <= Unit::hour ? "PT" : "P";
  if (amount.count <= 0) {
    const bool long_unit = amount.unit == Unit::decade || amount.unit == Unit::century;
    return value + 'X' + (long_unit ? (amount.unit == Unit::decade ? "DE" : "CE") : std::string(1, letters[index]));
  }
  if (amount.unit == Unit::decade) amount.count *= 10;
  if (amount.unit == Unit::century) amount.count *= 100;
  if (amount.unit == Unit::fortnight || amount.unit == Unit::weekend) amount.count *= 2;
  if (amount.unit == Unit::hour && amount.count != std::floor(amount.count)) {
    const long minutes = std::lround(amount.count * 60);
    if (minutes < 60) return value + std::to_string(minutes) + 'M';
    return value + std::to_string(minutes / 60) + 'H' + std::to_string(minutes % 60) + 'M';
  }
  return value + printed(amount.count) + letters[index];
}

Length length_of(Amount amount) {
  double count = amount.count;
  if (amount.unit == Unit::hour) count *= 60;
  if (amount.unit == Unit::second) count /= 60;
  if (amount.unit == Unit::fortnight) count *= 2;
  return Length{count, grain_of(amount.unit), amount.count <= 0};
}

Meant meant_length(Amount amount) { return Meant{length_of(amount), length_value(amount), "DURATION"}; }

}  // namespace

Meant meant_length_of(double count, Unit said) { return meant_length({count, said}); }

namespace {

/// The span some units away from a day: at the grain of the unit, but a day for weeks counted exactly.
std::optional<Meant> at_distance(const Scene& scene, Day from, Amount amount, int sign) {
  if (amount.unit == Unit::year && amount.count != std::floor(amount.count)) amount = {amount.count * 12, Unit::month};
  const long count = std::lround(amount.count);
  std::optional<TimeSpan> span;
  switch (amount.unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
      if (amount.unit != Unit::hour || count < 24) return std::nullopt;
      span = span_of_day(from + days(sign * count / 24));
      break;
    case Unit::decade:
      span = unit_at(from, Unit::year, sign * std::lround(amount.count * 10));
      break;
    case Unit::century:
      span = unit_at(from, Unit::year, sign * std::lround(amount.count * 100));
      break;
    case Unit::fortnight:
      span = unit_at(from, Unit::day, sign * count * 14);
      break;
    default:
      span = unit_at(from, amount.unit, sign * count);
      break;
  }
  if (!span) return std::nullopt;
  if (scene.has(hedge)) span->approximate = true;
  return Meant{*span, {}, "DATE"};
}

/// The day that "earlier" and "later" count from; nothing for "ago" and "from now", or if nothing was spoken of.
std::optional<Day> counted_from(const Scene& scene, Unit unit) {
  if (scene.argument != 1) return std::nullopt;
  if (unit <= Unit::week && scene.state.last_day) return scene.state.last_day;
  if (!scene.state.last || !scene.state.last->begin) return std::nullopt;
  return std::chrono::floor<days>(*scene.state.last->begin);
}

}  // namespace

std::optional<Meant> mean_distant_ago(Scene& scene) {
  constexpr long most_months = 12 * 1000;
  const auto amount = amount_of(scene);
  if (!amount) return std::nullopt;
  if (amount->count <= 0) return Meant{Reference::past, "PAST_REF", "DATE"};
  // "Ten years ago today" is that very day.
  if (const auto offset = scene.find(day_word); offset && amount->unit >= Unit::month && amount->unit <= Unit::year) {
    const long months = std::lround(amount->count) * (amount->unit == Unit::month ? 1 : 12);
    if (months > most_months) return std::nullopt;
    const TimeSpan span = span_of_day(plus_months(scene.today() + days(*offset), -months));
    return within_years(span) ? std::optional(Meant{span, {}, "DATE"}) : std::nullopt;
  }
  auto answer = at_distance(scene, counted_from(scene, amount->unit).value_or(scene.today()), *amount, -1);
  return answer ? answer : meant_length(*amount);
}

std::optional<Meant> mean_distant_ahead(Scene& scene) {
  const auto amount = amount_of(scene);
  if (!amount) return std::nullopt;
  if (amount->count <= 0) return meant_length(*amount);
  const auto from = counted_from(scene, amount->unit);
  // Later than what? Of nothing spoken of, or "than usual", it says no day.
  const bool unanchored = !from || scene.is(scene.neighbour_after(), than);
  if (scene.argument == 1 && unanchored) return meant_length(*amount);
  auto answer = at_distance(scene, from.value_or(scene.today()), *amount, 1);
  if (!answer) return meant_length(*amount);
  // "Three days later" is a date for the product, though TIMEX3 calls it a length and "later" a signal.
  if (scene.argument == 1) return Meant{answer->when, length_value(*amount), "DURATION"};
  return answer;
}

/// "$5 a share a year", "four flights a week": how often, not how long. Such an article follows what it measures.
bool is_rate(const Scene& scene) {
  if (!scene.has(article) || scene.has(number) || scene.has(fraction) || scene.has(vague)) return false;
  if (scene.caught.items[0].cls != article) return false;
  const Token* before = scene.neighbour_before();
  const Token* next = scene.neighbour_after();
  if (scene.tokens[scene.first].place == 0 || scene.is(next, until) || scene.is(next, since)) return false;
  return !scene.is(before, leader) && !scene.is(before, within) && !scene.is(before, until) &&
         !scene.is(before, since) && !scene.is(before, border) && !scene.is(before, comma) &&
         !scene.is(before, present) && !scene.is(before, past) && !scene.is(before, both) && !scene.is(before, hedge);
}

namespace {

/// "$2 million a year": a recurrence; what is counted by the hour ("miles an hour") is a speed or a wage.
std::optional<Meant> meant_rate(Amount amount) {
  if (amount.unit <= Unit::hour) return std::nullopt;
  std::string value = length_value(amount);
  return Meant{Recurrence{value}, value, "SET"};
}

/// "For the nine months it earned": what is compared next is no quarter.
bool tells_of_results(const Scene& scene, Amount amount) {
  constexpr int half_year = 6, three_quarters = 9;
  return amount.unit == Unit::month && (amount.count == half_year || amount.count == three_quarters) &&
         scene.is(&scene.token(0), determiner) && scene.is(scene.neighbour_before(), leader);
}

/// "It will one day be forgotten": some day.
bool is_some_day(const Scene& scene, Amount amount) {
  const bool one_day = amount.unit == Unit::day && scene.caught.count == 2 && scene.has(number) && amount.count == 1;
  const Token* before = scene.neighbour_before();
  if (!one_day || !is_spelled(scene.token(0).entry) || !scene.is(before, WordClass::future)) return false;
  // "Will", "could"; but "it will take one day".
  constexpr int will = 1, could = 6;
  const int said = scene.lexicon.entry(before->entry).value(WordClass::future);
  return said == will || said == could;
}

}  // namespace

std::optional<Meant> mean_length(Scene& scene) {
  const auto amount = amount_of(scene);
  const bool too_long = amount && amount->unit >= Unit::decade && amount->unit != Unit::fortnight;
  if (amount && !too_long && is_rate(scene)) return meant_rate(*amount);
  if (!amount || is_name(scene, scene.has(units) ? units : unit)) return std::nullopt;
  if (tells_of_results(scene, *amount)) {
    scene.state.quarter.reset();
    scene.state.months = amount->count;
  }
  if (is_some_day(scene, *amount)) return Meant{Reference::future, "FUTURE_REF", "DATE"};
  // "in three weeks" of a future clause is a date for the product, though TIMEX3 calls it a length.
  if (amount->count > 0 && scene.is(scene.neighbour_before(), within) && scene.lean() == Lean::future)
    if (auto ahead = at_distance(scene, scene.today(), *amount, 1)) {
      std::get<TimeSpan>(ahead->when).approximate = true;
      return Meant{ahead->when, length_value(*amount), "DURATION"};
    }
  return meant_length(*amount);
}

namespace {

/// "The talks will last three hours", "last about a decade": no distance back.
bool is_verb(const Scene& scene) {
  const auto index = scene.index_of(relative, 0);
  if (!index || *index > 0 || !scene.is(&scene.token(*index), ordinal)) return false;
  const Token* before = scene.neighbour_before();
  const bool infinitive = scene.is(before, plan) && scene.lexicon.entry(before->entry).value(plan) == 1;
  return scene.is(before, future) || infinitive || (scene.caught.count > 1 && scene.has(hedge));
}

}  // namespace

std::optional<Meant> mean_past_length(Scene& scene) {
  auto amount = amount_of(scene);
  if (!amount || is_verb(scene)) return std::nullopt;
  if (!scene.has(vague) && amount->count <= 0) amount->count = 1;
  // "The first nine months": what is compared next is no quarter.
  if (!scene.has(relative) && amount->unit == Unit::month) {
    scene.state.quarter.reset();
    scene.state.months = amount->count;
  }
  return meant_length(*amount);
}

std::optional<Meant> mean_next_length(Scene& scene) { return mean_past_length(scene); }

std::optional<Meant> mean_span_length(Scene& scene) {
  auto amount = amount_of(scene);
  if (!amount) return std::nullopt;
  amount->count = scene.find(number, 1).value_or(scene.value(number));
  return meant_length(*amount);
}

std::optional<Meant> mean_compound_length(Scene& scene) {
  const auto index = scene.index_of(number, 1);
  if (!index) return std::nullopt;
  const auto amount = amount_of(scene.part(0, *index));
  if (!amount) return std::nullopt;
  const Scene rest = scene.part(*index, scene.caught.count);
  const auto smaller = amount_of(rest);
  if (!smaller || smaller->unit >= amount->unit) return std::nullopt;
  const std::string first = length_value(*amount), second = length_value(*smaller);
  const bool both_of_clock = first.starts_with("PT");
  const std::string value = first + second.substr(both_of_clock ? 2 : 1);
  Length length = length_of(*amount);
  if (const Length more = length_of(*smaller); more.unit == length.unit) length.count += more.count;
  return Meant{length, value, "DURATION"};
}

std::optional<Meant> mean_vague_length(Scene& scene) {
  const auto said = static_cast<Unit>(scene.value(units));
  // "The years 2008 and 2009".
  if (is_name(scene, units) || scene.is(scene.neighbour_after(), year)) return std::nullopt;
  // "Living quarters" are as often meant as quarters of a year.
  if (said == Unit::quarter && !scene.has(relative) && scene.caught.count == 1) return std::nullopt;
  return meant_length({0, static_cast<Unit>(scene.value(units))});
}

std::optional<Meant> mean_every(Scene& scene) {
  constexpr int first_part = static_cast<int>(Part::morning);
  std::string value;
  if (scene.argument == 1) {
    value = "XXXX-WXX-WE";
  } else if (scene.has(weekday)) {
    constexpr std::array<const char*, 5> codes{"TMO", "TMI", "TAF", "TEV", "TNI"};
    // "Monday mornings"; but "a Sunday afternoon" is one.
    if (scene.caught.count == 2 && scene.has(part) && scene.value(part) < several) return std::nullopt;
    value = "XXXX-WXX-" + std::to_string(scene.value(weekday) % several);
    if (scene.has(part)) value += codes[static_cast<std::size_t>(scene.value(part) % several - first_part)];
  } else if (scene.has(month)) {
    const int name = scene.value(month);
    value = std::string("XXXX-") + (name < 10 ? "0" : "") + std::to_string(name);
  } else if (scene.has(season)) {
    constexpr std::array<const char*, 5> codes{"", "SP", "SU", "FA", "WI"};
    value = std::string("XXXX-") + codes[static_cast<std::size_t>(scene.value(season))];
  } else if (scene.has(adverb)) {
    // "China Daily".
    if (is_name(scene, adverb)) return std::nullopt;
    value = length_value({1, static_cast<Unit>(scene.value(adverb))});
  } else if (const auto amount = amount_of(scene)) {
    const double count = std::max({1.0, amount->count, static_cast<double>(scene.argument)});
    value = length_value({scene.has(ordinal) ? scene.value(ordinal) : count, amount->unit});
  } else {
    return std::nullopt;
  }
  // TimeBank marks no "quarterly dividend".
  const bool of_accounts = scene.has(adverb) && scene.value(adverb) == static_cast<int>(Unit::quarter);
  return Meant{Recurrence{value}, value, "SET", !of_accounts};
}

std::optional<Meant> mean_present(Scene&) { return Meant{Reference::present, "PRESENT_REF", "DATE"}; }
std::optional<Meant> mean_past(Scene& scene) {
  // "The past tense" is no time; "in the past" is.
  if (scene.argument == 1 && !scene.is(scene.neighbour_before(), leader) && !scene.neighbour_after())
    return std::nullopt;
  // "At the time" is the one that is told of; "at the time of the crash", "at the time the ship sank" are another.
  constexpr int of = 2;
  const Token* next = scene.neighbour_after();
  const bool of_something =
      scene.is(next, determiner) || (scene.is(next, leader) && scene.lexicon.entry(next->entry).value(leader) == of);
  if (scene.argument == 2 && (!scene.is(scene.neighbour_before(), on) || of_something)) return std::nullopt;
  return Meant{Reference::past, "PAST_REF", "DATE"};
}
std::optional<Meant> mean_future(Scene& scene) {
  // "It soon became a flood" looks back.
  const bool of_the_past = scene.argument == 1 && left_lean(scene) == Lean::past;
  return Meant{Reference::future, "FUTURE_REF", "DATE", !of_the_past};
}

}  // namespace datelined
