// Subjects: back from the verb to the start of its clause, without what goes before ("On Tuesday,") and appositions.
#include "events/phrases.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;
using Words = std::vector<Word>;
using Verbs = std::vector<Predicate>;

/// "On Tuesday in Oslo," says when; "The morning session," is a subject whose first words say when.
bool fronted_time(const Words& words, const Phrase& clause, std::size_t begin, std::size_t end) {
  if (!words[clause[begin]].timely) return false;
  std::size_t at = begin;
  while (at < end && words[clause[at]].timely) ++at;
  return at == end || words[clause[at]].mark || words[clause[at]].is(mask(preposition, conjunction, adverb));
}

/// Where the subject begins among words of the clause: behind a fronted "On Tuesday," or "In Berlin,".
std::size_t behind_fronted(const Words& words, const Phrase& clause) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < clause.size(); ++i) {
    if (words[clause[i]].mark != ',') continue;
    const Word& lead = words[clause[begin]];
    const bool fronted = fronted_time(words, clause, begin, i) ||
                         (!lead.timely && lead.is(mask(preposition, adverb, subordinator, gerund))) ||
                         (lead.is(participle) && !lead.is(mask(event, base))) ||
                         (lead.is(conjunction) && i - begin < 3) || lead.is(to) ||
                         (lead.lower.ends_with("ly") && words[clause[begin + 1]].is(participle)) ||
                         (lead.lower.ends_with("ed") && i > begin + 1 && words[clause[begin + 1]].is(preposition)) ||
                         (lead.is(set_for) && i > begin + 1 && words[clause[begin + 1]].is(to)) ||
                         (i == 1 && lead.is(mask(base, invitation)));
    if (fronted && i + 1 < clause.size()) begin = i + 1;
  }
  return begin;
}

/// "The health minister, Mark Orsen,": the apposition behind the first `before` words and a comma is a bare name.
bool is_name_of(const Words& words, const Phrase& phrase, std::size_t before) {
  constexpr std::size_t longest_name = 4;  // words
  for (std::size_t k = 1; k < before; ++k)
    if (words[phrase[k]].capital || words[phrase[k]].mark) return false;
  if (!words[phrase.front()].is(mask(determiner, possessive))) return false;
  std::size_t end = before + 1;
  while (end < phrase.size() && words[phrase[end]].capital && !words[phrase[end]].mark) ++end;
  const std::size_t length = end - before - 1;
  return length > 0 && length <= longest_name &&
         (end == phrase.size() || (words[phrase[end]].mark == ',' && end + 1 == phrase.size()));
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
  if (before <= 5 && !list && is_name_of(words, phrase, before)) {
    const std::string_view last = words[phrase[before - 1]].lower;
    const bool among = last == "these" || last == "those" || last == "them";
    phrase.erase(among ? phrase.begin() : comma, comma + 1);
    std::erase_if(phrase, [&](std::size_t i) { return words[i].mark == ','; });
    return;
  }
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

/// "the Job Rescue Scheme (JRS), which": the phrase stands before the parenthesis.
std::size_t before_parenthesis(const Words& words, std::size_t end) {
  constexpr std::size_t longest = 4;  // words inside
  if (end == 0 || words[end - 1].mark != ')') return end;
  for (std::size_t at = end - 1; at > 0 && end - at < longest + 2; --at)
    if (words[at].mark == '(') return at;
  return end;
}

/// The noun phrase that ends before word `end`: back to a verb, a mark or a preposition other than "of".
Phrase noun_phrase_before(const Words& words, std::size_t end) {
  while (end > 0 && (words[end - 1].mark == ',' || words[end - 1].timely)) --end;
  end = before_parenthesis(words, end);
  std::size_t begin = end;
  while (begin > 0) {
    const Word& word = words[begin - 1];
    if (word.mark && word.mark != '"') break;
    if (word.is(mask(be, infinite_be, was, will, have, had, would, may, attribution, relative))) break;
    const bool described =
        word.is(gerund) && begin < end && begin > 1 && !words[begin - 2].mark &&
        (words[begin - 2].roles == 0 || words[begin - 2].is(mask(determiner, possessive, preposition)));
    if (word.is(mask(past, present, gerund)) && !word.is(mask(event, participle)) && !word.capital && begin < end &&
        !described)
      break;
    if (word.is(base) && begin > 1 && words[begin - 2].is(mask(will, may, would, to))) break;
    if (word.is(preposition) && word.lower != "of" && word.lower != "for" && !word.timely) break;
    if (word.is(mask(to, subordinator))) break;
    --begin;
  }
  while (begin + 1 < end && words[begin].is(preposition) && !words[begin].capital) ++begin;
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

/// "expected the new show to open": from the article on.
Phrase noun_of_infinitive(const Words& words, std::size_t infinitive) {
  std::size_t begin = infinitive;
  while (begin > 0 && !words[begin].is(mask(determiner, possessive))) --begin;
  Phrase phrase;
  for (std::size_t i = begin; i < infinitive; ++i)
    if (!words[i].timely) phrase.push_back(i);
  return phrase;
}

/// "a hearing scheduled for": the noun before; "is being written and due to be read": the subject of the verb before.
Phrase subject_of_reduced(const Words& words, const Verbs& verbs, const Predicate& verb, std::size_t previous) {
  if (words[verb.begin].is(to)) return noun_of_infinitive(words, verb.begin);
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
  // "shine at home and his next chance comes", but "Mira Stone and her band expect"
  const bool object = !phrase.empty() && words[phrase.front()].is(preposition);
  for (std::size_t k = phrase.size(); k-- > 1;) {
    if (!words[phrase[k]].is(object ? mask(pronoun, determiner, possessive) : mask(pronoun, determiner)) ||
        !words[phrase[k - 1]].is(conjunction))
      continue;
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
  // "In addition the chancellor"
  if (phrase.size() > 3 && from == 0 && words[phrase.front()].is(preposition) && words[phrase.front()].is(lead)) {
    const auto article = std::find_if(phrase.rbegin(), phrase.rend() - 2, [&](std::size_t i) {
      return words[i].is(mask(determiner, possessive)) && i > 0 && !words[i - 1].is(preposition);
    });
    if (article != phrase.rend() - 2) phrase.erase(phrase.begin(), article.base() - 1);
  }
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

bool tells_of_time(const Words& words, std::size_t relative) {
  while (relative > 0 && words[relative - 1].mark == ',') --relative;
  return relative > 0 && (words[relative - 1].timely || words[relative - 1].is(calendar));
}

Phrase subject_of(const Words& words, const Verbs& verbs, const Predicate& verb) {
  const auto [first, before] = first_and_before(words, verbs, verb);
  const std::size_t previous = word_before(words, first->begin);
  if (verb.kind == Predicate::Kind::reduced) return subject_of_reduced(words, verbs, verb, previous);
  if (previous != Predicate::none && words[previous].is(relative) && previous > 0) {
    std::size_t end = previous;
    if (tells_of_time(words, end)) return {};
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
  // "the loans it has secured through its lenders will run": what the bare relative clause belongs to
  if (led && before && before->begin > 1 && words[before->begin - 1].is(pronoun) && !words[before->begin - 2].mark &&
      !words[before->begin - 2].is(mask(subordinator, conjunction, relative)))
    return noun_phrase_before(words, before->begin - 1);
  if ((bare || led) && before && before->kind == Predicate::Kind::past && words[before->begin].is(participle))
    return noun_phrase_before(words, before->begin);
  return phrase;
}

}  // namespace datelined
