// Tokens: the words and marks of a text that the rules or cues know, found in one pass over its bytes.
#pragma once

#include "temporal/lexicon.hpp"
#include "text/text_range.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace datelined {

/// A known word, number or mark. Unknown words are not kept, but count: neighbours differ by one in `place`.
struct Token {
  std::uint32_t begin = 0, end = 0;  ///< bytes
  std::uint32_t place = 0;           ///< the how-manieth word or mark of the text
  std::uint16_t entry = 0;           ///< in the lexicon
  std::uint16_t symbol = 0;
  std::int32_t value = 0;  ///< of numbers; the strength of borders
};

/// How much a border parts.
enum BorderStrength : std::int32_t { soft_border = 1, sentence_border = 2, paragraph_border = 3 };

/// Appends the tokens of `range`, and a paragraph border after them. Linear in the bytes.
void scan(std::string_view text, TextRange range, const Lexicon& lexicon, std::vector<Token>& tokens);

}  // namespace datelined
