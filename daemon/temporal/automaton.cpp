// The subset construction over all patterns at once.
#include "temporal/automaton.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>

namespace datelined {
namespace {

/// Nodes of patterns, numbered over all patterns; an odd number says that the pattern may end after the node, an even
/// one that the node may take the next token.
using Places = std::vector<std::uint32_t>;

class Compiler {
 public:
  Compiler(std::span<const Pattern> patterns, const Lexicon& lexicon)
      : patterns_(patterns), lexicon_(lexicon), symbols_(lexicon.symbol_count()), sample_(symbols_, nullptr) {
    for (const Pattern& pattern : patterns) {
      bases_.push_back(static_cast<std::uint32_t>(rule_of_.size()));
      rule_of_.resize(rule_of_.size() + pattern.node_count(), static_cast<std::uint16_t>(bases_.size() - 1));
    }
    for (std::size_t index = 0; index < lexicon.entry_count(); ++index) {
      const Entry& entry = lexicon.entry(static_cast<std::uint16_t>(index));
      if (entry.symbol != 0) sample_[entry.symbol] = &entry;
    }
  }

  void run() {
    Places start;
    for (std::size_t rule = 0; rule < patterns_.size(); ++rule) add_followers(rule, 0, start);
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
  /// The symbols that a term takes, remembered by term.
  const std::vector<std::uint16_t>& takers(Term term) {
    const auto [place, is_new] = takers_.try_emplace({static_cast<int>(term.cls), term.literal});
    if (is_new)
      for (std::size_t symbol = 1; symbol < symbols_; ++symbol)
        if (sample_[symbol] && term.takes(*sample_[symbol]))
          place->second.push_back(static_cast<std::uint16_t>(symbol));
    return place->second;
  }

  void add_followers(std::size_t rule, std::size_t index, Places& places) const {
    const Pattern& pattern = patterns_[rule];
    const Pattern::Node& node = pattern.node(index);
    for (const std::uint16_t follower : pattern.followers(node)) places.push_back(2 * (bases_[rule] + follower));
    if (node.accepts && index != 0) places.push_back(2 * bases_[rule] + 1);
  }

  std::uint16_t number(Places places) {
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const auto [place, is_new] = numbers_.try_emplace(places, static_cast<std::uint16_t>(sets_.size()));
    if (!is_new) return place->second;
    if (sets_.size() > 65000) throw std::logic_error("the rules need too many states");
    accepts.push_back(0);
    sets_.push_back(std::move(places));
    next.resize(sets_.size() * symbols_, 0);
    return place->second;
  }

  void expand(std::size_t state) {
    const std::uint16_t hyphen = lexicon_.entry(Shape::hyphen).symbol;
    std::map<std::uint16_t, Places> targets;
    accepts[state] = static_cast<std::uint32_t>(rules.size());
    for (const std::uint32_t place : Places(sets_[state])) {
      const std::uint16_t rule = rule_of_[place / 2];
      if (place % 2 != 0) {
        rules.push_back(rule);
        continue;
      }
      const std::size_t index = place / 2 - bases_[rule];
      for (const std::uint16_t symbol : takers(patterns_[rule].node(index).term))
        add_followers(rule, index, targets[symbol]);
      if (state != 1) targets[hyphen].push_back(place);
    }
    for (auto& [symbol, places] : targets) {
      const std::uint16_t to = number(std::move(places));
      next[state * symbols_ + symbol] = to;
    }
  }

  std::span<const Pattern> patterns_;
  const Lexicon& lexicon_;
  std::size_t symbols_;
  std::vector<const Entry*> sample_;
  std::vector<std::uint32_t> bases_;
  std::vector<std::uint16_t> rule_of_;
  std::map<std::pair<int, int>, std::vector<std::uint16_t>> takers_;
  std::map<Places, std::uint16_t> numbers_;
  std::vector<Places> sets_;
};

}  // namespace

namespace {

/// Which cells are taken; asked for 64 neighbours at once.
class Occupancy {
 public:
  void take(std::size_t cell) {
    if (cell / 64 + 2 > words_.size()) words_.resize(cell / 64 + 2);
    words_[cell / 64] |= std::uint64_t{1} << (cell % 64);
  }

  /// The first place where a row fits whose cells stand at these distances.
  std::size_t room_for(const std::vector<std::uint16_t>& row) const {
    for (std::size_t base = 0;; base += 64) {
      std::uint64_t taken = 0;
      for (const std::uint16_t distance : row)
        if ((taken |= window(base + distance)) == ~std::uint64_t{0}) break;
      if (taken != ~std::uint64_t{0}) return base + static_cast<std::size_t>(std::countr_one(taken));
    }
  }

 private:
  std::uint64_t window(std::size_t cell) const {
    const std::size_t word = cell / 64, shift = cell % 64;
    if (word + 1 >= words_.size()) return 0;
    return shift == 0 ? words_[word] : words_[word] >> shift | words_[word + 1] << (64 - shift);
  }

  std::vector<std::uint64_t> words_;
};

}  // namespace

void Automaton::interleave(const std::vector<std::uint16_t>& table, std::size_t symbols) {
  const std::size_t states = table.size() / symbols;
  bases_.assign(states, 0);
  std::vector<std::vector<std::uint16_t>> rows(states);
  for (std::size_t at = 0; at < table.size(); ++at)
    if (table[at] != dead) rows[at / symbols].push_back(static_cast<std::uint16_t>(at % symbols));
  std::vector<std::size_t> order(states);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rows[a].size() > rows[b].size(); });
  cells_.assign(symbols, {});
  Occupancy occupancy;
  for (const std::size_t state : order) {
    if (rows[state].empty()) break;
    const std::size_t base = occupancy.room_for(rows[state]);
    if (cells_.size() < base + symbols) cells_.resize(base + symbols);
    for (const std::uint16_t symbol : rows[state]) {
      occupancy.take(base + symbol);
      cells_[base + symbol] = {static_cast<std::uint16_t>(state), table[state * symbols + symbol]};
    }
    bases_[state] = static_cast<std::uint32_t>(base);
  }
}

Automaton::Automaton(const Language& language, Lexicon& lexicon) {
  std::string holidays;
  for (const HolidayName& row : language.holidays) holidays.append(holidays.empty() ? "" : " | ").append(row.name);
  std::vector<Fragment> fragments(language.fragments.begin(), language.fragments.end());
  fragments.push_back({"holiday", holidays});
  patterns_.reserve(language.rules.size());
  for (const Rule& rule : language.rules) patterns_.emplace_back(rule.pattern, fragments, lexicon);
  lexicon.finish();
  Compiler compiler(patterns_, lexicon);
  compiler.run();
  interleave(compiler.next, lexicon.symbol_count());
  accepts_ = std::move(compiler.accepts);
  rules_ = std::move(compiler.rules);
  accepts_.push_back(static_cast<std::uint32_t>(rules_.size()));
}

}  // namespace datelined
