// Lookup: what is derived from an event so that it can be found again: when it begins and ends, and by which words.
#pragma once

#include "events/event.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

struct Lookup {
  std::optional<Instant> begins;
  Instant ends;
  std::string folded;  ///< title and place, for searching
  std::string sketch;  ///< store/sketch.hpp
};
Lookup lookup_of(const Event& event);

/// The day since 1970 by which a span is looked up: its first, of one without a begin its last.
std::int64_t lookup_day(const TimeSpan& span);

/// The words of what is believed of the event; those of its claims are kept beside them.
std::vector<std::string> lookup_words_of(const Event& event);

/// LIKE patterns that find texts holding each word of `words`; as many as `count`, the rest match anything.
std::vector<std::string> like_patterns(std::string_view words, std::size_t count);

}  // namespace datelined
