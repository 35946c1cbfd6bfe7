// Explanation: what became of one time expression of an article, and why.
#pragma once

#include "events/event.hpp"
#include "temporal/time_expression.hpp"

#include <string>
#include <vector>

namespace datelined {

struct Explanation {
  /// An event that was considered for the expression.
  struct Verdict {
    std::string title;
    double confidence = 0;
    bool shown = false;     ///< likely enough, and not ignored
    std::string pattern;    ///< of the user's that shaped it; empty: none
    std::string ignore;     ///< rule of the user's that ignores it; empty: none
    std::vector<Cue> cues;  ///< the weightiest first
  };

  TimeExpression time;
  TextRange sentence;  ///< in the whole text, the one that holds the expression
  std::vector<Verdict> verdicts;
};

}  // namespace datelined
