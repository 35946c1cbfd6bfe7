// Corpora: a row a case, its parts between bars; lines "dateline TIME" say when the articles of the rows below were
// published.
#pragma once

#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "tests/catch.hpp"
#include "text/utf8.hpp"

#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace datelined {

/// The parts of a row, blanks trimmed.
inline std::vector<std::string> columns(std::string_view row) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at <= row.size();) {
    const std::size_t end = std::min(row.find('|', at), row.size());
    found.emplace_back(trimmed(row.substr(at, end - at)));
    at = end + 1;
  }
  return found;
}

/// Lets `check` look at every row of the corpus file, with an article of the row's time; how many there were. The
/// caller names the whole path: only a test that mentions it is told where the sources are (CMakeLists.txt).
inline std::size_t check_rows(const std::string& corpus, const std::string& language,
                              const std::function<void(Article&, const std::vector<std::string>&)>& check) {
  std::ifstream file(corpus);
  REQUIRE(file);
  Article article;
  article.guid = "corpus";
  article.language = language;
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("dateline ")) {
      const auto written = parse_iso8601(line.substr(9));
      REQUIRE(written);
      article.dateline = {written->local, written->grain, Zone()};
      continue;
    }
    INFO(line);
    ++rows;
    check(article, columns(line));
  }
  return rows;
}

}  // namespace datelined
