// Patterns are read by descent into a graph without loops; matching walks it with a stack and never visits a place
// twice.
#include "temporal/pattern.hpp"

#include <algorithm>
#include <bitset>
#include <stdexcept>
#include <string>

namespace datelined {
namespace {

struct ClassName {
  std::string_view name;
  WordClass cls;
};

using enum WordClass;
constexpr ClassName class_names[] = {
    {"MONTH", month},
    {"WEEKDAY", weekday},
    {"UNIT", unit},
    {"UNITS", units},
    {"NUMBER", number},
    {"VAGUE", vague},
    {"ORDINAL", ordinal},
    {"ARTICLE", article},
    {"FRACTION", fraction},
    {"SEASON", season},
    {"PART", part},
    {"RELATIVE", relative},
    {"MODIFIER", modifier},
    {"DAY_WORD", day_word},
    {"HALF_DAY", half_day},
    {"ZONE", zone},
    {"QUARTER", quarter},
    {"HALF", half},
    {"HOUR_NAME", hour_name},
    {"DECADE_NAME", decade_name},
    {"HEDGE", hedge},
    {"ADVERB", adverb},
    {"DAY", day},
    {"HOUR", hour},
    {"YEAR", year},
    {"DECADE", decade},
    {"CLOCK", clock},
    {"MILITARY", military},
    {"DATE", date},
    {"DECIMAL", decimal},
    {"UP_TO", up_to},
    {"BOTH", both},
    {",", comma},
    {"-", dash},
};

std::optional<WordClass> class_named(std::string_view name) {
  for (const ClassName& row : class_names)
    if (row.name == name) return row.cls;
  return std::nullopt;
}

bool is_operator(char c) { return c == '(' || c == ')' || c == '|' || c == '?'; }

/// The pattern with every `<fragment>` replaced by its text in brackets.
std::string expanded(std::string_view text, std::span<const Fragment> fragments) {
  std::string pattern(text);
  for (int rounds = 0; rounds < 1000; ++rounds) {
    const std::size_t open = pattern.find('<');
    if (open == std::string::npos) return pattern;
    const std::size_t close = pattern.find('>', open);
    if (close == std::string::npos) break;
    const std::string name = pattern.substr(open + 1, close - open - 1);
    const auto fragment =
        std::find_if(fragments.begin(), fragments.end(), [&](const Fragment& f) { return f.name == name; });
    if (fragment == fragments.end()) throw std::logic_error("no fragment is called " + name);
    pattern.replace(open, close - open + 1, "( " + std::string(fragment->pattern) + " )");
  }
  throw std::logic_error("a pattern names fragments without end: " + std::string(text));
}

}  // namespace

/// Reads one pattern: alternatives of sequences of pieces, each piece a word, a class or a bracket.
class PatternReader {
 public:
  PatternReader(Pattern& pattern, std::string text, Lexicon& lexicon)
      : pattern_(pattern), text_(std::move(text)), lexicon_(lexicon) {}

  void run() {
    pattern_.steps_.resize(2);
    const Piece all = alternatives(0);
    if (!word().empty()) fail();
    pattern_.start_ = all.first;
    join(all.last, Pattern::accept);
  }

 private:
  /// A part of the graph with one way in and one way out; the way out is an empty step.
  struct Piece {
    std::uint16_t first, last;
  };

  [[noreturn]] void fail() const { throw std::logic_error("cannot read the pattern " + text_); }

  std::uint16_t add(Pattern::Step step) {
    if (pattern_.steps_.size() >= max_steps) fail();
    pattern_.steps_.push_back(step);
    return static_cast<std::uint16_t>(pattern_.steps_.size() - 1);
  }
  void join(std::uint16_t from, std::uint16_t to) {
    Pattern::Step& step = pattern_.steps_[from];
    (step.free[0] == 0 ? step.free[0] : step.free[1]) = to;
  }

  /// The word at the place of reading without moving on; empty at the end.
  std::string_view word() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ == text_.size()) return {};
    if (is_operator(text_[at_])) return std::string_view(text_).substr(at_, 1);
    std::size_t to = at_;
    while (to < text_.size() && text_[to] != ' ' && !is_operator(text_[to])) ++to;
    return std::string_view(text_).substr(at_, to - at_);
  }
  std::string_view take() {
    const std::string_view taken = word();
    at_ += taken.size();
    return taken;
  }

  Piece alternatives(int depth) {
    if (depth > 40) fail();
    const std::uint16_t last = add({});
    std::uint16_t first = 0;
    do {
      const Piece branch = sequence(depth);
      join(branch.last, last);
      if (first == 0) {
        first = branch.first;
      } else {
        const std::uint16_t fork = add({});
        join(fork, first);
        join(fork, branch.first);
        first = fork;
      }
    } while (word() == "|" && !take().empty());
    return {first, last};
  }

  Piece sequence(int depth) {
    const std::uint16_t first = add({});
    std::uint16_t last = first;
    while (!word().empty() && word() != "|" && word() != ")") {
      const Piece piece = one(depth);
      join(last, piece.first);
      last = piece.last;
    }
    return {first, last};
  }

  Piece one(int depth) {
    const std::string_view said = take();
    Piece piece{};
    if (said == "(") {
      piece = alternatives(depth + 1);
      if (take() != ")") fail();
    } else {
      piece.last = add({});
      piece.first = add({term(said), piece.last, {}, true});
    }
    if (word() != "?") return piece;
    take();
    const std::uint16_t around = add({});
    join(around, piece.first);
    join(around, piece.last);
    return {around, piece.last};
  }

  Term term(std::string_view said) {
    if (const auto cls = class_named(said)) return {*cls, 0};
    if (said.front() >= 'A' && said.front() <= 'Z') fail();
    return {WordClass::count_, lexicon_.literal(said)};
  }

  static constexpr std::size_t max_steps = 4000;
  Pattern& pattern_;
  std::string text_;
  Lexicon& lexicon_;
  std::size_t at_ = 0;
};

Pattern::Pattern(std::string_view text, std::span<const Fragment> fragments, Lexicon& lexicon) {
  PatternReader(*this, expanded(text, fragments), lexicon).run();
}

std::optional<CaughtList> Pattern::match(std::span<const Token> tokens, const Lexicon& lexicon) const {
  struct Branch {
    std::uint16_t step, token;
    std::uint8_t caught;
  };
  thread_local std::vector<Branch> branches;
  thread_local std::vector<bool> seen;
  branches.assign(1, {start_, 0, 0});
  seen.assign(steps_.size() * (tokens.size() + 1), false);
  CaughtList list;
  while (!branches.empty()) {
    const Branch at = branches.back();
    branches.pop_back();
    const std::size_t place = at.step * (tokens.size() + 1) + at.token;
    if (seen[place]) continue;
    seen[place] = true;
    list.count = at.caught;
    if (at.step == accept) {
      if (at.token == tokens.size()) return list;
      continue;
    }
    const Step& step = steps_[at.step];
    if (!step.takes_token) {
      for (const std::uint16_t next : {step.free[1], step.free[0]})
        if (next != 0) branches.push_back({next, at.token, at.caught});
      continue;
    }
    if (at.token == tokens.size()) continue;
    const Entry& entry = lexicon.entry(tokens[at.token].entry);
    const auto next_token = static_cast<std::uint16_t>(at.token + 1);
    // The list is written in place: a branch taken up later overwrites what follows its own part.
    if (entry.mask & mask_of(hyphen)) branches.push_back({at.step, next_token, at.caught});
    if (step.term.takes(entry)) {
      list.items[at.caught] = {step.term.cls, at.token};
      branches.push_back({step.next, next_token, static_cast<std::uint8_t>(at.caught + 1)});
    }
  }
  return std::nullopt;
}

}  // namespace datelined
