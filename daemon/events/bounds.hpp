// Bounds: whether a date is when something happens, when it must be done, or when it begins or ends.
#pragma once

#include "calendar/time_span.hpp"
#include "events/titles.hpp"

namespace datelined {

/// "by", "until" of something the reader or a party must do.
bool is_deadline(const TitleSource& source, const TimeSpan& when);

/// "The fair runs until Sunday": something under way ends; "won't open until Sunday": it begins.
void bound_by_verb(TimeSpan& when, const TitleSource& source);

/// "will not meet in May", "no meeting on Friday", "denied that it will": what does not happen at words [first, …).
/// "Will not open until May" does happen, and so does what is "no later than May".
bool denied(const std::vector<Word>& words, const Governor& governor, std::size_t first);

}  // namespace datelined
