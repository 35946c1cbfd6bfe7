// Rules of users: whole words, no expressions that could take for ever.
#include "events/event_rules.hpp"

#include "articles/article.hpp"
#include "text/phrases.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace datelined {
namespace {

constexpr std::size_t most_rules = 500, longest_title = 200;

/// The phrase of a list that a text holds; empty: none.
std::string_view held(const std::vector<std::string>& phrases, const std::string& words) {
  const auto found =
      std::ranges::find_if(phrases, [&](const std::string& phrase) { return holds_phrase(words, phrase); });
  return found == phrases.end() ? std::string_view() : std::string_view(*found);
}

std::string filled(std::string shape, const std::vector<std::pair<std::string_view, std::string>>& values) {
  for (const auto& [hole, value] : values)
    for (std::size_t at = shape.find(hole); at != std::string::npos; at = shape.find(hole, at + value.size()))
      shape.replace(at, hole.size(), value);
  return std::string(prefix_bytes(squeezed(shape), longest_title));
}

std::vector<std::string> read_words(SettingsReader& settings, bool needed) {
  std::vector<std::string> words = settings.list<std::string>("words");
  for (const std::string& phrase : words)
    if (folded_words(phrase).size() <= 1)
      settings.wrong("words", "\"" + phrase + "\" holds no letter or digit, allowed are words");
  if (words.empty() && needed) settings.wrong("words", "is missing, needed is at least one word or phrase");
  return words;
}

std::string read_name(SettingsReader& settings) {
  std::string name = settings.required<std::string>("name");
  if (settings.has("name") && trimmed(name).empty()) settings.wrong("name", "is empty, needed is a name");
  return name;
}

/// Holes that are none would stand in titles.
void check_holes(SettingsReader& settings, const std::string& title) {
  static constexpr std::array<std::string_view, 3> holes{"{title}", "{headline}", "{words}"};
  for (std::size_t at = title.find('{'); at != std::string::npos; at = title.find('{', at + 1))
    if (std::ranges::none_of(holes, [&](std::string_view hole) { return title.substr(at).starts_with(hole); }))
      settings.wrong("title", "allowed between braces are {title}, {headline} and {words}");
}

EventPattern read_pattern(SettingsReader& settings) {
  EventPattern pattern;
  pattern.name = read_name(settings);
  pattern.words = read_words(settings, true);
  if (const auto written = settings.optional<std::string>("category")) {
    pattern.category = category_named(*written);
    if (!pattern.category)
      settings.wrong("category", "\"" + *written + "\" is no category; datelined.toml(5) lists them");
  }
  pattern.title = settings.value<std::string>("title", "");
  check_holes(settings, pattern.title);
  pattern.confidence = settings.value("confidence", pattern.confidence);
  if (!(pattern.confidence >= 0 && pattern.confidence <= 1))
    settings.wrong("confidence", "allowed is a number from 0 to 1");
  settings.finish();
  return pattern;
}

IgnoreRule read_ignore(SettingsReader& settings, const std::optional<std::vector<std::string>>& known) {
  IgnoreRule rule;
  rule.name = read_name(settings);
  rule.words = read_words(settings, false);
  rule.sources = settings.list<std::string>("sources");
  for (const std::string& source : rule.sources)
    if (known && std::ranges::find(*known, source) == known->end())
      settings.wrong("sources", "there is no [[feed]] or [[folder]] named \"" + source + "\"");
  if (rule.words.empty() && rule.sources.empty()) settings.wrong("words", "is missing, needed are words or sources");
  settings.finish();
  return rule;
}

}  // namespace

const EventPattern* EventRules::pattern_for(const EventMention& mention) const {
  if (patterns.empty() || mention.origin != Origin::prose) return nullptr;
  const std::string words = folded_words(mention.evidence);
  const auto found =
      std::ranges::find_if(patterns, [&](const EventPattern& one) { return !held(one.words, words).empty(); });
  return found == patterns.end() ? nullptr : &*found;
}

const IgnoreRule* EventRules::ignoring(const EventMention& mention, std::string_view feed) const {
  if (ignored.empty()) return nullptr;
  const std::string words = folded_words(mention.evidence + "\n" + mention.title);
  const auto found = std::ranges::find_if(ignored, [&](const IgnoreRule& rule) {
    const bool spoken = rule.words.empty() || !held(rule.words, words).empty();
    return spoken && (rule.sources.empty() || std::ranges::find(rule.sources, feed) != rule.sources.end());
  });
  return found == ignored.end() ? nullptr : &*found;
}

EventMention shaped(EventMention mention, const EventPattern& pattern, const Article& article) {
  const std::string words(held(pattern.words, folded_words(mention.evidence)));
  if (!pattern.title.empty())
    mention.title =
        filled(pattern.title, {{"{title}", mention.title}, {"{headline}", article.title}, {"{words}", words}});
  if (pattern.category) mention.category = *pattern.category;
  mention.confidence = std::max(mention.confidence, pattern.confidence);
  return mention;
}

EventRules read_event_rules(SettingsReader& root, const std::optional<std::vector<std::string>>& known) {
  EventRules rules;
  for (SettingsReader& settings : root.tables("event_pattern")) {
    if (rules.patterns.size() == most_rules) settings.wrong("name", "is one of more than 500 patterns");
    rules.patterns.push_back(read_pattern(settings));
  }
  for (SettingsReader& settings : root.tables("ignore")) {
    if (rules.ignored.size() == most_rules) settings.wrong("name", "is one of more than 500 rules");
    rules.ignored.push_back(read_ignore(settings, known));
  }
  return rules;
}

}  // namespace datelined
