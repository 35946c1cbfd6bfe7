// Rows of english.corpus: a sentence and the one event it announces, or none.
#include "tests/events/corpus.hpp"

using namespace datelined;

namespace {

std::string summary(const EventMention& mention) {
  return start_form(mention.when) + " | " + end_form(mention.when) + " | " + std::string(name(mention.status)) + " | " +
         std::string(name(mention.category)) + " | " + mention.title;
}

void check_row(Article& article, const std::vector<std::string>& row) {
  article.text = row[0];
  const std::vector<EventMention> found = Extractor().mentions(article);
  if (row.size() == 2) {
    CHECK(row[1] == "-");
    CHECK(found.empty());
    return;
  }
  REQUIRE(row.size() == 6);
  CHECK(found.size() == 1);
  if (found.size() == 1)
    CHECK(summary(found[0]) == row[1] + " | " + row[2] + " | " + row[3] + " | " + row[4] + " | " + row[5]);
}

}  // namespace

TEST_CASE("sentences of the English corpus announce what the corpus says", "[events]") {
  CHECK(check_rows(SOURCE_DIR "/tests/events/english.corpus", "en", check_row) >= 600);
}

TEST_CASE("sentences of the German corpus announce what the corpus says", "[events]") {
  CHECK(check_rows(SOURCE_DIR "/tests/events/german.corpus", "de", check_row) >= 60);
}

TEST_CASE("sentences of the Spanish corpus announce what the corpus says", "[events]") {
  CHECK(check_rows(SOURCE_DIR "/tests/events/spanish.corpus", "es", check_row) >= 60);
}

TEST_CASE("no event of the corpus ends before its article was published", "[events]") {
  // Every sentence is read at four other moments: whatever is announced must still lie ahead then.
  check_rows(SOURCE_DIR "/tests/events/english.corpus", "en", [](Article article, const std::vector<std::string>& row) {
    article.text = row[0];
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
  });
}
