// The lines of the batch forms: one article, one document.
#include "agenda/agenda.hpp"
#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "feeds/feed.hpp"
#include "service/batch.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <stdexcept>

namespace datelined {

namespace json = boost::json;

std::string extract_line(std::string_view line, const Extractor& extractor, const Feed& feed) {
  const Article article = parse_json_article(line, feed, Instant());
  if (article.dated_by_file) throw std::runtime_error("\"published\" is missing");
  json::object object;
  object["id"] = article.guid.empty() ? json::value(nullptr) : json::value(article.guid);
  json::array& events = object["events"].emplace_array();
  for (const EventMention& mention : extractor.mentions(article)) events.push_back(mention_object(mention));
  return json_text(object) + "\n";
}

}  // namespace datelined
