// Clauses: which words of a sentence belong together, and what its verbs promise.
#pragma once

#include "events/words.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace datelined {

/// A verb with its auxiliaries.
struct Predicate {
  enum class Kind {
    will,         ///< will open
    may,          ///< could open
    would,        ///< would open
    be_to,        ///< is to open, is going to open
    set_for,      ///< is scheduled to open, is set for
    reduced,      ///< (a hearing) scheduled for
    was_set,      ///< was scheduled to
    plan,         ///< plans to open
    happens,      ///< opens
    be,           ///< is (a copula)
    passive,      ///< is held
    progressive,  ///< is opening
    present,      ///< another verb in the present tense
    past,         ///< opened, was open
    perfect,      ///< has opened
    request,      ///< Submit …, Join …
    infinitive,   ///< to open
    gerund        ///< opening
  };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Kind kind = Kind::past;
  std::size_t begin = 0;      ///< first word of the group
  std::size_t end = 0;        ///< behind its last word
  std::size_t verb = none;    ///< the word that says what happens, `none` if only "scheduled for"
  std::size_t status = none;  ///< the word that says how certain: scheduled, plans, …
  bool negated = false;
  bool passive = false;      ///< "be held", "be released"
  bool coordinated = false;  ///< shares its subject with the verb before

  bool finite() const { return kind != Kind::infinitive && kind != Kind::gerund; }
  bool ahead() const { return kind <= Kind::plan && kind != Kind::was_set; }
};

std::string_view name(Predicate::Kind kind);

/// Numbers the clauses of a sentence in `Word::clause`: a clause that goes on behind a relative clause or a parenthesis
/// keeps its number.
void split_clauses(std::vector<Word>& words);

/// The verbs in order. Needs `Word::clause`.
std::vector<Predicate> predicates(const std::vector<Word>& words);

/// The predicate that a time expression of words [first, last) belongs to; nothing if the sentence has no verb.
struct Governor {
  const Predicate* predicate = nullptr;
  bool right = false;   ///< it stands behind the expression
  bool joined = false;  ///< it was found in another clause
};
Governor governor(const std::vector<Word>& words, const std::vector<Predicate>& verbs, std::size_t first,
                  std::size_t last);

}  // namespace datelined
