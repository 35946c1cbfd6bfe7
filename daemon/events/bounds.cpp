// Bounds: small words before a date and the verb of its clause decide.
#include "events/bounds.hpp"

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

}  // namespace datelined
