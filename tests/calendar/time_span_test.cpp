// Units, narrowing and the forms of spans.
#include "calendar/time_span.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"

#include <array>

using namespace datelined;

namespace {

LocalTime at(std::string_view text) { return parse_iso8601(text)->local; }

std::string shown(const TimeSpan& span) {
  return (span.begin ? iso8601(*span.begin) : std::string("-")) + " " + iso8601(span.end);
}

TimeSpan part_of(std::string_view form, Part part) {
  TimeSpan span = *span_from_forms(form, "", "");
  span.part = part;
  return span;
}

}  // namespace

TEST_CASE("the unit that holds a moment is whole", "[calendar]") {
  struct Row {
    const char* moment;
    Grain grain;
    const char* unit;
  };
  const auto row = GENERATE(values<Row>({
      {"2017-02-27T10:15:42", Grain::minute, "2017-02-27T10:15 2017-02-27T10:16"},
      {"2017-02-27T10:15", Grain::day, "2017-02-27T00:00 2017-02-28T00:00"},
      {"2017-03-05", Grain::week, "2017-02-27T00:00 2017-03-06T00:00"},
      {"2017-03-06", Grain::week, "2017-03-06T00:00 2017-03-13T00:00"},
      {"2016-02-29", Grain::month, "2016-02-01T00:00 2016-03-01T00:00"},
      {"2017-12-31T23:59", Grain::month, "2017-12-01T00:00 2018-01-01T00:00"},
      {"2017-06-30", Grain::quarter, "2017-04-01T00:00 2017-07-01T00:00"},
      {"2017-07-01", Grain::half, "2017-07-01T00:00 2018-01-01T00:00"},
      {"2017-02-28", Grain::season, "2016-12-01T00:00 2017-03-01T00:00"},
      {"2017-03-01", Grain::season, "2017-03-01T00:00 2017-06-01T00:00"},
      {"2017-12-01", Grain::season, "2017-12-01T00:00 2018-03-01T00:00"},
      {"2017-12-01", Grain::year, "2017-01-01T00:00 2018-01-01T00:00"},
      {"2010-01-01", Grain::decade, "2010-01-01T00:00 2020-01-01T00:00"},
      {"1999-12-31", Grain::century, "1900-01-01T00:00 2000-01-01T00:00"},
  }));
  INFO(row.moment << " " << name(row.grain));
  const TimeSpan unit = unit_holding(at(row.moment), row.grain);
  CHECK(shown(unit) == row.unit);
  CHECK(unit.grain == row.grain);
  CHECK(unit.end_grain == row.grain);
}

TEST_CASE("a span is read back from the forms it prints", "[calendar]") {
  struct Row {
    const char *start, *end, *modifier, *span;
  };
  const auto row = GENERATE(values<Row>({
      {"2017-02-27T10:00", "", "", "2017-02-27T10:00 2017-02-27T10:01"},
      {"2017-02-27T10:00", "2017-02-27T11:30", "", "2017-02-27T10:00 2017-02-27T11:30"},
      {"2017-02-27", "", "", "2017-02-27T00:00 2017-02-28T00:00"},
      {"2017-05-03", "2017-05-05", "", "2017-05-03T00:00 2017-05-06T00:00"},
      {"2016-W53", "", "", nullptr},
      {"2015-W53", "", "", "2015-12-28T00:00 2016-01-04T00:00"},
      {"2019-W01", "", "", "2018-12-31T00:00 2019-01-07T00:00"},
      {"2021-W01", "", "before", "2021-01-04T00:00 2021-01-11T00:00"},
      {"2017-03", "", "late", "2017-03-01T00:00 2017-04-01T00:00"},
      {"2017-Q4", "", "", "2017-10-01T00:00 2018-01-01T00:00"},
      {"2017-H1", "", "after", "2017-01-01T00:00 2017-07-01T00:00"},
      {"2017-SP", "", "early", "2017-03-01T00:00 2017-06-01T00:00"},
      {"2017-SU", "", "", "2017-06-01T00:00 2017-09-01T00:00"},
      {"2017-FA", "", "mid", "2017-09-01T00:00 2017-12-01T00:00"},
      {"2017-WI", "", "", "2017-12-01T00:00 2018-03-01T00:00"},
      {"2017", "2019", "", "2017-01-01T00:00 2020-01-01T00:00"},
      {"2080-07-01", "", "", "2080-07-01T00:00 2080-07-02T00:00"},
      {"201", "", "", "2010-01-01T00:00 2020-01-01T00:00"},
      {"20", "", "", "2000-01-01T00:00 2100-01-01T00:00"},
      {"", "2017-10-14", "", "- 2017-10-15T00:00"},
      {"", "2017-10-14T18:00", "", "- 2017-10-14T18:00"},
      {"2017-02-27T22:00", "2017-03-01", "", "2017-02-27T22:00 2017-03-02T00:00"},
      {"", "", "", nullptr},
      {"2017-02-29", "", "", nullptr},
      {"2017-13", "", "", nullptr},
      {"2017-Q5", "", "", nullptr},
      {"2017-H0", "", "", nullptr},
      {"2017-XX", "", "", nullptr},
      {"2017-W00", "", "", nullptr},
      {"2017-W54", "", "", nullptr},
      {"2017-02-27T24:00", "", "", nullptr},
      {"2017-02-27 10:00", "", "", nullptr},
      {"17-02-2027", "", "", nullptr},
      {"-017", "", "", nullptr},
      {"2017-05-05", "2017-05-03", "", nullptr},
      {"2017", "", "soon", nullptr},
  }));
  INFO(row.start << " to " << row.end << " " << row.modifier);
  const auto span = span_from_forms(row.start, row.end, row.modifier);
  REQUIRE(span.has_value() == (row.span != nullptr));
  if (!span) return;
  CHECK(shown(*span) == row.span);
  CHECK(start_form(*span) == row.start);
  CHECK(end_form(*span) == row.end);
  CHECK(modifier(*span) == row.modifier);
}

TEST_CASE("every unit of two centuries is read back from its form", "[calendar]") {
  const auto grain = GENERATE(Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::half, Grain::season,
                              Grain::year, Grain::decade, Grain::century);
  TimeSpan unit = unit_holding(at("1900-01-01"), grain);
  while (*unit.begin < at("2100-01-01")) {
    const auto read = span_from_forms(start_form(unit), "", "");
    REQUIRE(read.has_value());
    REQUIRE(*read == unit);
    const TimeSpan next = unit_holding(unit.end, grain);
    REQUIRE(*next.begin == unit.end);
    unit = next;
  }
}

TEST_CASE("a part narrows its unit to a third", "[calendar]") {
  CHECK(shown(narrowed(part_of("2017-06", Part::early))) == "2017-06-01T00:00 2017-06-11T00:00");
  CHECK(shown(narrowed(part_of("2017-06", Part::mid))) == "2017-06-11T00:00 2017-06-21T00:00");
  CHECK(shown(narrowed(part_of("2017-03", Part::late))) == "2017-03-21T00:00 2017-04-01T00:00");
  CHECK(shown(narrowed(part_of("2018", Part::early))) == "2018-01-01T00:00 2018-05-01T00:00");
  CHECK(shown(narrowed(part_of("2018", Part::late))) == "2018-09-01T00:00 2019-01-01T00:00");
  CHECK(shown(narrowed(part_of("2018-Q2", Part::mid))) == "2018-05-01T00:00 2018-06-01T00:00");
  CHECK(shown(narrowed(part_of("2017-WI", Part::late))) == "2018-02-01T00:00 2018-03-01T00:00");
  CHECK(shown(narrowed(part_of("2017-W10", Part::late))) == "2017-03-10T00:00 2017-03-13T00:00");
  CHECK(shown(narrowed(part_of("2017-06-01", Part::night))) == "2017-06-01T00:00 2017-06-02T00:00");
  CHECK(shown(narrowed(part_of("2017-06-01", Part::late))) == "2017-06-01T00:00 2017-06-02T00:00");
}

TEST_CASE("spans overlap by what their parts leave of them", "[calendar]") {
  const auto span = [](const char* form) { return *span_from_forms(form, "", ""); };
  CHECK(overlap(span("2017-06"), span("2017-06-30")));
  CHECK_FALSE(overlap(span("2017-06"), span("2017-07-01")));
  CHECK_FALSE(overlap(part_of("2017-06", Part::early), span("2017-06-30")));
  CHECK(overlap(*span_from_forms("", "2017-06-30", ""), span("2017-06-01")));
  CHECK_FALSE(overlap(*span_from_forms("", "2017-06-30", ""), span("2017-07-01")));
}

TEST_CASE("grains parts and bounds are found by their names", "[calendar]") {
  for (int i = 0; i <= static_cast<int>(Grain::century); ++i)
    CHECK(grain_named(name(static_cast<Grain>(i))) == static_cast<Grain>(i));
  for (int i = 0; i <= static_cast<int>(Part::night); ++i)
    CHECK(part_named(name(static_cast<Part>(i))) == static_cast<Part>(i));
  for (int i = 0; i <= static_cast<int>(Bound::from); ++i)
    CHECK(bound_named(name(static_cast<Bound>(i))) == static_cast<Bound>(i));
  CHECK_FALSE(grain_named("fortnight"));
  CHECK_FALSE(part_named(""));
}

TEST_CASE("a span holds what is finer and lies within it", "[calendar]") {
  const auto span = [](const char* start, const char* end = "") { return span_from_forms(start, end, "").value(); };
  CHECK(holds(span("2026-06"), span("2026-06-11")));
  CHECK(holds(span("2026-06-11"), span("2026-06-11T19:00")));
  CHECK(holds(span("2026-06-11"), span("2026-06-11")));
  CHECK(holds(span("2026-06-11", "2026-06-13"), span("2026-06-12")));
  CHECK_FALSE(holds(span("2026-06"), span("2026-07-01")));
  CHECK_FALSE(holds(span("2026-06-11"), span("2026-06")));
  CHECK_FALSE(holds(span("2026-06-11T10:00"), span("2026-06-12T10:00")));
  CHECK_FALSE(holds(span("2026-06-11"), span("2026-06-11", "2026-06-13")));
}
