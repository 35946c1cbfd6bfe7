// Decoding: the evidence for a character set, weighed as the declaration of `decoded` says.
#include "articles/decoding.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cctype>

namespace datelined {

namespace {

using namespace std::string_view_literals;

struct Opening {
  std::string_view bytes, charset;
  std::size_t skip;  ///< length of the mark
};

constexpr Opening openings[] = {
    {"\xEF\xBB\xBF"sv, "UTF-8", 3},
    {"\x00\x00\xFE\xFF"sv, "UTF-32BE", 4},
    {"\xFF\xFE\x00\x00"sv, "UTF-32LE", 4},
    {"\xFE\xFF"sv, "UTF-16BE", 2},
    {"\xFF\xFE"sv, "UTF-16LE", 2},
    {"\0\0\0<"sv, "UTF-32BE", 0},
    {"<\0\0\0"sv, "UTF-32LE", 0},
    {"\0<\0"sv, "UTF-16BE", 0},
    {"<\0"sv, "UTF-16LE", 0},
    {"\x4C\x6F\xA7\x94"sv, "IBM037", 0},
};

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

/// The word after `key` and an equals sign, quotes taken off; `text` is in lower case.
std::string value_after(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    std::size_t begin = text.find_first_not_of(" \t\r\n", at + key.size());
    if (begin == std::string_view::npos || text[begin] != '=') continue;
    begin = text.find_first_not_of(" \t\r\n\"'", begin + 1);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_first_of(" \t\r\n\"';/>?", begin) - begin));
  }
  return {};
}

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  const std::size_t declaration = head.find("<?xml");
  if (declaration < 512) {
    const std::size_t end = std::min(head.find("?>", declaration), head.size());
    if (std::string charset = value_after(std::string_view(head).substr(declaration, end - declaration), "encoding");
        !charset.empty())
      return charset;
  }
  for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 5))
    if (std::string charset = value_after(std::string_view(head).substr(at, head.find('>', at) - at), "charset");
        !charset.empty())
      return charset;
  return {};
}

bool says_one_byte(std::string_view charset) {
  for (const std::string_view name : {"", "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1",
                                      "windows-1252", "cp1252", "iso-8859-15"})
    if (charset == name) return true;
  return false;
}

bool says_utf8(std::string_view charset) { return charset == "utf-8" || charset == "utf8"; }

/// Whether more of the bytes above ASCII are ill-formed as UTF-8 than well-formed.
bool mostly_ill_formed(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t before = at;
    const bool ascii = static_cast<unsigned char>(bytes[at]) < 0x80;
    const char32_t point = next_code_point(bytes, at);
    if (!ascii) (point == 0xFFFD && at - before < 3 ? bad : good) += 1;
  }
  return bad > good;
}

bool is_invisible(char32_t point) {
  if (point < 0x20) return point != '\n' && point != '\t';
  return point == 0x7F || point == 0xAD || (point >= 0x200B && point <= 0x200F && point != 0x200D) ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x2069) || point == 0xFEFF;
}

}  // namespace

std::string readable(std::string_view utf8) {
  std::string result;
  result.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const char32_t point = next_code_point(utf8, at);
    if (point >= 0x80 && point < 0xA0)
      result += to_utf8(std::string(1, static_cast<char>(point)), "windows-1252");
    else if (!is_invisible(point))
      result += utf8.substr(begin, at - begin);
  }
  return result;
}

std::string charset_of(std::string_view content_type) { return value_after(lower(content_type), "charset"); }

std::string decoded(std::string_view bytes, std::string_view http_charset) {
  for (const Opening& opening : openings)
    if (bytes.starts_with(opening.bytes)) return to_utf8(bytes.substr(opening.skip), opening.charset);
  std::string charset = lower(http_charset);
  if (charset.empty()) charset = declared_charset(bytes);
  if (charset.starts_with("utf-16") || charset.starts_with("utf-32") || charset.starts_with("ucs-")) charset = "utf-8";
  if (says_one_byte(charset) && is_utf8(bytes)) return repaired_utf8(bytes);
  if (charset.empty()) return to_utf8(bytes, "windows-1252");
  if (charset == "iso-8859-1" || charset == "us-ascii") charset = "windows-1252";  // as browsers do
  if (!says_utf8(charset)) return to_utf8(bytes, charset);
  return !is_utf8(bytes) && mostly_ill_formed(bytes) ? to_utf8(bytes, "windows-1252") : repaired_utf8(bytes);
}

}  // namespace datelined
