// Title lines: a listing's line without its dates, label and bullet is a title already.
#include "events/phrases.hpp"
#include "events/titles.hpp"

#include <algorithm>

namespace datelined {

using enum Role;

Title title_of_line(const SentenceWords& line, std::size_t, std::size_t, Background& background) {
  Title title;
  Phrase phrase;
  const std::vector<Word>& words = line.words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].mark == ':' && i <= 3 && i + 1 < words.size()) {
      bool label_only = true;
      for (std::size_t k = 0; k < i; ++k) label_only = label_only && (words[k].is(label) || words[k].mark);
      if (label_only && !(i == 1 && words[0].is(deadline))) begin = i + 1;
    }
  }
  for (std::size_t i = begin; i < words.size(); ++i) phrase.push_back(i);
  tidy(words, phrase);
  // "Join us for the open day": to what is the title
  if (phrase.size() > 3 && words[phrase[0]].is(invitation) && words[phrase[1]].is(speaker) &&
      words[phrase[2]].is(preposition))
    phrase.erase(phrase.begin(), phrase.begin() + 3);
  const bool led = !phrase.empty() && words[phrase.front()].is(preposition) &&
                   (line.kind == Block::Kind::prose || line.kind == Block::Kind::heading);
  const Phrase whole = phrase;
  while (!phrase.empty() && (words[phrase.front()].is(mask(preposition, conjunction)) || words[phrase.front()].mark))
    phrase.erase(phrase.begin());
  if (std::all_of(phrase.begin(), phrase.end(), [&](std::size_t i) { return words[i].mark || words[i].is(label); }))
    phrase.clear();
  shorten(words, phrase, longest_title);
  tidy(words, phrase);
  title.text = text_of(words, phrase);
  bool named = false;
  std::size_t content = 0;
  for (const std::size_t i : phrase) {
    named = named || background.is_name(words[i]);
    content += !words[i].mark && !words[i].is(mask(determiner, preposition, conjunction));
    if (words[i].is(event)) title.head = stem(words[i].lower);
  }
  title.words = std::move(phrase);
  // "In cinemas now and on Lumo": the headline says what
  if (const std::string& name = background.headline_name(); led && title.head.empty() && !name.empty()) {
    std::string text = text_of(words, whole);
    text[0] = static_cast<char>(text[0] >= 'A' && text[0] <= 'Z' ? text[0] + 32 : text[0]);
    if (text.size() + name.size() + 1 <= longest_title) {
      title.text = name + " " + text;
      named = true;
      content = 2;
    }
  }
  capitalise(title.text);
  title.text = completed(std::move(title.text), named && content >= 2, background);
  return title;
}

}  // namespace datelined
