// Gazetteer: reads the embedded table in place.
#include "events/gazetteer.hpp"

#include "text/utf8.hpp"

#include <cstring>

asm(R"(.section .rodata
.balign 8
.globl datelined_places_begin
datelined_places_begin:
.incbin ")" DATELINED_PLACES R"("
.previous
)");

extern "C" const char datelined_places_begin[];

namespace datelined {
namespace {

constexpr std::size_t header = 16, row_size = 20;

std::uint32_t number_at(std::size_t at) {
  std::uint32_t number;
  std::memcpy(&number, datelined_places_begin + at, sizeof number);
  return number;
}

std::size_t rows() { return number_at(8); }
const char* text_at(std::uint32_t offset) { return datelined_places_begin + header + rows() * row_size + offset; }

/// Negative if the key of a row stands before `key`, 0 if it is `key`, positive if it stands behind.
int order(std::size_t row, std::string_view key) {
  const char* here = text_at(number_at(header + row * row_size));
  const int order = std::strncmp(here, key.data(), key.size());
  return order != 0 ? order : here[key.size()] != '\0';
}

/// The first row whose key is not less than `key`.
std::size_t border(std::string_view key) {
  std::size_t low = 0, high = rows();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (order(middle, key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/// The base letter of a Latin letter with an accent; nothing for another code point.
std::string_view plain_letters(char32_t letter) {
  static constexpr std::string_view latin1[] = {
      "a", "a", "a", "a", "a", "a", "æ", "c", "e", "e", "e", "e", "i", "i", "i", "i", "ð", "n", "o", "o", "o", "o",
      "o", " ", "ø", "u", "u", "u", "u", "y", "þ", "ß", "a", "a", "a", "a", "a", "a", "æ", "c", "e", "e", "e", "e",
      "i", "i", "i", "i", "ð", "n", "o", "o", "o", "o", "o", " ", "ø", "u", "u", "u", "u", "y", "þ", "y"};
  static constexpr std::string_view extended =
      "aaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiı??jjkkĸllllll??łłnnnnnn?"
      "ŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzz";
  if (letter >= 0xc0 && letter <= 0xff) return latin1[letter - 0xc0];
  if (letter < 0x100 || letter > 0x17e) return {};
  char32_t at = 0x100;
  for (std::size_t i = 0; i < extended.size(); ++at) {
    const std::size_t begin = i;
    next_code_point(extended, i);
    if (at == letter) return extended.substr(begin, i - begin);
  }
  return {};
}

}  // namespace

GazetteerPlace GazetteerRange::operator[](std::size_t index) const {
  const std::size_t at = header + (first_ + index) * row_size;
  GazetteerPlace place;
  place.key = text_at(number_at(at));
  place.zone = text_at(number_at(at + 4));
  place.state = text_at(number_at(at + 8));
  place.population = number_at(at + 12);
  place.country = {datelined_places_begin + at + 16, 2};
  place.kind = static_cast<GazetteerPlace::Kind>(datelined_places_begin[at + 18]);
  return place;
}

GazetteerRange places_named(std::string_view key) {
  const std::size_t first = border(key);
  std::size_t last = first;
  while (last < rows() && order(last, key) == 0) ++last;
  return {first, last};
}

std::string place_key(std::string_view name) {
  std::string key;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t letter = next_code_point(name, at);
    const std::string_view plain = plain_letters(letter);
    if (letter >= 'A' && letter <= 'Z')
      key += static_cast<char>(letter + 32);
    else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
      key += static_cast<char>(letter);
    else if (letter == '\'' || letter == 0x2019 || letter == '.')
      continue;
    else if (!plain.empty() && plain != " ")
      key += plain;
    else if (letter > 0x24f && letter != 0x2013 && letter != 0x2014)
      append_utf8(key, letter);
    else if (!key.empty() && key.back() != ' ')
      key += ' ';
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

}  // namespace datelined
