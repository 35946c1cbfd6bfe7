// Prose: the candidates that sentences, lists and headings of one article announce, before anything is thrown away.
#pragma once

#include "articles/article.hpp"
#include "events/candidate.hpp"
#include "temporal/time_expression.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace datelined {

class Model;
class Taggers;

/// What reading an article gave.
struct Reading {
  std::string text;  ///< whole_text
  std::vector<TimeExpression> times;
  std::vector<TextRange> sentences;
  std::vector<Candidate> candidates;  ///< in order
};

/// Which candidates are worth a description. Unlikely ones complete likely ones; alone they come to nothing.
struct Interest {
  double least = 0;      ///< those less likely are left out
  double likeliest = 0;  ///< if none of an article is as likely as that, all are left out
};

Reading read_prose(const Article& article, const Interest& interest, const Model& model, const Taggers& taggers);

}  // namespace datelined
