#include "service/rules_message.hpp"

#include "service/fields.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace datelined {
namespace {

namespace json = boost::json;

constexpr std::size_t most_rules = 500, most_words = 10'000, longest = 64 * 1024, longest_code = 64;

json::array message_of(const std::vector<std::string>& texts) { return json::array(texts.begin(), texts.end()); }

std::vector<std::string> texts_from(const json::array& message) {
  std::vector<std::string> texts;
  for (const json::value& text : message) {
    if (!text.is_string()) throw BadMessage("message: rules: not a string");
    texts.emplace_back(text.get_string());
  }
  return texts;
}

json::object message_of(const EventPattern& pattern) {
  json::object message{{"name", pattern.name},
                       {"words", message_of(pattern.words)},
                       {"title", pattern.title},
                       {"confidence", pattern.confidence}};
  if (pattern.category) message["category"] = static_cast<std::int64_t>(*pattern.category);
  return message;
}

EventPattern pattern_from(const json::value& message) {
  const Fields fields(message);
  EventPattern pattern;
  pattern.name = fields.text("name", longest);
  pattern.words = texts_from(fields.array("words", most_words));
  if (fields.has("category")) pattern.category = fields.one_of("category", Category::other);
  pattern.title = fields.text("title", longest);
  pattern.confidence = fields.number("confidence", 0, 1);
  return pattern;
}

json::object message_of(const TimePattern& pattern) {
  return {{"name", pattern.name}, {"words", pattern.words}, {"means", pattern.means}, {"language", pattern.language}};
}

TimePattern time_pattern_from(const json::value& message) {
  const Fields fields(message);
  return {.name = fields.text("name", longest),
          .words = fields.text("words", longest),
          .means = fields.text("means", longest),
          .language = fields.text("language", longest_code)};
}

}  // namespace

json::object message_of(const ReaderRules& rules) {
  json::array times, patterns, ignored;
  for (const TimePattern& pattern : rules.time_patterns) times.push_back(message_of(pattern));
  for (const EventPattern& pattern : rules.events.patterns) patterns.push_back(message_of(pattern));
  for (const IgnoreRule& rule : rules.events.ignored)
    ignored.push_back({{"name", rule.name}, {"words", message_of(rule.words)}, {"sources", message_of(rule.sources)}});
  return {{"minimum_confidence", rules.minimum_confidence},
          {"time_patterns", std::move(times)},
          {"event_patterns", std::move(patterns)},
          {"ignored", std::move(ignored)}};
}

ReaderRules rules_from(const json::value& message) {
  const Fields fields(message);
  ReaderRules rules{fields.number("minimum_confidence", 0, 1), {}, {}};
  for (const json::value& pattern : fields.array("time_patterns", most_time_patterns))
    rules.time_patterns.push_back(time_pattern_from(pattern));
  for (const json::value& pattern : fields.array("event_patterns", most_rules))
    rules.events.patterns.push_back(pattern_from(pattern));
  for (const json::value& rule : fields.array("ignored", most_rules)) {
    const Fields ignored(rule);
    rules.events.ignored.push_back({ignored.text("name", longest), texts_from(ignored.array("words", most_words)),
                                    texts_from(ignored.array("sources", most_words))});
  }
  return rules;
}

}  // namespace datelined
