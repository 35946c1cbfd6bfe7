// Candidate: a mention in the making.
#pragma once

#include "events/category.hpp"
#include "events/event.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace datelined {

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
  bool next_year = false;      ///< a list's day without a year, announced by no verb, that lies in the next one
  CategoryEvidence speaks;     ///< of its category
  int telling = 0;             ///< how much the title tells by itself, to choose between two of one event
};

}  // namespace datelined
