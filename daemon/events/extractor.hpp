// Extractor: the upcoming events that one article announces.
#pragma once

#include "articles/article.hpp"
#include "events/event.hpp"
#include "events/event_rules.hpp"
#include "events/explanation.hpp"

#include <span>
#include <string>
#include <vector>

namespace datelined {

class Model;
class Taggers;

struct ExtractorOptions {
  double minimum_confidence = 0.5;   ///< mentions below it are left out
  bool cues = false;                 ///< keep the cues of each mention
  const Model* model = nullptr;      ///< the learned one if null; must outlive the extractor
  const Taggers* taggers = nullptr;  ///< those without patterns of the user's own if null; must outlive the extractor
  EventRules rules = {};             ///< the user's own
};

/// Const and stateless: `mentions` may be called from any thread; the result depends on the article alone.
class Extractor {
 public:
  explicit Extractor(ExtractorOptions options = {});

  /// In order of the evidence. Structured data (`Article::markup`) first in trust, then prose.
  std::vector<EventMention> mentions(const Article& article) const;

  /// For each time expression of `whole_text(article)`, in order: what it became, by which rule and cues.
  std::vector<Explanation> explanation(const Article& article) const;

 private:
  const Model& model() const;
  const Taggers& taggers() const;

  ExtractorOptions options_;
};

}  // namespace datelined
