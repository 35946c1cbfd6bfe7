// Files of a watched folder: web pages, JSON lines of articles, plain text.
#include "articles/decoding.hpp"
#include "articles/html.hpp"
#include "feeds/entry.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace datelined {

namespace json = boost::json;

namespace {

constexpr std::size_t longest_headline = 150;

std::string lower_extension(std::string_view path) {
  const std::size_t dot = path.rfind('.'), slash = path.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  return folded(path.substr(dot + 1));
}

void date_by_file(Article& article, Instant modified, const Zone& zone) {
  article.dateline = dateline_of(modified, zone);
  article.dated_by_file = true;
}

Article article_of_page(std::string_view utf8, std::string_view path, const Feed& feed, Instant modified) {
  HtmlPage page = read_page(utf8);
  Article article;
  article.feed = feed.name;
  article.guid = path;
  article.url = page.url.empty() ? std::string(path) : page.url;
  article.title = std::move(page.title);
  article.text = std::move(page.text);
  article.language = language_of(article, feed, page.language);
  article.blocks = blocks_below(article.title, std::move(page.blocks));
  article.markup = std::move(page.markup);
  if (page.published)
    article.dateline = dateline_of(*page.published, feed.zone);
  else
    date_by_file(article, modified, feed.zone);
  article.hash = content_hash(article);
  return article;
}

/// Takes `date 2017-02-02T09:00+01:00` off the head of a text.
std::optional<WrittenTime> take_date_line(std::string_view& text) {
  std::string_view rest = trimmed(text);
  if (!rest.starts_with("date ") && !rest.starts_with("date\t")) return std::nullopt;
  rest = trimmed(rest.substr(5));
  const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
  const auto time = first_date({std::string(rest.substr(0, end))});
  if (time) text = rest.substr(end);
  return time;
}

/// A text that opens with a short line of its own without a full stop opens with its headline.
void split_headline(std::string_view text, Article& article) {
  const std::size_t end = text.find('\n');
  if (end != std::string_view::npos) {
    const std::string_view first = trimmed(text.substr(0, end)), rest = text.substr(end + 1);
    const bool apart = rest.substr(0, rest.find('\n')).find_first_not_of(" \t\r") == std::string_view::npos;
    const bool sentence = !first.empty() && std::string_view(".!?:,;").find(first.back()) != std::string_view::npos;
    const bool item = first.starts_with("* ") || first.starts_with("- ");
    if (apart && !sentence && !item && first.size() <= longest_headline && !trimmed(rest).empty()) {
      article.title = first;
      text = trimmed(rest);
    }
  }
  article.text = text;
}

Article article_of_text(std::string_view utf8, std::string_view path, const Feed& feed, Instant modified) {
  Article article;
  article.feed = feed.name;
  article.guid = article.url = path;
  const std::string text = readable(utf8);
  std::string_view rest = text;
  if (const auto time = take_date_line(rest))
    article.dateline = dateline_of(*time, feed.zone);
  else
    date_by_file(article, modified, feed.zone);
  split_headline(trimmed(rest), article);
  article.language = language_of(article, feed, {});
  article.blocks = inferred_blocks(article.title, article.text);
  article.hash = content_hash(article);
  return article;
}

/// Text of a member; nothing if it is absent or null. Throws if it is something else.
std::optional<std::string> text_member(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (!value || value->is_null()) return std::nullopt;
  if (value->is_string()) return std::string(value->get_string());
  if (key == "id" && value->is_number()) return json::serialize(*value);
  throw std::runtime_error("\"" + std::string(key) + "\" is no text");
}

Zone zone_of(const json::object& object, const Feed& feed) {
  const auto name = text_member(object, "zone");
  if (!name || name->empty()) return feed.zone;
  if (const auto zone = Zone::named(*name)) return *zone;
  throw std::runtime_error("\"zone\": no such zone: " + for_terminal(prefix_bytes(*name, 60)));
}

FeedContent articles_of_lines(std::string_view bytes, std::string_view path, const Feed& feed, Instant modified,
                              std::size_t first_line) {
  FeedContent content;
  std::size_t number = first_line;
  for (std::size_t at = 0; at < bytes.size(); ++number) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = trimmed(bytes.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    try {
      Article article = parse_json_article(line, feed, modified);
      if (article.guid.empty()) article.guid = std::string(path) + ":" + article.hash;
      if (article.url.empty()) article.url = path;
      content.articles.push_back(std::move(article));
    } catch (const std::runtime_error& error) {
      content.findings.push_back("line " + std::to_string(number) + ": " + error.what());
    }
  }
  return content;
}

}  // namespace

Article parse_json_article(std::string_view line, const Feed& feed, Instant modified) {
  json::parse_options options;
  options.max_depth = 64;
  boost::system::error_code error;
  const std::string repaired = is_utf8(line) ? std::string() : repaired_utf8(line);
  const json::value value = json::parse(repaired.empty() ? line : repaired, error, {}, options);
  if (error) throw std::runtime_error("no JSON: " + error.message());
  if (!value.is_object()) throw std::runtime_error("no JSON object");
  const json::object& object = value.get_object();
  if (!object.contains("text") && !object.contains("title")) throw std::runtime_error("neither \"title\" nor \"text\"");
  Article article;
  article.feed = feed.name;
  article.guid = text_member(object, "id").value_or("");
  article.url = text_member(object, "url").value_or("");
  article.title = text_member(object, "title").value_or("");
  article.text = text_member(object, "text").value_or("");
  const auto declared = text_member(object, "language");
  article.language = declared ? *declared : language_of(article, feed, {});
  const Zone zone = zone_of(object, feed);
  if (const auto published = text_member(object, "published")) {
    const auto time = first_date({*published});
    if (!time) throw std::runtime_error("\"published\" is no date: " + for_terminal(prefix_bytes(*published, 60)));
    article.dateline = dateline_of(*time, zone);
  } else {
    date_by_file(article, modified, zone);
  }
  article.blocks = inferred_blocks(article.title, article.text);
  article.hash = content_hash(article);
  return article;
}

std::vector<Article> parse_file(std::string_view bytes, std::string_view path, const Feed& feed, Instant modified) {
  return read_file(bytes, path, feed, modified).articles;
}

FeedContent read_file(std::string_view bytes, std::string_view path, const Feed& feed, Instant modified,
                      std::size_t first_line) {
  const std::string extension = lower_extension(path);
  if (extension == "jsonl" || extension == "ndjson") return articles_of_lines(bytes, path, feed, modified, first_line);
  const std::string text = decoded(bytes, {});
  FeedContent content;
  if (extension == "html" || extension == "htm" || extension == "xhtml")
    content.articles.push_back(article_of_page(text, path, feed, modified));
  else if (!trimmed(text).empty())
    content.articles.push_back(article_of_text(text, path, feed, modified));
  return content;
}

}  // namespace datelined
