// The inverse of `folded`, letter by letter.
#include "text/capitals.hpp"

#include "text/utf8.hpp"

namespace datelined {

namespace {

std::string letter(char32_t c) {
  std::string text;
  append_utf8(text, c);
  return text;
}

}  // namespace

std::string capitals(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t small = next_code_point(text, at);
    char32_t capital = small;
    // How far the capitals of these scripts stand before their small letters.
    for (const char32_t distance : {0x01U, 0x20U, 0x25U, 0x26U, 0x3FU, 0x40U, 0x50U})
      if (small > distance + 0x40U && folded(letter(small - distance)) == letter(small)) capital = small - distance;
    append_utf8(result, capital);
  }
  return result;
}

}  // namespace datelined
