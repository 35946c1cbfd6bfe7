// Category scores: the longest phrase that the tables know, else the word.
#include "events/category_scores.hpp"

#include <algorithm>

namespace datelined {
namespace {

/// "Tokyo's" counts as "Tokyo".
std::string_view unowned(std::string_view lower) {
  if (lower.ends_with("'s")) lower.remove_suffix(2);
  return lower;
}

/// RustConf, HackIllinois, KubeCon: the name says it.
bool names_conference(const Word& word) {
  return word.capital && word.lower.size() > 5 &&
         (word.lower.ends_with("conf") || word.lower.ends_with("con") || word.lower.starts_with("devcon"));
}

constexpr CategoryWeight conference[] = {{Category::conference, 3}};

}  // namespace

void CategoryScorer::count(std::span<const CategoryWeight> weights, const void* said) {
  if (weights.empty()) return;
  last_ = weights;
  if (std::find(said_.begin(), said_.end(), said) != said_.end()) return;
  said_.push_back(said);
  for (const CategoryWeight& weight : weights) {
    std::uint8_t& score = scores_[static_cast<std::size_t>(weight.category)];
    score = static_cast<std::uint8_t>(std::min(score + weight.weight, 255));
  }
}

std::size_t CategoryScorer::phrase_length(const std::vector<Word>& words, std::size_t at, std::size_t end) {
  std::size_t longest = words[at].entry->phrase;
  for (std::size_t i = 1; i < longest; ++i)
    if (at + i >= end || words[at + i].mark) longest = i;
  for (; longest > 1; --longest) {
    phrase_.clear();
    for (std::size_t i = at; i < at + longest; ++i) {
      if (i > at) phrase_ += '_';
      phrase_ += i + 1 == at + longest ? unowned(words[i].lower) : words[i].lower;
    }
    if (!vocabulary_.entry(phrase_).categories.empty()) return longest;
  }
  return 1;
}

void CategoryScorer::add(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end;) {
    const Word& word = words[i];
    const bool month = word.capital && word.entry && word.entry->date == DateWord::month;
    if (word.mark || word.timely || month || !word.entry) {
      ++i;
      continue;
    }
    const std::size_t length = phrase_length(words, i, end);
    const Vocabulary::Entry& entry = length > 1 ? vocabulary_.entry(phrase_) : *word.entry;
    if (length == 1 && names_conference(word)) count(conference, conference);
    count(entry.categories, &entry);
    i += length;
  }
}

}  // namespace datelined
