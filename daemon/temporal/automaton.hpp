// Automaton: all patterns of a language as one deterministic machine over the symbols of its lexicon.
#pragma once

#include "temporal/lexicon.hpp"
#include "temporal/pattern.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace datelined {

/// Built once; afterwards constant and shared by all threads.
class Automaton {
 public:
  /// Compiles the rules of a language into `lexicon`, which it finishes. Throws std::logic_error for a bad table.
  Automaton(const Language& language, Lexicon& lexicon);

  /// State 0 is the dead one.
  static constexpr std::uint16_t dead = 0;
  std::uint16_t start() const { return 1; }
  std::uint16_t next(std::uint16_t state, std::uint16_t symbol) const {
    const Cell cell = cells_[bases_[state] + symbol];
    return cell.owner == state ? cell.next : dead;
  }

  /// The rules whose patterns end in a state, in the order of the table.
  std::span<const std::uint16_t> accepted(std::uint16_t state) const {
    return {rules_.data() + accepts_[state], accepts_[state + 1U] - accepts_[state]};
  }

  const Pattern& pattern(std::uint16_t rule) const { return patterns_[rule]; }
  std::size_t state_count() const { return accepts_.size() - 1; }

 private:
  /// The rows of the table of transitions, most of whose cells are dead, lie interleaved so that it stays in the
  /// nearest caches ("row displacement": Tarjan and Yao 1979).
  struct Cell {
    std::uint16_t owner = dead, next = dead;
  };
  void interleave(const std::vector<std::uint16_t>& table, std::size_t symbols);

  std::vector<Pattern> patterns_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> bases_;  ///< by state: where its row begins
  std::vector<std::uint32_t> accepts_;
  std::vector<std::uint16_t> rules_;
};

}  // namespace datelined
