// Silence: tentative events that nobody has confirmed when their date is near.
#pragma once

#include "store/promises.hpp"
#include "store/store.hpp"

#include <cstddef>
#include <span>

namespace datelined {

/// Notes which events have gone quiet by `now` (events/history.hpp), at most 50 in one transaction, and promises every
/// watch that matches one of them a word on it. How many; none left to note: 0. On the store thread.
std::size_t note_silence(Store& store, std::span<const Watch> watches, const Planning& planning, Instant now);

}  // namespace datelined
