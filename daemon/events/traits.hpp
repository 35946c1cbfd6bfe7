// Traits: status and participants of a mention, from the words of its sentence and title.
#pragma once

#include "events/background.hpp"
#include "events/clauses.hpp"
#include "events/event.hpp"
#include "events/titles.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace datelined {

/// Whether a date was moved, and to or from the date at hand.
enum class Move { none, to_here, from_here, without_date };

struct StatusFound {
  Status status = Status::scheduled;
  Move move = Move::none;
};

/// From the verb that governs the date and the words of its clause.
StatusFound status_of(const TitleSource& source);

/// Names among the words of the title, and the subject of the sentence; without duplicates.
std::vector<Name> names_of(const std::vector<Word>& words, const std::vector<std::size_t>& title_words,
                           std::string_view title, Background& background);

}  // namespace datelined
