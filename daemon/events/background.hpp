// Background: what an article is about, for titles whose sentence names nobody.
#pragma once

#include "articles/article.hpp"
#include "events/category_scores.hpp"
#include "events/spellings.hpp"
#include "events/words.hpp"
#include "temporal/time_expression.hpp"

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// The sentences of one article, cut into words when first asked for. Used within one call of the extractor.
class Background {
 public:
  Background(const Article& article, std::string_view text, std::span<const Block> blocks,
             std::span<const TextRange> sentences, std::span<const TimeExpression> times, const Vocabulary& vocabulary);

  const Vocabulary& vocabulary() const { return vocabulary_; }
  std::string_view text() const { return text_; }
  /// The same with its ASCII letters in lower case: what stands where in the one stands there in the other.
  std::string_view text_in_lower_case();
  std::span<const TextRange> sentences() const { return sentences_; }
  std::span<const TimeExpression> times() const { return times_; }
  /// Where the headline ends within the text.
  std::size_t headline_end() const { return article_.title.size(); }
  Block::Kind kind_of(TextRange sentence) const;
  /// Sentence `number` cut into words, without marks of times and clauses.
  const SentenceWords& sentence(std::size_t number) const;
  /// A copy of it to set such marks in. Its words point into the background.
  SentenceWords sentence_to_mark(std::size_t number) const;

  /// The headline in the spelling of the body, without "Site | ".
  const std::string& headline();
  /// The same, cut into words.
  const std::vector<Word>& headline_words();
  /// A word of the headline as the body spells it: headlines have capitals of their own.
  std::string_view as_told(const Word& word);
  /// The name that the article is about, of its headline or opening; empty if it has none.
  const std::string& headline_name();
  /// What the opening of the body speaks of.
  const CategoryScores& opening_scores();
  /// True if the word, as capitalised, is a name rather than a word at the head of a sentence or in a headline.
  bool is_name(const Word& word) const;
  /// The names among words, each once, as written.
  std::vector<std::string> names_among(const std::vector<Word>& words) const;
  /// The first person whom the opening tells with the age: "Otto Brandt, 36, of Halden"; empty if there is none.
  std::string person_with_age() const;
  /// The last name before sentence `at` that ends in this word: "Lakeside Planning Committee" for "the committee".
  std::string name_of_kind(std::size_t at, std::string_view lower) const;
  /// Whom a pronoun in sentence `at` stands for: a person (he, she) or anything else (it, they, the company).
  /// `before` is where the pronoun stands.
  std::string antecedent(std::size_t at, std::size_t before, bool person);

 private:
  struct Headline {
    SentenceWords words;  ///< of the article's title, as written or, if that shouts, as the body spells them
    std::string text;
    bool shouted;
  };

  bool continues_name(const Word& before, const Word& word) const;
  std::size_t told_end(const std::vector<Word>& words, std::size_t at, std::size_t end) const;
  std::size_t name_end(const std::vector<Word>& words, std::size_t at) const;
  std::string name_in(const std::vector<Word>& words, std::size_t last, bool person, bool nearest) const;
  static bool follows_title(const std::vector<Word>& words, std::size_t at);
  bool person_likely(std::string_view name) const;
  std::string quoted_name() const;
  std::string spelling(const Word& word) const;
  const Headline& read_headline();
  std::string topic(const Headline& told);
  std::string most_told(const std::vector<std::string>& names, int least) const;
  std::string whole_name(std::string name, const std::vector<Word>& headline) const;
  bool only_kind(const std::string& name) const;
  int times_told(std::string_view words) const;
  bool in_headline(std::string_view name) const;
  bool opens_sentence(const Word& word) const;
  bool in_body(TextRange range) const;

  const Article& article_;
  std::string_view text_;
  std::span<const Block> blocks_;
  std::span<const TextRange> sentences_;
  std::span<const TimeExpression> times_;
  const Vocabulary& vocabulary_;
  Spellings spellings_;
  mutable std::vector<std::optional<SentenceWords>> cut_;  ///< by number of the sentence
  std::optional<CategoryScores> opening_scores_;
  bool strict_ = false;  ///< a headline's word is a name only if the body spells it so
  std::string lower_;
  std::optional<Headline> told_;
  std::optional<std::string> name_;
  std::optional<SentenceWords> headline_words_;  ///< of `Headline::text`
  std::deque<std::string> respelt_;
};

}  // namespace datelined
