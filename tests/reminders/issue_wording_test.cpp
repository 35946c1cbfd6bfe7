// What digests and escalations say.
#include "calendar/iso8601.hpp"
#include "reminders/wording.hpp"
#include "tests/catch.hpp"

using namespace datelined;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

namespace {

LocalTime day(std::string_view text) { return parse_iso8601(text)->local; }
const Planning lisbon{"home", *Zone::named("Europe/Lisbon"), 9h};

IssueItem item(const char* title, const char* start, const char* end = "", const char* place = "") {
  IssueItem item;
  item.event.id = EventId{1};
  item.event.title = title;
  item.event.when = *span_from_forms(start, end, "");
  item.event.zone = *Zone::named("Europe/Madrid");
  if (*place) item.event.place = Place{place, "", ""};
  return item;
}

Delivery row(const char* cause) {
  Delivery row;
  row.key = "key";
  row.watch = "mail";
  row.cause = cause;
  row.recipient = "a@example.org";
  row.due = row.made = to_instant(*parse_iso8601("2017-02-27T06:00:00Z"), Zone());
  return row;
}

}  // namespace

TEST_CASE("a digest is laid out like a news diary", "[reminders]") {
  IssueContent content{day("2017-02-27"), day("2017-03-06"), {}};
  content.items = {item("Sony press event", "2017-02-27T10:00", "", "Barcelona, Spain"),
                   item("Book fair", "2017-02-26", "2017-02-28", "Zürich"), item("Vote on the budget", "2017-03-01"),
                   item("New pier opens", "2017-03")};
  content.items[0].fresh = true;
  content.items[2].moved = true;
  content.items[2].event.status = Status::expected;
  const Notification message = issue_wording(content, row("digest:2017-02-27"), lisbon);
  CHECK(message.title == "The week ahead: 27 Feb 2017 to 5 Mar 2017");
  CHECK(message.reason == Reason::digest);
  CHECK(message.body ==
        "Monday 27 February 2017\n"
        "  ZÜRICH - Book fair (to 28 Feb 2017)\n"
        "  ** BARCELONA - Sony press event - 09:00 (10:00 Europe/Madrid)\n"
        "\nTuesday 28 February 2017\n"
        "  ZÜRICH - Book fair (final day)\n"
        "\nWednesday 1 March 2017\n"
        "  MOVED Vote on the budget (expected)\n"
        "\nNo day named yet\n"
        "  New pier opens - March 2017\n"
        "\n** marks what was announced since the last issue. MOVED marks what has another date now.\n");
  CHECK(message.sections.size() == 5);
}

TEST_CASE("an empty digest says so, and a long one is cut with a count", "[reminders]") {
  IssueContent content{day("2017-02-27"), day("2017-02-28"), {}};
  Notification message = issue_wording(content, row("digest:2017-02-27"), lisbon);
  CHECK(message.title == "The day ahead: Monday 27 February 2017");
  CHECK(message.body == "Nothing is announced.\n");
  for (int i = 0; i < 205; ++i) content.items.push_back(item("Meeting", "2017-02-27"));
  message = issue_wording(content, row("digest:2017-02-27"), lisbon);
  CHECK(message.sections.at(0).lines.size() == 200);
  CHECK(message.body.find("… and 5 more: see the agenda") != std::string::npos);
}

TEST_CASE("an escalation names the sink, the error and what was to be said", "[reminders]") {
  std::vector<std::pair<Event, Delivery>> dead;
  for (const char* cause : {"1d", "cancelled"}) {
    Delivery lost = row(cause);
    lost.event = EventId{1};
    lost.last_error = "permanent: 550 no such user";
    dead.emplace_back(item("Vote", "2017-03-01").event, lost);
  }
  dead.emplace_back(Event(), row("digest:2017-02-27"));
  dead.back().second.watch = "morning";
  dead.back().second.last_error = "permanent: 550 no such user";
  const Notification message = escalation_wording(row("escalation:key"), dead, lisbon);
  CHECK(message.title == "Not delivered by mail: 3 messages");
  CHECK(message.urgency == Urgency::critical);
  CHECK(message.body ==
        "The sink \"mail\" could not deliver what is listed here.\nThe last error: permanent: 550 no such user\n"
        "\nWhat was to be said\n  Wed 1 Mar 2017: Vote\n  Wed 1 Mar 2017: Vote (cancelled)\n"
        "  morning (digest:2017-02-27)\n"
        "\n`dateline dead` lists them, `dateline redrive` tries them again.\n");
}
