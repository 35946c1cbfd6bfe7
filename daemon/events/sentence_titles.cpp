// Sentence titles: for languages whose headlines keep the sentence's own shape.
#include "events/phrases.hpp"
#include "events/titles.hpp"

#include <algorithm>
#include <iterator>

namespace datelined {
namespace {

using enum Role;

/// Words of the clause that speaks of the date, and of that of its verb.
Phrase clause_of(const TitleSource& source) {
  const std::vector<Word>& words = source.sentence.words;
  const Predicate* verb = source.governor.predicate;
  const int clause = words.empty() || source.first >= words.size() ? 0 : words[source.first].clause;
  const int of_verb = verb ? words[verb->begin].clause : clause;
  Phrase phrase;
  for (std::size_t i = 0; i < words.size(); ++i)
    if ((words[i].clause == clause || words[i].clause == of_verb) && !words[i].timely) phrase.push_back(i);
  return phrase;
}

/// "findet das Konzert statt", "tendrá lugar", "se celebrará": what happens is said by the other words.
void drop_idle(const std::vector<Word>& words, Phrase& phrase) {
  const auto is_idle = [&](std::size_t i) { return words[i].is(idle) && !words[i].capital; };
  const bool any = std::any_of(phrase.begin(), phrase.end(), is_idle);
  Phrase kept;
  for (const std::size_t i : phrase) {
    if (is_idle(i)) {
      if (!kept.empty() && words[kept.back()].is(pronoun) && kept.back() + 1 == i) kept.pop_back();
      continue;
    }
    if (any && words[i].is(mask(will, be)) && !words[i].is(mask(event, base)) && !words[i].capital) continue;
    kept.push_back(i);
  }
  if (!kept.empty()) phrase = std::move(kept);
}

/// "eröffnet der Bürgermeister die Messe" → "der Bürgermeister eröffnet die Messe": the date stood before the verb.
void put_verb_second(const std::vector<Word>& words, Phrase& phrase) {
  if (phrase.size() < 3 || words[phrase.front()].capital) return;
  if (!words[phrase.front()].is(mask(will, may, would, be, was, have, happens, present, past))) return;
  std::size_t at = 1;
  while (at < phrase.size() && !words[phrase[at]].capital && !words[phrase[at]].is(pronoun) && !words[phrase[at]].mark)
    ++at;
  if (at == phrase.size() || words[phrase[at]].mark) return;
  const auto is_noun = [&](std::size_t i) {
    return i < phrase.size() && (words[phrase[i]].capital || words[phrase[i]].is(pronoun));
  };
  while (is_noun(at)) at += is_noun(at + 2) && !is_noun(at + 1) && words[phrase[at + 1]].is(owner) ? 2 : 1;
  std::rotate(phrase.begin(), phrase.begin() + 1, phrase.begin() + static_cast<std::ptrdiff_t>(at));
}

/// `tidy` takes small words off both ends; here a verb or its particle may stand last ("tritt sein Amt an", "abrirá"),
/// and an article goes before an adjective ("das neue Gesetz").
void tidy_sentence(const std::vector<Word>& words, Phrase& phrase, TitleShape shape) {
  const Phrase whole = phrase;
  tidy(words, phrase);
  if (phrase.empty()) return;
  const auto behind = std::find(whole.begin(), whole.end(), phrase.back()) + 1;
  const auto last = std::find_if(whole.rbegin(), std::make_reverse_iterator(behind),
                                 [&](std::size_t i) { return words[i].mark == 0; });
  const bool ends_verb = last.base() != behind && words[*last].is(mask(will, particle));
  if (ends_verb)
    for (auto at = behind; at != last.base(); ++at)
      if (words[*at].mark == 0) phrase.push_back(*at);
  const auto first = std::find(whole.begin(), whole.end(), phrase.front());
  if (shape == TitleShape::verb_second && first != whole.begin() && words[*(first - 1)].is(determiner) &&
      !words[*first].capital && words[*first].mark == 0)
    phrase.insert(phrase.begin(), *(first - 1));
}

}  // namespace

Title sentence_title(const TitleSource& source, Background& background) {
  const std::vector<Word>& words = source.sentence.words;
  Phrase phrase = clause_of(source);
  while (!phrase.empty() && words[phrase.front()].mark && words[phrase.front()].mark != '"')
    phrase.erase(phrase.begin());
  drop_idle(words, phrase);
  if (background.vocabulary().titles() == TitleShape::verb_second) put_verb_second(words, phrase);
  const TitleShape shape = background.vocabulary().titles();
  tidy_sentence(words, phrase, shape);
  if (text_of(words, phrase).size() > longest_title) {
    shorten(words, phrase, longest_title);
    tidy(words, phrase);
  }
  Title title;
  title.text = text_of(words, phrase);
  title.words = phrase;
  std::sort(title.words.begin(), title.words.end());
  const Predicate* verb = source.governor.predicate;
  if (verb && verb->verb != Predicate::none) title.head = stem(words[verb->verb].lower);
  for (const std::size_t i : title.words)
    if (words[i].is(event)) title.head = stem(words[i].lower);
  if (title.text.empty()) return title_of_line(source.sentence, source.first, source.last, background);
  capitalise(title.text);
  return title;
}

}  // namespace datelined
