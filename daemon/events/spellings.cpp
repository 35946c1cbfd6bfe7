// Spellings: one pass over the text finds where words begin, so that a word is looked for only where it may stand.
#include "events/spellings.hpp"

#include <array>

namespace datelined {
namespace {

/// What a word begins behind.
constexpr auto parts_words = [] {
  std::array<bool, 256> table{};
  for (const unsigned char mark : {' ', '\n', '"'}) table[mark] = true;
  return table;
}();

bool is_small(char letter) { return letter >= 'a' && letter <= 'z'; }

}  // namespace

std::size_t Spellings::chain_of(std::string_view word) {
  const auto first = static_cast<unsigned char>(word[0]), second = static_cast<unsigned char>(word[1]);
  return (first * 31U + second) % chain_count;
}

bool Spellings::begins_word(std::size_t at) const {
  return at == 0 || parts_words[static_cast<unsigned char>(text_[at - 1])];
}

void Spellings::lay_out() const {
  // every place is written down and kept only if a word begins there: no branch that would often be guessed wrong
  std::vector<std::uint32_t> begins(text_.size() + 1);
  std::size_t count = 0;
  bool begins_here = true;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    begins[count] = static_cast<std::uint32_t>(at);
    count += begins_here;
    begins_here = parts_words[static_cast<unsigned char>(text_[at])];
  }
  chains_.assign(chain_count, 0);
  starts_.reserve(count);
  for (std::size_t i = 0; i < count && begins[i] + 1 < text_.size(); ++i) {
    std::uint32_t& last = chains_[chain_of(text_.substr(begins[i], 2))];
    starts_.push_back({begins[i], last});
    last = static_cast<std::uint32_t>(starts_.size());
  }
}

/// Whether the word begins somewhere where `fits` agrees.
template <class Fits>
bool Spellings::stands(std::string_view word, Fits fits) const {
  if (word.size() < 2) {
    for (std::size_t at = text_.find(word); at != std::string_view::npos; at = text_.find(word, at + 1))
      if (begins_word(at) && fits(at)) return true;
    return false;
  }
  if (chains_.empty()) lay_out();
  for (std::uint32_t number = chains_[chain_of(word)]; number != 0; number = starts_[number - 1].next)
    if (const std::size_t at = starts_[number - 1].at; text_.substr(at, word.size()) == word && fits(at)) return true;
  return false;
}

bool Spellings::in_lower_case(std::string_view lower) const {
  return stands(lower, [&](std::size_t at) {
    const std::size_t end = at + lower.size();
    return end >= text_.size() || !(is_small(text_[end]) || text_[end] == '-' || text_[end] == '.');
  });
}

bool Spellings::in_capitals(std::string_view written) const {
  return stands(written, [&](std::size_t at) {
    return at >= body_ && at >= 2 && text_[at - 1] == ' ' && (is_small(text_[at - 2]) || text_[at - 2] == ',');
  });
}

}  // namespace datelined
