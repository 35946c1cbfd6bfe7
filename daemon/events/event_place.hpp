// Event place: where an event is, by its own sentence, the lines below it, the sentences beside it, the headline, or
// what the article tells elsewhere of events of its category.
#pragma once

#include "events/background.hpp"
#include "events/places.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace datelined {

/// What sentence `number` itself, or the lines below a listing's line, tell of the event dated by its words [first,
/// last).
std::optional<Place> own_place(std::size_t number, const SentenceWords& sentence, std::size_t first, std::size_t last,
                               Background& background);

/// What the sentences beside it that have no other date than `when`, or the headline, tell.
std::optional<Place> nearby_place(std::size_t number, const SentenceWords& sentence, const TimeSpan& when,
                                  Background& background);

/// Where an event of that category is likely to be if no words of its own say so: the court that is named, the state
/// that votes, the country that a clause (its number in `clause`) on a law opens with, the town that the article on a
/// meeting or a show is about.
std::optional<Place> implied_place(Category category, std::size_t number, const SentenceWords& sentence, int clause,
                                   Background& background);

/// False for what is where its reader is: a deadline, a release, results; only words of their own tell them a place.
bool is_somewhere(Category category);

/// True for a court or a vote: what its category tells of where outranks what neighbours or the headline tell.
bool told_by_category(Category category);

/// True if a listing's words are a venue or an address and nothing else.
bool only_place(const std::vector<Word>& words, const std::vector<std::size_t>& title);

}  // namespace datelined
