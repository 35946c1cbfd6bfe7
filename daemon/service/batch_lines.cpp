// The lines of the batch forms: one article, one document.
#include "agenda/agenda.hpp"
#include "events/extractor.hpp"
#include "feeds/feed.hpp"
#include "service/batch.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <stdexcept>

namespace datelined {

namespace json = boost::json;

std::string extract_line(std::string_view line, const Extractor& extractor, const Zone& zone) {
  Feed feed;
  feed.zone = zone;
  const std::vector<Article> articles = parse_file(line, "-.jsonl", feed, Instant());
  if (articles.empty()) throw std::runtime_error("no article");
  const Article& article = articles.front();
  if (article.dated_by_file) throw std::runtime_error("published is missing or no date");
  json::object object;
  object["id"] = article.guid;
  json::array& events = object["events"].emplace_array();
  for (const EventMention& mention : extractor.mentions(article)) events.push_back(mention_object(mention));
  return json_text(object) + "\n";
}

}  // namespace datelined
