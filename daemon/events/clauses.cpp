// Clauses: borders at marks and conjunctions; no parser.
#include "events/clauses.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;
using Words = std::vector<Word>;

constexpr RoleMask finite_signs = mask(will, would, may, be, was, have, had, does);

bool finite_soon(const Words& words, std::size_t at, std::size_t steps) {
  bool aside = false;
  for (std::size_t i = at; i < words.size() && i < at + steps; ++i) {
    if (words[i].mark == '(' || words[i].mark == ')') {
      aside = words[i].mark == '(';
      continue;
    }
    if (words[i].mark) return false;
    if (aside) continue;
    if (words[i].is(finite_signs)) return true;
    if (words[i].is(plan) && i > at && i + 1 < words.size() && words[i + 1].is(to)) return true;
    if (words[i].is(past) && !words[i].is(event) && i > at) return true;
    if (words[i].is(present) && !words[i].is(event) && i > at) return true;
  }
  return false;
}

/// A word such as "before" opens a clause only if a verb follows before the next mark.
bool opens_clause(const Words& words, std::size_t at) {
  const Word& word = words[at];
  if (word.timely) return false;
  if (word.is(relative)) {
    if (word.lower == "that") {
      const bool behind_noun = at > 0 && !words[at - 1].mark && !words[at - 1].is(mask(attribution, preposition));
      return (behind_noun || (at > 0 && words[at - 1].is(mask(attribution, plan)))) && finite_soon(words, at + 1, 12);
    }
    return at > 0;
  }
  if (word.is(subordinator)) return finite_soon(words, at + 1, 7);
  return false;
}

/// The numbering of clauses, one word at a time; a stack holds what goes on after an insertion.
class Splitter {
 public:
  explicit Splitter(Words& words) : words_(words) {}

  void run() {
    for (std::size_t at = 0; at < words_.size(); ++at) place(at);
  }

 private:
  struct Open {
    int clause;
    char closes;  ///< the mark that closes the insertion: ) " , -
  };

  void place(std::size_t at) {
    Word& word = words_[at];
    switch (word.mark) {
      case '(':
        enter(')');
        break;
      case ')':
        word.clause = current_;
        leave(')');
        return;
      case '"':
        quote(at);
        return;
      case ';':
        words_[at].clause = current_;
        begin();
        return;
      case ':':
        words_[at].clause = current_;
        begin();
        return;
      case '-':
        word.clause = current_;
        if (!open_.empty() && open_.back().closes == '-')
          leave('-');
        else if (later_dash(at))
          enter('-');
        else
          begin();
        return;
      case ',':
        comma(at);
        return;
      default:
        break;
    }
    if (!word.mark && opens_clause(words_, at)) relative_clause(at);
    word.clause = current_;
    const bool opinion = word.is(base) && at > 0 && words_[at - 1].is(speaker);
    if (word.is(attribution) && !word.is(set_for) && !word.capital &&
        ((!word.is(base) && word.is(mask(past, present, gerund))) || opinion) && at + 1 < words_.size() &&
        speech_follows(at + 1))
      begin();
  }

  bool later_dash(std::size_t at) const {
    for (std::size_t i = at + 1; i < words_.size() && i < at + 25; ++i)
      if (words_[i].mark == '-') return true;
    return false;
  }

  /// Behind "said" begins what was said, unless only a time or an addressee follows.
  bool speech_follows(std::size_t at) const {
    const Word& word = words_[at];
    if (word.mark || word.timely || word.is(finite_signs)) return false;  // "the two states will"
    return finite_soon(words_, at, 14);
  }

  void quote(std::size_t at) {
    words_[at].clause = current_;
    const auto opened = std::find_if(open_.begin(), open_.end(), [](const Open& open) { return open.closes == '"'; });
    if (opened != open_.end()) {
      current_ = opened->clause;
      open_.erase(opened, open_.end());
    } else if (short_quote_) {
      short_quote_ = false;
    } else if (long_quote(at)) {
      enter('"');
    } else {
      short_quote_ = true;
    }
  }

  /// Quotation marks around a title or a few words are no clause.
  bool long_quote(std::size_t at) const {
    std::size_t end = at + 1;
    bool verb = false;
    while (end < words_.size() && words_[end].mark != '"') {
      verb = verb || words_[end].is(finite_signs) || (words_[end].mark == ',');
      ++end;
    }
    return verb || end - at > 8;
  }

  void comma(std::size_t at) {
    words_[at].clause = current_;
    if (!open_.empty() && open_.back().closes == ',') {
      leave(',');
      return;
    }
    if (at + 1 >= words_.size()) return;
    if (outer_ >= 0 && finite_next(at + 1)) {
      current_ = outer_;
      outer_ = -1;
      return;
    }
    const Word& next = words_[at + 1];
    if (next.is(conjunction) && finite_soon(words_, at + 2, 4) && !finite_here(at + 2))
      begin();
    else if (trailing_attribution(at + 1))
      begin();
  }

  bool finite_here(std::size_t at) const { return at < words_.size() && words_[at].is(finite_signs); }

  /// ", the company said", ", according to officials".
  bool trailing_attribution(std::size_t at) const {
    for (std::size_t i = at; i < words_.size() && i < at + 8; ++i) {
      if (words_[i].mark) return false;
      if (words_[i].is(attribution) && words_[i].is(mask(past, present)) && !words_[i].is(set_for) &&
          !words_[i].capital)
        return i + 1 == words_.size() || words_[i + 1].mark || words_[i + 1].timely || words_[i + 1].is(preposition) ||
               i + 3 >= words_.size();
      if (i == at && words_[i].lower == "according") return true;
      if (words_[i].is(finite_signs)) return false;
    }
    return false;
  }

  void relative_clause(std::size_t at) {
    const bool behind_comma = at > 0 && words_[at - 1].mark == ',';
    if (at == 0) {
      enter(',');  // "When the show opens, …": what follows is the main clause
      return;
    }
    if (behind_comma && words_[at].is(relative))
      enter(',');
    else if (!open_.empty() && open_.back().closes == ',')
      current_ = ++last_;  // within ", which could decide who leads the party,": the comma closes both
    else
      restrictive();
  }

  /// "the man who leads the party, plans to": a clause that nothing announces goes on until a comma before a verb.
  void restrictive() {
    const int outer = current_;
    begin();
    outer_ = outer;
  }

  bool finite_next(std::size_t at) const {
    while (at < words_.size() && words_[at].is(adverb) && !words_[at].mark) ++at;
    return at + 1 < words_.size() && !words_[at].mark &&
           (words_[at].is(finite_signs) || (words_[at].is(plan) && words_[at + 1].is(to)));
  }

  void enter(char closes) {
    open_.push_back({current_, closes});
    current_ = ++last_;
  }
  void leave(char closes) {
    if (open_.empty() || open_.back().closes != closes) return;
    current_ = open_.back().clause;
    open_.pop_back();
  }
  void begin() {
    outer_ = -1;
    current_ = ++last_;
    while (!open_.empty() && (open_.back().closes == ',')) open_.pop_back();
  }

  Words& words_;
  std::vector<Open> open_;
  int current_ = 0;
  int last_ = 0;
  int outer_ = -1;            ///< the clause that a restrictive one stands in
  bool short_quote_ = false;  ///< within the quotation marks of a title
};

}  // namespace

void split_clauses(std::vector<Word>& words) { Splitter(words).run(); }

}  // namespace datelined
