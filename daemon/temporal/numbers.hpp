// Numbers as they are written: digits with their separators, and number words that follow each other.
#pragma once

#include "temporal/lexicon.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace datelined {

/// What stands at a digit: one or a few parts, and how many bytes they take.
struct NumberRead {
  struct Part {
    std::size_t begin, end;
    Shape shape;
    std::int32_t value;
  };
  std::array<Part, 4> found{};
  std::size_t count = 0;
  std::size_t size = 0;

  std::span<const Part> parts() const { return {found.data(), count}; }
};

/// Reads the number that `text` begins with (a digit). Versions, amounts and telephone numbers become `Shape::other`.
NumberRead read_digits(std::string_view text, const NumberStyle& style = {});

/// "27/02/2017", "2017-02-27", "2017-02-27T09:00": what is written, as far as it can be told without a locale.
struct WrittenDate {
  int year = 0, month = 0, day = 0;  ///< year 0: not written
  bool ambiguous = false;            ///< day and month may change places
  bool order_told = false;           ///< a number over twelve tells which of two is the day
  bool month_first = false;          ///< if so, the month stands first
  std::optional<int> minutes;
};
std::optional<WrittenDate> read_written_date(std::string_view text);

/// Two number words in a row as one number ("twenty" "five", "nineteen" "ninety"); nothing if they do not join.
std::optional<std::int32_t> joined_number(std::int32_t first, std::int32_t second);

/// The year that two digits mean (POSIX parts the centuries at 69; news speak of the sixties more often than of the
/// 2060s: 50); of more digits the value itself.
int full_year(int digits, int value);

bool is_spelled(std::uint16_t entry);
Shape spelled_shape(std::int32_t value);
Shape ordinal_shape(std::int32_t value);

}  // namespace datelined
