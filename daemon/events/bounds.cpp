// Bounds: small words before a date and the verb of its clause decide.
#include "events/bounds.hpp"

#include "events/phrases.hpp"

#include <algorithm>

namespace datelined {

using enum Role;

namespace {

/// "until Friday", "bis zum 12. Juli".
bool led_by_until(const std::vector<Word>& words, std::size_t first) {
  return words[first].is(until) || (first > 0 && words[first - 1].is(until));
}

}  // namespace

bool is_deadline(const TitleSource& source, const TimeSpan& when) {
  const std::vector<Word>& words = source.sentence.words;
  bool said = false, bound = when.bound == Bound::by;
  for (std::size_t i = 0; i < words.size(); ++i) said = said || words[i].is(deadline);
  if (source.first < words.size()) {
    const std::string_view lead = words[source.first].lower;
    bound = bound || lead == "by" || lead == "until" || lead == "till";
  }
  const Predicate* verb = source.governor.predicate;
  // "due to open" is no deadline, "papers are due" is one
  const bool infinitive = verb && verb->status != Predicate::none && verb->verb != Predicate::none;
  said = said || (verb && verb->kind == Predicate::Kind::request);
  // "has until Friday to answer"
  said = said || (verb && verb->verb != Predicate::none && words[verb->verb].is(have) && verb->end == source.first &&
                  source.last < words.size() && words[source.last].is(to));
  for (const Word& word : words) bound = bound || word.lower == "deadline" || (word.lower == "due" && !infinitive);
  return said && bound;
}

void bound_by_verb(TimeSpan& when, const TitleSource& source) {
  const std::vector<Word>& words = source.sentence.words;
  if (source.first >= words.size()) return;
  const Predicate* verb = source.governor.predicate;
  if (source.deadline) {
    when.bound = Bound::by;
    return;
  }
  const auto moves = [&](std::size_t at) { return at != Predicate::none && words[at].is(moved); };
  if (verb && (moves(verb->verb) || moves(verb->status))) return;  // "delayed until July": it happens then
  if (led_by_until(words, source.first)) {
    bool denied = verb && verb->negated;
    for (std::size_t i = 0; i < source.first; ++i)
      denied = denied ||
               (words[i].clause == words[source.first].clause && (words[i].lower == "no" || words[i].is(negation)));
    if (denied) {
      when.bound = Bound::from;
    } else if (when.begin && !when.ranged) {
      when.bound = Bound::at;
      when.begin.reset();
    }
  }
}

bool denied(const std::vector<Word>& words, const Governor& governor, std::size_t first) {
  if (first >= words.size() || !governor.predicate) return false;
  // "on October 4 of last season"
  std::size_t behind = first;
  while (behind < words.size() && words[behind].timely) ++behind;
  if (behind + 1 < words.size() && words[behind].is(preposition) && words[behind + 1].is(narrated)) return true;
  const std::string_view lead = words[first].lower;
  if (lead == "until" || lead == "till" || lead == "before" || lead == "no" || lead == "not") return false;
  const Predicate& verb = *governor.predicate;
  // "the fiscal year, which begins on 1 October": it is the year that begins
  if (verb.begin > 1 && words[verb.begin - 1].is(relative) && tells_of_time(words, verb.begin - 1)) return true;
  // "may have been knocked off the top on Sunday"
  if (verb.kind == Predicate::Kind::may && verb.verb != Predicate::none)
    for (std::size_t i = verb.begin + 1; i < verb.verb; ++i)
      if (words[i].is(have)) return true;
  // "was asked if he would stand in May"
  if (verb.kind == Predicate::Kind::would)
    for (std::size_t i = verb.begin; i-- > 0 && words[i].clause == words[verb.begin].clause && verb.begin - i < 4;)
      if (words[i].lower == "if" || words[i].lower == "whether") return true;
  // "It's Thursday, 14 May."
  if (verb.kind == Predicate::Kind::be && verb.end == first && verb.begin > 0 && words[verb.begin - 1].lower == "it")
    return true;
  // "Snow is expected on Friday", "winds are forecast to ease by Tuesday"
  const bool measures =
      verb.verb == Predicate::none || (verb.status != Predicate::none && words[verb.verb].is(forecast));
  if (measures && verb.begin > 0 && words[verb.begin - 1].is(quantity) && !words[verb.begin - 1].is(event)) return true;
  // "found the wreck on 14 April": told, whatever year the date seems to have
  if (verb.kind == Predicate::Kind::past && !verb.passive && !governor.joined && !governor.right && lead == "on" &&
      verb.verb != Predicate::none && !words[verb.verb].is(mask(moved, set_for, plan, be, was)) &&
      std::none_of(words.begin(), words.end(),
                   [&](const Word& word) { return word.is(event) && word.clause == words[verb.begin].clause; }))
    return true;
  // "usually starts on a Friday"
  using Kind = Predicate::Kind;
  const bool timeless = verb.kind == Kind::happens || verb.kind == Kind::present || verb.kind == Kind::be;
  for (std::size_t i = 0; timeless && i < words.size(); ++i) {
    const bool habitual = words[i].is(habit) && words[i].is(adverb) && words[i].clause == words[verb.begin].clause;
    // "becomes generally available" is no habit
    const bool of_verb = !words[i].lower.ends_with("ly") || i < verb.begin || (verb.kind == Kind::be && i == verb.end);
    if (habitual && of_verb) return true;
  }
  if (verb.negated && (verb.ahead() || verb.kind == Predicate::Kind::be || verb.kind == Predicate::Kind::happens))
    return true;
  for (std::size_t i = 0; i < first; ++i) {
    const std::string_view word = words[i].lower;
    const bool said = (word == "denied" || word == "denies") && i + 1 < words.size() && words[i + 1].lower == "that";
    // "those with no cover will", "no need to hurry before the 3 April vote" deny something else
    const bool elsewhere = (i > 0 && words[i - 1].is(preposition) && !words[i - 1].timely) ||
                           (words[first - 1].is(mask(determiner, possessive)) && words[first - 1].lower != "no");
    const bool none = !elsewhere && (word == "no" || word == "nobody" || word == "none") &&
                      words[i].clause == words[first].clause && !words[i].timely && i + 1 < words.size() &&
                      words[i + 1].lower != "later" && words[i + 1].lower != "earlier" &&
                      words[i + 1].lower != "sooner";
    // "no confirmation yet that"
    bool unsaid = false;
    for (std::size_t k = i + 1; word == "no" && words[i + 1].lower != "doubt" && k <= i + 3 && k < first; ++k)
      unsaid = unsaid || (words[k].is(relative) && words[k].is(pronoun));
    if (said || none || unsaid) return true;
  }
  return false;
}

}  // namespace datelined
