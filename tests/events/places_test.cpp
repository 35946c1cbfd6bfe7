// Rows of places.corpus: an article and the place of the one event it announces.
#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "tests/catch.hpp"
#include "text/utf8.hpp"

#include <fstream>
#include <string>
#include <vector>

using namespace datelined;

namespace {

std::vector<std::string> columns(std::string_view row) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at <= row.size();) {
    const std::size_t end = std::min(row.find('|', at), row.size());
    found.emplace_back(trimmed(row.substr(at, end - at)));
    at = end + 1;
  }
  return found;
}

}  // namespace

TEST_CASE("an event is where its article says", "[events]") {
  std::ifstream file(SOURCE_DIR "/tests/events/places.corpus");
  Article article;
  article.guid = "places";
  article.language = "en";
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("dateline ")) {
      const auto written = parse_iso8601(line.substr(9));
      REQUIRE(written);
      article.dateline = {written->local, written->grain, Zone()};
      continue;
    }
    const std::vector<std::string> row = columns(line);
    INFO(line);
    REQUIRE(row.size() == 3);
    article.title = row[0];
    article.text = row[1];
    const std::vector<EventMention> found = Extractor().mentions(article);
    ++rows;
    CHECK(found.size() == 1);
    if (found.size() == 1) CHECK((found[0].place ? found[0].place->name : "-") == row[2]);
  }
  CHECK(rows >= 30);
}
