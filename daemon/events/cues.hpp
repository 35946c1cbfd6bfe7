// Cues: what speaks for or against a time expression being an event to come, as a set of named features.
#pragma once

#include "events/clauses.hpp"
#include "events/date_form.hpp"
#include "events/words.hpp"
#include "temporal/time_expression.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// How much the clause looks ahead.
enum class Outlook : std::uint8_t {
  firm,
  set_for,
  plan,
  possible,
  announces,
  request,
  copula,
  present,
  noun,
  past,
  perfect,
  nothing,
  count
};

struct CueContext {
  const SentenceWords& sentence;
  const std::vector<Predicate>& verbs;
  Governor governor;
  const TimeExpression& expression;
  const TimeSpan& when;
  std::size_t first, last;  ///< words of the expression
  LocalTime published;
  bool turned = false;             ///< the tagger had it in the past, the clause looks ahead
  bool scoped = false;             ///< the date comes from a heading
  std::size_t dated_siblings = 0;  ///< items of the same list with dates
  bool in_dateline = false;
  bool event_headline = false;  ///< the headline holds an event noun
  std::size_t shared = 0;       ///< stems the sentence has in common with the headline
  std::size_t number = 0;       ///< of the sentence
};

Outlook outlook_of(const CueContext& context);

/// Numbers of the cues that hold; each stands for a name.
std::vector<std::uint16_t> cues_of(const CueContext& context);
std::string cue_name(std::uint16_t cue);
std::size_t cue_count();

}  // namespace datelined
