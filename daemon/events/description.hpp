// Description: what sentence, neighbours and headline say of a candidate: title, place, names, status, category.
#pragma once

#include "articles/article.hpp"
#include "events/background.hpp"
#include "events/candidate.hpp"
#include "events/clauses.hpp"
#include "events/time_marks.hpp"
#include "events/titles.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// A sentence whose times and clauses are marked, and its verbs.
struct Spoken {
  std::size_t number;
  SentenceWords sentence;
  std::vector<Predicate> verbs;

  Spoken(std::size_t number_, SentenceWords sentence_) : number(number_), sentence(std::move(sentence_)) {}
};

/// What a candidate rests on.
struct Ground {
  const Spoken& spoken;
  Governor governor;
  Marked time;
  TimeSpan when;
  std::optional<TextRange> scope;  ///< the heading that its date comes from, if it does
};

/// Used within one call of the extractor. Candidates may be described in any order.
class Describer {
 public:
  Describer(const Article& article, Background& background) : article_(article), background_(background) {}

  /// Sets all but confidence, cues and where it was found.
  void describe(Candidate& candidate, const Ground& ground);
  /// A later sentence of an item gives its event the hour and the place: "9 p.m., Crown Hall."
  void complete(EventMention& mention, const SentenceWords& sentence, const std::vector<Marked>& marked) const;

 private:
  Title line_title(const Ground& ground);
  std::string settled_title(std::string title, const Ground& ground, bool line_shape,
                            const std::optional<Place>& place);
  SentenceWords line_before(const Ground& ground) const;
  void settle_status(Candidate& candidate, const TitleSource& source) const;
  int telling(std::string_view text, const Title& title, const std::vector<Word>& words) const;
  void settle_zone(EventMention& mention) const;

  const Article& article_;
  Background& background_;
};

}  // namespace datelined
