// The tagger: scan a block, run the automaton at every token, let the meanings of the longest match answer.
#include "temporal/tagger.hpp"

#include "languages/language.hpp"
#include "temporal/automaton.hpp"
#include "temporal/meanings.hpp"
#include "temporal/numbers.hpp"
#include "temporal/own_phrases.hpp"
#include "temporal/spans.hpp"
#include "temporal/timex3.hpp"
#include "temporal/tokens.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>

namespace datelined {

struct Tagger::Compiled {
  Compiled(const Language& spoken, std::span<const TimePattern> patterns)
      : language(spoken), rules(own_rules(patterns)), lexicon(spoken), automaton(with_own_rules(), lexicon) {}

  /// The patterns that can be used here, each with what it means and the pattern it is found by.
  std::vector<Rule> own_rules(std::span<const TimePattern> patterns);
  /// `language` with the user's own rules before those of its table.
  const Language& with_own_rules();

  Language language;
  std::deque<std::string> texts;  ///< what the rules' names and patterns point to
  std::vector<OwnPhrase> phrases;
  std::vector<Rule> rules;
  Lexicon lexicon;
  Automaton automaton;
};

std::vector<Rule> Tagger::Compiled::own_rules(std::span<const TimePattern> patterns) {
  std::vector<Rule> own;
  for (const TimePattern& pattern : patterns) {
    if (!pattern.language.empty() && pattern.language != language.code) continue;
    std::string words = phrase_pattern(pattern.words);
    const Compiled& speaker = *tagger_for(pattern.language).compiled_;
    auto phrase =
        OwnPhrase::compile(pattern.words, pattern.means, speaker.language, speaker.lexicon, speaker.automaton);
    if (words.empty() || !phrase) continue;
    phrases.push_back(std::move(*phrase));
    own.push_back({.name = texts.emplace_back(pattern.name),
                   .pattern = texts.emplace_back(std::move(words)),
                   .meaning = Meaning::own_phrase,
                   .argument = static_cast<int>(own.size())});
  }
  return own;
}

const Language& Tagger::Compiled::with_own_rules() {
  rules.insert(rules.end(), language.rules.begin(), language.rules.end());
  language.rules = rules;
  return language;
}

namespace {

using enum WordClass;

/// A stretch of tokens of one kind of block.
struct Stretch {
  std::size_t first, last;
  Block::Kind kind;
};

/// The tokens of this thread's present text: kept from text to text, so that a document costs no allocation of them.
std::vector<Token>& scratch_tokens() {
  constexpr std::size_t kept = 1U << 18;
  thread_local std::vector<Token> tokens;
  if (tokens.capacity() > kept) tokens = {};
  return tokens;
}

/// How often a match may fail before the tagger goes on: keeps hostile input linear.
constexpr int most_attempts = 12;

class Reading {
 public:
  Reading(std::string_view text, const Dateline& dateline, const Language& language, const Lexicon& lexicon,
          const Automaton& automaton, std::span<const OwnPhrase> phrases)
      : text_(text),
        dateline_(dateline),
        language_(language),
        lexicon_(lexicon),
        automaton_(automaton),
        phrases_(phrases),
        tokens_(scratch_tokens()) {}

  std::vector<TimeExpression> run(std::span<const Block> blocks, DayOrders orders) {
    // What is reserved and not used costs no memory: a long text asks for fresh pages of the system. Growing instead
    // would ask for twice as many, and the kernel's clearing of them is what makes a long text dearer by the byte.
    constexpr std::size_t bytes_a_token = 4, bytes_an_expression = 16, most_expressions = 1U << 19;
    tokens_.reserve(text_.size() / bytes_a_token);
    found_.reserve(std::min(text_.size() / bytes_an_expression + 4, most_expressions));
    scan_blocks(blocks);
    find_day_order(orders);
    for (const Stretch& stretch : stretches_) read(stretch);
    return std::move(found_);
  }

 private:
  void scan_blocks(std::span<const Block> blocks) {
    tokens_.clear();
    std::size_t at = 0;
    for (const Block& block : blocks) {
      if (block.range.begin < at || block.range.end > text_.size() || block.range.begin > block.range.end) continue;
      scan_stretch({at, block.range.begin}, Block::Kind::prose);
      scan_stretch(block.range, block.kind);
      at = block.range.end;
    }
    scan_stretch({at, text_.size()}, Block::Kind::prose);
  }

  void scan_stretch(TextRange range, Block::Kind kind) {
    if (range.empty()) return;
    const std::size_t first = tokens_.size();
    scan(text_, range, lexicon_, tokens_);
    stretches_.push_back({first, tokens_.size(), kind});
  }

  /// 3/4/2017 is read as the locale says, else as the language does, else as the first unambiguous date of the
  /// document, else as the site does.
  void find_day_order(DayOrders orders);
  void settle(DayOrder order) {
    state_.month_first = order == DayOrder::month_first;
    state_.order_known = order != DayOrder::unknown;
  }

  void read(const Stretch& stretch) {
    for (std::size_t i = stretch.first; i < stretch.last;) i = read_at(i, stretch);
  }

  /// Tries the rules at token `i`; the token to go on from.
  std::size_t read_at(std::size_t i, const Stretch& stretch) {
    std::uint16_t state = automaton_.next(automaton_.start(), tokens_[i].symbol);
    if (state == Automaton::dead) return i + 1;
    if (begins_inside(i, stretch)) return i + 1;
    std::array<std::uint16_t, longest_match> states;
    std::size_t size = 0;
    std::size_t at = i;
    while (state != Automaton::dead) {
      states[size++] = state;
      ++at;
      if (size == longest_match || at >= stretch.last || tokens_[at].place != tokens_[at - 1].place + 1) break;
      state = automaton_.next(state, tokens_[at].symbol);
    }
    int attempts = 0;
    for (; size > 0; --size)
      for (const std::uint16_t rule : automaton_.accepted(states[size - 1])) {
        if (++attempts > most_attempts) return i + 1;
        if (take(rule, i, i + size, stretch.kind)) return i + size;
      }
    return i + 1;
  }

  /// A number after a hyphen is a part of something else ("B-52").
  bool begins_inside(std::size_t i, const Stretch& stretch) const {
    if (i == stretch.first) return false;
    const Token& before = tokens_[i - 1];
    return before.place + 1 == tokens_[i].place && before.entry == static_cast<std::uint16_t>(Shape::hyphen) &&
           tokens_[i].entry < static_cast<std::uint16_t>(Shape::count_);
  }

  bool take(std::uint16_t rule_index, std::size_t first, std::size_t last, Block::Kind kind);
  void keep(const Rule& rule, Scene& scene, Meant meant);
  void announce(const TimeSpan& span);
  void keep_list(const Rule& rule, Scene& scene);
  void keep_ranges(const Rule& rule, const Scene& scene);
  bool is_denied(const Scene& scene) const;
  void set_bound(const Scene& scene, TimeSpan& span) const;
  std::string zone_said(const Scene& scene) const;

  std::string_view text_;
  const Dateline& dateline_;
  const Language& language_;
  const Lexicon& lexicon_;
  const Automaton& automaton_;
  std::span<const OwnPhrase> phrases_;
  std::vector<Token>& tokens_;
  std::vector<Stretch> stretches_;
  DocumentState state_;
  std::vector<TimeExpression> found_;
};

void Reading::find_day_order(DayOrders orders) {
  settle(orders.locale);
  if (!state_.order_known && language_.numbers.day_first) settle(DayOrder::day_first);
  if (state_.order_known) return;
  for (const Token& token : tokens_) {
    if (token.entry != static_cast<std::uint16_t>(Shape::date)) continue;
    const auto date = read_written_date(text_.substr(token.begin, token.end - token.begin));
    if (!date || date->ambiguous || !date->order_told) continue;
    settle(date->month_first ? DayOrder::month_first : DayOrder::day_first);
    return;
  }
  settle(orders.site);
}

bool Reading::take(std::uint16_t rule_index, std::size_t first, std::size_t last, Block::Kind kind) {
  const Rule& rule = language_.rules[rule_index];
  CaughtList caught;
  if (!automaton_.pattern(rule_index).match(std::span(tokens_).subspan(first, last - first), lexicon_, caught))
    return false;
  Scene scene{text_,  language_, lexicon_, tokens_, first,         last,
              caught, dateline_, kind,     state_,  rule.argument, phrases_};
  auto meant = function_of(rule.meaning)(scene);
  if (!meant) return rule.meaning == Meaning::nothing || scene.refused;
  const auto* span = std::get_if<TimeSpan>(&meant->when);
  if (span && ((span->begin && span->end <= *span->begin) || !within_years(*span))) return false;
  if (rule.meaning == Meaning::point_list)
    keep_list(rule, scene);
  else if (rule.meaning == Meaning::range_list)
    keep_ranges(rule, scene);
  else
    keep(rule, scene, std::move(*meant));
  return true;
}

/// A negation stands shortly before, in the same clause.
bool Reading::is_denied(const Scene& scene) const {
  constexpr std::uint32_t reach = 6;
  for (std::size_t i = scene.first; i-- > 0 && tokens_[scene.first].place - tokens_[i].place <= reach;) {
    if (scene.is(&tokens_[i], border) || scene.is(&tokens_[i], comma)) return false;
    if (scene.is(&tokens_[i], negation)) return true;
  }
  return false;
}

/// "by" and "from" before the words bind the span; so do "no later than" and "not before".
void Reading::set_bound(const Scene& scene, TimeSpan& span) const {
  if (span.ranged) return;
  const Token* before = scene.neighbour_before();
  const Token* further = scene.neighbour_before(2);
  if (scene.is(before, than)) {
    if (!scene.is(further, modifier)) return;
    span.bound =
        lexicon_.entry(further->entry).value(modifier) == static_cast<int>(Part::late) ? Bound::by : Bound::from;
  } else if (scene.is(before, until)) {
    // "Not before Friday", "won't open until Friday" say when it begins.
    const bool denied = scene.is(further, negation) || (scene.is(before, up_to) && is_denied(scene));
    span.bound = denied ? Bound::from : Bound::by;
  } else if (says_between_now_and(scene)) {
    span.bound = Bound::by;
  } else if (scene.is(before, since)) {
    span.bound = Bound::from;
  }
}

/// The zone of the match, or one in brackets after it ("3 p.m. (UTC)").
std::string Reading::zone_said(const Scene& scene) const {
  if (const auto index = scene.index_of(zone, 0)) return std::string(scene.words(scene.token(*index)));
  if (!scene.has(clock) && !scene.has(half_day)) return {};
  const Token* next = scene.neighbour_after(2);
  const Token* bracket = scene.neighbour_after(1);
  if (!scene.is(next, zone) || !scene.is(bracket, border) || text_[bracket->begin] != '(') return {};
  return std::string(scene.words(*next));
}

void Reading::keep(const Rule& rule, Scene& scene, Meant meant) {
  constexpr std::chrono::days middle_of_month{14};
  TimeExpression expression;
  expression.where = {tokens_[scene.first].begin, tokens_[scene.last - 1].end};
  expression.rule = rule.name;
  expression.cue = scene.cue;
  expression.zone_said = zone_said(scene);
  expression.value = std::move(meant.value);
  expression.type = meant.type;
  if (auto* span = std::get_if<TimeSpan>(&meant.when)) {
    set_bound(scene, *span);
    if (expression.value.empty()) expression.value = timex3_value(*span, scene.has(zone) && scene.value(zone) == 0);
    if (expression.type.empty()) expression.type = timex3_type(*span);
    state_.last = *span;
    if (span->begin && span->grain <= Grain::month) state_.last_month = *span;
    const bool programme = span->ranged || rule.meaning == Meaning::week_of || scene.block != Block::Kind::prose;
    if (programme && scene.has(day) && scene.has(month) && span->begin && span->end > dateline_.moment &&
        span->grain == Grain::day)
      announce(*span);
    if (rule.meaning == Meaning::point && scene.has(month) && scene.has(year) && span->grain == Grain::month)
      state_.dated = std::chrono::floor<std::chrono::days>(*span->begin) + middle_of_month;
    if (span->begin && (span->grain == Grain::day || span->grain == Grain::minute)) {
      state_.last_day = std::chrono::floor<std::chrono::days>(*span->begin);
      if (scene.has(date) || (scene.has(day) && scene.has(month) && (scene.has(year) || scene.has(weekday))))
        state_.dated = state_.last_day;
      state_.last_day_at = static_cast<std::uint32_t>(expression.where.end);
    }
    for (const WordClass mark : {up_to, dash, both})
      if (const auto at = scene.index_of(mark, 0);
          span->ranged && expression.second.empty() && at && *at > 0 && *at + 1 < scene.caught.count) {
        expression.first = {expression.where.begin, scene.token(*at - 1).end};
        expression.second = {scene.token(*at + 1).begin, expression.where.end};
      }
  }
  if (!rule.timex3 || !meant.printed) expression.type = {};
  expression.when = std::move(meant.when);
  found_.push_back(std::move(expression));
}

/// Remembers the days of a date that lies ahead: "Saturday" is then of that programme.
void Reading::announce(const TimeSpan& span) {
  constexpr std::size_t most_days = 16;
  const Day first = std::chrono::floor<std::chrono::days>(*span.begin);
  for (Day at = first; at < span.end && at - first < std::chrono::days(8); at += std::chrono::days(1))
    if (state_.announced.size() < most_days) state_.announced.push_back(at);
}

/// "May 3, 4 and 5": one expression a day, each with the month and the year of all.
void Reading::keep_list(const Rule& rule, Scene& scene) {
  for (std::size_t nth = 0; nth < scene.count(day); ++nth) {
    const std::size_t index = *scene.index_of(day, nth);
    Scene one = scene;
    one.caught.count = 0;
    for (std::size_t i = 0; i < scene.caught.count; ++i) {
      const WordClass cls = scene.caught.items[i].cls;
      if (i == index || cls == month || cls == year || (cls == weekday && nth == 0))
        one.caught.items[one.caught.count++] = scene.caught.items[i];
    }
    auto meant = mean_point(one);
    if (!meant) continue;
    // The first expression holds the words up to its day, the last one the words after it.
    const std::size_t token = scene.first + scene.caught.items[index].token;
    const bool last_one = nth + 1 == scene.count(day);
    one.first = nth == 0 ? scene.first : token;
    one.last = last_one ? scene.last : token + 1;
    keep(rule, one, std::move(*meant));
  }
}

/// "Nov. 3-5 and 10-12": one expression a range.
void Reading::keep_ranges(const Rule& rule, const Scene& scene) {
  const std::size_t joint = scene.caught.items[*scene.index_of(both, 0)].token;
  for (const std::size_t nth : {0U, 1U}) {
    auto meant = mean_range_of_list(scene, nth);
    if (!meant) continue;
    Scene one = range_of_list(scene, nth);
    const std::uint16_t offset = one.caught.items[0].token;
    one.first = scene.first + offset;
    one.last = nth == 0 ? scene.first + joint : scene.last;
    for (std::size_t i = 0; i < one.caught.count; ++i)
      one.caught.items[i].token = static_cast<std::uint16_t>(one.caught.items[i].token - offset);
    keep(rule, one, std::move(*meant));
  }
}

}  // namespace

Tagger::Tagger(const Language& language, std::span<const TimePattern> patterns)
    : compiled_(std::make_unique<Compiled>(language, patterns)) {}
Tagger::~Tagger() = default;
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;

std::vector<TimeExpression> Tagger::tag(std::string_view text, std::span<const Block> blocks, const Dateline& dateline,
                                        DayOrders orders) const {
  if (text.size() >= std::numeric_limits<std::uint32_t>::max())
    text = text.substr(0, std::numeric_limits<std::uint32_t>::max() - 1);
  return Reading(text, dateline, compiled_->language, compiled_->lexicon, compiled_->automaton, compiled_->phrases)
      .run(blocks, orders);
}

struct Taggers::Made {
  std::once_flag once;
  std::optional<Tagger> tagger;
};

// One more than there are languages: the last is that of languages which are not known.
Taggers::Taggers(std::vector<TimePattern> patterns)
    : patterns_(std::move(patterns)), made_(std::make_unique<Made[]>(languages().size() + 1)) {}
Taggers::~Taggers() = default;

const Tagger& Taggers::named(std::string_view language) const {
  const Language& known = language_named(language);
  const auto spoken = languages();
  const auto index = static_cast<std::size_t>(std::find(spoken.begin(), spoken.end(), &known) - spoken.begin());
  Made& made = made_[index];
  std::call_once(made.once, [&] {
    made.tagger.emplace(known, index < spoken.size() ? std::span(patterns_) : std::span<const TimePattern>());
  });
  return *made.tagger;
}

const Taggers& plain_taggers() {
  static const Taggers taggers;
  return taggers;
}

const Tagger& tagger_for(std::string_view language) { return plain_taggers().named(language); }

/// `tagger` is one with all patterns, of the pattern's language.
std::optional<PatternFault> fault_of(const TimePattern& pattern, const Tagger& tagger) {
  if (phrase_pattern(pattern.words).empty())
    return PatternFault{PatternFault::Part::words, "allowed are words of letters"};
  const auto& speaker = *tagger_for(pattern.language).compiled_;
  if (!OwnPhrase::compile(pattern.words, pattern.means, speaker.language, speaker.lexicon, speaker.automaton))
    return PatternFault{PatternFault::Part::means,
                        "\"" + pattern.means +
                            "\" names no day or span of days, allowed is what says one of any year or of one, like "
                            "\"April 12\", \"second Saturday of June\", \"3 to 5 May 2027\""};
  const Dateline dateline{std::chrono::local_days(std::chrono::year(2024) / 1 / 1), Grain::day, Zone()};
  const auto found = tagger.tag(pattern.words, {}, dateline);
  if (found.size() != 1 || found[0].rule != pattern.name)
    return PatternFault{PatternFault::Part::words, "is no phrase of its own: some of it means something else"};
  return std::nullopt;
}

std::vector<std::optional<PatternFault>> faults_of(std::span<const TimePattern> patterns) {
  const Taggers taggers(std::vector<TimePattern>(patterns.begin(), patterns.end()));
  std::vector<std::optional<PatternFault>> faults;
  for (const TimePattern& pattern : patterns) faults.push_back(fault_of(pattern, taggers.named(pattern.language)));
  return faults;
}

}  // namespace datelined
