// Scene: one match of one rule, seen by its meaning: what was caught, around which words, in which document.
#pragma once

#include "articles/article.hpp"
#include "languages/language.hpp"
#include "temporal/pattern.hpp"
#include "temporal/time_expression.hpp"
#include "temporal/tokens.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace datelined {

using Day = std::chrono::local_days;

/// What the document has spoken of so far. One a call of the tagger.
struct DocumentState {
  std::optional<TimeSpan> last;        ///< the last span that was resolved
  std::optional<TimeSpan> last_month;  ///< the last one of a month or finer
  std::optional<Day> last_day;         ///< the last one of a day or finer
  std::uint32_t last_day_at = 0;       ///< byte where it ended
  std::optional<Day> dated;            ///< the last day that was said with its year, or with its weekday
  std::vector<Day> announced;          ///< days of the document that lay ahead, said with month and day
  double months = 0;  ///< what results are told of when it is no quarter: "the first nine months"; 0: nothing
  std::optional<TimeSpan> quarter;  ///< the last quarter or part of a year that results are told of
  bool month_first = true;          ///< how 3/4/2017 is read; found before the first rule runs
  bool order_known = false;
};

/// Where a bare expression points, and the word that said so.
enum class Lean { none, past, future };
struct Direction {
  Lean lean = Lean::none;
  std::string_view cue;
  bool sure = true;      ///< false: only the kind of block spoke
  bool lasting = false;  ///< the verb tells of something that went on until then ("lasted", "remained")
};

/// What a meaning answers. An empty value is printed from `when`; an empty type follows from `when` too.
struct Meant {
  std::variant<TimeSpan, Length, Recurrence, Reference> when;
  std::string value;
  std::string_view type;
  bool printed = true;  ///< as TIMEX3, if the rule is
};

class OwnPhrase;

class Scene {
 public:
  std::string_view text;
  const Language& language;
  const Lexicon& lexicon;
  std::span<const Token> tokens;  ///< of the whole text
  std::size_t first, last;        ///< the match, as indexes of `tokens`, `last` excluded
  CaughtList caught;
  const Dateline& dateline;
  Block::Kind block;
  DocumentState& state;
  int argument = 0;  ///< of the rule
  std::span<const OwnPhrase> phrases{};
  bool sure = false;       ///< a word of the clause decided
  bool refused = false;    ///< set when no part of the match is a time either ("31 November 2025")
  std::string_view cue{};  ///< set when the direction decided

  Day today() const { return std::chrono::floor<std::chrono::days>(dateline.moment); }
  int this_year() const;

  bool has(WordClass cls) const { return index_of(cls, 0).has_value(); }
  std::size_t count(WordClass cls) const;
  /// The value of the n-th token caught in a class.
  std::optional<int> find(WordClass cls, std::size_t nth = 0) const;
  int value(WordClass cls, int otherwise = 0) const { return find(cls).value_or(otherwise); }
  /// The place in `caught` of the n-th token of a class.
  std::optional<std::size_t> index_of(WordClass cls, std::size_t nth) const;
  const Token& token(std::size_t caught_index) const { return tokens[first + caught.items[caught_index].token]; }
  std::string_view words(const Token& token) const { return text.substr(token.begin, token.end - token.begin); }

  /// The token `distance` places before (or after) the match if it is known, else nothing.
  const Token* neighbour_before(std::uint32_t distance = 1) const;
  const Token* neighbour_after(std::uint32_t distance = 1) const;
  bool is(const Token* token, WordClass cls) const;
  /// A word with a capital follows directly: "April Jones", "May Day".
  bool before_capital() const;
  /// A word that is nothing to the rules, or a noun, follows directly in small letters.
  bool before_small_word() const;

  /// True if these words of a table (parted by blanks) follow each other in the match.
  bool says_all(std::string_view words) const;

  /// The same scene with only the caught items [from, to): one end of a range.
  Scene part(std::size_t from, std::size_t to) const;

  /// What the clause says of past and future. Remembers the cue.
  Lean lean();
};

/// False if a name of month, weekday or season that stands alone is more likely a person, a firm or a verb:
/// an abbreviation without full stop, "May said", "prices fall".
bool is_time_word(const Scene& scene, WordClass cls);

/// "Sun", "Jan", "Mar" without their full stop.
bool is_bare_abbreviation(const Scene& scene, const Token& token);

/// True if the word caught in a class has a capital in the middle of prose: it belongs to a name ("This Week").
bool is_name(const Scene& scene, WordClass cls);

/// "This coming Friday": the very next, where "next" may be the one after it.
bool says_coming(const Scene& scene);

/// "On a Friday.": one of many; but "on a Friday flight" is of that Friday.
bool is_any_of_its_kind(const Scene& scene);

/// "Moved from 3 April to 10 April": a verb of moving governs the range.
bool is_moved(const Scene& scene);

/// "Between now and Friday": no later than that.
bool says_between_now_and(const Scene& scene);

/// "Ahead of Friday", "in advance of Friday's vote".
bool says_ahead_of(const Scene& scene);
/// What the clause says on the left of the match alone.
Lean left_lean(const Scene& scene);

/// Cues of the clause around the match, then the kind of block.
Direction direction(const Scene& scene);

}  // namespace datelined
