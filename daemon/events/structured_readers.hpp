// Readers of structured data: one function for each kind of markup. None throws on any text.
#pragma once

#include "articles/article.hpp"
#include "events/event.hpp"
#include "events/vocabulary.hpp"

#include <string>
#include <vector>

namespace datelined {

/// schema.org events, at any depth up to a cap, in arrays and graphs, with `eventStatus` and `previousStartDate`.
std::vector<EventMention> json_ld_events(const std::string& markup, const Vocabulary& vocabulary);

/// VEVENTs; what recurs from the dateline on, within the bounds of feeds/vevent.hpp.
std::vector<EventMention> calendar_events(const std::string& markup, const Dateline& dateline,
                                          const Vocabulary& vocabulary);

/// How far structured data is trusted: its author wrote it as a date.
inline constexpr double structured_confidence = 0.97;

}  // namespace datelined
