// ASCII words: where a run of ASCII letters and digits ends, asked of eight bytes at once.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace datelined {

/// The highest bit of each of eight bytes that is no ASCII letter or digit.
constexpr std::uint64_t ends_of_ascii_words(std::uint64_t bytes) {
  const auto each = [](std::uint64_t byte) { return byte * 0x0101010101010101U; };
  // added to a byte below 0x80 these reach its highest bit from the lower border on, and from behind the upper one on
  const std::uint64_t low = bytes & each(0x7f), small = low | each(0x20);
  const std::uint64_t letters = (small + each(0x80 - 'a')) & ~(small + each(0x7f - 'z'));
  const std::uint64_t digits = (low + each(0x80 - '0')) & ~(low + each(0x7f - '9'));
  return (bytes | ~(letters | digits)) & each(0x80);
}

/// Where the ASCII letters and digits from `at` on end; `at` itself if none stands there.
inline std::size_t ascii_word_end(std::string_view text, std::size_t at) {
  if constexpr (std::endian::native == std::endian::little)
    for (; text.size() - at >= 8; at += 8) {
      std::uint64_t bytes;
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
      if (const std::uint64_t ends = ends_of_ascii_words(bytes))
        return at + static_cast<std::size_t>(std::countr_zero(ends)) / 8;
    }
  const auto goes_on = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  while (at < text.size() && goes_on(text[at])) ++at;
  return at;
}

}  // namespace datelined
