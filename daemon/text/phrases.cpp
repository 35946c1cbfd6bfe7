// Words are runs of letters and digits of any script.
#include "text/phrases.hpp"

#include "text/utf8.hpp"

namespace datelined {

namespace {

/// Scripts that are written without blanks: each character counts as a word.
bool is_ideograph(char32_t c) { return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF); }

bool is_word_character(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  const bool sign =
      c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c == 0xFFFD;
  return !sign || c == 0xAA || c == 0xB5 || c == 0xBA;
}

}  // namespace

std::string folded_words(std::string_view text) {
  const std::string lower = folded(text);
  std::string words = " ";
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = next_code_point(lower, at);
    const bool ending = (c == '+' || c == '#') && words.back() != ' ';
    if (is_ideograph(c) && words.back() != ' ') words += ' ';
    if (ending || is_word_character(c)) append_utf8(words, c);
    if ((!ending && !is_word_character(c)) || is_ideograph(c))
      if (words.back() != ' ') words += ' ';
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

bool holds_phrase(const std::string& words, std::string_view phrase) {
  const std::string wanted = folded_words(phrase);
  return wanted.size() > 1 && words.find(wanted) != std::string::npos;
}

}  // namespace datelined
