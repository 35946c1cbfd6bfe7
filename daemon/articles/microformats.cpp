// The classes of hCalendar 1.0 and h-event, with the value-class pattern for dates (microformats.org).
#include "articles/microformats.hpp"

#include "articles/markup_value.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace datelined {
namespace {

constexpr std::size_t most_events = 32;

bool has_class(const HtmlNode& node, std::string_view wanted) {
  std::string_view classes = node.attribute("class");
  while (!classes.empty()) {
    const std::size_t begin = classes.find_first_not_of(" \t\r\n\f");
    if (begin == std::string_view::npos) return false;
    classes.remove_prefix(begin);
    const std::string_view one = classes.substr(0, classes.find_first_of(" \t\r\n\f"));
    if (one == wanted) return true;
    classes.remove_prefix(one.size());
  }
  return false;
}

bool is_event(const HtmlNode& node) { return has_class(node, "vevent") || has_class(node, "h-event"); }

std::string text_of(const HtmlTree& tree, std::uint32_t node) {
  std::string text;
  for (std::uint32_t at = node; at < tree[node].end; ++at)
    if (tree[at].is_text()) text += tree[at].text;
  return squeezed(text);
}

/// What an element says by itself: the machine's form first, then what is to be read.
std::string value_of(const HtmlTree& tree, std::uint32_t node) {
  for (const std::string_view key : {"datetime", "content"})
    if (tree[node].has(key)) return squeezed(tree[node].attribute(key));
  const bool titled = tree[node].name == "abbr" || has_class(tree[node], "value-title");
  if (titled && tree[node].has("title")) return squeezed(tree[node].attribute("title"));
  return text_of(tree, node);
}

/// The parts "2026-05-12" and "19:30" that the classes `value` and `value-title` mark within an element, joined.
std::string date_of(const HtmlTree& tree, std::uint32_t node) {
  std::string date, time;
  for (std::uint32_t at = node + 1; at < tree[node].end; ++at) {
    if (!has_class(tree[at], "value") && !has_class(tree[at], "value-title")) continue;
    const std::string part = value_of(tree, at);
    (part.find('-') != std::string::npos ? date : time) += part;
  }
  if (date.empty()) return value_of(tree, node);
  return time.empty() ? date : date + "T" + time;
}

/// The first element of one of two classes within an event; the event itself if there is none.
std::uint32_t part_of(const HtmlTree& tree, std::uint32_t event, std::string_view old_name, std::string_view new_name) {
  for (std::uint32_t at = event + 1; at < tree[event].end; ++at)
    if (has_class(tree[at], old_name) || has_class(tree[at], new_name)) return at;
  return event;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

/// Empty if it lacks a name or a start.
std::string written(const HtmlTree& tree, std::uint32_t event) {
  const auto part = [&](std::string_view old_name, std::string_view new_name, auto form) {
    const std::uint32_t at = part_of(tree, event, old_name, new_name);
    return at == event ? std::string() : form(tree, at);
  };
  const std::string name = part("summary", "p-name", value_of), start = part("dtstart", "dt-start", date_of);
  if (name.empty() || start.empty()) return {};
  std::string json = R"({"@context":"https://schema.org","@type":"Event","name":)" + quoted(name);
  const auto member = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) json.append(",\"").append(key).append("\":").append(quoted(value));
  };
  member("startDate", start);
  member("endDate", part("dtend", "dt-end", date_of));
  member("location", part("location", "p-location", value_of));
  member("organizer", part("organizer", "p-organizer", value_of));
  if (upper(part("status", "p-status", value_of)) == "CANCELLED") member("eventStatus", "EventCancelled");
  return json + "}";
}

}  // namespace

std::vector<std::string> microformat_events(const HtmlTree& tree) {
  std::vector<std::string> events;
  for (std::uint32_t at = 0; at < tree.size() && events.size() < most_events; ++at)
    if (is_event(tree[at])) {
      std::string event = written(tree, at);
      if (!event.empty()) events.push_back(std::move(event));
      at = tree[at].end - 1;
    }
  return events;
}

}  // namespace datelined
