// Title ends: phrases tidied and cut to the length of a title.
#include "events/title_writer.hpp"

#include <algorithm>
#include <array>

namespace datelined {

using enum Role;
using Kind = Predicate::Kind;

Title TitleWriter::finish(Phrase phrase, std::string_view lead, std::size_t head, bool named) {
  tidy(words_, phrase);
  while (phrase.size() > 1 && words_[phrase.front()].is(mask(particle, adverb, preposition)) &&
         !words_[phrase.front()].is(event) && !words_[phrase.front()].shouted)
    phrase.erase(phrase.begin());
  Title title;
  const std::size_t room = longest_title - std::min(lead.size(), longest_title / 2);
  if (text_of(words_, phrase).size() > room) drop_places(phrase);
  shorten(words_, phrase, room);
  tidy(words_, phrase);
  title.text = std::string(lead) + text_of(words_, phrase);
  title.words = phrase;
  for (const std::size_t i : phrase) named = named || background_.is_name(words_[i]);
  if (head < words_.size()) title.head = stem(words_[head].lower);
  capitalise(title.text);
  title.text = completed(std::move(title.text), named && content(phrase) + (lead.empty() ? 0 : 1) >= 2, background_);
  return title;
}

/// Places in an overlong object go first, then what stands behind the first phrase.
Title TitleWriter::finish_clause(const std::string& front, Phrase object, bool named) {
  drop_tail(object);
  tidy_object(object);
  const std::size_t room = longest_title > front.size() + 10 ? longest_title - front.size() : 10;
  if (text_of(words_, object).size() > room) drop_places(object);
  shorten(words_, object, room);
  if (text_of(words_, object).size() > room && front.size() > longest_title / 2) object.clear();
  while (!object.empty() && words_[object.back()].mark && words_[object.back()].mark != '"') object.pop_back();
  Title title;
  title.text = front + text_of(words_, object);
  while (title.text.ends_with(' ')) title.text.pop_back();
  for (const std::size_t i : object) named = named || background_.is_name(words_[i]);
  title.words = object;
  capitalise(title.text);
  title.text = completed(std::move(title.text), named, background_);
  return title;
}

Title TitleWriter::plain_title(std::string text, std::size_t noun) {
  Title title;
  title.text = std::move(text);
  if (noun < words_.size()) title.head = stem(words_[noun].lower);
  capitalise(title.text);
  title.text = completed(std::move(title.text), true, background_);
  return title;
}

Title TitleWriter::led(std::string lead, const Phrase& phrase, std::string head) {
  Title title = finish_clause(std::move(lead), phrase, false);
  title.head = std::move(head);
  return title;
}

std::size_t TitleWriter::content(const Phrase& phrase) const {
  return static_cast<std::size_t>(std::count_if(phrase.begin(), phrase.end(), [&](std::size_t i) {
    return !words_[i].mark && !words_[i].is(mask(determiner, possessive, preposition, conjunction, to, be, pronoun));
  }));
}

std::size_t TitleWriter::last_noun(const Phrase& phrase) const {
  std::size_t noun = words_.size();
  for (const std::size_t i : phrase)
    if (words_[i].is(event) && !words_[i].timely) noun = i;
  return noun;
}

bool TitleWriter::has_complement(const Phrase& object) const {
  return std::any_of(object.begin(), object.end(), [&](std::size_t i) {
    return !words_[i].mark && !words_[i].timely && !words_[i].is(mask(preposition, determiner, adverb));
  });
}

Phrase TitleWriter::tidied(Phrase phrase) const {
  tidy(words_, phrase);
  return phrase;
}

/// "in Barcelona, Spain" goes before anything else: the place has its own field.
void TitleWriter::drop_places(Phrase& phrase) const {
  for (std::size_t k = phrase.size(); k-- > 2;) {
    const Word& word = words_[phrase[k]];
    if (word.lower != "in" && word.lower != "at") continue;
    std::size_t end = k + 1;
    while (end < phrase.size() && (words_[phrase[end]].capital || words_[phrase[end]].mark == ',' ||
                                   words_[phrase[end]].lower == "the" || words_[phrase[end]].number))
      ++end;
    if (end > k + 1)
      phrase.erase(phrase.begin() + static_cast<std::ptrdiff_t>(k), phrase.begin() + static_cast<std::ptrdiff_t>(end));
    return;
  }
}

/// ", giving travellers four days", ", in a central bank circular": what follows the comma is told, not announced.
void TitleWriter::drop_tail(Phrase& object) const {
  for (std::size_t k = 1; k + 1 < object.size(); ++k) {
    if (words_[object[k]].mark != ',') continue;
    const Word& next = words_[object[k + 1]];
    if (next.timely || next.capital) continue;
    const Phrase kept(object.begin(), object.begin() + static_cast<std::ptrdiff_t>(k));
    if (content(kept) < 2 || !next.is(mask(gerund, preposition, participle, adverb, subordinator))) continue;
    object.resize(k);
    return;
  }
}

/// As tidy, but a leading "the" stays: "to open the fair".
void TitleWriter::tidy_object(Phrase& object) const {
  Phrase rest = object;
  tidy(words_, rest);
  if (rest.empty()) {
    object.clear();
    return;
  }
  const auto begin = std::find(object.begin(), object.end(), rest.front());
  if (rest.size() == 1 && words_[rest.back()].is(base) && !words_[rest.back()].is(event) && rest.back() > 0 &&
      words_[rest.back() - 1].is(conjunction))
    return object.clear();  // "will begin (on Friday) and end (on Monday)"
  // "start an hour later and run (until 5 a.m.)": without its time the second verb says nothing
  if (rest.size() > 2 && words_[rest.back()].is(base) && !words_[rest.back()].is(event) &&
      words_[rest[rest.size() - 2]].is(conjunction) && rest.back() + 1 < words_.size() &&
      words_[rest.back() + 1].timely)
    rest.resize(rest.size() - 2);
  if (begin != object.begin() && words_[*(begin - 1)].is(mask(determiner, possessive)) && !words_[*(begin - 1)].timely)
    rest.insert(rest.begin(), *(begin - 1));
  object = std::move(rest);
}

void TitleWriter::trim_object(Phrase& object) const {
  while (!object.empty() && words_[object.front()].is(particle) == false && words_[object.front()].is(adverb) &&
         !words_[object.front()].is(event))
    object.erase(object.begin());
}

}  // namespace datelined
