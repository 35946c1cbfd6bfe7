// Places: what a sentence says about where.
#pragma once

#include "events/place_names.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace datelined {

/// A place and the words that name it, the preposition before them included.
struct PlaceFound {
  Place place;
  std::size_t begin = 0;  ///< first word
  std::size_t end = 0;    ///< behind the last
  int score = 0;          ///< 1 for a mere name behind "to", up to 5 for a house behind "at"
};

/// `PlaceFound::score` of a city of some size or a house.
constexpr int firm_place = 3;

/// No word of a sentence.
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// The best place among words [first, last): behind "in", "at", "from … in", or as the last parts of a listing line
/// (`listing`). Of two, the one in the clause of word `date` counts more, then the one nearer to it. Country and zone
/// from the gazetteer: the country named beside it decides, then population.
std::optional<PlaceFound> place_among(const std::vector<Word>& words, std::size_t first, std::size_t last, bool listing,
                                      const Vocabulary& vocabulary, std::size_t date = nowhere);

/// A capitalised name behind "in" or "at" right beside words [first, last), though no gazetteer knows it.
std::optional<Place> unknown_place(const std::vector<Word>& words, std::size_t first, std::size_t last,
                                   const Vocabulary& vocabulary);

/// Two capitals or more behind "at" within the clause, though no gazetteer knows them: "at Elmford Works".
std::optional<Place> place_by_at(const std::vector<Word>& words, int clause, const Vocabulary& vocabulary);

/// The first capitalised name behind "in" or "at" from word `from` on, known or not.
std::optional<Place> place_behind(const std::vector<Word>& words, std::size_t from, const Vocabulary& vocabulary);

/// A line that is nothing but a place: "Brussels, Belgium".
std::optional<Place> whole_line_place(const std::vector<Word>& words, const Vocabulary& vocabulary);

/// The place of a dateline such as "SYDNEY, May 5 (Wire) –" at the head of a text.
std::optional<Place> dateline_place(std::string_view text, const Vocabulary& vocabulary);

}  // namespace datelined
