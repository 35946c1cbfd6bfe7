// Rows of english.corpus: a sentence and the one event it announces, or none.
#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "tests/catch.hpp"
#include "text/utf8.hpp"

#include <fstream>
#include <string>
#include <vector>

using namespace datelined;

namespace {

/// The parts of a row between its bars, blanks trimmed.
std::vector<std::string> columns(std::string_view row) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at <= row.size();) {
    const std::size_t end = std::min(row.find('|', at), row.size());
    found.emplace_back(trimmed(row.substr(at, end - at)));
    at = end + 1;
  }
  return found;
}

std::string summary(const EventMention& mention) {
  return start_form(mention.when) + " | " + end_form(mention.when) + " | " + std::string(name(mention.status)) + " | " +
         std::string(name(mention.category)) + " | " + mention.title;
}

/// Checks every row of a corpus; how many there were.
std::size_t check(const std::string& name, const char* language) {
  std::ifstream file(SOURCE_DIR "/tests/events/" + name);
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
    const std::vector<std::string> row = columns(line);
    article.text = row[0];
    const std::vector<EventMention> found = Extractor().mentions(article);
    INFO(line);
    ++rows;
    if (row.size() == 2) {
      CHECK(row[1] == "-");
      CHECK(found.empty());
      continue;
    }
    REQUIRE(row.size() == 6);
    CHECK(found.size() == 1);
    if (found.size() == 1)
      CHECK(summary(found[0]) == row[1] + " | " + row[2] + " | " + row[3] + " | " + row[4] + " | " + row[5]);
  }
  return rows;
}

}  // namespace

TEST_CASE("sentences of the English corpus announce what the corpus says", "[events]") {
  CHECK(check("english.corpus", "en") >= 600);
}

TEST_CASE("sentences of the German corpus announce what the corpus says", "[events]") {
  CHECK(check("german.corpus", "de") >= 60);
}

TEST_CASE("sentences of the Spanish corpus announce what the corpus says", "[events]") {
  CHECK(check("spanish.corpus", "es") >= 60);
}

TEST_CASE("no event of the corpus ends before its article was published", "[events]") {
  std::ifstream file(SOURCE_DIR "/tests/events/english.corpus");
  Article article;
  article.language = "en";
  article.guid = "corpus";
  // Every sentence is read at four other moments: whatever is announced must still lie ahead then.
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || line.starts_with("dateline ")) continue;
    article.text = columns(line)[0];
    for (const char* published : {"2026-04-10", "2026-12-31T23:30", "2027-02-28", "2025-07-01T08:00"}) {
      const auto written = parse_iso8601(published);
      article.dateline = {written->local, written->grain, Zone()};
      for (const EventMention& mention : Extractor({.minimum_confidence = 0.1}).mentions(article)) {
        INFO(published << " " << article.text << " → " << summary(mention));
        CHECK(mention.when.end > article.dateline.moment);
        CHECK(whole_text(article).find(mention.evidence) != std::string::npos);
        CHECK(mention.title.size() <= 90);
        CHECK_FALSE(mention.title.empty());
      }
    }
  }
}
