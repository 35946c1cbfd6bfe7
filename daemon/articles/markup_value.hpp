// Values of a page's own markup (microdata, microformats) as JSON text.
#pragma once

#include "text/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace datelined {

/// The value as a JSON string, without control characters, cut to 2,000 bytes.
inline std::string quoted(std::string_view text) {
  constexpr std::size_t longest_value = 2000;
  std::string result = "\"";
  for (const char c : prefix_bytes(text, longest_value)) {
    if (c == '"' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) result += c;
  }
  return result + "\"";
}

}  // namespace datelined
