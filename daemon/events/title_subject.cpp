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
    SentenceWords before = background.sentence_to_mark(number - back);
    drop_press_dateline(before.words, background.text(), range, background.vocabulary());
    split_clauses(before.words);
    if (std::string name = of(before.words, predicates(before.words), nullptr); !name.empty()) return name;
  }
  return {};
}

/// What the sentence before is about, for "it" and "they".
std::string subject_before(std::size_t number, Background& background) {
  if (number == 0 || background.kind_of(background.sentences()[number - 1]) != Block::Kind::prose) return {};
  SentenceWords before = background.sentence_to_mark(number - 1);
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

/// Whom the subject of one predicate stands for.
class Standing {
 public:
  Standing(const std::vector<Word>& words, const std::vector<Predicate>& verbs, const Predicate& verb,
           std::size_t number, Background& background)
      : words_(words), verbs_(verbs), verb_(verb), number_(number), background_(background) {
    found_.words = subject_of(words, verbs, verb);
    bare_ = found_.words;
    std::erase_if(bare_, [&](std::size_t i) { return words[i].mark != 0; });
  }

  TitleSubject found() && {
    if (bare_.empty()) {
      found_.standing_for = background_.headline_name();
    } else if (const Word& first = words_[bare_.front()];
               first.is(pronoun) && !first.is(determiner) && bare_.size() > 2 && words_[bare_[1]].is(conjunction)) {
      joined(first);
    } else if (first.is(pronoun) && alone() && !first.shouted && first.lower != "one" && first.lower != "both") {
      pronoun_alone(first);
    } else if (first.is(mask(determiner, possessive)) && bare_.size() > 1) {
      definite(first, words_[bare_.back()]);
    }
    return std::move(found_);
  }

 private:
  bool alone() const {
    const bool of_noun = bare_.size() == 2 && words_[bare_[0]].is(determiner) && !words_[bare_[1]].is(pronoun);
    return bare_.size() < 3 && !of_noun;
  }

  void stand_for(std::string name) {
    if (name.empty()) return;
    found_.standing_for = std::move(name);
    found_.words.clear();
  }

  std::string person_at(const Word& first) const {
    std::string name = person_before(words_, verbs_, verb_, number_, background_);
    return name.empty() ? background_.antecedent(number_, first.where.begin, true) : name;
  }

  /// "he and the band"
  void joined(const Word& first) {
    const std::string name = first.is(person) ? person_at(first) : std::string();
    const std::string rest = text_of(words_, Phrase(bare_.begin() + 1, bare_.end()));
    found_.words.erase(found_.words.begin(), std::find(found_.words.begin(), found_.words.end(), bare_[2]));
    if (!name.empty() && name.size() + rest.size() <= longest_subject) stand_for(name + " " + rest);
  }

  void pronoun_alone(const Word& first) {
    found_.speaker = first.is(speaker);
    const bool things = first.lower == "it" || first.lower == "they";
    std::string name = things ? subject_of_speech(words_, verbs_, verb_, first.lower == "they", background_) : "";
    if (name.empty() && things) name = subject_before(number_, background_);
    if (first.is(person)) name = person_before(words_, verbs_, verb_, number_, background_);
    if (name.empty() && first.lower != "there" && !found_.speaker)
      name = background_.antecedent(number_, first.where.begin, first.is(person));
    found_.words.clear();
    found_.standing_for = std::move(name);
  }

  /// "the company", "the defendant", "the committee", "the release"
  void definite(const Word& first, const Word& noun) {
    if (bare_.size() > 2 && !(noun.is(firm) && only_describes(words_, bare_))) return;
    if (noun.is(person) && !noun.is(pronoun)) {
      const std::string aged = background_.person_with_age();
      return stand_for(aged.empty() ? background_.antecedent(number_, first.where.begin, true) : aged);
    }
    if (bare_.size() == 2 && noun.is(mask(group, event))) stand_for(background_.name_of_kind(number_, noun.lower));
    if (found_.standing_for.empty() && noun.is(firm) && !noun.is(event)) {
      stand_for(background_.antecedent(number_, first.where.begin, false));
    } else if (found_.standing_for.empty() && (noun.is(event) || is_work(noun)) &&
               !background_.headline_name().empty()) {
      stand_for(background_.headline_name() + " " + std::string(noun.text));
      found_.noun = bare_.back();
    }
    if (!found_.standing_for.empty() && noun.is(event)) found_.noun = bare_.back();
  }

  const std::vector<Word>& words_;
  const std::vector<Predicate>& verbs_;
  const Predicate& verb_;
  std::size_t number_;
  Background& background_;
  TitleSubject found_;
  Phrase bare_;
};

}  // namespace

TitleSubject title_subject(const std::vector<Word>& words, const std::vector<Predicate>& verbs, const Predicate& verb,
                           std::size_t number, Background& background) {
  return Standing(words, verbs, verb, number, background).found();
}

}  // namespace datelined
