// Subjects: back from the verb to the start of its clause, without what goes before ("On Tuesday,") and appositions.
#include "events/phrases.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;
using Words = std::vector<Word>;
using Verbs = std::vector<Predicate>;

/// Where the subject begins among words of the clause: behind a fronted "On Tuesday," or "In Berlin,".
std::size_t behind_fronted(const Words& words, const Phrase& clause) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < clause.size(); ++i) {
    if (words[clause[i]].mark != ',') continue;
    const Word& lead = words[clause[begin]];
    const bool fronted = lead.timely || lead.is(mask(preposition, adverb, subordinator, gerund)) ||
                         (lead.is(participle) && !lead.is(mask(event, base))) ||
                         (lead.is(conjunction) && i - begin < 3) || lead.is(to) ||
                         (i == 1 && lead.is(mask(base, invitation)));
    if (fronted && i + 1 < clause.size()) begin = i + 1;
  }
  return begin;
}

/// Drops ", who …," leftovers and appositions: what stands between the first comma and the verb, unless it is a list.
void drop_apposition(const Words& words, Phrase& phrase) {
  const auto comma = std::find_if(phrase.begin(), phrase.end(), [&](std::size_t i) { return words[i].mark == ','; });
  if (comma == phrase.end()) return;
  if (comma == phrase.begin()) {
    phrase.erase(comma);
    return;
  }
  bool list = false;
  for (auto i = comma; i != phrase.end(); ++i) list = list || (words[*i].is(conjunction) && words[*i].lower != "but");
  const std::size_t before = static_cast<std::size_t>(comma - phrase.begin());
  const auto last_comma =
      std::find_if(phrase.rbegin(), phrase.rend(), [&](std::size_t i) { return words[i].mark == ','; });
  const std::size_t behind = static_cast<std::size_t>(last_comma - phrase.rbegin());
  if (list && behind > 0 && before <= 6) return;
  phrase.erase(comma, phrase.end());
}

/// "what the memorial" in "a preview of what the memorial will look like": the subject stands behind the question word.
void drop_question(const Words& words, Phrase& phrase) {
  for (std::size_t k = phrase.size(); k-- > 0;) {
    const std::string_view word = words[phrase[k]].lower;
    if (word != "what" && word != "how" && word != "why" && word != "whether") continue;
    if (k + 1 < phrase.size()) phrase.erase(phrase.begin(), phrase.begin() + static_cast<std::ptrdiff_t>(k + 1));
    return;
  }
}

/// The noun phrase that ends before word `end`: back to a verb, a mark or a preposition other than "of".
Phrase noun_phrase_before(const Words& words, std::size_t end) {
  while (end > 0 && (words[end - 1].mark == ',' || words[end - 1].timely)) --end;
  std::size_t begin = end;
  while (begin > 0) {
    const Word& word = words[begin - 1];
    if (word.mark && word.mark != '"') break;
    if (word.is(mask(be, was, will, have, had, would, may, attribution, relative))) break;
    if (word.is(mask(past, present, gerund)) && !word.is(mask(event, participle)) && !word.capital) break;
    if (word.is(base) && begin > 1 && words[begin - 2].is(mask(will, may, would, to))) break;
    if (word.is(preposition) && word.lower != "of" && word.lower != "for" && !word.timely) break;
    if (word.is(to)) break;
    --begin;
  }
  Phrase phrase;
  for (std::size_t i = begin; i < end; ++i)
    if (!words[i].timely) phrase.push_back(i);
  return phrase;
}

/// The word before the verb group, adverbs and timely words set aside; `none` at the clause's start.
std::size_t word_before(const Words& words, std::size_t at) {
  while (at > 0 &&
         (words[at - 1].timely || (words[at - 1].is(adverb) && !words[at - 1].capital) || words[at - 1].mark == ','))
    --at;
  return at > 0 ? at - 1 : Predicate::none;
}

/// The last finite verb that ends at or before word `at`; null if there is none.
const Predicate* verb_before(const Verbs& verbs, std::size_t at) {
  const Predicate* found = nullptr;
  for (const Predicate& other : verbs)
    if (other.finite() && other.end <= at) found = &other;
  return found;
}

/// "a hearing scheduled for": the noun before; "is being written and due to be read": the subject of the verb before.
Phrase subject_of_reduced(const Words& words, const Verbs& verbs, const Predicate& verb, std::size_t previous) {
  if (previous == Predicate::none || !words[previous].is(conjunction)) return noun_phrase_before(words, verb.begin);
  const Predicate* shared = verb_before(verbs, verb.begin);
  return shared ? subject_of(words, verbs, *shared) : noun_phrase_before(words, previous);
}

/// Behind another verb of the clause the subject begins with the conjunction.
void drop_other_object(const Words& words, Phrase& phrase) {
  const auto joint = std::find_if(phrase.begin(), phrase.end(), [&](std::size_t i) {
    return words[i].is(conjunction) && i > 0 && words[i - 1].mark == ',';
  });
  if (joint != phrase.end()) {
    phrase.erase(phrase.begin(), joint + 1);
    return;
  }
  for (std::size_t k = phrase.size(); k-- > 1;) {
    if (!words[phrase[k]].is(mask(pronoun, determiner)) || !words[phrase[k - 1]].is(conjunction)) continue;
    phrase.erase(phrase.begin(), phrase.begin() + static_cast<std::ptrdiff_t>(k));
    return;
  }
}

/// A mark, a conjunction or an adverb that the subject does not begin with.
bool goes_before(const Words& words, const Phrase& phrase) {
  const Word& lead = words[phrase.front()];
  if (lead.mark) return lead.mark != '"';
  if (lead.is(mask(conjunction, subordinator))) return true;
  if (phrase.size() < 2) return false;
  if (lead.is(relative)) return true;
  if (!lead.is(adverb) || lead.is(event) || lead.lower == "early") return false;
  return !lead.capital || (phrase.front() == 0 && !words[phrase[1]].capital);
}

/// The words of the clause from `from` to the verb, trimmed.
Phrase words_before_verb(const Words& words, const Predicate& verb, std::size_t from) {
  Phrase phrase;
  for (std::size_t i = from; i < verb.begin; ++i)
    if (words[i].clause == words[verb.begin].clause) phrase.push_back(i);
  if (from > 0) drop_other_object(words, phrase);
  phrase.erase(phrase.begin(), phrase.begin() + static_cast<std::ptrdiff_t>(behind_fronted(words, phrase)));
  std::erase_if(phrase, [&](std::size_t i) { return words[i].timely; });
  while (!phrase.empty() && goes_before(words, phrase)) phrase.erase(phrase.begin());
  // "once it is over we will gather"
  constexpr std::size_t few = 5;
  if (phrase.size() > 1 && phrase.size() < few && words[phrase.back()].is(pronoun) &&
      !words[phrase.back()].is(determiner))
    phrase.erase(phrase.begin(), phrase.end() - 1);
  drop_apposition(words, phrase);
  drop_question(words, phrase);
  return phrase;
}

/// Of coordinated verbs the one that the subject stands before, and the finite verb of the clause before it.
std::pair<const Predicate*, const Predicate*> first_and_before(const Words& words, const Verbs& verbs,
                                                               const Predicate& verb) {
  const Predicate* first = &verb;
  const Predicate* before = nullptr;
  for (const Predicate& other : verbs) {
    if (&other >= &verb) break;
    if (!other.finite() || words[other.begin].clause != words[verb.begin].clause) continue;
    if (!other.coordinated && verb.coordinated) first = &other;
    before = &other;
  }
  return {first, before};
}

}  // namespace

Phrase subject_of(const Words& words, const Verbs& verbs, const Predicate& verb) {
  const auto [first, before] = first_and_before(words, verbs, verb);
  const std::size_t previous = word_before(words, first->begin);
  if (verb.kind == Predicate::Kind::reduced) return subject_of_reduced(words, verbs, verb, previous);
  if (previous != Predicate::none && words[previous].is(relative) && previous > 0) {
    std::size_t end = previous;
    while (end > 0 && (words[end - 1].mark == ',' || words[end - 1].timely || words[end - 1].is(preposition))) --end;
    return noun_phrase_before(words, end);
  }
  const bool joined = previous != Predicate::none && words[previous].is(conjunction);
  // ", and will": the subject is that of the verb before
  if (first == &verb && before && joined && previous >= before->end) return subject_of(words, verbs, *before);
  std::size_t from = 0;
  for (const Predicate& other : verbs)
    if (other.finite() && other.end <= first->begin && words[other.begin].clause == words[first->begin].clause)
      from = other.end;
  Phrase phrase = words_before_verb(words, *first, from);
  // ", but is expected to return"
  if (phrase.empty() && joined)
    if (const Predicate* earlier = verb_before(verbs, first->begin)) return subject_of(words, verbs, *earlier);
  // "A comet found in 2024 will pass": the verb before belongs to the subject
  const bool bare = std::all_of(phrase.begin(), phrase.end(), [&](std::size_t i) {
    return words[i].mark || words[i].number || words[i].is(mask(preposition, determiner));
  });
  const bool led = !phrase.empty() && phrase.front() == from && words[from].is(preposition);
  if ((bare || led) && before && before->kind == Predicate::Kind::past && words[before->begin].is(participle))
    return noun_phrase_before(words, before->begin);
  return phrase;
}

}  // namespace datelined
