// How events are found again.
#include "store/lookup.hpp"

#include "events/merge.hpp"
#include "store/sketch.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace datelined {

namespace {

/// Below SQLITE_LIMIT_LIKE_PATTERN_LENGTH even if every character has to be escaped.
constexpr std::size_t longest_word = 22;

std::string like_pattern(std::string_view word) {
  std::string pattern = "%";
  for (const char c : prefix_bytes(word, longest_word)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

/// The event as if one sentence had announced all that is believed of it.
EventMention mention_of(const Event& event) {
  EventMention mention;
  mention.title = event.title;
  mention.names = event.names;
  mention.head = event.head;
  mention.category = event.category;
  mention.place = event.place;
  mention.when = event.when;
  mention.zone = event.zone;
  mention.status = event.status;
  return mention;
}

}  // namespace

std::int64_t lookup_day(const TimeSpan& span) {
  const LocalTime moment = span.begin.value_or(span.end - std::chrono::seconds(1));
  return std::chrono::floor<std::chrono::days>(moment).time_since_epoch().count();
}

Lookup lookup_of(const Event& event) {
  Lookup lookup;
  if (event.when.begin) lookup.begins = to_instant(*event.when.begin, event.zone);
  lookup.ends = to_instant(event.when.end, event.zone);
  lookup.sketch = sketch_text(event);
  lookup.folded = folded(event.place ? event.title + ' ' + event.place->name : event.title);
  return lookup;
}

std::vector<std::string> lookup_words_of(const Event& event) { return lookup_words(mention_of(event)); }

std::vector<std::string> like_patterns(std::string_view words, std::size_t count) {
  std::vector<std::string> patterns;
  const std::string text = squeezed(folded(words));
  for (std::size_t at = 0; at < text.size() && patterns.size() < count;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    patterns.push_back(like_pattern(std::string_view(text).substr(at, end - at)));
    at = end + 1;
  }
  patterns.resize(count, "%");
  return patterns;
}

}  // namespace datelined
