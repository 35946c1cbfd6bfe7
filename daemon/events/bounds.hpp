// Bounds: whether a date is when something happens, when it must be done, or when it begins or ends.
#pragma once

#include "calendar/time_span.hpp"
#include "events/titles.hpp"

namespace datelined {

/// "by", "until" of something the reader or a party must do.
bool is_deadline(const TitleSource& source, const TimeSpan& when);

/// "The fair runs until Sunday": something under way ends; "won't open until Sunday": it begins.
void bound_by_verb(TimeSpan& when, const TitleSource& source);

}  // namespace datelined
