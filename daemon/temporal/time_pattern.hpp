// TimePattern: a phrase of the user's own ("Founders' Day") and the days it means, said in words that the tagger knows.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace datelined {

struct TimePattern {
  std::string name;      ///< what `dateline explain` calls it
  std::string words;     ///< the phrase; if it begins with a capital, the text must, too
  std::string means;     ///< "April 12", "second Saturday of June", "3 to 5 May", or with a year
  std::string language;  ///< ISO 639-1, of `means` and of the texts it is looked for in; empty: English, in any text
  bool operator==(const TimePattern&) const = default;
};

/// As many as a configuration may hold.
constexpr std::size_t most_time_patterns = 200;

/// What is wrong with a pattern.
struct PatternFault {
  enum class Part { words, means } part;
  std::string text;  ///< and what is allowed
};

/// The fault of each pattern; nothing where it can be used. Compiles the rules of their languages: some milliseconds.
std::vector<std::optional<PatternFault>> faults_of(std::span<const TimePattern> patterns);

}  // namespace datelined
