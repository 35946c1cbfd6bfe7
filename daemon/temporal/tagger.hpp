// Tagger: finds the time expressions of a text and resolves them. Its only entry is `tag`.
#pragma once

#include "articles/article.hpp"
#include "languages/day_order.hpp"
#include "temporal/time_expression.hpp"
#include "temporal/time_pattern.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace datelined {

struct Language;
class OwnPhrase;

/// One language's rule table and the user's own patterns, compiled; expressions point into it. Immutable after
/// construction: `tag` may be called from any thread.
class Tagger {
 public:
  /// Patterns of another language and those with a fault are left out.
  explicit Tagger(const Language& language, std::span<const TimePattern> patterns = {});
  ~Tagger();
  Tagger(Tagger&&) noexcept;
  Tagger& operator=(Tagger&&) noexcept;

  /// The expressions in order, not overlapping. `blocks` may be empty: then all is prose. `orders` decide what 3/4/2017
  /// is; a text that nothing tells it of leaves it out. Never throws on any text.
  std::vector<TimeExpression> tag(std::string_view text, std::span<const Block> blocks, const Dateline& dateline,
                                  DayOrders orders = {}) const;

 private:
  friend std::optional<PatternFault> fault_of(const TimePattern& pattern, const Tagger& tagger);
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

/// The taggers of all languages. `named` may be called from any thread.
class Taggers {
 public:
  explicit Taggers(std::vector<TimePattern> patterns = {});
  ~Taggers();

  /// The tagger of a language ("en"), chosen as `language_named` does; made at first use.
  const Tagger& named(std::string_view language) const;

 private:
  struct Made;
  std::vector<TimePattern> patterns_;
  std::unique_ptr<Made[]> made_;
};

/// The taggers without patterns of the user's own; they live as long as the process.
const Taggers& plain_taggers();

/// The plain tagger of a language.
const Tagger& tagger_for(std::string_view language);

}  // namespace datelined
