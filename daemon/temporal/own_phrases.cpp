// The meaning is one match of the language's own rules; a year is put behind it as if it had been said.
#include "temporal/own_phrases.hpp"

#include "temporal/meanings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace datelined {
namespace {

using std::chrono::days;

constexpr std::size_t most_phrase_bytes = 100;
/// One whole cycle of leap years.
constexpr int first_probe = 2024, last_probe = 2027;

bool is_mark(char c) { return std::string_view("()|?<>,-.;:!\"*/&@#$%=+[]{}").find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The rule that takes all tokens but the last, which is the border behind the text.
std::optional<std::uint16_t> whole_match(const std::vector<Token>& tokens, const Language& language,
                                         const Lexicon& lexicon, const Automaton& automaton, CaughtList& caught) {
  const std::size_t size = tokens.size() - 1;
  if (size == 0 || size + 1 > longest_match) return std::nullopt;
  std::uint16_t state = automaton.start();
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0 && tokens[i].place != tokens[i - 1].place + 1) return std::nullopt;
    state = automaton.next(state, tokens[i].symbol);
    if (state == Automaton::dead) return std::nullopt;
  }
  for (const std::uint16_t rule : automaton.accepted(state)) {
    const Meaning meaning = language.rules[rule].meaning;
    if (meaning != Meaning::own_phrase && meaning != Meaning::nothing && meaning != Meaning::point_list &&
        meaning != Meaning::range_list && automaton.pattern(rule).match(std::span(tokens).first(size), lexicon, caught))
      return rule;
  }
  return std::nullopt;
}

}  // namespace

std::string phrase_pattern(std::string_view words) {
  std::string pattern;
  if (words.size() > most_phrase_bytes) return {};
  const std::string small = folded(words);
  for (std::size_t at = 0; at < small.size(); ++at) {
    const bool curly = small.compare(at, 3, "’") == 0;
    if (curly || small[at] == '\'') {
      pattern += pattern.empty() || pattern.back() == ' ' ? "'" : " '";
      at += curly ? 2 : 0;
    } else if (small[at] == '-') {
      pattern += ' ';  // every pattern steps over hyphens
    } else if (is_mark(small[at]) || is_digit(small[at]) || static_cast<unsigned char>(small[at]) < ' ') {
      return {};
    } else {
      pattern += small[at];
    }
  }
  return pattern.find_first_not_of(' ') == std::string::npos ? std::string() : pattern;
}

LocalTime OwnPhrase::halfway(int year) { return std::chrono::local_days(std::chrono::year(year) / 7 / 1); }

std::optional<OwnPhrase> OwnPhrase::compile(std::string_view words, std::string means, const Language& language,
                                            const Lexicon& lexicon, const Automaton& automaton) {
  OwnPhrase phrase(language, lexicon);
  phrase.means_ = std::move(means);
  phrase.capital_ = !words.empty() && words.front() >= 'A' && words.front() <= 'Z';
  if (phrase.means_.size() > most_phrase_bytes) return std::nullopt;
  scan(phrase.means_, {0, phrase.means_.size()}, lexicon, phrase.tokens_);
  const auto rule = whole_match(phrase.tokens_, language, lexicon, automaton, phrase.caught_);
  if (!rule) return std::nullopt;
  phrase.meaning_ = language.rules[*rule].meaning;
  phrase.argument_ = language.rules[*rule].argument;
  Token& year = phrase.tokens_.back();
  year.entry = static_cast<std::uint16_t>(Shape::year);
  for (std::size_t i = 0; i < phrase.caught_.count; ++i) {
    const WordClass cls = phrase.caught_.items[i].cls;
    phrase.names_year_ = phrase.names_year_ || cls == WordClass::year || cls == WordClass::date;
  }
  if (!phrase.names_year_)
    phrase.caught_.items[phrase.caught_.count++] = {WordClass::year,
                                                    static_cast<std::uint16_t>(phrase.tokens_.size() - 1)};
  return phrase.names_days() ? std::optional(std::move(phrase)) : std::nullopt;
}

std::optional<TimeSpan> OwnPhrase::resolved(int year, LocalTime moment) const {
  std::vector<Token> tokens = tokens_;
  tokens.back().value = year;
  const Dateline dateline{moment, Grain::day, Zone()};
  DocumentState state;
  Scene scene{means_,  *language_, *lexicon_,          tokens, 0,        tokens.size() - 1,
              caught_, dateline,   Block::Kind::prose, state,  argument_};
  const auto meant = function_of(meaning_)(scene);
  const auto* span = meant ? std::get_if<TimeSpan>(&meant->when) : nullptr;
  return span && span->begin && span->end > *span->begin ? std::optional(*span) : std::nullopt;
}

/// What depends on more than the year ("tomorrow", "Friday") is no meaning of its own.
bool OwnPhrase::names_days() const {
  bool any = false;
  for (int year = first_probe; year <= last_probe; ++year) {
    const auto early = resolved(year, halfway(year) - days(170)), late = resolved(year, halfway(year) + days(170));
    if (early != late) return false;
    if (!early) continue;
    any = true;
    const auto begins = std::chrono::floor<days>(*early->begin);
    const int begun = static_cast<int>(std::chrono::year_month_day(begins).year());
    if (!names_year_ && begun != year) return false;
  }
  return any;
}

std::optional<Meant> mean_own_phrase(Scene& scene) {
  const OwnPhrase& phrase = scene.phrases[static_cast<std::size_t>(scene.argument)];
  const char first = scene.text[scene.tokens[scene.first].begin];
  if (phrase.capital() && first >= 'a' && first <= 'z') return std::nullopt;
  const Lean lean = phrase.names_year() ? Lean::none : scene.lean();
  const Day today = scene.today();
  std::optional<TimeSpan> nearest, before, after;
  const auto distance = [&](const TimeSpan& span) { return std::abs((*span.begin - today).count()); };
  for (const int year : {scene.this_year() - 1, scene.this_year(), scene.this_year() + 1}) {
    const auto span = phrase.in_year(year);
    if (!span) continue;
    if (!nearest || distance(*span) < distance(*nearest)) nearest = span;
    if (*span->begin <= today) before = span;
    if (span->end > today && !after) after = span;
  }
  const auto& chosen = lean == Lean::past && before ? before : lean == Lean::future && after ? after : nearest;
  return chosen ? std::optional(Meant{*chosen, {}, {}}) : std::nullopt;
}

}  // namespace datelined
