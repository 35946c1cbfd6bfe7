// Microdata: each item becomes an object, each `itemprop` a member (HTML Standard, section 5, Microdata).
#include "articles/microdata.hpp"

#include "articles/markup_value.hpp"
#include "text/utf8.hpp"

#include <set>

namespace datelined {

namespace {

constexpr std::size_t most_events = 32, deepest = 16;

/// "Event" of "https://schema.org/Event"; empty for other vocabularies.
std::string_view type_of(const HtmlNode& node) {
  const std::string_view type = trimmed(node.attribute("itemtype"));
  const std::size_t at = type.find("schema.org/");
  return at == std::string_view::npos ? std::string_view() : type.substr(at + 11);
}

bool is_event(const HtmlNode& node) {
  const std::string_view type = type_of(node);
  return node.has("itemscope") && (type.ends_with("Event") || type.ends_with("Festival"));
}

std::string value_of(const HtmlTree& tree, std::uint32_t node) {
  for (const std::string_view key : {"content", "datetime", "href", "src"})
    if (tree[node].has(key)) return squeezed(tree[node].attribute(key));
  std::string text;
  for (std::uint32_t at = node; at < tree[node].end; ++at)
    if (tree[at].is_text()) text += tree[at].text;
  return squeezed(text);
}

/// Writes one event with the items nested in it; a member that comes twice counts once.
class ItemWriter {
 public:
  explicit ItemWriter(const HtmlTree& tree) : tree_(tree) {}

  std::string written(std::uint32_t event) {
    json_ = "{\"@context\":\"https://schema.org\",\"@type\":" + quoted(type_of(tree_[event]));
    open_.push_back({tree_[event].end, {"@type"}});
    for (std::uint32_t at = event + 1; at < tree_[event].end; ++at) {
      close_until(at);
      if (!tree_[at].attribute("itemprop").empty()) member(at);
    }
    close_until(tree_[event].end);
    return std::move(json_);
  }

 private:
  struct Open {
    std::uint32_t end;
    std::set<std::string, std::less<>> members;
  };

  void close_until(std::uint32_t at) {
    while (!open_.empty() && open_.back().end <= at) {
      json_ += '}';
      open_.pop_back();
    }
  }

  void member(std::uint32_t at) {
    const HtmlNode& node = tree_[at];
    const bool item = node.has("itemscope");
    if (item && open_.size() >= deepest) return;
    const std::string name(trimmed(node.attribute("itemprop")));
    if (!open_.back().members.insert(name).second) return;
    json_ += "," + quoted(name) + ":";
    if (item) {
      json_ += "{\"@type\":" + quoted(type_of(node));
      open_.push_back({node.end, {"@type"}});
    } else {
      json_ += quoted(value_of(tree_, at));
    }
  }

  const HtmlTree& tree_;
  std::string json_;
  std::vector<Open> open_;
};

}  // namespace

std::vector<std::string> microdata_events(const HtmlTree& tree) {
  std::vector<std::string> events;
  for (std::uint32_t at = 0; at < tree.size() && events.size() < most_events; ++at)
    if (is_event(tree[at])) {
      events.push_back(ItemWriter(tree).written(at));
      at = tree[at].end - 1;
    }
  return events;
}

}  // namespace datelined
