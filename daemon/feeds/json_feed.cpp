// JSON Feed 1.0 and 1.1 (jsonfeed.org).
#include "feeds/entry.hpp"
#include "feeds/formats.hpp"
#include "text/utf8.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace datelined {

namespace json = boost::json;

namespace {

bool is_json_feed(std::string_view head) {
  return head.starts_with("{") &&
         (head.find("jsonfeed.org") != std::string_view::npos || head.find("\"items\"") != std::string_view::npos);
}

/// Text of a member; numbers (ids are some now and then) as written.
std::string text_of(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (!value) return {};
  if (value->is_string()) return std::string(value->get_string());
  return value->is_number() ? json::serialize(*value) : std::string();
}

FeedEntry entry_of(const json::object& item, const std::string& language, const std::string& base) {
  FeedEntry entry;
  entry.guid = text_of(item, "id");
  entry.link = text_of(item, "url");
  if (entry.link.empty()) entry.link = text_of(item, "external_url");
  entry.title = text_of(item, "title");
  entry.plain_title = true;
  entry.content = text_of(item, "content_html");
  if (entry.content.empty()) {
    entry.content = text_of(item, "content_text");
    entry.plain_content = true;
  }
  if (entry.content.empty()) entry.content = text_of(item, "summary");
  entry.base = base;
  entry.language = text_of(item, "language").empty() ? language : text_of(item, "language");
  entry.published = first_date({text_of(item, "date_published"), text_of(item, "date_modified")});
  return entry;
}

FeedContent parse_json_feed(std::string_view utf8, const Feed& feed, Instant fetched) {
  json::parse_options options;
  options.max_depth = 64;
  options.allow_trailing_commas = true;
  boost::system::error_code error;
  const json::value document = json::parse(trimmed(utf8), error, {}, options);
  if (error) throw std::runtime_error(error.message());
  const json::object* root = document.if_object();
  const json::value* items = root ? root->if_contains("items") : nullptr;
  if (!items || !items->is_array()) throw std::runtime_error("no list of items");
  EntryReader reader(feed, fetched);
  const std::string page = text_of(*root, "home_page_url");
  for (const json::value& item : items->get_array())
    if (item.is_object())
      reader.add(entry_of(item.get_object(), text_of(*root, "language"), page.empty() ? feed.url : page));
  return std::move(reader.content());
}

}  // namespace

const FeedFormat json_feed_format{"JSON Feed", is_json_feed, parse_json_feed};

}  // namespace datelined
