// Phrases: objects and event nouns as lists of words; nothing is parsed, borders are closed word classes.
#include "events/phrases.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;
using Words = std::vector<Word>;

bool small_word(const Word& word) {
  return word.mark || (word.is(mask(subordinator, adverb)) && !word.capital && !word.is(event)) ||
         word.is(mask(determiner, possessive, preposition, conjunction, relative, to)) ||
         (word.is(mask(be, was, infinite_be, will, have)));
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

Phrase object_of(const Words& words, const std::vector<Predicate>& verbs, const Predicate& verb) {
  const int clause = words[verb.begin].clause;
  std::size_t until = words.size();
  bool speech = false;
  for (const Predicate& other : verbs)
    if (other.finite() && other.begin >= verb.end && words[other.begin].clause == clause) {
      until = other.begin;
      speech = other.verb != Predicate::none && words[other.verb].is(attribution);
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
  // "a vote or they lapse": a subject of its own begins another clause
  const auto other = std::find_if(phrase.begin(), phrase.end(), [&](std::size_t i) {
    const bool subject =
        words[i].is(person) || (words[i].is(speaker) && words[i].lower != "you") || words[i].lower == "they";
    return subject && words[i].is(pronoun) && !words[i].shouted;
  });
  if (other != phrase.end() && other != phrase.begin()) {
    phrase.erase(other, phrase.end());
    while (phrase.size() > 1 && words[phrase.back()].is(mask(conjunction, relative, subordinator))) phrase.pop_back();
  }
  // what another finite verb speaks of begins at the last conjunction before it
  const auto joint =
      std::find_if(phrase.rbegin(), phrase.rend(), [&](std::size_t i) { return words[i].is(conjunction); });
  if (until < words.size() && joint != phrase.rend() && phrase.rend() - joint > 1)
    phrase.erase(joint.base() - 1, phrase.end());
  // "closes next week, the captain has said": behind the last comma stands the subject of the other verb
  const auto comma = std::find_if(phrase.rbegin(), phrase.rend(), [&](std::size_t i) { return words[i].mark == ','; });
  constexpr std::ptrdiff_t longest_subject = 6;  // words
  if (speech && comma != phrase.rend() && comma - phrase.rbegin() <= longest_subject &&
      std::none_of(phrase.rbegin(), comma, [&](std::size_t i) { return words[i].is(conjunction); }))
    phrase.erase(comma.base() - 1, phrase.end());
  if (until < words.size())
    while (!phrase.empty() &&
           (words[phrase.back()].is(mask(conjunction, determiner, pronoun)) || words[phrase.back()].mark == ','))
      phrase.pop_back();
  return phrase;
}

/// A verb before a noun phrase; "the state election", "a continuing resolution" are one.
bool acts_before(const Words& words, std::size_t at) {
  const Word& word = words[at];
  if (!word.is(mask(past, gerund, base, present)) || word.is(mask(event, participle)) || word.capital) return false;
  const bool form = word.is(mask(base, gerund)) && !word.is(mask(past, present));
  const bool led = at > 0 && !words[at - 1].mark &&
                   (words[at - 1].timely || words[at - 1].is(mask(determiner, possessive)) ||
                    (words[at - 1].is(event) && !words[at - 1].lower.ends_with("s")));
  return !(form && led);
}

/// "set a hearing", "scheduled the vote": the word before the article is a verb.
bool takes_object(const Words& words, std::size_t article) {
  return words[article].is(mask(determiner, possessive)) && !words[article - 1].capital &&
         words[article - 1].is(mask(past, participle, present, base, gerund));
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
         !words[begin - 1].is(mask(to, conjunction)) && !acts_before(words, begin - 1) &&
         !(words[begin - 1].is(preposition) && (!words[begin - 1].timely || *noun >= last) &&
           words[begin - 1].lower != "of") &&
         !takes_object(words, begin) &&
         !(begin > 1 && words[begin - 1].is(participle) && words[begin - 2].is(mask(have, had))))
    --begin;
  while (begin < *noun && words[begin].is(narrated)) ++begin;  // "past the state election"
  const std::size_t stop = words.size();
  // "the deadline to apply", "in the weeks leading up to the vote"
  const auto leads_on = [&](std::size_t to) {
    if (to + 1 >= stop || words[to + 1].mark) return false;
    return words[*noun].is(deadline) ? words[to + 1].is(base) : words[to + 1].is(mask(determiner, possessive));
  };
  int steps = 0;
  while (end < stop && words[end].clause == clause && !ends_noun_phrase(words[end]) && steps++ < 16 &&
         !(words[end].is(mask(set_for, happens)) && !words[end].is(event) && !words[end].capital) &&
         (words[end].lower != "to" || leads_on(end)))
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
          words[phrase.front()].is(mask(determiner, possessive, conjunction)) ||
          (words[phrase.front()].lower == "of" && phrase.size() > 1)) &&  // "some of these programmes"
         !words[phrase.front()].lower.ends_with("'s") &&
         !(words[phrase.front()].shouted) &&
         !(words[phrase.front()].is(pronoun) && phrase.size() > 1 && words[phrase[1]].is(preposition)))  // "those with"
    phrase.erase(phrase.begin());
  while (!phrase.empty() &&
         ((words[phrase.back()].mark && words[phrase.back()].mark != '"') || small_word(words[phrase.back()])) &&
         !(words[phrase.back()].is(particle) && phrase.size() > 1 && phrase[phrase.size() - 2] + 1 == phrase.back() &&
           words[phrase[phrase.size() - 2]].is(mask(happens, base, present, participle))) &&
         !(phrase.size() > 1 && words[phrase.back()].is(adverb) && words[phrase[phrase.size() - 2]].is_unit()) &&
         !(words[phrase.back()].mark == '"') && !(words[phrase.back()].shouted))
    phrase.pop_back();
}

void shorten(const Words& words, Phrase& phrase, std::size_t most) {
  while (phrase.size() > 2 && bytes_of(words, phrase) > most) {
    std::size_t cut = phrase.size() - 1;
    while (cut > 1) {
      const Word& word = words[phrase[cut]];
      const bool border = word.mark ||
                          (word.is(mask(preposition, conjunction, to, relative, subordinator)) && !word.capital) ||
                          word.is(gerund);
      if (border && !(word.lower == "of" && cut > 1)) break;
      --cut;
    }
    if (cut <= 1) cut = phrase.size() - 1;
    phrase.resize(cut);
    const auto dangles = [&] {
      if (small_word(words[phrase.back()]) || words[phrase.back()].is(adverb)) return true;
      return words[phrase.back()].is(base) && words[phrase[phrase.size() - 2]].is(to);  // "to argue" what?
    };
    while (phrase.size() > 1 && dangles()) phrase.pop_back();
    if (words[phrase.back()].is(to)) phrase.pop_back();
  }
}

}  // namespace datelined
