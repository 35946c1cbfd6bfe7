// Title subject: a pronoun stands for what the sentence before is about, or for the last person named.
#include "events/title_subject.hpp"

#include "events/press_dateline.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

constexpr std::size_t longest_subject = 45;

/// Films, games, books: what a headline names and the text calls by its kind.
bool is_work(const Word& word) {
  return !word.capital && word.entry &&
         std::any_of(word.entry->categories.begin(), word.entry->categories.end(), [](const CategoryWeight& weight) {
           return weight.weight > 1 && (weight.category == Category::release || weight.category == Category::product);
         });
}

/// A name that may be a person's: no article, no word of an organisation or a building.
bool names_person(const std::vector<Word>& words, const Phrase& phrase, const Background& background) {
  constexpr std::size_t longest_name = 5;  // words
  if (phrase.empty() || phrase.size() > longest_name || !background.is_name(words[phrase.back()])) return false;
  if (phrase.front() > 0 && words[phrase.front() - 1].is(determiner)) return false;
  return std::none_of(phrase.begin(), phrase.end(), [&](std::size_t i) {
    return words[i].mark || words[i].number || words[i].shouted ||
           words[i].is(mask(organisation, venue, conjunction, preposition, group)) || words[i].lower.ends_with("'s");
  });
}

/// The last person that is the subject of a verb before `verb` in its sentence or of one of the sentences before.
std::string person_before(const std::vector<Word>& words, const std::vector<Predicate>& verbs, const Predicate& verb,
                          std::size_t number, Background& background) {
  const auto of = [&](const std::vector<Word>& read, const std::vector<Predicate>& found, const Predicate* until) {
    std::string name;
    for (const Predicate& other : found) {
      if (&other == until) break;
      Phrase phrase = other.finite() ? subject_of(read, found, other) : Phrase();
      tidy(read, phrase);
      if (names_person(read, phrase, background)) name = text_of(read, phrase);
    }
    return name;
  };
  if (std::string name = of(words, verbs, &verb); !name.empty()) return name;
  constexpr std::size_t reach = 3;  // sentences
  for (std::size_t back = 1; back <= reach && back <= number; ++back) {
    const TextRange range = background.sentences()[number - back];
    if (background.kind_of(range) != Block::Kind::prose) break;
    SentenceWords before = words_of(background.text(), range, Block::Kind::prose, background.vocabulary());
    drop_press_dateline(before.words, background.text(), range, background.vocabulary());
    split_clauses(before.words);
    if (std::string name = of(before.words, predicates(before.words), nullptr); !name.empty()) return name;
  }
  return {};
}

/// What the sentence before is about, for "it" and "they".
std::string subject_before(std::size_t number, Background& background) {
  if (number == 0 || background.kind_of(background.sentences()[number - 1]) != Block::Kind::prose) return {};
  SentenceWords before =
      words_of(background.text(), background.sentences()[number - 1], Block::Kind::prose, background.vocabulary());
  split_clauses(before.words);
  const std::vector<Predicate> verbs = predicates(before.words);
  const auto first = std::find_if(verbs.begin(), verbs.end(), [](const Predicate& verb) { return verb.finite(); });
  if (first == verbs.end()) return {};
  Phrase phrase = subject_of(before.words, verbs, *first);
  tidy(before.words, phrase);
  if (phrase.empty() || before.words[phrase.front()].is(pronoun)) return {};
  const bool vague = phrase.size() == 1 && !background.is_name(before.words[phrase.front()]);
  std::string text = text_of(before.words, phrase);
  return vague || text.size() > longest_subject ? std::string() : text;
}

/// "Nimbus announced that it will": who speaks in the same sentence.
std::string subject_of_speech(const std::vector<Word>& words, const std::vector<Predicate>& verbs,
                              const Predicate& verb, bool plural, const Background& background) {
  for (const Predicate& other : verbs) {
    if (&other >= &verb) break;
    if (!other.finite() || other.verb == Predicate::none) continue;
    Phrase phrase = subject_of(words, verbs, other);
    tidy(words, phrase);
    if (phrase.empty() || words[phrase.front()].is(pronoun)) continue;
    // "Work will start soon and it should": of verbs that do not speak, one's subject if the pronoun fits its number
    const bool many = words[phrase.back()].lower.ends_with("s") && !words[phrase.back()].capital;
    const bool name = background.is_name(words[phrase.back()]);  // a team is "they"; "it" is nobody
    const bool fits = plural ? many || name : !many && !(name && names_person(words, phrase, background));
    if (!words[other.verb].is(mask(attribution, plan)) && !fits) continue;
    std::string text = text_of(words, phrase);
    if (text.size() <= longest_subject) return text;
  }
  return {};
}

/// "The Basel-based maker": what stands between article and noun names nobody.
bool only_describes(const std::vector<Word>& words, const Phrase& phrase) {
  return std::all_of(phrase.begin() + 1, phrase.end() - 1, [&](std::size_t i) {
    return (!words[i].capital || words[i].lower.ends_with("-based")) && !words[i].is(mask(preposition, conjunction)) &&
           !words[i].lower.ends_with("'s");
  });
}

}  // namespace

TitleSubject title_subject(const std::vector<Word>& words, const std::vector<Predicate>& verbs, const Predicate& verb,
                           std::size_t number, Background& background) {
  TitleSubject found;
  found.words = subject_of(words, verbs, verb);
  Phrase bare = found.words;
  std::erase_if(bare, [&](std::size_t i) { return words[i].mark != 0; });
  if (bare.empty()) {
    found.standing_for = background.headline_name();
    return found;
  }
  const Word& first = words[bare.front()];
  // "he and the band"
  if (first.is(pronoun) && !first.is(determiner) && bare.size() > 2 && words[bare[1]].is(conjunction)) {
    std::string name = first.is(person) ? person_before(words, verbs, verb, number, background) : std::string();
    if (name.empty() && first.is(person)) name = background.antecedent(number, first.where.begin, true);
    const std::string rest = text_of(words, Phrase(bare.begin() + 1, bare.end()));
    found.words.erase(found.words.begin(), std::find(found.words.begin(), found.words.end(), bare[2]));
    if (name.empty() || name.size() + rest.size() > longest_subject) return found;
    found.standing_for = name + " " + rest;
    found.words.clear();
    return found;
  }
  const bool alone = bare.size() == 1 || (bare.size() == 2 && (!first.is(determiner) || words[bare[1]].is(pronoun)));
  if (first.is(pronoun) && alone && !first.shouted && first.lower != "one" && first.lower != "both") {
    found.speaker = first.is(speaker);
    if (first.lower == "it" || first.lower == "they") {
      found.standing_for = subject_of_speech(words, verbs, verb, first.lower == "they", background);
      if (found.standing_for.empty()) found.standing_for = subject_before(number, background);
    }
    if (first.is(person)) found.standing_for = person_before(words, verbs, verb, number, background);
    if (first.lower != "there" && !found.speaker && found.standing_for.empty())
      found.standing_for = background.antecedent(number, first.where.begin, first.is(person));
    found.words.clear();
    return found;
  }
  if (!first.is(mask(determiner, possessive)) || bare.size() < 2) return found;
  const Word& noun = words[bare.back()];
  if (bare.size() > 2 && !(noun.is(firm) && only_describes(words, bare))) return found;
  if (noun.is(person) && !noun.is(pronoun)) {
    found.standing_for = background.person_with_age();
    if (found.standing_for.empty()) found.standing_for = background.antecedent(number, first.where.begin, true);
    if (!found.standing_for.empty()) found.words.clear();
    return found;
  }
  if (bare.size() == 2 && noun.is(mask(group, event))) found.standing_for = background.name_of_kind(number, noun.lower);
  if (!found.standing_for.empty()) {
    if (noun.is(event)) found.noun = bare.back();
    found.words.clear();
  } else if (noun.is(firm) && !noun.is(event)) {
    found.standing_for = background.antecedent(number, first.where.begin, false);
    if (!found.standing_for.empty()) found.words.clear();
  } else if (const std::string& name = background.headline_name(); (noun.is(event) || is_work(noun)) && !name.empty()) {
    // "The release", "The film": the headline says of what
    found.standing_for = name + " " + std::string(noun.text);
    found.noun = bare.back();
    found.words.clear();
  }
  return found;
}

}  // namespace datelined
