// Whole made-up articles, one a folder of tests/articles: article.txt ("date YYYY-MM-DD", headline, text) and the
// events that expected.txt lists, none if it is empty.
#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "tests/catch.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

using namespace datelined;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Article article_in(const fs::path& folder) {
  const std::string text = contents(folder / "article.txt");
  REQUIRE(text.starts_with("date "));
  const auto written = parse_iso8601(text.substr(5, 10));
  REQUIRE(written);
  const std::size_t line = text.find('\n');
  Article article;
  article.guid = folder.filename().string();
  article.language = "en";
  article.dateline = {written->local, written->grain, Zone()};
  article.title = text.substr(16, line - 16);
  article.text = text.substr(line + 2);
  return article;
}

std::string listing(const std::vector<EventMention>& mentions) {
  std::string lines;
  for (const EventMention& mention : mentions)
    lines += start_form(mention.when) + " | " + end_form(mention.when) + " | " + std::string(name(mention.status)) +
             " | " + std::string(name(mention.category)) + " | " + (mention.place ? mention.place->name : "") + " | " +
             mention.title + "\n";
  return lines;
}

}  // namespace

TEST_CASE("made-up articles announce the events that are expected of them", "[events]") {
  int articles = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(SOURCE_DIR "/tests/articles")) {
    if (!fs::exists(folder.path() / "article.txt") || !fs::exists(folder.path() / "expected.txt")) continue;
    INFO(folder.path().filename().string());
    CHECK(listing(Extractor().mentions(article_in(folder.path()))) == contents(folder.path() / "expected.txt"));
    ++articles;
  }
  CHECK(articles >= 40);
}

TEST_CASE("an explanation names every time expression of an article", "[events]") {
  const Article article = article_in(SOURCE_DIR "/tests/articles/orlane-electric-van");
  const std::string whole = whole_text(article);
  std::string told;
  for (const Explanation& one : Extractor().explanation(article)) {
    told += std::string(one.time.where.of(whole)) + ";";
    CHECK(one.sentence.begin <= one.time.where.begin);
    CHECK(one.time.where.end <= one.sentence.end);
    if (one.time.where.of(whole) != "20 May") continue;
    REQUIRE(one.verdicts.size() == 1);
    CHECK(one.verdicts[0].title.starts_with("Vega to go on sale in France and Spain"));
    CHECK(one.verdicts[0].shown);
    CHECK_FALSE(one.verdicts[0].cues.empty());
  }
  CHECK(told == "Tuesday;20 May;2025;");
}
