// The subset construction over all patterns at once.
#include "temporal/automaton.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>

namespace datelined {
namespace {

/// A step of some pattern, numbered over all patterns.
using StepSet = std::vector<std::uint32_t>;

class Compiler {
 public:
  Compiler(std::span<const Pattern> patterns, const Lexicon& lexicon)
      : patterns_(patterns), lexicon_(lexicon), symbols_(lexicon.symbol_count()) {
    for (const Pattern& pattern : patterns) {
      bases_.push_back(static_cast<std::uint32_t>(rule_of_.size()));
      rule_of_.resize(rule_of_.size() + pattern.steps().size(), static_cast<std::uint16_t>(bases_.size() - 1));
    }
    marked_.assign(rule_of_.size(), 0);
    find_takers();
  }

  void run() {
    StepSet start;
    for (std::size_t rule = 0; rule < patterns_.size(); ++rule) reach(rule, patterns_[rule].start(), start);
    next.assign(symbols_, 0);
    accepts.push_back(0);
    sets_.emplace_back();
    number(std::move(start));
    for (std::size_t state = 1; state < sets_.size(); ++state) expand(state);
  }

  std::vector<std::uint16_t> next;
  std::vector<std::uint32_t> accepts;
  std::vector<std::uint16_t> rules;

 private:
  /// Which symbols a term takes, remembered by term.
  void find_takers() {
    for (std::size_t index = 0; index < lexicon_.entry_count(); ++index) {
      const Entry& entry = lexicon_.entry(static_cast<std::uint16_t>(index));
      if (entry.symbol != 0) sample_.resize(std::max<std::size_t>(sample_.size(), entry.symbol + 1U), nullptr);
      if (entry.symbol != 0) sample_[entry.symbol] = &entry;
    }
    sample_.resize(symbols_, nullptr);
    hyphen_ = lexicon_.entry(Shape::hyphen).symbol;
  }

  const std::vector<std::uint16_t>& takers(Term term) {
    const auto [place, is_new] = takers_.try_emplace({static_cast<int>(term.cls), term.literal});
    if (is_new)
      for (std::size_t symbol = 1; symbol < symbols_; ++symbol)
        if (sample_[symbol] && term.takes(*sample_[symbol]))
          place->second.push_back(static_cast<std::uint16_t>(symbol));
    return place->second;
  }

  /// Adds a step and all that can be reached from it without a token.
  void reach(std::size_t rule, std::uint16_t step, StepSet& set) {
    std::vector<std::uint16_t> open{step};
    while (!open.empty()) {
      const std::uint16_t at = open.back();
      open.pop_back();
      const std::uint32_t number = bases_[rule] + at;
      if (std::find(set.begin(), set.end(), number) != set.end()) continue;
      set.push_back(number);
      for (const std::uint16_t free : patterns_[rule].steps()[at].free)
        if (free != 0) open.push_back(free);
    }
  }

  const Pattern::Step& step(std::uint32_t number) const {
    const std::uint16_t rule = rule_of_[number];
    return patterns_[rule].steps()[number - bases_[rule]];
  }

  std::uint16_t number(StepSet set) {
    std::sort(set.begin(), set.end());
    std::erase_if(set, [&](std::uint32_t s) { return !step(s).takes_token && !is_accept(s); });
    const auto [place, is_new] = numbers_.try_emplace(set, static_cast<std::uint16_t>(sets_.size()));
    if (!is_new) return place->second;
    if (sets_.size() > 65000) throw std::logic_error("the rules need too many states");
    accepts.push_back(static_cast<std::uint32_t>(rules.size()));
    sets_.push_back(set);
    next.resize(sets_.size() * symbols_, 0);
    return place->second;
  }
  bool is_accept(std::uint32_t number) const { return number - bases_[rule_of_[number]] == Pattern::accept; }

  void expand(std::size_t state) {
    std::map<std::uint16_t, StepSet> targets;
    const StepSet set = sets_[state];
    accepts[state] = static_cast<std::uint32_t>(rules.size());
    for (const std::uint32_t at : set) {
      if (is_accept(at)) {
        rules.push_back(rule_of_[at]);
        continue;
      }
      const Pattern::Step& taken = step(at);
      for (const std::uint16_t symbol : takers(taken.term)) reach(rule_of_[at], taken.next, targets[symbol]);
      if (state != 1) {
        StepSet& stay = targets[hyphen_];
        if (std::find(stay.begin(), stay.end(), at) == stay.end()) stay.push_back(at);
      }
    }
    for (auto& [symbol, target] : targets) {
      const std::uint16_t to = number(std::move(target));
      next[state * symbols_ + symbol] = to;
    }
  }

  std::span<const Pattern> patterns_;
  const Lexicon& lexicon_;
  std::size_t symbols_;
  std::vector<std::uint32_t> bases_;
  std::vector<std::uint16_t> rule_of_;
  std::vector<char> marked_;
  std::vector<const Entry*> sample_;
  std::uint16_t hyphen_ = 0;
  std::map<std::pair<int, int>, std::vector<std::uint16_t>> takers_;
  std::map<StepSet, std::uint16_t> numbers_;
  std::vector<StepSet> sets_;
};

}  // namespace

Automaton::Automaton(const Language& language, Lexicon& lexicon) {
  std::string holidays;
  for (const HolidayName& row : language.holidays) holidays.append(holidays.empty() ? "" : " | ").append(row.name);
  std::vector<Fragment> fragments(language.fragments.begin(), language.fragments.end());
  fragments.push_back({"holiday", holidays});
  patterns_.reserve(language.rules.size());
  for (const Rule& rule : language.rules) patterns_.emplace_back(rule.pattern, fragments, lexicon);
  lexicon.finish();
  symbols_ = lexicon.symbol_count();
  Compiler compiler(patterns_, lexicon);
  compiler.run();
  next_ = std::move(compiler.next);
  accepts_ = std::move(compiler.accepts);
  rules_ = std::move(compiler.rules);
  accepts_.push_back(static_cast<std::uint32_t>(rules_.size()));
}

}  // namespace datelined
