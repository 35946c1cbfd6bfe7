// Place phrases: which words of a sentence make up the name of a place.
#pragma once

#include "events/words.hpp"

#include <cstddef>
#include <vector>

namespace datelined {

/// Where the name of a place begins behind its preposition, and whether no other word describes it.
struct NameStart {
  std::size_t at;
  bool plain = true;
};

/// In the phrase from `at`: "the [Odeon]", "central [London]", "the Austrian capital, [Vienna]", "the historic
/// [Odeon]", of which only the last is not plain; `last` if there is none.
NameStart name_start(const std::vector<Word>& words, std::size_t at, std::size_t last);

/// Behind the name at `at` with the parts behind commas: "Hofstra University in Hempstead, New York"; `at` if none is
/// there.
std::size_t full_end(const std::vector<Word>& words, std::size_t at, std::size_t last, const Vocabulary& vocabulary);

/// "Marlow Hall", "the University of Marlow": the head of the name is that of a house, not of what sits in one.
bool is_house(const std::vector<Word>& words, std::size_t at, std::size_t end);

/// "Cape Marlow", "Elm County": the first or the last word says that a place is meant.
bool named_as_place(const std::vector<Word>& words, std::size_t at, std::size_t end);

/// "will be held", "takes place": a word that leads to where something is.
bool says_where(const Word& word);

/// "Elm Street", "the Marlow River": what one is on, not in.
bool is_way(const std::vector<Word>& words, std::size_t at, std::size_t end);

}  // namespace datelined
