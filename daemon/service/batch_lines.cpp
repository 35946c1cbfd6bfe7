// The lines of the batch forms: one article, one document.
#include "agenda/agenda.hpp"
#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "feeds/feed.hpp"
#include "service/batch.hpp"
#include "service/tagged_text.hpp"
#include "temporal/tagger.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <stdexcept>

namespace datelined {

namespace json = boost::json;

namespace {

/// A text member of a document line.
std::string member(const json::object& object, const char* key) {
  const json::value* value = object.if_contains(key);
  if (!value || !value->is_string()) throw std::runtime_error("\"" + std::string(key) + "\" is missing or no text");
  return std::string(value->get_string());
}

}  // namespace

std::string extract_line(std::string_view line, const Extractor& extractor, const Zone& zone) {
  Feed feed;
  feed.zone = zone;
  const Article article = parse_json_article(line, feed, Instant());
  if (article.dated_by_file) throw std::runtime_error("\"published\" is missing");
  json::object object;
  object["id"] = article.guid.empty() ? json::value(nullptr) : json::value(article.guid);
  json::array& events = object["events"].emplace_array();
  for (const EventMention& mention : extractor.mentions(article)) events.push_back(mention_object(mention));
  return json_text(object) + "\n";
}

std::string tag_line(std::string_view line) {
  boost::system::error_code error;
  const json::value value = json::parse(line, error);
  if (error || !value.is_object()) throw std::runtime_error(error ? "no JSON: " + error.message() : "no JSON object");
  const std::string doc = member(value.get_object(), "doc"), text = member(value.get_object(), "text");
  const auto written = parse_iso8601(member(value.get_object(), "dct"));
  if (!written) throw std::runtime_error("\"dct\" is no date");
  const Dateline dateline{written->local, written->grain, written->zone.value_or(Zone())};
  std::string out;
  for (json::value& expression : expressions_array(text, tagger_for("en").tag(text, {}, dateline))) {
    json::object& object = expression.get_object();
    if (object.at("type").is_null()) continue;
    json::object ordered{{"doc", doc}};
    for (const char* key : {"start", "end", "text", "value", "type"}) ordered[key] = std::move(object.at(key));
    out += json_text(ordered) + "\n";
  }
  return out;
}

}  // namespace datelined
