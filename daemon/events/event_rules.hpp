// EventRules: what a user's configuration says of announcements, beside what the program knows by itself.
#pragma once

#include "events/event.hpp"
#include "settings/settings_reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

struct Article;

/// `[[event_pattern]]`: words that make a date in their sentence an event.
struct EventPattern {
  std::string name;                  ///< for `dateline explain`
  std::vector<std::string> words;    ///< phrases, one of which stands in the sentence of the date
  std::optional<Category> category;  ///< nothing: as found
  std::string title;                 ///< with {title}, {headline} and {words} filled in; empty: as found
  double confidence = 0.9;           ///< at least
  bool operator==(const EventPattern&) const = default;
};

/// `[[ignore]]`: what never becomes an event. Of lists that are not empty, both must match.
struct IgnoreRule {
  std::string name;
  std::vector<std::string> words;    ///< phrases in the sentence or the title of the event
  std::vector<std::string> sources;  ///< names of feeds and folders
  bool operator==(const IgnoreRule&) const = default;
};

struct EventRules {
  std::vector<EventPattern> patterns;
  std::vector<IgnoreRule> ignored;
  bool operator==(const EventRules&) const = default;

  /// The first pattern that speaks of a mention, or nullptr. A date that the page's own data or a calendar gives needs
  /// none.
  const EventPattern* pattern_for(const EventMention& mention) const;
  /// The first rule by which a mention is none, or nullptr.
  const IgnoreRule* ignoring(const EventMention& mention, std::string_view feed) const;
};

/// The mention as a pattern has it.
EventMention shaped(EventMention mention, const EventPattern& pattern, const Article& article);

/// Reads the `[[event_pattern]]` and `[[ignore]]` tables of a configuration. `known`: the names that sources may have;
/// nothing: any.
EventRules read_event_rules(SettingsReader& root, const std::optional<std::vector<std::string>>& known = std::nullopt);

}  // namespace datelined
