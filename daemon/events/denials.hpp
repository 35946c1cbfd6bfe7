// Denials: what a clause says that will not happen, has happened, happens always, or is no happening at all.
#pragma once

#include "events/clauses.hpp"

#include <cstddef>
#include <vector>

namespace datelined {

/// "will not meet in May", "no meeting on Friday", "usually meets on Friday", "snow is expected on Friday": nothing is
/// announced for the time at words [first, …). "Will not open until May" does announce, and so does "no later than
/// May".
bool denied(const SentenceWords& sentence, const Governor& governor, std::size_t first);

/// "Hide Caption 3 of 20", "Photos: …", "Prev: …": what a page says beside its text.
bool stands_aside(const std::vector<Word>& words);

/// "(Update 16 June 2026)", "Updated 16 June:", "Watch the launch 01:59": the date at words [first, …) is that of the
/// text itself, or the length of a film.
bool is_stamp(const std::vector<Word>& words, std::size_t first);

}  // namespace datelined
