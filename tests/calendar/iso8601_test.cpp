// The date forms of protocols, good and wild.
#include "calendar/iso8601.hpp"

#include "tests/catch.hpp"

using namespace datelined;

namespace {

/// "2017-02-02T09:00 minute +01:00", or "-".
std::string shown(const std::optional<WrittenTime>& time) {
  if (!time) return "-";
  return iso8601(time->local) + " " + std::string(name(time->grain)) + (time->zone ? " " + time->zone->name() : "");
}

struct Row {
  const char *text, *read;
};

}  // namespace

TEST_CASE("ISO 8601 dates and times are read", "[calendar]") {
  const auto row = GENERATE(values<Row>({
      {"2017-02-02", "2017-02-02T00:00 day"},
      {" 2017-02-02\n", "2017-02-02T00:00 day"},
      {"2017-02-02T09:00", "2017-02-02T09:00 minute"},
      {"2017-02-02 09:00", "2017-02-02T09:00 minute"},
      {"2017-02-02t09:00:30z", "2017-02-02T09:00:30 minute UTC"},
      {"2017-02-02T09:00:30.123456Z", "2017-02-02T09:00:30 minute UTC"},
      {"2017-02-02T09:00:30,5+01:00", "2017-02-02T09:00:30 minute +01:00"},
      {"2017-02-02T09:00-0330", "2017-02-02T09:00 minute -03:30"},
      {"2017-02-02T09:00 +02:00", "2017-02-02T09:00 minute +02:00"},
      {"2017-02-02T09:00+02", "2017-02-02T09:00 minute +02:00"},
      {"2017-02-02+02:00", "2017-02-02T00:00 day +02:00"},
      {"2017-02-02T24:00", "2017-02-03T00:00 minute"},
      {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59 minute UTC"},
      {"2016-02-29", "2016-02-29T00:00 day"},
      {"", "-"},
      {"2017", "-"},
      {"2017-02", "-"},
      {"2017-02-29", "-"},
      {"2017-00-02", "-"},
      {"2017-02-00", "-"},
      {"2017-02-02T", "-"},
      {"2017-02-02T9:00", "-"},
      {"2017-02-02T25:00", "-"},
      {"2017-02-02T24:01", "-"},
      {"2017-02-02T09:60", "-"},
      {"2017-02-02T09:00:61", "-"},
      {"2017-02-02T09:00+24:00", "-"},
      {"2017-02-02T09:00Zulu", "-"},
      {"2017-02-02 and more", "-"},
      {"2017/02/02", "-"},
  }));
  INFO(row.text);
  CHECK(shown(parse_iso8601(row.text)) == row.read);
}

TEST_CASE("dates of mail and feeds are read with their mistakes", "[calendar]") {
  const auto row = GENERATE(values<Row>({
      {"Thu, 02 Feb 2017 09:00:00 +0000", "2017-02-02T09:00 minute UTC"},
      {"Thu, 02 Feb 2017 09:00:30 GMT", "2017-02-02T09:00:30 minute UTC"},
      {"2 Feb 2017 9:00 EST", "2017-02-02T09:00 minute -05:00"},
      {"Thursday, 02-Feb-17 09:00:00 GMT", "2017-02-02T09:00 minute UTC"},
      {"Thu Feb  2 09:00:00 2017", "2017-02-02T09:00 minute"},
      {"Thu, 2 February 2017 09:00:00 -0330", "2017-02-02T09:00 minute -03:30"},
      {"Thu,02 Feb 2017 09:00:00 PDT", "2017-02-02T09:00 minute -07:00"},
      {"Feb 2, 2017 9:30 PM", "2017-02-02T21:30 minute"},
      {"Feb 2, 2017 12:05 am", "2017-02-02T00:05 minute"},
      {"Feb 2, 2017 12:05 pm", "2017-02-02T12:05 minute"},
      {"02 Feb 2017", "2017-02-02T00:00 day"},
      {"Thu, 02 Feb 17", "2017-02-02T00:00 day"},
      {"21 Nov 97 09:55:06 -0600", "1997-11-21T09:55:06 minute -06:00"},
      {"21 Nov 117 09:55:06 Z", "2017-11-21T09:55:06 minute UTC"},
      {"Thu, 02 Feb 2017 09:00:00 GMT+1", "2017-02-02T09:00 minute +01:00"},
      {"Thu, 02 Feb 2017 09:00:00 +01:00", "2017-02-02T09:00 minute +01:00"},
      {"Thu, 02 Feb 2017 09:00:00 +0100 (CET)", "2017-02-02T09:00 minute +01:00"},
      {"Thu, 02 (second (of)) Feb 2017 09:00", "2017-02-02T09:00 minute"},
      {"Thu, 02 Sept 2017 24:00:00 CEST", "2017-09-03T00:00 minute +02:00"},
      {"Thu, 02 Feb 2017 09:00:00 K", "2017-02-02T09:00 minute"},
      {"Mon, 02 Feb 2017 09:00:00 GMT", "2017-02-02T09:00 minute UTC"},
      {"", "-"},
      {"yesterday", "-"},
      {"30 Feb 2017 09:00:00 GMT", "-"},
      {"02 2017 09:00:00 GMT", "-"},
      {"Feb 2017", "-"},
      {"99999 Feb 2017", "-"},
      {"(((((((", "-"},
  }));
  INFO(row.text);
  CHECK(shown(parse_rfc822(row.text)) == row.read);
}

TEST_CASE("what was written without a zone takes the fallback", "[calendar]") {
  const Zone berlin = *Zone::named("Europe/Berlin");
  CHECK(iso8601(to_instant(*parse_iso8601("2017-02-02T09:00"), berlin)) == "2017-02-02T08:00:00Z");
  CHECK(iso8601(to_instant(*parse_iso8601("2017-02-02T09:00Z"), berlin)) == "2017-02-02T09:00:00Z");
}

TEST_CASE("instants and local times are printed in the forms of protocols", "[calendar]") {
  const Instant instant = to_instant(*parse_iso8601("2017-02-02T09:05:07Z"), Zone());
  CHECK(iso8601(instant) == "2017-02-02T09:05:07Z");
  CHECK(iso8601(instant + std::chrono::milliseconds(7)) == "2017-02-02T09:05:07.007Z");
  CHECK(iso8601(Instant(std::chrono::milliseconds(-1))) == "1969-12-31T23:59:59.999Z");
  CHECK(iso8601(parse_iso8601("2017-02-02T09:05:07")->local) == "2017-02-02T09:05:07");
  CHECK(iso8601(parse_iso8601("2017-02-02T09:05")->local) == "2017-02-02T09:05");
  CHECK(iso_date(parse_iso8601("2017-02-02T09:05")->local) == "2017-02-02");
  CHECK(rfc5322(instant) == "Thu, 02 Feb 2017 09:05:07 +0000");
  CHECK(http_date(instant) == "Thu, 02 Feb 2017 09:05:07 GMT");
}
