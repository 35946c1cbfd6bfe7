// OwnPhrase: what a phrase of the user's own means, compiled: the words of its meaning, matched once, resolved for any
// year.
#pragma once

#include "temporal/automaton.hpp"
#include "temporal/scene.hpp"
#include "temporal/tokens.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// The pattern (as in a rule) that a phrase is found by: its words in lower case, marks as the scanner parts them.
/// Empty if it holds something other than words.
std::string phrase_pattern(std::string_view words);

class OwnPhrase {
 public:
  /// Nothing if `means` is not one expression that names a day, or a span of days, of every year or of one.
  static std::optional<OwnPhrase> compile(std::string_view words, std::string means, const Language& language,
                                          const Lexicon& lexicon, const Automaton& automaton);

  /// The span in a year; of a meaning that names its year always that one. Nothing if the year has no such day.
  std::optional<TimeSpan> in_year(int year) const { return resolved(year, halfway(year)); }
  bool names_year() const { return names_year_; }
  /// The phrase itself begins with a capital.
  bool capital() const { return capital_; }

 private:
  OwnPhrase(const Language& language, const Lexicon& lexicon) : language_(&language), lexicon_(&lexicon) {}

  static LocalTime halfway(int year);
  std::optional<TimeSpan> resolved(int year, LocalTime moment) const;
  bool names_days() const;

  const Language* language_;
  const Lexicon* lexicon_;
  std::string means_;
  std::vector<Token> tokens_;  ///< of `means_`, and one for the year behind them
  CaughtList caught_;
  Meaning meaning_ = Meaning::nothing;
  int argument_ = 0;
  bool names_year_ = false, capital_ = false;
};

}  // namespace datelined
