// Title names: who stands behind a title whose own words name nobody.
#include "events/phrases.hpp"
#include "events/titles.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace datelined {

using enum Role;

void capitalise(std::string& text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z' && !(text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z'))
    text[0] = static_cast<char>(text[0] - 32);
  // à to þ, but for the division sign.
  if (text.size() > 1 && text[0] == '\xC3' && text[1] >= '\xA0' && text[1] <= '\xBE' && text[1] != '\xB7')
    text[1] = static_cast<char>(text[1] - 32);
}

namespace {

bool holds(std::string_view title, std::string_view name) {
  return folded(title).find(folded(name)) != std::string::npos;
}

/// "Felipe Massa" and "Massa's final race": a word of the name, of three letters and more, stands in the text.
bool shares_word(std::string_view name, std::string_view text) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end - at > 2 && holds(text, name.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// The title cut before its last preposition so that it fits `most` bytes; empty if little would be left.
std::string cut_to(std::string title, std::size_t most) {
  while (title.size() > most) {
    std::size_t cut = 0;
    for (const std::string_view border :
         {" in ", " at ", " for ", " with ", " as ", " on ", " by ", " from ", " after ", ", ", " – ", " and "})
      if (const std::size_t at = title.rfind(border); at != std::string::npos) cut = std::max(cut, at);
    title.resize(cut);
  }
  return title.size() >= 30 ? title : std::string();
}

/// "Massa's final race" tells already whom "Felipe Massa" would.
bool person_told(std::string_view name, std::string_view title) {
  return std::ranges::count(name, ' ') <= 2 && shares_word(name, title);
}

}  // namespace

std::string with_name_of_sentence(std::string title, const std::vector<Word>& words, std::string_view place,
                                  Background& background) {
  constexpr std::size_t roomy = 60, longest_tagged = 75;
  const auto first_word = [](const std::string& name) { return name.substr(0, name.find(' ')); };
  bool named = false;
  std::vector<std::string> names = background.names_among(words);
  // "Priced at 200 euros": the first word of a sentence has its capital anyway
  const auto opening = std::find_if(words.begin(), words.end(), [](const Word& word) { return word.mark == 0; });
  // "Affectionately known as the Owls, the team"
  const bool describes = opening != words.end() && opening + 1 != words.end() && opening->lower.ends_with("ly") &&
                         (opening + 1)->is(participle);
  std::erase_if(names, [&](const std::string& name) {
    return place.find(name) != std::string_view::npos ||
           (opening != words.end() && name == opening->text && (name.ends_with("ed") || describes));
  });
  // behind the headline's name goes the sentence's own, if it has one and not that
  const std::string suffix = " – " + background.headline_name();
  if (title.find(" – ") != std::string::npos) {
    const bool own = std::none_of(names.begin(), names.end(), [&](const std::string& name) {
      return holds(name, background.headline_name()) || shares_word(name, background.headline_name());
    });
    if (!title.ends_with(suffix) || !own || names.empty()) return title;
    const std::string bare = title.substr(0, title.size() - suffix.size());
    for (const std::string& name : names)
      if (!(opening != words.end() && name == opening->text) && !holds(bare, first_word(name)) &&
          title.size() + name.size() + 2 <= longest_tagged)
        return title + ", " + name;
    return title;
  }
  for (const std::string& name : names) named = named || title.find(first_word(name)) != std::string::npos;
  const auto fits = [&](const std::string& name) {
    return !holds(title, first_word(name)) && title.size() + name.size() + 5 <= longest_title;
  };
  const std::string& headline = background.headline();
  for (const std::string& name : names) {
    if (title.find(first_word(name)) != std::string::npos || headline.find(first_word(name)) == std::string::npos)
      continue;
    if (fits(name)) return title + " – " + name;
    const std::string shorter =
        named || name.size() > 30 ? std::string() : cut_to(title, longest_title - name.size() - 5);
    if (!shorter.empty()) return shorter + " – " + name;
  }
  const std::string& topic = background.headline_name();
  if (title.size() < 45 && title.find(" – ") == std::string::npos && !topic.empty() && fits(topic) &&
      !person_told(topic, title) && place.find(topic) == std::string_view::npos)
    return title + " – " + topic;
  if (title.size() > roomy) return title;
  if (!named || title.size() < 25)
    for (const std::string& name : names)
      if (fits(name)) return title + " – " + name;
  return title;
}

std::string headline_title(Background& background, std::size_t most) {
  const std::size_t end = background.headline_end();
  SentenceWords headline = words_of(background.text(), {0, end}, Block::Kind::headline, background.vocabulary());
  Phrase phrase;
  for (std::size_t i = 0; i < headline.words.size(); ++i) {
    Word& word = headline.words[i];
    for (const TimeExpression& time : background.times())
      word.timely = word.timely || (time.where.begin <= word.where.begin && word.where.end <= time.where.end &&
                                    std::holds_alternative<TimeSpan>(time.when));
    if (word.timely && !phrase.empty() && headline.words[phrase.back()].is(preposition)) phrase.pop_back();
    if (!word.timely) phrase.push_back(i);
  }
  tidy(headline.words, phrase);
  shorten(headline.words, phrase, most);
  tidy(headline.words, phrase);
  for (const std::size_t i : phrase) headline.words[i].text = background.as_told(headline.words[i]);
  std::string title = text_of(headline.words, phrase);
  capitalise(title);
  return title;
}

std::string with_headline(std::string title, Background& background) {
  constexpr std::size_t bare = 20;  // bytes
  if (title.size() > bare || title.find(" – ") != std::string::npos) return title;
  const SentenceWords said = words_of(title, {0, title.size()}, Block::Kind::headline, background.vocabulary());
  const bool told = std::any_of(said.words.begin() + (said.words.empty() ? 0 : 1), said.words.end(),
                                [](const Word& word) { return word.capital || word.number; });
  if (told || said.words.empty() || said.words.front().roles == 0) return title;
  const std::string topic = headline_title(background, longest_title - title.size() - 5);
  return topic.empty() || holds(topic, title) ? title : title + " – " + topic;
}

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view by) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + by.size()))
    text.replace(at, from.size(), by);
}

bool ends_with_mark(std::string_view title, std::string_view& mark) {
  for (const std::string_view one : {",", ";", ":", " –", "–", "—", "-", " ", "(", "…"})
    if (title.ends_with(one)) {
      mark = one;
      return true;
    }
  return false;
}

}  // namespace

std::string polished(std::string title) {
  const auto count = [&](std::string_view sign) {
    std::size_t found = 0;
    for (std::size_t at = title.find(sign); at != std::string::npos; at = title.find(sign, at + sign.size())) ++found;
    return found;
  };
  if (count("\"") % 2 == 1) replace_all(title, "\"", "");
  if (count("“") != count("”")) {
    replace_all(title, "“", "");
    replace_all(title, "”", "");
  }
  for (const auto& [from, by] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"  ", " "}, {" ,", ","}, {",,", ","}, {", –", " –"}, {"– –", "–"}, {", and –", " –"}})
    replace_all(title, from, by);
  std::string_view mark;
  while (ends_with_mark(title, mark)) title.resize(title.size() - mark.size());
  if (title.starts_with("–")) title.erase(0, std::string_view("–").size());
  while (!title.empty() && (title[0] == ' ' || title[0] == ',' || title[0] == '-' || title[0] == ':'))
    title.erase(0, 1);
  return title;
}

std::string completed(std::string title, bool named, Background& background) {
  if (title.empty()) {
    title = headline_title(background);
  } else if (!named) {
    const std::string& name = background.headline_name();
    if (!name.empty() && !holds(title, name) && name.size() <= longest_title / 2) {
      std::string shorter = cut_to(title, longest_title - name.size() - 5);
      if (title.size() + name.size() + 5 <= longest_title) shorter = title;
      if (!shorter.empty()) title = shorter + " – " + name;
    }
  }
  return shortened(std::move(title));
}

std::string shortened(std::string title) {
  if (title.size() <= longest_title) return title;
  title = std::string(prefix_bytes(title, longest_title));
  if (const std::size_t blank = title.rfind(' '); blank != std::string::npos && blank > longest_title / 2)
    title.resize(blank);
  return title;
}

}  // namespace datelined
