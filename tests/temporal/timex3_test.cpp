// What is printed as TIMEX3, where it says another thing than the span: values and types as TimeBank writes them.
#include "temporal/timex3.hpp"

#include "temporal/tagger.hpp"
#include "tests/catch.hpp"

#include <chrono>
#include <string>

namespace {

using namespace datelined;

/// "P1Y DURATION" for every expression that is printed, with bars between them.
std::string printed(const std::string& text) {
  const Dateline dateline{LocalTime(std::chrono::local_days(std::chrono::year(2025) / 10 / 15)), Grain::day, Zone()};
  std::string all;
  for (const TimeExpression& expression : tagger_for("en").tag(text, {}, dateline))
    for (const Timex& timex : timexes(expression)) {
      if (!all.empty()) all += " | ";
      all.append(timex.value).append(" ").append(timex.type);
    }
  return all;
}

struct Row {
  const char* text;
  const char* timexes;
};

constexpr Row rows[] = {
    {"Prices rose over the past year.", "P1Y DURATION"},
    {"Prices rose last year.", "2024 DATE"},
    {"the last year of the war", "2024 DATE"},
    {"the past fiscal year", "2024 DATE"},
    {"Prices doubled over the past decade.", "P10Y DURATION"},
    {"Prices doubled in the last decade.", "201 DATE"},
    {"in the late 1800s", "18 DATE"},
    {"in the late 1990s", "199 DATE"},
    {"from the 19th to the 20th century", "18 DATE | 19 DATE"},
    {"the 19th and 20th centuries", "18 DATE | 19 DATE"},
    {"The strike went into its third week.", "P3W DURATION"},
    {"It was the second day of the strike.", "2025-10-15 DATE"},
    {"a storm on the first night", "2025-10-15TNI TIME"},
    {"The storm passed overnight.", "2025-10-14TNI TIME"},
    {"They play on Friday evenings.", "XXXX-WXX-5TEV SET"},
    {"It will be done within two weeks.", "P2W DURATION"},
    {"It was done three days later.", "P3D DURATION"},
    {"At the time, nobody knew.", "PAST_REF DATE"},
    {"It will one day be gone.", "FUTURE_REF DATE"},
    {"an annual fair", "P1Y SET"},
    {"a quarterly dividend", ""},
    {"He was previously the mayor.", ""},
};

}  // namespace

TEST_CASE("values and types are those of TimeBank, whatever the span", "[temporal]") {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(printed(row.text) == row.timexes);
  }
}
