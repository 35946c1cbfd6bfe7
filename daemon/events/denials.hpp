// Denials: what a clause says that will not happen, has happened, happens always, or is no happening at all.
#pragma once

#include "events/clauses.hpp"

#include <cstddef>
#include <vector>

namespace datelined {

/// "will not meet in May", "no meeting on Friday", "usually meets on Friday", "snow is expected on Friday": nothing is
/// announced for the time at words [first, …). "Will not open until May" does announce, and so does "no later than
/// May".
bool denied(const std::vector<Word>& words, const Governor& governor, std::size_t first);

}  // namespace datelined
