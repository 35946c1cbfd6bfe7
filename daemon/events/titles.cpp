// Titles: which shape of announcement a sentence has ("X will V Y", "Y is scheduled for", "Submit Y by").
#include "events/titles.hpp"

#include "events/title_writer.hpp"

#include <algorithm>
#include <array>

namespace datelined {

using enum Role;
using Kind = Predicate::Kind;

Title TitleWriter::write() {
  const Predicate* verb = source_.governor.predicate;
  if (!verb || !verb->finite()) return noun_title_or_line();
  if (attributive_noun())
    if (Title title = noun_title(); !title.text.empty()) return title;
  if (verb->kind == Kind::progressive && verb->verb != Predicate::none && words_[verb->verb].is(event))
    return clause_title(*verb);  // "are meeting"
  switch (verb->kind) {
    case Kind::past:
    case Kind::perfect:
    case Kind::present:
    case Kind::progressive:
      if (Title title = noun_title(); !title.text.empty()) return title;
      break;
    case Kind::request:
      return request(*verb);
    case Kind::be:
      return copula(*verb);
    default:
      break;
  }
  return clause_title(*verb);
}

/// "Sunday's game", "the March 6 meeting", "his sentencing Dec. 2": the date belongs to the noun, not to the verb.
bool TitleWriter::attributive_noun() const {
  const Predicate& verb = *source_.governor.predicate;
  const std::size_t first = source_.first, next = source_.last;
  if (words_[next - 1].lower.ends_with("'s") && next < words_.size() && !words_[next].mark) return true;
  const bool led = words_[first].is(preposition);
  // "no need to hurry before the 3 April vote"
  const bool beside = led && words_[first].is(subordinator) && !source_.governor.right;
  for (std::size_t i = next; beside && i < words_.size() && i < next + 3 && !words_[i].mark; ++i)
    if (words_[i].is(event)) return true;
  // "ahead of the semi-final on Friday", "after the vote on Monday"
  if (!source_.governor.right)
    for (std::size_t i = first; i-- > verb.end && first - i < 14;)
      if (words_[i].lower == "ahead" || words_[i].lower == "before" || words_[i].lower == "after")
        return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(i),
                           words_.begin() + static_cast<std::ptrdiff_t>(first),
                           [](const Word& word) { return word.is(event) && !word.timely; });
  if (!led && first > 0 && words_[first - 1].is(mask(determiner, possessive)))
    for (std::size_t i = next; i < words_.size() && i < next + 4 && !words_[i].mark; ++i)
      if (words_[i].is(event)) return true;
  if (led || first == 0 || source_.governor.right || verb.verb == Predicate::none) return false;
  const Word& before = words_[first - 1];
  // "faces ten years at his sentencing hearing Oct. 2"
  std::size_t owner = first - 1;
  while (owner > 0 && first - owner < 4 && !words_[owner].mark && !words_[owner].is(possessive)) --owner;
  if (before.is(event) && words_[owner].is(possessive) && owner > 0 && words_[owner - 1].is(preposition) &&
      verb.kind == Kind::present)
    return true;
  return before.is(event) && !before.is(mask(present, past)) && first >= 2 && words_[first - 2].is(mask(possessive)) &&
         verb.kind != Kind::will && verb.kind != Kind::be_to;
}

Title TitleWriter::noun_title_or_line() {
  Title title = noun_title();
  if (!title.text.empty()) return title;
  return title_of_line(source_.sentence, source_.first, source_.last, background_);
}

Title TitleWriter::noun_title() {
  const std::optional<EventPhrase> found = event_phrase(words_, source_.first, source_.last);
  if (!found) return {};
  // "his sentencing": whose, if the sentence has a named subject
  const std::size_t begin = found->words.empty() ? 0 : found->words.front();
  const Predicate* verb = source_.governor.predicate;
  if (verb && begin < words_.size() && words_[begin].is(possessive) && !words_[begin].capital &&
      found->words.size() <= 4) {
    const TitleSubject subject = title_subject(words_, source_.verbs, *verb, source_.number, background_);
    const Phrase who = tidied(subject.words);
    const bool told = !who.empty() && who.size() <= 5 && background_.is_name(words_[who.back()]);
    const std::string name = told ? text_of(words_, who) : subject.standing_for;
    if (!name.empty() && name.size() < 40) {
      Phrase phrase = found->words;
      phrase.erase(phrase.begin());
      return finish(phrase, name + " ", found->noun, true);
    }
  }
  return finish(found->words, "", found->noun, false);
}

Title title_of(const TitleSource& source, Background& background) {
  if (background.vocabulary().titles() != TitleShape::headline) return sentence_title(source, background);
  return TitleWriter(source, background).write();
}

}  // namespace datelined
