// Words: a sentence cut into words and marks, each with what the vocabulary knows of it.
#pragma once

#include "articles/article.hpp"
#include "events/vocabulary.hpp"
#include "text/text_range.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

struct Word {
  TextRange where;         ///< in the whole text
  std::string_view text;   ///< as written
  std::string_view lower;  ///< in lower case, typographic apostrophes as '
  RoleMask roles = 0;
  const Vocabulary::Entry* entry = nullptr;
  char mark = 0;         ///< one of , ; : ( ) " - . ? ! / * for a mark; 0 for a word
  bool capital = false;  ///< begins with an upper-case letter
  bool shouted = false;  ///< has two letters or more, all upper case
  bool number = false;   ///< begins with a digit or currency sign
  bool timely = false;   ///< part of a time expression or of the preposition before it
  bool joined = false;   ///< no blank before it
  int clause = 0;        ///< set by `split_clauses`

  /// Hours, days, weeks: what a length of time is counted in.
  bool is_unit() const { return entry && entry->date == DateWord::unit; }
  bool is(RoleMask any) const { return (roles & any) != 0; }
  bool is(Role role) const { return is(mask(role)); }
};

/// A sentence and its words. The words' `lower` point into `folded`: not copied, only moved.
struct SentenceWords {
  TextRange range;
  Block::Kind kind = Block::Kind::prose;
  std::vector<Word> words;
  std::string folded;

  SentenceWords() = default;
  SentenceWords(SentenceWords&&) = default;
  SentenceWords& operator=(SentenceWords&&) = default;
  SentenceWords(const SentenceWords&) = delete;
  SentenceWords& operator=(const SentenceWords&) = delete;
};

/// Cuts `range` of `text` into words; markdown signs and web addresses are left out.
SentenceWords words_of(std::string_view text, TextRange range, Block::Kind kind, const Vocabulary& vocabulary);

/// Writes words out again as running text.
void append_word(std::string& text, const Word& word);

/// "Halden's", "Halden’s"
bool is_genitive(std::string_view text);

/// "Halden's" as "Halden"; anything else as it is.
std::string without_genitive(std::string text);

/// True if the word is one of a list.
inline bool is_one_of(std::string_view lower, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), lower) != list.end();
}

}  // namespace datelined
