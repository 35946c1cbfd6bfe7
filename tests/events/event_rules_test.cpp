// A user's own rules: what becomes an event by them, what becomes none, and what is wrong with them.
#include "events/event_rules.hpp"

#include "events/extractor.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

using namespace datelined;
using namespace std::chrono;

namespace {

EventRules rules(const std::string& toml) {
  SettingsDocument document = SettingsDocument::parse(toml, "rules.toml");
  SettingsReader root = document.root();
  EventRules read = read_event_rules(root, std::vector<std::string>{"council", "choir"});
  document.check();
  return read;
}

Article article(const std::string& text) {
  Article article;
  article.guid = "page";
  article.feed = "council";
  article.language = "en";
  article.title = "News from Harlow Bay";
  article.text = text;
  article.dateline.moment = local_days(year(2026) / 3 / 2);
  return article;
}

std::vector<EventMention> announced(const std::string& toml, const std::string& text) {
  return Extractor({.rules = rules(toml)}).mentions(article(text));
}

std::string wrong(const std::string& toml) {
  try {
    rules(toml);
  } catch (const ConfigError& error) {
    return error.findings().front();
  }
  return "";
}

const std::string bins = R"([[event_pattern]]
name = "bins"
words = ["bulky waste"]
category = "maintenance"
title = "Bulky waste: {headline}"
confidence = 0.8
)";

}  // namespace

TEST_CASE("words of a user make a date an event of his shape", "[events]") {
  const std::string text = "Bulky waste, streets A to K: 24 March, no fridges.";
  const auto found = announced(bins, text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].title == "Bulky waste: News from Harlow Bay");
  CHECK(found[0].category == Category::maintenance);
  CHECK(found[0].confidence >= 0.8);
  CHECK(start_form(found[0].when) == "2026-03-24");
  for (const EventMention& mention : announced(bins, "Paper, streets A to K: 24 March, no fridges."))
    CHECK(mention.category != Category::maintenance);
}

TEST_CASE("what a user ignores never becomes an event", "[events]") {
  const std::string text = "The Lakeside Marathon will be run on April 26.";
  REQUIRE(announced("", text).size() == 1);
  CHECK(announced("[[ignore]]\nname = \"runs\"\nwords = [\"lakeside marathon\"]\n", text).empty());
  CHECK(announced("[[ignore]]\nname = \"runs\"\nwords = [\"side marathon\"]\n", text).size() == 1);
  CHECK(announced("[[ignore]]\nname = \"all of it\"\nsources = [\"council\"]\n", text).empty());
  CHECK(announced("[[ignore]]\nname = \"runs\"\nwords = [\"marathon\"]\nsources = [\"choir\"]\n", text).size() == 1);
}

TEST_CASE("what a page's own data announces is ignored by the same words, and needs no pattern", "[events]") {
  Article page = article("");
  page.markup = {R"({"@type":"Event","name":"Bulky waste day","startDate":"2026-04-11"})"};
  const auto found = Extractor({.rules = rules(bins)}).mentions(page);
  REQUIRE(found.size() == 1);
  CHECK(found[0].title == "Bulky waste day");
  CHECK(Extractor({.rules = rules("[[ignore]]\nname = \"bins\"\nwords = [\"bulky waste\"]\n")}).mentions(page).empty());
}

TEST_CASE("an explanation names the user's rule", "[events]") {
  const auto told = Extractor({.rules = rules(bins)}).explanation(article("Bulky waste, streets A to K: 24 March."));
  REQUIRE(told.size() == 1);
  REQUIRE(told[0].verdicts.size() == 1);
  CHECK(told[0].verdicts[0].pattern == "bins");
  const auto ignored = Extractor({.rules = rules("[[ignore]]\nname = \"runs\"\nwords = [\"marathon\"]\n")})
                           .explanation(article("The Lakeside Marathon will be run on April 26."));
  REQUIRE(ignored.size() == 1);
  REQUIRE(ignored[0].verdicts.size() == 1);
  CHECK(ignored[0].verdicts[0].ignore == "runs");
  CHECK_FALSE(ignored[0].verdicts[0].shown);
}

TEST_CASE("rules that make no sense are findings with their place", "[events]") {
  CHECK(wrong("[[event_pattern]]\nwords = [\"x\"]\n").find("name") != std::string::npos);
  CHECK(wrong("[[event_pattern]]\nname = \"a\"\n").find("words") != std::string::npos);
  CHECK(wrong("[[event_pattern]]\nname = \"a\"\nwords = [\"--\"]\n").find("rules.toml:3") != std::string::npos);
  CHECK(wrong("[[event_pattern]]\nname = \"a\"\nwords = [\"x\"]\ncategory = \"fun\"\n").find("category") !=
        std::string::npos);
  CHECK(wrong("[[event_pattern]]\nname = \"a\"\nwords = [\"x\"]\ntitle = \"{date}\"\n").find("{headline}") !=
        std::string::npos);
  CHECK(wrong("[[event_pattern]]\nname = \"a\"\nwords = [\"x\"]\nconfidence = 2\n").find("confidence") !=
        std::string::npos);
  CHECK(wrong("[[event_pattern]]\nname = \"a\"\nwords = [\"x\"]\nregex = \"y\"\n").find("regex") != std::string::npos);
  CHECK(wrong("[[ignore]]\nname = \"a\"\n").find("words or sources") != std::string::npos);
  CHECK(wrong("[[ignore]]\nname = \"a\"\nsources = [\"nobody\"]\n").find("nobody") != std::string::npos);
  CHECK(wrong(bins).empty());
}
