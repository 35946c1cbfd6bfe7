// Reads the corpora beside it: words, and what they must mean on a given day.
#include "calendar/iso8601.hpp"
#include "languages/language.hpp"
#include "temporal/tagger.hpp"
#include "tests/catch.hpp"

#include <fstream>
#include <sstream>
#include <string>

namespace {

using namespace datelined;

/// A meaning in the notation of the corpus.
std::string notation(const TimeSpan& span, const std::string& zone_said) {
  std::string text = start_form(span);
  if (span.ranged || !span.begin) text += (text.empty() ? ".. " : " .. ") + end_form(span);
  text += ' ';
  text += name(span.grain);
  if (span.part != Part::whole) text.append(" ").append(name(span.part));
  if (span.bound == Bound::by) text += " before";
  if (span.bound == Bound::from) text += " after";
  if (span.approximate) text += " about";
  if (!zone_said.empty()) text += " zone=" + zone_said;
  return text;
}

std::string notation(const std::vector<TimeExpression>& found) {
  std::string all;
  for (const TimeExpression& expression : found) {
    if (!all.empty()) all += " ; ";
    const auto* span = std::get_if<TimeSpan>(&expression.when);
    all += span ? notation(*span, expression.zone_said) : expression.value;
  }
  return all.empty() ? "-" : all;
}

std::string stripped(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text.erase(0, text.find_first_not_of(' '));
}

struct Corpus {
  int rows = 0, counter_examples = 0;
};

Corpus check(const std::string& file, const char* language) {
  std::ifstream lines(std::string(SOURCE_DIR) + "/tests/temporal/" + file);
  REQUIRE(lines);
  Dateline dateline;
  Block::Kind kind = Block::Kind::prose;
  Corpus corpus;
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    INFO(file << ":" << number << ": " << line);
    std::istringstream words(line);
    std::string first, second;
    words >> first >> second;
    if (first == "dateline") {
      const auto written = parse_iso8601(second);
      REQUIRE(written);
      dateline.moment = written->local;
      dateline.grain = written->grain;
      continue;
    }
    if (first == "block") {
      kind = second == "heading"    ? Block::Kind::heading
             : second == "headline" ? Block::Kind::headline
             : second == "item"     ? Block::Kind::item
                                    : Block::Kind::prose;
      continue;
    }
    const auto gap = line.find("  ");
    REQUIRE(gap != std::string::npos);
    const std::string text = line.substr(0, gap), expected = stripped(line.substr(gap));
    const std::vector<Block> blocks{{kind, {0, text.size()}}};
    CHECK(notation(tagger_for(language).tag(text, blocks, dateline)) == expected);
    ++corpus.rows;
    corpus.counter_examples += expected == "-";
  }
  return corpus;
}

}  // namespace

TEST_CASE("every row of the English corpora means what it says", "[temporal]") {
  Corpus all;
  for (const char* file : {"english.corpus", "english_clocks.corpus", "english_dates.corpus", "english_lengths.corpus",
                           "english_nothing.corpus", "english_units.corpus", "english_weekdays.corpus"}) {
    const Corpus corpus = check(file, "en");
    all.rows += corpus.rows;
    all.counter_examples += corpus.counter_examples;
  }
  CHECK(all.rows >= 1500);
  CHECK(all.counter_examples >= 400);
}

TEST_CASE("every row of the German corpus means what it says", "[temporal]") {
  const Corpus corpus = check("german.corpus", "de");
  CHECK(corpus.rows >= 200);
  CHECK(corpus.counter_examples >= 50);
}

TEST_CASE("every row of the Spanish corpus means what it says", "[temporal]") {
  const Corpus corpus = check("spanish.corpus", "es");
  CHECK(corpus.rows >= 200);
  CHECK(corpus.counter_examples >= 50);
}
