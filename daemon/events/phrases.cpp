// Phrases: subjects, objects and event nouns as lists of words; nothing is parsed, borders are closed word classes.
#include "events/phrases.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;
using Words = std::vector<Word>;

bool small_word(const Word& word) {
  return word.mark || (word.is(mask(subordinator, adverb)) && !word.capital && !word.is(event)) || word.is(mask(determiner, possessive, preposition, conjunction, relative, to)) ||
         (word.is(mask(be, was, infinite_be, will, have)));
}

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

bool ends_noun_phrase(const Word& word) {
  return (word.mark && word.mark != '"') ||
         word.is(mask(be, was, will, have, had, would, may, relative, attribution, subordinator));
}

std::size_t bytes_of(const Words& words, const Phrase& phrase) { return text_of(words, phrase).size(); }

}  // namespace

std::string text_of(const Words& words, const Phrase& phrase) {
  std::string text;
  std::size_t previous = 0;
  for (const std::size_t i : phrase) {
    const bool gap = previous + 1 != i;
    if (gap && words[i].joined && !words[i].mark && !text.empty()) text += ' ';
    append_word(text, words[i]);
    previous = i;
  }
  return text;
}

namespace {

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

}  // namespace

Phrase subject_of(const Words& words, const std::vector<Predicate>& verbs, const Predicate& verb) {
  const Predicate* first = &verb;
  const Predicate* before = nullptr;
  for (const Predicate& other : verbs) {
    if (&other >= &verb) break;
    if (other.finite() && words[other.begin].clause == words[verb.begin].clause) {
      if (!other.coordinated && verb.coordinated) first = &other;
      before = &other;
    }
  }
  const std::size_t previous = word_before(words, first->begin);
  if (verb.kind == Predicate::Kind::reduced) {
    if (previous == Predicate::none || !words[previous].is(conjunction))
      return noun_phrase_before(words, verb.begin);
    // "is being written and due to be read"
    const Predicate* shared = nullptr;
    for (const Predicate& other : verbs)
      if (other.finite() && other.end <= verb.begin) shared = &other;
    return shared ? subject_of(words, verbs, *shared) : noun_phrase_before(words, previous);
  }
  if (previous != Predicate::none && words[previous].is(relative) && previous > 0) {
    std::size_t end = previous;
    while (end > 0 && (words[end - 1].mark == ',' || words[end - 1].timely || words[end - 1].is(preposition))) --end;
    return noun_phrase_before(words, end);
  }
  // ", and will": the subject is that of the verb before
  if (first == &verb && before && previous != Predicate::none && words[previous].is(conjunction) &&
      previous >= before->end)
    return subject_of(words, verbs, *before);
  const int clause = words[first->begin].clause;
  std::size_t from = 0;
  for (const Predicate& other : verbs)
    if (other.finite() && other.end <= first->begin && words[other.begin].clause == clause) from = other.end;
  Phrase phrase;
  for (std::size_t i = from; i < first->begin; ++i)
    if (words[i].clause == clause) phrase.push_back(i);
  if (from > 0 && !phrase.empty()) {
    // behind another verb of the clause the subject begins with the conjunction
    const auto joint = std::find_if(phrase.begin(), phrase.end(), [&](std::size_t i) {
      return words[i].is(conjunction) && i > 0 && words[i - 1].mark == ',';
    });
    if (joint != phrase.end()) phrase.erase(phrase.begin(), joint + 1);
    for (std::size_t k = phrase.size(); joint == phrase.end() && k-- > 1;)
      if (words[phrase[k]].is(mask(pronoun, determiner)) && words[phrase[k - 1]].is(conjunction)) {
        phrase.erase(phrase.begin(), phrase.begin() + static_cast<std::ptrdiff_t>(k));
        break;
      }
  }
  phrase.erase(phrase.begin(), phrase.begin() + static_cast<std::ptrdiff_t>(behind_fronted(words, phrase)));
  std::erase_if(phrase, [&](std::size_t i) { return words[i].timely; });
  while (!phrase.empty() &&
         ((words[phrase.front()].mark && words[phrase.front()].mark != '"') ||
          words[phrase.front()].is(mask(conjunction, subordinator)) ||
          (words[phrase.front()].is(relative) && phrase.size() > 1) ||
          (words[phrase.front()].is(adverb) && phrase.size() > 1 && words[phrase.front()].lower != "early" && !words[phrase.front()].is(event) &&
           (!words[phrase.front()].capital || (phrase.front() == 0 && !words[phrase[1]].capital)))))
    phrase.erase(phrase.begin());
  // "once it is over we will gather"
  if (phrase.size() > 1 && phrase.size() < 5 && words[phrase.back()].is(pronoun) && !words[phrase.back()].is(determiner))
    phrase.erase(phrase.begin(), phrase.end() - 1);
  drop_apposition(words, phrase);
  drop_question(words, phrase);
  // ", but is expected to return": the subject of the verb before
  if (phrase.empty() && previous != Predicate::none && words[previous].is(conjunction)) {
    const Predicate* earlier = nullptr;
    for (const Predicate& other : verbs)
      if (other.finite() && other.end <= first->begin) earlier = &other;
    if (earlier) return subject_of(words, verbs, *earlier);
  }
  // "A comet found in 2024 will pass": the verb before belongs to the subject
  const bool bare = std::all_of(phrase.begin(), phrase.end(), [&](std::size_t i) {
    return words[i].mark || words[i].number || words[i].is(mask(preposition, determiner));
  });
  const bool led = !phrase.empty() && phrase.front() == from && words[from].is(preposition);
  if ((bare || led) && before && before->kind == Predicate::Kind::past && words[before->begin].is(participle))
    return noun_phrase_before(words, before->begin);
  return phrase;
}

Phrase object_of(const Words& words, const std::vector<Predicate>& verbs, const Predicate& verb) {
  const int clause = words[verb.begin].clause;
  std::size_t until = words.size();
  for (const Predicate& other : verbs)
    if (other.finite() && other.begin >= verb.end && words[other.begin].clause == clause) {
      until = other.begin;
      break;
    }
  Phrase phrase;
  for (std::size_t i = verb.end; i < until; ++i) {
    if (words[i].clause != clause) {
      if (!phrase.empty() && words[i].clause < clause) break;
      continue;
    }
    phrase.push_back(i);
  }
  // what another finite verb speaks of begins at the last conjunction before it
  const auto joint = std::find_if(phrase.rbegin(), phrase.rend(), [&](std::size_t i) { return words[i].is(conjunction); });
  if (until < words.size() && joint != phrase.rend() && phrase.rend() - joint > 1)
    phrase.erase(joint.base() - 1, phrase.end());
  if (until < words.size())
    while (!phrase.empty() &&
           (words[phrase.back()].is(mask(conjunction, determiner)) || words[phrase.back()].mark == ','))
      phrase.pop_back();
  return phrase;
}

std::optional<EventPhrase> event_phrase(const Words& words, std::size_t first, std::size_t last) {
  const int clause = words[first].clause;
  std::optional<std::size_t> noun;
  const auto good = [&](std::size_t i) {
    return words[i].is(event) && !words[i].timely && !words[i].mark && words[i].clause == clause &&
           !(i > 0 && words[i - 1].is(mask(to, will, may)));
  };
  for (std::size_t i = last; i < words.size() && i < last + 4; ++i) {
    if (words[i].mark || words[i].is(mask(preposition, be, will))) break;
    if (good(i)) noun = i;
  }
  if (!noun)
    for (std::size_t i = first; i-- > 0 && first - i < 14;) {
      if (words[i].mark == ';' || words[i].mark == ':') break;
      if (good(i)) {
        noun = i;
        break;
      }
    }
  if (!noun) return std::nullopt;
  std::size_t begin = *noun, end = *noun + 1;
  while (begin > 0 && words[begin - 1].clause == clause && !ends_noun_phrase(words[begin - 1]) &&
         !words[begin - 1].is(mask(to, conjunction)) &&
         !(words[begin - 1].is(mask(past, gerund, base, present)) && !words[begin - 1].is(mask(event, participle)) &&
           !words[begin - 1].capital) &&
         !(words[begin - 1].is(preposition) && !words[begin - 1].timely && words[begin - 1].lower != "of"))
    --begin;
  const std::size_t stop = *noun < first ? words.size() : words.size();
  int steps = 0;
  while (end < stop && words[end].clause == clause && !ends_noun_phrase(words[end]) && steps++ < 16 &&
         !(words[end].is(mask(set_for, happens)) && !words[end].is(event) && !words[end].capital) &&
         (words[end].lower != "to" || (words[*noun].is(deadline) && end + 1 < stop && words[end + 1].is(base))))
    ++end;
  EventPhrase found;
  found.noun = *noun;
  for (std::size_t i = begin; i < end; ++i)
    if (!words[i].timely) found.words.push_back(i);
  return found;
}

void tidy(const Words& words, Phrase& phrase) {
  int depth = 0;
  Phrase kept;
  for (const std::size_t i : phrase) {
    if (words[i].mark == '(') ++depth;
    const bool inside = depth > 0;
    if (words[i].mark == ')' && depth > 0) --depth;
    const bool sentence_ends = words[i].mark == '.' && !kept.empty() && i + 1 < words.size() && words[i + 1].capital &&
                               words[i + 1].is(mask(determiner, pronoun, possessive));
    if (sentence_ends) break;
    if (inside || words[i].timely || words[i].mark == '*' || words[i].mark == '/') continue;
    kept.push_back(i);
  }
  // marks that deletions have left alone
  Phrase joined;
  for (const std::size_t i : kept) {
    const Word& word = words[i];
    if (word.mark && word.mark != '"' && !joined.empty() && words[joined.back()].mark &&
        words[joined.back()].mark != '"')
      continue;
    if (word.mark && !joined.empty() && word.mark != '"' && word.mark != '-' &&
        words[joined.back()].is(mask(preposition))) {
      joined.pop_back();
    }
    joined.push_back(i);
  }
  phrase = std::move(joined);
  while (!phrase.empty() &&
         ((words[phrase.front()].mark && words[phrase.front()].mark != '"') ||
          words[phrase.front()].is(mask(determiner, possessive, conjunction))) &&
         !words[phrase.front()].lower.ends_with("'s") && !(words[phrase.front()].shouted))
    phrase.erase(phrase.begin());
  while (!phrase.empty() &&
         ((words[phrase.back()].mark && words[phrase.back()].mark != '"') || small_word(words[phrase.back()])) &&
         !(words[phrase.back()].is(particle) && phrase.size() > 1 && phrase[phrase.size() - 2] + 1 == phrase.back() &&
           words[phrase[phrase.size() - 2]].is(mask(happens, base, present, participle))) &&
         !(words[phrase.back()].mark == '"') && !(words[phrase.back()].shouted))
    phrase.pop_back();
}

void shorten(const Words& words, Phrase& phrase, std::size_t most) {
  while (phrase.size() > 2 && bytes_of(words, phrase) > most) {
    std::size_t cut = phrase.size() - 1;
    while (cut > 1) {
      const Word& word = words[phrase[cut]];
      const bool border =
          word.mark || (word.is(mask(preposition, conjunction, to, relative, subordinator)) && !word.capital) ||
          word.is(gerund);
      if (border && !(word.lower == "of" && cut > 1)) break;
      --cut;
    }
    if (cut <= 1) cut = phrase.size() - 1;
    phrase.resize(cut);
    while (phrase.size() > 1 && (small_word(words[phrase.back()]) || words[phrase.back()].is(adverb)))
      phrase.pop_back();
  }
}

}  // namespace datelined
