// Decoding: which character set a page or feed is in, and its text as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace datelined {

/// The document as UTF-8 without byte order mark. The set is, in this order: what a byte order mark or the zero bytes
/// of the first `<` say, `http_charset` (from Content-Type, may be empty), the XML declaration, `<meta charset>`.
/// A document that says Latin-1, ASCII or nothing but is well-formed UTF-8 counts as UTF-8; one that says UTF-8 and
/// mostly is not counts as windows-1252. Ill-formed bytes become U+FFFD.
std::string decoded(std::string_view bytes, std::string_view http_charset);

/// The text as people see it: control characters of windows-1252 that were meant as quotes and dashes become these,
/// other controls but newline and tab, bidirectional controls and invisible marks are dropped (SECURITY S21).
std::string readable(std::string_view utf8);

/// The charset parameter of a Content-Type value; empty if there is none.
std::string charset_of(std::string_view content_type);

}  // namespace datelined
