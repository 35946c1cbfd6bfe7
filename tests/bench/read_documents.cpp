// Reads pages or feeds named on the command line and prints one JSON object a line, for the measuring scripts here.
#include "articles/decoding.hpp"
#include "articles/html.hpp"
#include "calendar/iso8601.hpp"
#include "feeds/feed.hpp"

#include <boost/json.hpp>

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace datelined;
namespace json = boost::json;

namespace {

json::object page(const std::string& bytes) {
  const HtmlPage read = read_page(decoded(bytes, {}));
  std::string body;  // captions are no part of an article's body in the measure
  for (const Block& block : read.blocks)
    if (block.kind != Block::Kind::caption) body.append(block.range.of(read.text)).append("\n\n");
  return {{"title", read.title},
          {"articleBody", body},
          {"url", read.url},
          {"language", read.language},
          {"published", read.published ? iso8601(read.published->local) : ""}};
}

json::object feed(const std::string& bytes) {
  json::array entries;
  for (const Article& article : parse_feed(bytes, Feed{"feed", "", "", Zone()}, Instant()))
    entries.push_back({{"title", article.title},
                       {"link", article.url},
                       {"id", article.guid},
                       {"text", article.text},
                       {"published", iso8601(to_instant(article.dateline.moment, article.dateline.zone))},
                       {"language", article.language}});
  return {{"entries", entries}};
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  for (int at = 2; at < count; ++at) {
    std::ifstream file(words[at], std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    json::object result;
    try {
      result = std::string_view(words[1]) == "page" ? page(bytes) : feed(bytes);
    } catch (const std::exception& error) {
      result["error"] = error.what();
    }
    result["file"] = words[at];
    std::cout << json::serialize(result) << '\n';
  }
}
