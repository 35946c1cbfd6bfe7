#include "agenda/when.hpp"

#include "tests/agenda/made_events.hpp"
#include "tests/catch.hpp"

using namespace datelined;

TEST_CASE("spans are said as exactly as they are known", "[agenda]") {
  struct Row {
    const char *start, *end, *modifier, *words;
  };
  const Row rows[] = {
      {"2017-02-27T10:00", "", "", "Mon 27 Feb 2017, 10:00"},
      {"2017-02-27T10:00", "2017-02-27T12:30", "", "Mon 27 Feb 2017, 10:00 to 12:30"},
      {"2017-02-27T22:00", "2017-02-28T02:00", "", "Mon 27 Feb 2017, 22:00 to Tue 28 Feb 2017, 02:00"},
      {"2017-02-27", "", "", "Mon 27 Feb 2017"},
      {"2017-02-27", "2017-03-02", "", "Mon 27 Feb 2017 to Thu 2 Mar 2017"},
      {"2017-W09", "", "", "the week of 27 Feb 2017"},
      {"2017-03", "", "early", "early March 2017"},
      {"2017-03", "", "mid", "mid-March 2017"},
      {"2017-Q1", "", "", "first quarter of 2017"},
      {"2017-Q4", "", "", "fourth quarter of 2017"},
      {"2017-H2", "", "late", "late second half of 2017"},
      {"2017-SP", "", "", "spring 2017"},
      {"2017-SU", "", "", "summer 2017"},
      {"2017-FA", "", "", "autumn 2017"},
      {"2017-WI", "", "", "winter 2017"},
      {"2018", "", "late", "late 2018"},
      {"2018-03-31", "", "before", "by Sat 31 Mar 2018"},
      {"2018-04", "", "after", "from April 2018"},
      {"", "2018-05-05", "", "until Sat 5 May 2018"},
  };
  for (const Row& row : rows) {
    INFO(row.words);
    CHECK(when_words(*span_from_forms(row.start, row.end, row.modifier)) == row.words);
  }
}

TEST_CASE("what is around a date is said to be around it", "[agenda]") {
  TimeSpan when = *span_from_forms("2018-05-09", "", "");
  when.approximate = true;
  CHECK(when_words(when) == "around Wed 9 May 2018");
}

TEST_CASE("days are covered from the first to the last", "[agenda]") {
  struct Row {
    const char *start, *end, *modifier, *first, *past;
  };
  const Row rows[] = {
      {"2017-02-27T10:00", "", "", "2017-02-27", "2017-02-28"},
      {"2017-02-27T22:00", "2017-02-28T02:00", "", "2017-02-27", "2017-03-01"},
      {"2017-02-27", "2017-03-02", "", "2017-02-27", "2017-03-03"},
      {"2017-06", "", "early", "2017-06-01", "2017-06-11"},
      {"", "2017-05-05", "", "2017-05-05", "2017-05-06"},
      {"", "2017-05", "", "2017-05-01", "2017-06-01"},
  };
  for (const Row& row : rows) {
    INFO(row.first);
    const Days days = days_covered(*span_from_forms(row.start, row.end, row.modifier));
    CHECK(iso_date(days.begin) == row.first);
    CHECK(iso_date(days.end) == row.past);
  }
}
