// Mail addresses as the settings write them, and the characters that may stand in a Message-ID.
#include "sinks/mail_address.hpp"

#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cctype>

namespace datelined {
namespace {

constexpr std::size_t longest_id = 200;  // octets of either half of a Message-ID

bool is_atom_character(unsigned char c) {
  return std::isalnum(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(static_cast<char>(c)) != std::string_view::npos;
}

/// Labels of `allowed` characters, single dots between them.
template <class Allowed>
bool is_dotted(std::string_view text, Allowed allowed) {
  if (text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos)
    return false;
  return std::all_of(text.begin(), text.end(), [&](unsigned char c) { return c < 0x80 && (c == '.' || allowed(c)); });
}

bool is_address(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || at > 64 || text.size() > 254) return false;
  return is_dotted(text.substr(0, at), is_atom_character) &&
         is_dotted(text.substr(at + 1), [](unsigned char c) { return std::isalnum(c) || c == '-'; });
}

}  // namespace

std::optional<MailAddress> parse_mail_address(std::string_view text) {
  MailAddress parsed;
  const std::string_view whole = trimmed(text);
  const auto open = whole.rfind('<');
  if (open == std::string_view::npos) {
    parsed.address = whole;
  } else {
    if (!whole.ends_with('>')) return {};
    parsed.address = whole.substr(open + 1, whole.size() - open - 2);
    std::string_view display = trimmed(whole.substr(0, open));
    if (display.size() >= 2 && display.front() == '"' && display.back() == '"')
      display = display.substr(1, display.size() - 2);
    parsed.display = display;
  }
  if (!is_address(parsed.address) || for_header(parsed.display) != parsed.display) return {};
  return parsed;
}

std::string id_characters(std::string_view text) {
  std::string kept;
  for (const char c : text.substr(0, longest_id))
    if (is_atom_character(static_cast<unsigned char>(c)) || c == '.') kept += c;
  return kept;
}

std::string_view domain_of(std::string_view address) {
  return address.substr(std::min(address.rfind('@') + 1, address.size()));
}

}  // namespace datelined
