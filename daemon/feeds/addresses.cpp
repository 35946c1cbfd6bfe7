// Addresses: Boost.URL does the resolving.
#include "feeds/addresses.hpp"

#include "text/utf8.hpp"

#include <boost/url.hpp>

namespace datelined {

namespace {

/// What people write into links although it belongs escaped.
std::string escaped(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == '\n' || byte == '\r' || byte == '\t') continue;
    if (byte <= 0x20 || byte >= 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) {
      result += '%';
      result += digits[byte >> 4];
      result += digits[byte & 15];
    } else {
      result += c;
    }
  }
  return result;
}

}  // namespace

std::string resolved(std::string_view reference, std::string_view base) {
  const std::string link = escaped(trimmed(reference));
  const auto relative = boost::urls::parse_uri_reference(link);
  if (!relative || relative->has_scheme()) return link;
  const auto from = boost::urls::parse_uri(base);
  boost::urls::url result;
  if (!from || !boost::urls::resolve(*from, *relative, result)) return link;
  return std::string(result.buffer().data(), result.buffer().size());
}

}  // namespace datelined
