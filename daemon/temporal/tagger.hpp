// Tagger: finds the time expressions of a text and resolves them. Its only entry is `tag`.
#pragma once

#include "articles/article.hpp"
#include "languages/day_order.hpp"
#include "temporal/time_expression.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace datelined {

struct Language;

/// One language's rule table, compiled. Immutable after construction: `tag` may be called from any thread.
class Tagger {
 public:
  explicit Tagger(const Language& language);
  ~Tagger();
  Tagger(Tagger&&) noexcept;
  Tagger& operator=(Tagger&&) noexcept;

  /// The expressions in order, not overlapping. `blocks` may be empty: then all is prose. `orders` decide what 3/4/2017
  /// is; a text that nothing tells it of leaves it out. Never throws on any text.
  std::vector<TimeExpression> tag(std::string_view text, std::span<const Block> blocks, const Dateline& dateline,
                                  DayOrders orders = {}) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

/// The tagger of a language ("en"), chosen as `language_named` does. Made at first use, shared by all
/// threads.
const Tagger& tagger_for(std::string_view language);

}  // namespace datelined
