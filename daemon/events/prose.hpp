// Prose: the mentions that sentences, lists and headings of one article announce, before anything is thrown away.
#pragma once

#include "articles/article.hpp"
#include "events/category.hpp"
#include "events/event.hpp"
#include "temporal/time_expression.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

class Model;
class Taggers;

/// One time expression that lies ahead, with what was made of it.
struct Candidate {
  EventMention mention;
  std::vector<std::uint16_t> cues;
  std::size_t expression = 0;  ///< number of the time expression
  std::size_t sentence = 0;    ///< number of the sentence
  std::size_t item = 0;        ///< number of the list item or row, 0 in running text
  std::string verb;            ///< the verb that governs, stemmed
  bool former = false;         ///< the date it had: "originally planned for"
  bool aimed = false;          ///< behind "to": where what was moved goes
  bool implied = false;        ///< the place, if any, is what the article tells elsewhere
  bool clocked = false;        ///< the clock time came from elsewhere
  CategoryEvidence speaks;     ///< of its category
  int telling = 0;             ///< how much the title tells by itself, to choose between two of one event
};

/// What reading an article gave.
struct Reading {
  std::string text;  ///< whole_text
  std::vector<TimeExpression> times;
  std::vector<TextRange> sentences;
  std::vector<Candidate> candidates;  ///< in order
};

/// `least`: candidates less likely than that are left out before titles are written; 0 keeps all.
Reading read_prose(const Article& article, double least, const Model& model, const Taggers& taggers);

}  // namespace datelined
