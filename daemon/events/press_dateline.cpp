// Press dateline: capitals, an agency in brackets or a date in front of a dash tell it from a sentence.
#include "events/press_dateline.hpp"

#include "events/places.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

/// The end of "Washington (CNN)", "(Bloomberg) --" at the head of a text; 0 if there is none.
std::size_t behind_agency(const std::vector<Word>& words) {
  static constexpr std::string_view agencies[] = {"cnn", "ap", "reuters", "afp", "bloomberg", "upi", "xinhua", "dpa"};
  for (std::size_t i = 0; i + 3 < words.size() && i < 6; ++i) {
    if (words[i].mark != '(') {
      if (!words[i].mark && !words[i].capital) return 0;
      continue;
    }
    if (words[i + 2].mark != ')' || !is_one_of(words[i + 1].lower, agencies)) return 0;
    std::size_t end = i + 3;
    while (end < words.size() && words[end].mark == '-') ++end;
    return end;
  }
  return 0;
}

}  // namespace

void drop_press_dateline(std::vector<Word>& words, std::string_view text, TextRange sentence,
                         const Vocabulary& vocabulary) {
  constexpr std::size_t longest_dateline = 14;
  if (sentence.begin > 0 && text[sentence.begin - 1] != '\n') return;
  if (const std::size_t end = behind_agency(words)) {
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(end));
    return;
  }
  std::size_t dash = 0;
  bool agency = false, month = false;
  while (dash < words.size() && dash < longest_dateline && words[dash].mark != '-') {
    const Word& word = words[dash];
    if (!word.mark && !word.capital && !word.number) return;
    agency = agency || word.mark == '(';
    month = month || word.is(calendar);
    ++dash;
  }
  if (dash == 0 || dash >= words.size() || words[dash].mark != '-' || words[dash].joined) return;
  if (!words[0].shouted && !agency) return;
  if (!agency && !month && !dateline_place(sentence.of(text), vocabulary)) return;
  while (dash < words.size() && words[dash].mark == '-') ++dash;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(dash));
}

}  // namespace datelined
