// Pattern: the right side of a rule as a small graph of steps over tokens, and what its classes caught.
#pragma once

#include "temporal/lexicon.hpp"
#include "temporal/tokens.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace datelined {

/// The longest expression, in tokens. Keeps any input linear.
constexpr std::size_t longest_match = 24;

/// What a step of a pattern takes: a token of a class, or one word.
struct Term {
  WordClass cls = WordClass::count_;
  std::uint8_t literal = 0;

  bool takes(const Entry& entry) const {
    return literal != 0 ? entry.literal == literal : (entry.mask & mask_of(cls)) != 0;
  }
  bool operator==(const Term&) const = default;
};

/// A token and the class it was caught as (`count_` for a word that the pattern names).
struct Caught {
  WordClass cls = WordClass::count_;
  std::uint16_t token = 0;  ///< counted from the first token of the match
};

struct CaughtList {
  std::array<Caught, longest_match> items{};
  std::size_t count = 0;
};

class Pattern {
 public:
  struct Step {
    Term term;                            ///< of a step that takes a token
    std::uint16_t next = 0;               ///< where it leads
    std::array<std::uint16_t, 2> free{};  ///< steps reached without a token; 0 is none
    bool takes_token = false;
  };

  /// Throws std::logic_error for a pattern that cannot be read.
  Pattern(std::string_view text, std::span<const Fragment> fragments, Lexicon& lexicon);

  std::uint16_t start() const { return start_; }
  std::span<const Step> steps() const { return steps_; }
  static constexpr std::uint16_t accept = 1;

  /// Matches all of `tokens`; nothing if the pattern does not.
  std::optional<CaughtList> match(std::span<const Token> tokens, const Lexicon& lexicon) const;

 private:
  friend class PatternReader;
  std::vector<Step> steps_;
  std::uint16_t start_ = 0;
};

}  // namespace datelined
