// What follows from an event's span alone.
#include "events/event.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"

using namespace datelined;

TEST_CASE("only an event timed to the minute begins at an instant", "[events]") {
  const auto starts = [](const char* start, const char* end) {
    Event event;
    event.zone = *Zone::named("Europe/Madrid");
    event.when = *span_from_forms(start, end, "");
    const auto instant = starts_at(event);
    return instant ? iso8601(*instant) : std::string("-");
  };
  CHECK(starts("2017-02-27T10:00", "") == "2017-02-27T09:00:00Z");
  CHECK(starts("2017-02-27T10:00", "2017-03-02") == "2017-02-27T09:00:00Z");
  CHECK(starts("2017-02-27", "") == "-");
  CHECK(starts("", "2017-02-27T10:00") == "-");
}
