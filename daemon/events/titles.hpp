// Titles: the clause around a time expression as a headline of at most 90 characters, without the date.
#pragma once

#include "events/background.hpp"
#include "events/clauses.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace datelined {

constexpr std::size_t longest_title = 90;  ///< bytes; what fits a line of an agenda

/// Where a title is taken from.
struct TitleSource {
  const SentenceWords& sentence;
  const std::vector<Predicate>& verbs;
  Governor governor;
  std::size_t first, last;  ///< words of the time expression
  std::size_t number;       ///< of the sentence
  bool deadline = false;    ///< "by", "until" said of something the reader may do
  bool ends = false;        ///< what is under way ends then
};

struct Title {
  std::string text;
  std::string head;                ///< event noun or verb, stemmed
  std::vector<std::size_t> words;  ///< of the sentence, those that went into it
};

Title title_of(const TitleSource& source, Background& background);

/// The clause as it stands, without its date and without verbs that say only that something happens.
Title sentence_title(const TitleSource& source, Background& background);

/// A listing line (item, row, heading): what is left of it without its dates, label and bullet.
Title title_of_line(const SentenceWords& line, std::size_t first, std::size_t last, Background& background);

/// The title with a name of its sentence behind it that the headline holds too, or any if it names nobody, if there is
/// room for one. A name of the place is none.
std::string with_name_of_sentence(std::string title, const std::vector<Word>& words, std::string_view place,
                                  Background& background);

/// Cut at a blank if there is one in its second half, so that it takes no more than `longest_title` bytes.
std::string shortened(std::string title);

/// The title with the headline's name behind it if it names nobody, shortened.
std::string completed(std::string title, bool named, Background& background);

/// The headline without its dates, in the spelling of the body, cut to `most` bytes.
std::string headline_title(Background& background, std::size_t most = longest_title);

/// A title of a word or two that names nobody ("Report") with the headline behind it.
std::string with_headline(std::string title, Background& background);

/// Without quotation marks that have no partner, doubled blanks and marks that cutting has left at an end.
std::string polished(std::string title);

/// "new album" → "New album"; "iPhone" stays.
void capitalise(std::string& title);

}  // namespace datelined
