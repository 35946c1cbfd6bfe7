// Category: what kind of happening an event is, by a learned sum over what its words say.
#pragma once

#include "events/background.hpp"
#include "events/category_scores.hpp"
#include "events/event.hpp"
#include "events/titles.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace datelined {

/// The words that speak, by where they stand.
enum class CategoryZone : std::uint8_t {
  head,       ///< the last that speaks in the title before its first preposition: "call for papers", "hearing"
  happening,  ///< the title before its first preposition
  rest,       ///< the title from there on
  added,      ///< the name behind a dash
  sentence,
  headline,
  body,  ///< its opening
  count
};

/// What is true of an event beside its words.
enum class CategoryFact : std::uint8_t {
  timed,     ///< has a clock time
  lasting,   ///< has a begin and another end
  running,   ///< is under way until then
  limit,     ///< "by", "before"
  deadline,  ///< and said of something that people may do
  placed,    ///< has a place
  acts,      ///< its title has an infinitive: somebody is to do something
  closes,    ///< its title says that something ends, closes, expires
  priced,    ///< its sentence names a sum of money
  count
};

/// All that its category is judged by.
struct CategoryEvidence {
  std::array<CategoryScores, static_cast<std::size_t>(CategoryZone::count)> zones{};
  std::uint16_t facts = 0;  ///< a bit for each CategoryFact
};

/// Of a mention that has its title, place, time and status.
CategoryEvidence category_evidence(const EventMention& mention, const TitleSource& source, Background& background);

/// How a zone's score counts: up to `most` as such, then once if it is loud, then once for the loudest.
enum class ScoreForm : std::uint8_t { amount, loud, loudest, count };

/// What tests/bench/train_categories.py learned (category_weights.cpp), by the numbers of the enumerations.
struct CategoryTable {
  float forms[static_cast<std::size_t>(CategoryZone::count)][static_cast<std::size_t>(ScoreForm::count)];
  float bias[category_count];
  float facts[static_cast<std::size_t>(CategoryFact::count)][category_count];
};
const CategoryTable& learned_categories();

/// The category that the sum is highest for.
Category category_of(const CategoryEvidence& evidence, const CategoryTable& table);

std::string_view name(CategoryZone zone);
std::string_view name(CategoryFact fact);

}  // namespace datelined
