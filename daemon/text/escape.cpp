// Escaping, one function a destination; each first makes its text well-formed UTF-8.
#include "text/escape.hpp"

#include "text/utf8.hpp"

#include <array>
#include <cstdio>

namespace datelined {

namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// UAX 9 marks, embeddings, overrides and isolates, and the separators that break a line.
bool is_bidi_or_break(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

template <class Each>
void for_each_code_point(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    each(c, c == 0xFFFD ? std::string_view("\xEF\xBF\xBD") : text.substr(begin, at - begin));
  }
}

std::string escaped_code(const char* form, char32_t c) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), form, static_cast<unsigned>(c));
  return text.data();
}

std::string_view entity(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string for_terminal(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (is_control(c))
      result += escaped_code("\\x%02x", c);
    else if (is_bidi_or_break(c))
      result += escaped_code("\\u{%04x}", c);
    else
      result += bytes;
  });
  return result;
}

std::string for_html(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (is_control(c) && c != '\n' && c != '\t') return;
    const std::string_view named = entity(c);
    result += named.empty() ? bytes : named;
  });
  return result;
}

std::string for_notification(std::string_view text, std::size_t limit, bool markup) {
  std::string result;
  std::size_t count = 0;
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    const bool dropped = (is_control(c) && c != '\n') || is_bidi_or_break(c);
    if (dropped || count == limit) return;
    ++count;
    const std::string_view named = markup && (c == '&' || c == '<' || c == '>') ? entity(c) : std::string_view();
    result += named.empty() ? bytes : named;
  });
  return result;
}

std::string for_header(std::string_view text) {
  std::string kept;
  for_each_code_point(squeezed(text), [&](char32_t c, std::string_view bytes) {
    if (!is_control(c) && !is_bidi_or_break(c)) kept += bytes;
  });
  return squeezed(kept);
}

std::string for_ical(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  char32_t before = 0;
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    const bool second_half = c == '\n' && before == '\r';
    before = c;
    if (second_half) return;
    if (c == '\n' || c == '\r')
      result += "\\n";
    else if (c == '\\' || c == ';' || c == ',')
      (result += '\\') += bytes;
    else if (!is_control(c) || c == '\t')
      result += bytes;
  });
  return result;
}

bool is_web_url(std::string_view url) {
  const std::string start = folded(url.substr(0, 8));
  const std::size_t host = start.starts_with("https://") ? 8 : start.starts_with("http://") ? 7 : url.size();
  if (host >= url.size() || url[host] == '/' || url[host] == '?' || url[host] == '#' || !is_utf8(url)) return false;
  bool clean = true;
  for_each_code_point(url, [&](char32_t c, std::string_view) {
    if (is_control(c) || is_bidi_or_break(c) || c == ' ' || c == 0xA0 || c == 0x3000) clean = false;
  });
  return clean;
}

std::string for_log_url(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return for_terminal(url);
  const std::string_view rest = url.substr(scheme + 3);
  const std::string_view authority = rest.substr(0, rest.find('/'));
  const auto at = authority.rfind('@');
  const std::string_view shown = at == std::string_view::npos ? rest : rest.substr(at + 1);
  return for_terminal(url.substr(0, scheme + 3)) + for_terminal(shown);
}

}  // namespace datelined
