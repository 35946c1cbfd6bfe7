// What holds for every text: borders, order, years, independence of surroundings, threads and locale.
#include "temporal/tagger.hpp"

#include "calendar/iso8601.hpp"
#include "languages/language.hpp"
#include "temporal/timex3.hpp"
#include "temporal/timex_documents.hpp"
#include "tests/catch.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace datelined;

Dateline on(const char* date) {
  const auto written = parse_iso8601(date);
  return {written->local, written->grain, Zone()};
}

std::vector<TimeExpression> tagged(const std::string& text, const char* date = "2026-03-02") {
  return tagger_for("en").tag(text, {}, on(date));
}

/// The words of every row of the English corpora.
std::vector<std::string> corpus_texts() {
  std::vector<std::string> texts;
  for (const auto& file : std::filesystem::directory_iterator(std::string(SOURCE_DIR) + "/tests/temporal")) {
    if (!file.path().filename().string().starts_with("english")) continue;
    std::ifstream lines(file.path());
    for (std::string line; std::getline(lines, line);)
      if (const auto gap = line.find("  "); gap != std::string::npos && line[0] != '#')
        texts.push_back(line.substr(0, gap));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// Words of the language in random order: grammar of no kind, so that every rule meets every other.
std::string babble(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> vocabulary = [] {
    std::vector<std::string> all{"5", "31", "2026", "9:30", "3rd", "1990s", ",",          "-",
                                 "–", "(",  "“",    "’s",   "é",   "\n\n",  "2026-05-17", "."};
    for (const Words& row : language_named("en").words) {
      const std::string_view forms = row.forms;
      all.emplace_back(forms.substr(0, forms.find(' ')));
    }
    return all;
  }();
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (random() % 8 != 0) text += ' ';
    text += vocabulary[random() % vocabulary.size()];
  }
  return text;
}

void check_shape(const std::string& text, const std::vector<TimeExpression>& found) {
  std::size_t end = 0;
  for (const TimeExpression& expression : found) {
    REQUIRE(expression.where.begin >= end);
    REQUIRE(expression.where.end > expression.where.begin);
    REQUIRE(expression.where.end <= text.size());
    REQUIRE(is_utf8(expression.where.of(text)));
    REQUIRE_FALSE(expression.rule.empty());
    end = expression.where.end;
    const auto* span = std::get_if<TimeSpan>(&expression.when);
    if (!span) continue;
    INFO(expression.where.of(text));
    if (span->begin) REQUIRE(*span->begin < span->end);
    REQUIRE(span->end <= std::chrono::local_days(std::chrono::year(3000) / 1 / 1));
    REQUIRE(span->end > std::chrono::local_days(std::chrono::year(1000) / 1 / 1));
  }
}

}  // namespace

TEST_CASE("expressions of any babble lie in order on character borders with spans between the years 1000 and 3000",
          "[temporal]") {
  std::mt19937 random(7);
  for (const char* date : {"2026-03-02", "1000-01-01", "2999-12-31", "2024-02-29"})
    for (int round = 0; round < 300; ++round) {
      const std::string text = babble(random, 60);
      INFO(date << ": " << text);
      check_shape(text, tagged(text, date));
    }
}

TEST_CASE("a text means the same alone and inside a longer one", "[temporal]") {
  const std::string before = "Nothing is here.\n\n", after = "\n\nNor is there anything here.";
  for (const std::string& text : corpus_texts()) {
    INFO(text);
    const auto alone = tagged(text), inside = tagged(before + text + after);
    REQUIRE(alone.size() == inside.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      CHECK(alone[i].where.begin + before.size() == inside[i].where.begin);
      CHECK(alone[i].when == inside[i].when);
      CHECK(alone[i].value == inside[i].value);
    }
  }
}

TEST_CASE("threads that tag at the same time find the same", "[temporal]") {
  std::string text;
  for (const std::string& row : corpus_texts()) text += row + "\n\n";
  const auto expected = tagged(text);
  std::vector<std::thread> threads;
  std::vector<std::vector<TimeExpression>> found(4);
  for (auto& mine : found) threads.emplace_back([&mine, &text] { mine = tagged(text); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& mine : found) CHECK(mine == expected);
}

TEST_CASE("a text means the same in any locale and time zone", "[temporal]") {
  std::string text;
  for (const std::string& row : corpus_texts()) text += row + "\n\n";
  const auto expected = tagged(text);
  const char* zone_before = std::getenv("TZ");
  const std::string zone = zone_before ? zone_before : "";
  for (const char* locale : {"C", "C.UTF-8", "POSIX"})
    for (const char* other : {"Asia/Tokyo", "America/St_Johns", "Pacific/Kiritimati"}) {
      std::setlocale(LC_ALL, locale);
      setenv("TZ", other, 1);
      tzset();
      CHECK(tagged(text) == expected);
    }
  std::setlocale(LC_ALL, "C");
  zone_before ? setenv("TZ", zone.c_str(), 1) : unsetenv("TZ");
  tzset();
}

TEST_CASE("the place of a block decides how a bare weekday is read", "[temporal]") {
  const std::string text = "Friday\nHe spoke on Friday.";
  const std::vector<Block> blocks{{Block::Kind::heading, {0, 6}}, {Block::Kind::prose, {7, text.size()}}};
  const auto found = tagger_for("en").tag(text, blocks, on("2026-03-02"));
  REQUIRE(found.size() == 2);
  CHECK(found[0].value == "2026-03-06");
  CHECK(found[0].cue == "heading or list");
  CHECK(found[1].value == "2026-02-27");
  CHECK(found[1].cue == "spoke");
}

TEST_CASE("a weekday of a programme that was dated is the programme's", "[temporal]") {
  const std::string text = "The fair will run 4-7 June. The gates will open at noon on Saturday.";
  const auto found = tagged(text);
  REQUIRE(found.size() == 2);
  CHECK(found[1].value == "2026-06-06T12:00");
}

TEST_CASE("an ambiguous day and month is left alone until the document tells its order", "[temporal]") {
  CHECK(tagged("on 3/4/2026").empty());
  const auto american = tagged("from 5/28/2026 and 3/4/2026");
  REQUIRE(american.size() == 2);
  CHECK(american[1].value == "2026-03-04");
  const auto european = tagged("from 28/5/2026 and 3/4/2026");
  REQUIRE(european.size() == 2);
  CHECK(european[1].value == "2026-04-03");
}

TEST_CASE("the locale outdoes the document in the order of day and month, and the document the site", "[temporal]") {
  const auto read = [](const char* text, DayOrders orders) {
    const auto found = tagger_for("en").tag(text, {}, on("2026-03-02"), orders);
    return found.empty() ? std::string("nothing") : found.back().value;
  };
  using enum DayOrder;
  CHECK(read("on 3/4/2026", {}) == "nothing");
  CHECK(read("on 3/4/2026", {month_first, unknown}) == "2026-03-04");
  CHECK(read("on 3/4/2026", {day_first, month_first}) == "2026-04-03");
  CHECK(read("on 3/4/2026", {unknown, month_first}) == "2026-03-04");
  CHECK(read("on 28/5/2026 and 3/4/2026", {unknown, month_first}) == "2026-04-03");
  CHECK(read("on 28/5/2026 and 3/4/2026", {month_first, unknown}) == "2026-03-04");
}

TEST_CASE("a range is printed as two timexes, anything else as one", "[temporal]") {
  const std::string text = "It runs from 3 to 5 May 2026 and on 9 May 2026.";
  const auto found = tagged(text);
  REQUIRE(found.size() == 2);
  const auto ends = timexes(found[0]);
  REQUIRE(ends.size() == 2);
  CHECK(ends[0].where.of(text) == "3");
  CHECK(ends[0].value == "2026-05-03");
  CHECK(ends[1].where.of(text) == "5 May 2026");
  CHECK(ends[1].value == "2026-05-05");
  CHECK(timexes(found[1]).size() == 1);
}

TEST_CASE("documents become lines with offsets in code points", "[temporal]") {
  const std::string line = R"({"doc":"a\"b","dct":"2026-03-02","text":"Émile kommt – on 9 May 2026."})";
  CHECK(timex_lines(line, plain_taggers()) ==
        "{\"doc\":\"a\\\"b\",\"start\":17,\"end\":27,\"text\":\"9 May "
        "2026\",\"value\":\"2026-05-09\",\"type\":\"DATE\"}\n");
  CHECK_THROWS_AS(timex_lines("{}", plain_taggers()), std::runtime_error);
  CHECK_THROWS_AS(timex_lines("nothing", plain_taggers()), std::runtime_error);
  CHECK_THROWS_AS(timex_lines(R"({"doc":"a","dct":"soon","text":""})", plain_taggers()), std::runtime_error);
}

TEST_CASE("an unknown language has no rules, no language is English, and a region does not matter", "[temporal]") {
  CHECK(language_named("xx").rules.empty());
  CHECK(&language_named("") == &language_named("en"));
  CHECK(&language_named("en-GB") == &language_named("en"));
}
