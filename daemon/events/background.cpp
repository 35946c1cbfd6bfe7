// Background: names of the headline and of the sentences before, by the spelling of the whole text.
#include "events/background.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

constexpr std::size_t longest_headline = 300;

}  // namespace

Background::Background(const Article& article, std::string_view text, std::span<const Block> blocks,
                       std::span<const TextRange> sentences, const Vocabulary& vocabulary)
    : article_(article), text_(text), blocks_(blocks), sentences_(sentences), vocabulary_(vocabulary) {}

Block::Kind Background::kind_of(TextRange sentence) const {
  const auto block = std::upper_bound(blocks_.begin(), blocks_.end(), sentence.begin,
                                      [](std::size_t at, const Block& one) { return at < one.range.end; });
  return block == blocks_.end() || block->range.begin > sentence.begin ? Block::Kind::prose : block->kind;
}

/// True if the word stands somewhere in the body in lower case: then a capital of it is no name.
bool Background::in_lower_case(std::string_view lower) const {
  for (std::size_t at = text_.find(lower); at != std::string_view::npos; at = text_.find(lower, at + 1)) {
    const bool begins = at == 0 || text_[at - 1] == ' ' || text_[at - 1] == '\n' || text_[at - 1] == '"';
    const std::size_t end = at + lower.size();
    const bool ends =
        end >= text_.size() || !((text_[end] >= 'a' && text_[end] <= 'z') || text_[end] == '-' || text_[end] == '.');
    if (begins && ends) return true;
  }
  return false;
}

bool Background::is_name(const Word& word) const {
  if (word.mark || !word.capital || word.timely || word.is(mask(calendar, pronoun, determiner, possessive)) == true)
    return word.capital && !word.mark && !word.timely && word.lower.ends_with("'s") && !word.is(calendar);
  if (word.is(mask(preposition, conjunction, relative, adverb, be, will, may)) && !word.shouted) return false;
  return !in_lower_case(word.lower);
}

std::string Background::name_in(const std::vector<Word>& words, bool person) const {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!is_name(words[at])) continue;
    if (person && (words[at].shouted || words[at].is(mask(organisation, venue)))) continue;
    if (at > 0 && words[at - 1].is(mask(preposition)) && at > 1 && person) continue;
    std::size_t end = at + 1;
    while (end < words.size() && !words[end].mark &&
           (is_name(words[end]) || words[end].number ||
            (end + 1 < words.size() && words[end].lower == "of" && is_name(words[end + 1]))))
      ++end;
    if (person && end - at > 4) continue;
    std::string name;
    for (std::size_t i = at; i < end; ++i) append_word(name, words[i]);
    if (name.ends_with("'s")) name.resize(name.size() - 2);
    if (name.ends_with("’s")) name.resize(name.size() - 4);
    if (name.size() > 1) return name;
  }
  return {};
}

const std::string& Background::headline() {
  if (read_) return headline_;
  read_ = true;
  const TextRange range{0, std::min(article_.title.size(), longest_headline)};
  const SentenceWords words = words_of(text_, range, Block::Kind::headline, vocabulary_);
  for (const Word& word : words.words) append_word(headline_, word);
  name_ = name_in(words.words, false);
  return headline_;
}

const std::string& Background::headline_name() {
  headline();
  return name_;
}

std::string Background::antecedent(std::size_t at, bool person) {
  for (std::size_t back = 1; back <= 2 && back <= at; ++back) {
    const SentenceWords words = words_of(text_, sentences_[at - back], Block::Kind::prose, vocabulary_);
    std::string name = name_in(words.words, person);
    if (!name.empty()) return name;
  }
  return headline_name();
}

}  // namespace datelined
