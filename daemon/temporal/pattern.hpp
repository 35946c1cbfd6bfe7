// Pattern: the right side of a rule as a small graph of steps over tokens, and what its classes caught.
#pragma once

#include "temporal/lexicon.hpp"
#include "temporal/tokens.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace datelined {

/// The longest expression, in tokens. Keeps any input linear.
constexpr std::size_t longest_match = 24;

/// What a step of a pattern takes: a token of a class, or one word.
struct Term {
  WordClass cls = WordClass::count_;
  std::uint16_t literal = 0;

  bool takes(const Entry& entry) const { return literal != 0 ? entry.literal == literal : entry.classes.has(cls); }
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

/// One rule's pattern as a graph without loops. Node 0 is its beginning; every other node takes one token.
class Pattern {
 public:
  struct Node {
    Term term;
    std::uint16_t first = 0, count = 0;  ///< the nodes that may follow, in `followers`, in order of preference
    bool accepts = false;                ///< the pattern may end here
  };

  /// Throws std::logic_error for a pattern that cannot be read.
  Pattern(std::string_view text, std::span<const Fragment> fragments, Lexicon& lexicon);

  const Node& node(std::size_t index) const { return nodes_[index]; }
  std::size_t node_count() const { return nodes_.size(); }
  std::span<const std::uint16_t> followers(const Node& node) const {
    return {followers_.data() + node.first, node.count};
  }

  /// Matches all of `tokens`, stepping over hyphens; false if the pattern does not. Bounded in time.
  bool match(std::span<const Token> tokens, const Lexicon& lexicon, CaughtList& caught) const;

 private:
  std::vector<Node> nodes_;
  std::vector<std::uint16_t> followers_;
};

}  // namespace datelined
