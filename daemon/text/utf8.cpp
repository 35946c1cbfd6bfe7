// UTF-8 by the table of the Unicode standard (3-7), and the conversions of other character sets through iconv.
#include "text/utf8.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace datelined {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::string_view replacement_bytes = "\xEF\xBF\xBD";

struct Decoded {
  char32_t code_point;
  std::size_t bytes;  ///< of the character, or of the ill-formed piece that one U+FFFD stands for
  bool well_formed;
};

/// What the second byte may be after `lead` decides about overlong forms, surrogates and the end of Unicode.
std::array<unsigned char, 2> second_bytes(unsigned char lead) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, 0x9F};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {0x80, 0xBF};
  }
}

Decoded decoded(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 1;
  if (length == 1) return {replacement, 1, false};
  char32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto [low, high] = i == 1 ? second_bytes(lead) : std::array<unsigned char, 2>{0x80, 0xBF};
    if (at + i >= text.size() || byte(at + i) < low || byte(at + i) > high) return {replacement, i, false};
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  return {value, length, true};
}

/// 0x80 to 0x9F of windows-1252; undefined bytes stand for themselves, as the web has it.
constexpr std::array<char32_t, 32> windows_1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(text, byte == 0 ? replacement : byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte);
  }
  return text;
}

class Iconv {
 public:
  explicit Iconv(const std::string& charset) : handle_(::iconv_open("UTF-8", charset.c_str())) {}
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  ~Iconv() {
    if (good()) ::iconv_close(handle_);
  }
  bool good() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  std::string converted(std::string_view bytes) {
    std::string text;
    std::array<char, 4096> piece{};
    char* from = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    while (left > 0) {
      char* to = piece.data();
      std::size_t room = piece.size();
      const bool done = ::iconv(handle_, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
      text.append(piece.data(), piece.size() - room);
      if (done || (errno == E2BIG && room < piece.size())) continue;
      text += replacement_bytes;  // an ill-formed or cut-off sequence
      ++from;
      --left;
    }
    return text;
  }

 private:
  iconv_t handle_;
};

std::string charset_name(std::string_view charset) {
  std::string name;
  for (const char c : trimmed(charset)) {
    if (c == '"' || c == '\'') continue;
    const bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                         c == '_' || c == '.' || c == ':' || c == '+';
    if (!allowed) return {};
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name.size() <= 40 ? name : std::string();
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

char32_t folded_latin(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0x178) return 0xFF;
  if (c == 0x130) return 'i';
  const bool even_upper = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  const bool odd_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (even_upper && c != 0x131) return c | 1U;
  if (odd_upper) return c % 2 == 1 ? c + 1 : c;
  return c;
}

char32_t folded_greek_or_cyrillic(char32_t c) {
  if ((c >= 0x391 && c <= 0x3AB && c != 0x3A2) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (c == 0x3C2) return 0x3C3;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F)) return c | 1U;
  if (c >= 0x4C1 && c <= 0x4CE) return c % 2 == 1 ? c + 1 : c;
  return c == 0x4C0 ? 0x4CF : c;
}

char32_t folded_letter(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c < 0x180) return folded_latin(c);
  if (c >= 0x386 && c < 0x530) return folded_greek_or_cyrillic(c);
  return c == 0x1E9E ? 0xDF : c;
}

/// News is mostly ASCII: eight such bytes are passed over at once.
bool eight_ascii(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0x80;
  if (text.size() - at >= sizeof bytes) std::memcpy(&bytes, text.data() + at, sizeof bytes);
  return (bytes & 0x8080808080808080U) == 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (eight_ascii(text, at)) {
      at += 8;
      continue;
    }
    const Decoded piece = decoded(text, at);
    if (!piece.well_formed) return false;
    at += piece.bytes;
  }
  return true;
}

std::string repaired_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded piece = decoded(text, at);
    const bool good = piece.well_formed && piece.code_point != 0;
    result += good ? text.substr(at, piece.bytes) : replacement_bytes;
    at += piece.bytes;
  }
  return result;
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  const std::string name = charset_name(charset);
  if (name == "utf-8" || name == "utf8") return repaired_utf8(bytes);
  for (const std::string_view latin : {"", "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
                                       "latin-1", "us-ascii", "ascii"})
    if (name == latin) return from_windows_1252(bytes);
  Iconv iconv(name);
  return iconv.good() ? repaired_utf8(iconv.converted(bytes)) : from_windows_1252(bytes);
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const bool ascii = eight_ascii(text, at);
    at += ascii ? 8 : decoded(text, at).bytes;
    count += ascii ? 8 : 1;
  }
  return count;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const Decoded piece = decoded(text, at);
  at += piece.bytes;
  return piece.code_point;
}

void append_utf8(std::string& text, char32_t c) {
  const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c >= 0x110000 || (c >= 0xD800 && c <= 0xDFFF)) {
    text += replacement_bytes;
  } else if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string_view prefix_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
  for (std::size_t back = 0; back < 3 && end > 0 && continues(end); ++back) --end;
  return text.substr(0, continues(end) ? bytes : end);
}

std::string_view prefix_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += decoded(text, at).bytes;
  return text.substr(0, at);
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80)
      result += static_cast<char>(folded_letter(static_cast<unsigned char>(text[at++])));
    else
      append_utf8(result, folded_letter(next_code_point(text, at)));
  }
  return result;
}

std::string squeezed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_space(next_code_point(text, at))) {
      blank = true;
      continue;
    }
    if (blank && !result.empty()) result += ' ';
    blank = false;
    result += text.substr(begin, at - begin);
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t next = 0; begin < text.size() && is_space(next_code_point(text, next)); begin = next) {
  }
  text.remove_prefix(begin);
  while (!text.empty()) {
    std::size_t last = text.size() - 1;  // where the last character begins
    while (last > 0 && text.size() - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    std::size_t end = last;
    if (!is_space(next_code_point(text, end)) || end != text.size()) break;
    text.remove_suffix(end - last);
  }
  return text;
}

}  // namespace datelined
