// Event place: where an event is, by its own sentence, the lines below it, the sentences beside it or the headline.
#pragma once

#include "events/background.hpp"
#include "events/places.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace datelined {

/// Of the event that sentence `number` of the article dates by its words [first, last).
std::optional<Place> event_place(std::size_t number, const SentenceWords& sentence, std::size_t first, std::size_t last,
                                 Background& background);

/// True if a listing's words are a venue or an address and nothing else.
bool only_place(const std::vector<Word>& words, const std::vector<std::size_t>& title);

}  // namespace datelined
