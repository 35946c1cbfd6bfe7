#include "feeds/feed.hpp"
#include "tests/catch.hpp"

#include <chrono>
#include <stdexcept>
#include <string>

using namespace datelined;
using namespace std::chrono;

namespace {

const Instant modified = sys_days(2021y / 3 / 10) + 8h;

FeedContent read(const std::string& bytes, const char* path) {
  const Feed feed{.name = "folder", .url = "/news", .zone = *Zone::named("Europe/Berlin")};
  return read_file(bytes, path, feed, modified);
}

}  // namespace

TEST_CASE("plain text may open with its date and goes on behind it", "[feeds]") {
  const FeedContent content = read(" date 2017-02-02 The yard opens on Friday.\n\nMore follows.", "/news/a.txt");
  REQUIRE(content.articles.size() == 1);
  const Article& article = content.articles[0];
  CHECK(article.dateline.moment == local_days(2017y / 2 / 2));
  CHECK(article.dateline.grain == Grain::day);
  CHECK(article.dateline.zone.name() == "Europe/Berlin");
  CHECK_FALSE(article.dated_by_file);
  CHECK(article.title.empty());
  CHECK(article.text == "The yard opens on Friday.\n\nMore follows.");
  CHECK(article.guid == "/news/a.txt");
  const Article timed =
      read("date 2017-02-02T09:30-05:00\n\nYard opens\n\nIt opens on Friday.", "/news/b.txt").articles.at(0);
  CHECK(timed.dateline.moment == local_days(2017y / 2 / 2) + 15h + 30min);
  CHECK(timed.dateline.grain == Grain::minute);
  CHECK(timed.title == "Yard opens");
  CHECK(timed.text == "It opens on Friday.");
}

TEST_CASE("a text without a date takes that of its file and says so", "[feeds]") {
  for (const char* text : {"The yard opens on Friday.", "date palms grow here.", "date 2017-13-45 is no date."}) {
    const Article article = read(text, "/news/a.txt").articles.at(0);
    CHECK(article.dated_by_file);
    CHECK(article.dateline.moment == local_days(2021y / 3 / 10) + 9h);
    CHECK(article.text == text);
  }
  CHECK(read(" \n ", "/news/empty").articles.empty());
}

TEST_CASE("a page in a folder dates itself by its metadata or else by its file", "[feeds]") {
  const std::string body =
      "<body><p>The yard opens on Friday, as the harbour master told everybody who wanted to hear it.</p>";
  const Article dated = read(
                            "<html lang=en><meta property='article:published_time' "
                            "content='2021-01-02T10:00:00+01:00'><title>Yard</title>" +
                                body,
                            "/news/a.HTML")
                            .articles.at(0);
  CHECK(dated.dateline.moment == local_days(2021y / 1 / 2) + 10h);
  CHECK(dated.language == "en");
  CHECK(dated.title == "Yard");
  CHECK_FALSE(dated.dated_by_file);
  CHECK(read(body, "/news/b.htm").articles.at(0).dated_by_file);
}

TEST_CASE("of JSON lines the good ones count and the others are findings with their number", "[feeds]") {
  const FeedContent content = read(
      "{\"id\":\"a\",\"published\":\"2021-03-01\",\"title\":\"One\",\"text\":\"Body\",\"extra\":[1]}\n"
      "\n{\"id\":\"b\"}\n{broken\n[]\n{\"text\":3}\n{\"text\":\"x\",\"zone\":\"Mars/"
      "Base\"}\n{\"text\":\"x\",\"published\":\"soon\"}\n"
      "{\"id\":\"c\",\"published\":\"2021-03-01T23:30:00Z\",\"text\":\"Two\",\"language\":\"de\",\"zone\":\"Asia/"
      "Tokyo\",\"title\":null}",
      "/news/a.jsonl");
  REQUIRE(content.articles.size() == 2);
  CHECK(content.articles[0].guid == "a");
  CHECK(content.articles[0].title == "One");
  CHECK(content.articles[0].dateline.grain == Grain::day);
  CHECK(content.articles[1].language == "de");
  CHECK(content.articles[1].dateline.moment == local_days(2021y / 3 / 2) + 8h + 30min);
  REQUIRE(content.findings.size() == 6);
  CHECK(content.findings[0] == "line 3: neither \"title\" nor \"text\"");
  CHECK(content.findings[1].starts_with("line 4: no JSON"));
  CHECK(content.findings[4] == "line 7: \"zone\": no such zone: Mars/Base");
  CHECK(content.findings[5] == "line 8: \"published\" is no date: soon");
}

TEST_CASE("lines are counted from where the reading began", "[feeds]") {
  CHECK(read_file("nonsense", "x.ndjson", Feed{}, modified, 41).findings.at(0).starts_with("line 41: "));
}

TEST_CASE("deep or ill-formed JSON is refused and nothing else", "[feeds]") {
  CHECK_THROWS_AS(parse_json_article("{\"text\":" + std::string(100000, '['), Feed{}, modified), std::runtime_error);
  CHECK(parse_json_article("{\"text\":\"caf\xE9\"}", Feed{}, modified).text == "caf\uFFFD");
}
