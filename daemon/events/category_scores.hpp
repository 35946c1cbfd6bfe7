// Category scores: how loudly words speak for each category, by the tables of the language.
#pragma once

#include "events/words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace datelined {

constexpr std::size_t category_count = static_cast<std::size_t>(Category::other) + 1;

/// The weights of what was said for each category, added up; 255 stands for more.
using CategoryScores = std::array<std::uint8_t, category_count>;

/// Adds up what words say. Each word or phrase counts once, however often it is said; a phrase counts in the place of
/// its words.
class CategoryScorer {
 public:
  explicit CategoryScorer(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void add(const std::vector<Word>& words, std::size_t begin, std::size_t end);
  /// How many of the words from `at`, which must not be a mark, make the longest phrase that is known; 1 if none do.
  std::size_t phrase_length(const std::vector<Word>& words, std::size_t at, std::size_t end);
  const CategoryScores& scores() const { return scores_; }
  /// What the last word or phrase that was added says alone; nothing if none said anything.
  std::span<const CategoryWeight> last() const { return last_; }

 private:
  void count(std::span<const CategoryWeight> weights, const void* said);

  const Vocabulary& vocabulary_;
  CategoryScores scores_{};
  std::span<const CategoryWeight> last_;
  std::vector<const void*> said_;
  std::string phrase_;  ///< what `phrase_length` found, joined as the tables have it
};

}  // namespace datelined
