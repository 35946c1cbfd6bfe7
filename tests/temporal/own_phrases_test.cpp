// Phrases of the user's own: what they mean, and what is refused.
#include "calendar/iso8601.hpp"
#include "temporal/tagger.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

namespace {

using namespace datelined;

const std::vector<TimePattern> patterns{
    {"founders", "Founders' Day", "April 12", ""},
    {"regatta", "the Regatta", "second Saturday of June", ""},
    {"harbour week", "Harbour Week", "3 to 9 August", ""},
    {"jubilee", "Jubilee", "May 5, 2027", ""},
    {"lent market", "Lent-Market", "Ash Wednesday", ""},
    {"month of mills", "Month of Mills", "May", ""},
    {"Winzerfest", "Winzerfest", "erster Samstag im September", "de"},
};

std::string meant(const std::string& text, const char* language = "en", const char* date = "2026-03-02") {
  static const Taggers taggers(patterns);
  const auto written = parse_iso8601(date);
  std::string all;
  for (const TimeExpression& found : taggers.named(language).tag(text, {}, {written->local, written->grain, Zone()})) {
    const auto* span = std::get_if<TimeSpan>(&found.when);
    all += (all.empty() ? "" : "; ") + (span ? start_form(*span) : found.value) + " by " + std::string(found.rule);
    if (span && span->ranged) all += " to " + end_form(*span);
  }
  return all;
}

std::string fault(const TimePattern& pattern) {
  const auto found = faults_of({&pattern, 1}).front();
  return !found ? "" : found->part == PatternFault::Part::words ? "words" : "means";
}

}  // namespace

TEST_CASE("a phrase of the user's own means its day, and the clause tells which year's", "[temporal]") {
  CHECK(meant("The parade will be held on Founders' Day.") == "2026-04-12 by founders");
  CHECK(meant("The parade will be held on Founders’ Day.") == "2026-04-12 by founders");
  CHECK(meant("The parade was held on Founders' Day.") == "2025-04-12 by founders");
  CHECK(meant("Founders' Day will be quiet.", "en", "2026-05-01") == "2027-04-12 by founders");
  CHECK(meant("They race at the Regatta, which will close the road.") == "2026-06-13 by regatta");
  CHECK(meant("Shops will stay open during Harbour Week.") == "2026-08-03 by harbour week to 2026-08-09");
  CHECK(meant("The lent market opens: Lent Market.", "en", "2026-01-10") == "2026-02-18 by lent market");
  CHECK(meant("Month of Mills will bring guests.") == "2026-05 by month of mills");
}

TEST_CASE("a phrase whose meaning names a year means that one always", "[temporal]") {
  CHECK(meant("The Jubilee was a success.", "en", "2028-01-01") == "2027-05-05 by jubilee");
  CHECK(meant("The Jubilee will come.", "en", "2025-01-01") == "2027-05-05 by jubilee");
}

TEST_CASE("a phrase with a capital is not found in small letters, nor as part of a word", "[temporal]") {
  CHECK(meant("a jubilee of sorts") == "");
  CHECK(meant("Jubilees are rare.") == "");
  CHECK(meant("The founders met all day.") == "");
}

TEST_CASE("a pattern of one language is looked for in its texts only, one of none in all", "[temporal]") {
  CHECK(meant("Das Winzerfest wird gefeiert.", "de") == "2026-09-05 by Winzerfest");
  CHECK(meant("The Winzerfest will be fun.") == "");
  CHECK(meant("Zum Founders' Day wird getanzt.", "de") == "2026-04-12 by founders");
}

TEST_CASE("faults of patterns are told by their part", "[temporal]") {
  for (const TimePattern& good : patterns) CHECK(fault(good).empty());
  CHECK(fault({"n", "", "April 12", ""}) == "words");
  CHECK(fault({"n", "Day 1", "April 12", ""}) == "words");
  CHECK(fault({"n", "twenty", "April 12", ""}) == "words");
  CHECK(fault({"n", "a | b", "April 12", ""}) == "words");
  CHECK(fault({"n", "<date>", "April 12", ""}) == "words");
  CHECK(fault({"n", std::string(500, 'x'), "April 12", ""}) == "words");
  for (const char* means : {"", "tomorrow", "Friday", "next week", "every Thursday", "six weeks", "whenever",
                            "April 12 and some", "now", "at noon", "(", "April 12 or May 3"}) {
    INFO(means);
    CHECK(fault({"n", "Founders' Day", means, ""}) == "means");
  }
  CHECK(fault({"n", "Fest", "second Saturday of June", "de"}) == "means");
}

TEST_CASE("as many patterns as a configuration may hold are found each", "[temporal]") {
  std::vector<TimePattern> many;
  for (std::size_t i = 0; i < most_time_patterns; ++i) {
    const std::string letters{static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26)};
    many.push_back({"n" + letters, "feast of q" + letters + "x", "April 12", ""});
  }
  const Taggers taggers(many);
  const Dateline dateline{parse_iso8601("2026-03-02")->local, Grain::day, Zone()};
  for (const TimePattern& one : many) {
    INFO(one.words);
    const auto found = taggers.named("en").tag(one.words, {}, dateline);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == one.name);
  }
}
