// Phrases: choosing the words of a clause that a title is made of, and cutting them at phrase borders.
#pragma once

#include "events/background.hpp"
#include "events/clauses.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace datelined {

/// Words of a sentence by their numbers, in order.
using Phrase = std::vector<std::size_t>;

/// What the predicate says something about: from the clause's start to the verb, without what goes before it ("On
/// Tuesday,", "In Berlin,") and without appositions.
Phrase subject_of(const std::vector<Word>& words, const std::vector<Predicate>& verbs, const Predicate& verb);

/// "the fiscal year, which begins on 1 October": the relative clause that opens at that word tells of a time.
bool tells_of_time(const std::vector<Word>& words, std::size_t relative);

/// What follows the verb within its clause, up to the next coordinated verb.
Phrase object_of(const std::vector<Word>& words, const std::vector<Predicate>& verbs, const Predicate& verb);

/// The noun phrase around an event noun near words [first, last): "a hearing scheduled for", "Sunday's game against X".
struct EventPhrase {
  Phrase words;
  std::size_t noun = 0;
};
std::optional<EventPhrase> event_phrase(const std::vector<Word>& words, std::size_t first, std::size_t last);

/// Without time, brackets, bullets, leading articles and possessives, and dangling small words at the ends.
void tidy(const std::vector<Word>& words, Phrase& phrase);

/// Cut at phrase borders from the end until it is at most `most` bytes as text.
void shorten(const std::vector<Word>& words, Phrase& phrase, std::size_t most);

std::string text_of(const std::vector<Word>& words, const Phrase& phrase);

}  // namespace datelined
