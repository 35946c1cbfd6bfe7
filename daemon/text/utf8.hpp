// UTF-8: checking, repairing, counting, and the case folding of names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace datelined {

bool is_utf8(std::string_view text);

/// The text with every ill-formed sequence, overlong form and surrogate replaced by U+FFFD. NUL becomes U+FFFD too.
std::string repaired_utf8(std::string_view text);

/// Converts bytes in a named character set (iconv names) to UTF-8; ill-formed input becomes U+FFFD.
/// An unknown set counts as windows-1252 (the web's fallback).
std::string to_utf8(std::string_view bytes, std::string_view charset);

std::size_t code_points(std::string_view text);

/// The code point that begins at `at` and moves `at` past it; U+FFFD for an ill-formed byte. Requires at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& text, char32_t code_point);

/// The longest prefix of at most `bytes` bytes that ends on a character border.
std::string_view prefix_bytes(std::string_view text, std::size_t bytes);
/// The longest prefix of at most `count` code points.
std::string_view prefix_code_points(std::string_view text, std::size_t count);

/// Lower case for comparing words: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic letters; the rest as it is.
std::string folded(std::string_view text);

/// Runs of white space (no-break spaces included) become one blank; none at the ends.
std::string squeezed(std::string_view text);
std::string_view trimmed(std::string_view text);

}  // namespace datelined
