// Spellings: how a text writes a word elsewhere, which tells names from words at the head of a sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace datelined {

/// Where the words of a text begin, by their first two bytes, laid out when first asked for. The text must outlive it.
class Spellings {
 public:
  /// `body`: where the headline ends, whose capitals tell nothing.
  Spellings(std::string_view text, std::size_t body) : text_(text), body_(body) {}

  /// True if the word stands somewhere in lower case: then a capital of it is no name.
  bool in_lower_case(std::string_view lower) const;
  /// True if the word stands somewhere in the body within a sentence with its capital.
  bool in_capitals(std::string_view written) const;

 private:
  static constexpr std::size_t chain_count = 512;

  static std::size_t chain_of(std::string_view word);
  void lay_out() const;
  bool begins_word(std::size_t at) const;
  template <class Fits>
  bool stands(std::string_view word, Fits fits) const;

  struct Start {
    std::uint32_t at;
    std::uint32_t next;  ///< the one before in its chain, counted from 1; 0 for none
  };

  std::string_view text_;
  std::size_t body_;
  mutable std::vector<std::uint32_t>
      chains_;  ///< the last of each chain, counted as `Start::next`; empty until laid out
  mutable std::vector<Start> starts_;
};

}  // namespace datelined
