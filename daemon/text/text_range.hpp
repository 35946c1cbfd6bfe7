// TextRange: a stretch of a text, as byte offsets, so that values can move freely.
#pragma once

#include <cstddef>
#include <string_view>

namespace datelined {

/// Bytes [begin, end) of a UTF-8 text, both on character borders.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool holds(TextRange other) const { return begin <= other.begin && other.end <= end; }
  bool touches(TextRange other) const { return begin < other.end && other.begin < end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

  bool operator==(const TextRange&) const = default;
};

}  // namespace datelined
