// Patterns are read by descent into a graph without loops; matching walks it with a stack and never visits a place
// twice.
#include "temporal/pattern.hpp"

#include <algorithm>
#include <optional>
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
    {"MARGIN", margin},
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
    {"BRACKET", bracket},
    {"ANAPHOR", anaphor},
    {"THIS_NIGHT", this_night},
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

/// The graph as it is read: steps that take a token and steps that are free.
struct Step {
  Term term;
  std::uint16_t next = 0;               ///< where a step that takes a token leads
  std::array<std::uint16_t, 2> free{};  ///< steps reached without a token; 0 is none
  bool takes_token = false;
};

constexpr std::uint16_t accept = 1;

/// Reads one pattern: alternatives of sequences of pieces, each piece a word, a class or a bracket.
class PatternReader {
 public:
  PatternReader(std::string text, Lexicon& lexicon) : steps(2), text_(std::move(text)), lexicon_(lexicon) {}

  /// The step that the pattern begins with.
  std::uint16_t run() {
    const Piece all = alternatives(0);
    if (!word().empty()) fail();
    join(all.last, accept);
    return all.first;
  }

  std::vector<Step> steps;

 private:
  /// A part of the graph with one way in and one way out; the way out is an empty step.
  struct Piece {
    std::uint16_t first, last;
  };

  [[noreturn]] void fail() const { throw std::logic_error("cannot read the pattern " + text_); }

  std::uint16_t add(Step step) {
    if (steps.size() >= max_steps) fail();
    steps.push_back(step);
    return static_cast<std::uint16_t>(steps.size() - 1);
  }
  void join(std::uint16_t from, std::uint16_t to) {
    Step& step = steps[from];
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

  // Descends into brackets only, which our own tables hold; the depth is capped all the same.
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
  std::string text_;
  Lexicon& lexicon_;
  std::size_t at_ = 0;
};

/// The token-taking steps (and accept) that can be reached from `step` for free, in order of preference.
std::vector<std::uint16_t> reached(const std::vector<Step>& steps, std::uint16_t step) {
  std::vector<std::uint16_t> open{step}, found;
  std::vector<bool> seen(steps.size(), false);
  while (!open.empty()) {
    const std::uint16_t at = open.back();
    open.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    if (at == accept || steps[at].takes_token) {
      found.push_back(at);
      continue;
    }
    for (const std::uint16_t next : {steps[at].free[1], steps[at].free[0]})
      if (next != 0) open.push_back(next);
  }
  return found;
}

}  // namespace

Pattern::Pattern(std::string_view text, std::span<const Fragment> fragments, Lexicon& lexicon) {
  PatternReader reader(expanded(text, fragments), lexicon);
  const std::uint16_t start = reader.run();
  std::vector<std::uint16_t> node_of(reader.steps.size(), 0), origins{start};
  nodes_.push_back({});
  for (std::uint16_t step = 0; step < reader.steps.size(); ++step)
    if (reader.steps[step].takes_token) {
      node_of[step] = static_cast<std::uint16_t>(nodes_.size());
      nodes_.push_back({reader.steps[step].term});
      origins.push_back(reader.steps[step].next);
    }
  for (std::size_t index = 0; index < nodes_.size(); ++index) {
    nodes_[index].first = static_cast<std::uint16_t>(followers_.size());
    for (const std::uint16_t step : reached(reader.steps, origins[index]))
      if (step == accept)
        nodes_[index].accepts = true;
      else
        followers_.push_back(node_of[step]);
    nodes_[index].count = static_cast<std::uint16_t>(followers_.size() - nodes_[index].first);
  }
}

bool Pattern::match(std::span<const Token> tokens, const Lexicon& lexicon, CaughtList& caught) const {
  // One frame a token: the node that took it and how many of its followers were tried.
  struct Frame {
    std::uint16_t node = 0, tried = 0;
    std::uint8_t next_token = 0, count = 0;
  };
  constexpr int most_steps = 4000;
  std::array<Frame, longest_match + 1> frames;
  std::size_t depth = 1;
  frames[0] = {};
  caught.count = 0;
  for (int steps = 0; steps < most_steps; ++steps) {
    Frame& frame = frames[depth - 1];
    const Node& at = nodes_[frame.node];
    std::uint8_t token = frame.next_token;
    if (frame.tried == 0 && token == tokens.size() && at.accepts) {
      caught.count = frame.count;
      return true;
    }
    if (frame.tried >= 2 * at.count || token >= tokens.size()) {
      if (--depth == 0) return false;
      continue;
    }
    // First every follower on the next token, then, if that is a hyphen, every follower on the one after it.
    const bool over_hyphen = frame.tried >= at.count;
    const std::uint16_t follower = followers_[at.first + frame.tried++ % at.count];
    if (over_hyphen) {
      const bool can = depth > 1 && lexicon.entry(tokens[token].entry).classes.has(hyphen);
      if (!can || ++token >= tokens.size()) continue;
    }
    const Term term = nodes_[follower].term;
    if (!term.takes(lexicon.entry(tokens[token].entry))) continue;
    caught.items[frame.count] = {term.cls, token};
    frames[depth] = {follower, 0, static_cast<std::uint8_t>(token + 1), static_cast<std::uint8_t>(frame.count + 1)};
    ++depth;
  }
  return false;
}

}  // namespace datelined
