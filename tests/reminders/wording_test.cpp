// What messages say.
#include "reminders/wording.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"

#include <boost/json.hpp>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

Instant utc(std::string_view text) { return to_instant(*parse_iso8601(text), Zone()); }
const Planning lisbon{"home", *Zone::named("Europe/Lisbon"), 9h};

Claim claim_of(const char* start, const char* evidence, const char* feed, const char* published) {
  Claim claim;
  claim.feed = feed;
  claim.url = std::string("https://example.org/") + feed;
  claim.article_title = "Phones";
  claim.published = utc(published);
  claim.mention.when = *span_from_forms(start, "", "");
  claim.mention.evidence = evidence;
  return claim;
}

Event press_event(const char* start = "2017-02-27T10:00") {
  Event event;
  event.id = EventId{7};
  event.uid = "abcdefghijklmnopqrstuvwxyz@home";
  event.title = "Sony  press event";
  event.place = Place{"Barcelona, Spain", "ES", "Europe/Madrid"};
  event.zone = *Zone::named("Europe/Madrid");
  event.when = *span_from_forms(start, "", "");
  event.claims = {claim_of(start, "Sony will hold a press event\non Monday at ten.", "wire", "2017-02-02T12:00:00Z")};
  return event;
}

Delivery row_of(const char* cause, const char* due) {
  Delivery row;
  row.key = std::string("key-") + cause;
  row.event = EventId{7};
  row.cause = cause;
  row.watch = "phones";
  row.sink = "mail";
  row.recipient = "a@example.org";
  row.made = utc("2017-02-02T12:01:00Z");
  row.due = utc(due);
  return row;
}

std::string first_line(const Notification& message) { return message.body.substr(0, message.body.find('\n')); }

}  // namespace

TEST_CASE("spans of time are spoken in two units at most", "[reminders]") {
  CHECK(spoken(3h) == "in 3 h");
  CHECK(spoken(48h) == "in 2 days");
  CHECK(spoken(-42min) == "42 min ago");
  CHECK(spoken(80min) == "in 1 h 20 min");
  CHECK(spoken(27h + 20min) == "in 1 day 3 h");
  CHECK(spoken(24h * 8 + 3h) == "in 8 days");
  CHECK(spoken(18min - 200ms) == "in 18 min");
  CHECK(spoken(10s) == "in less than 1 min");
  CHECK(spoken(-10s) == "just now");
}

TEST_CASE("a time is spoken for its place and for the user", "[reminders]") {
  const Event press = press_event();
  CHECK(when_spoken(press, lisbon.zone) == "Mon 27 Feb 2017, 10:00 (Europe/Madrid, 09:00 your time)");
  CHECK(when_spoken(press, *Zone::named("Europe/Berlin")) == "Mon 27 Feb 2017, 10:00");
  CHECK(when_spoken(press, *Zone::named("Pacific/Honolulu")) ==
        "Mon 27 Feb 2017, 10:00 (Europe/Madrid, 26 Feb 2017, 23:00 your time)");
  CHECK(when_spoken(press_event("2017-02-27"), lisbon.zone) == "Mon 27 Feb 2017");
  CHECK(when_spoken(press_event("2017-03"), lisbon.zone) == "March 2017");
}

TEST_CASE("a reminder says how long until the event with its evidence and source", "[reminders]") {
  const Notification message =
      wording(press_event(), row_of("1h", "2017-02-27T08:00:00Z"), lisbon, utc("2017-02-27T08:00:00Z") + 300ms);
  CHECK(message.key == "key-1h");
  CHECK(message.thread == "abcdefghijklmnopqrstuvwxyz@home");
  CHECK(message.recipient == "a@example.org");
  CHECK(message.reason == Reason::lead);
  CHECK(message.made == utc("2017-02-02T12:01:00Z"));
  CHECK(message.title == "Sony press event");
  CHECK(message.url == "https://example.org/wire");
  CHECK(message.first_of_thread);
  CHECK(message.body ==
        "Starts in 1 h.\n"
        "Mon 27 Feb 2017, 10:00 (Europe/Madrid, 09:00 your time)\n"
        "Barcelona, Spain\n"
        "\n"
        "“Sony will hold a press event on Monday at ten.”\n"
        "— wire: Phones, 2 Feb 2017\n"
        "https://example.org/wire\n");
  CHECK(message.calendar.find("BEGIN:VCALENDAR") == 0);
}

TEST_CASE("the first line says how late a message is and where the event stands", "[reminders]") {
  const auto line = [](const Event& event, const char* cause, const char* due, const char* now) {
    return first_line(wording(event, row_of(cause, due), lisbon, utc(now)));
  };
  const Event press = press_event();
  CHECK(line(press, "1h", "2017-02-27T08:00:00Z", "2017-02-27T08:42:00Z") == "Late by 42 min. Starts in 18 min.");
  CHECK(line(press, "1h", "2017-02-27T08:00:00Z", "2017-02-27T08:00:59Z") == "Starts in 59 min.");
  CHECK(line(press, "1h", "2017-02-27T08:00:00Z", "2017-02-27T09:10:00Z") == "Late by 1 h 10 min. Started 10 min ago.");
  CHECK(line(press, "announced", "2017-02-27T06:00:00Z", "2017-02-27T06:00:00Z") ==
        "Announced 25 days ago, starts in 3 h.");
  CHECK(line(press, "announced", "2017-02-02T15:00:00Z", "2017-02-02T15:00:00Z") ==
        "Announced today, starts in 24 days.");
  const Event day = press_event("2017-02-27");
  CHECK(line(day, "1d", "2017-02-26T09:00:00Z", "2017-02-26T09:00:00Z") == "Is tomorrow.");
  CHECK(line(day, "1w", "2017-02-20T09:00:00Z", "2017-02-20T09:00:00Z") == "Is in 7 days.");
  CHECK(line(day, "1d", "2017-02-26T09:00:00Z", "2017-02-27T09:00:00Z") == "Late by 1 day. Is today.");
  CHECK(line(day, "1d", "2017-02-26T09:00:00Z", "2017-03-01T09:00:00Z") == "Late by 3 days. Was 2 days ago.");
  CHECK(line(press_event("2017-03"), "window", "2017-03-01T09:00:00Z", "2017-03-01T09:00:00Z") ==
        "Its time has come: March 2017.");
  CHECK(line(press_event("2017-03"), "announced", "2017-02-02T13:00:00Z", "2017-02-02T13:00:00Z") ==
        "Announced today, is expected March 2017.");
  Event show = press_event("2017-02-27");
  show.when.begin.reset();
  CHECK(line(show, "1d", "2017-02-26T09:00:00Z", "2017-02-26T09:00:00Z") == "Ends tomorrow.");
}

TEST_CASE("a late reminder says so in its reason", "[reminders]") {
  const Delivery row = row_of("1h", "2017-02-27T08:00:00Z");
  CHECK(wording(press_event(), row, lisbon, utc("2017-02-27T08:00:59Z")).reason == Reason::lead);
  CHECK(wording(press_event(), row, lisbon, utc("2017-02-27T08:01:00Z")).reason == Reason::late);
}

TEST_CASE("a move is told with both dates and both quotes", "[reminders]") {
  Event event = press_event("2017-02-28T10:00");
  event.revision = 2;
  event.claims.insert(event.claims.begin(),
                      claim_of("2017-02-27T10:00", "Sony will be on Monday.", "paper", "2017-02-01T12:00:00Z"));
  const Notification message =
      wording(event, row_of("moved", "2017-02-20T12:00:00Z"), lisbon, utc("2017-02-20T12:00:00Z"));
  CHECK(message.reason == Reason::moved);
  CHECK(message.title == "Moved: Sony press event");
  CHECK_FALSE(message.first_of_thread);
  CHECK(message.body ==
        "Moved, starts in 7 days.\n"
        "From Mon 27 Feb 2017, 10:00\n"
        "to Tue 28 Feb 2017, 10:00\n"
        "Tue 28 Feb 2017, 10:00 (Europe/Madrid, 09:00 your time)\n"
        "Barcelona, Spain\n"
        "\n"
        "“Sony will hold a press event on Monday at ten.”\n"
        "— wire: Phones, 2 Feb 2017\n"
        "Before:\n"
        "“Sony will be on Monday.”\n"
        "— paper: Phones, 1 Feb 2017\n"
        "https://example.org/wire\n");
}

TEST_CASE("a sentence that itself tells of the move gives the old date", "[reminders]") {
  Event event = press_event("2017-02-28T10:00");
  event.claims[0].mention.moved_from = span_from_forms("2017-02-20", "", "");
  const Notification message =
      wording(event, row_of("moved", "2017-02-20T12:00:00Z"), lisbon, utc("2017-02-20T12:00:00Z"));
  CHECK(message.body.find("From Mon 20 Feb 2017\nto Tue 28 Feb 2017, 10:00\n") != std::string::npos);
  CHECK(message.body.find("Before:") == std::string::npos);
}

TEST_CASE("what is cancelled or postponed names the date it had", "[reminders]") {
  Event event = press_event();
  event.status = Status::cancelled;
  event.claims.push_back(claim_of("2017-02-27T10:00", "Sony called it off.", "paper", "2017-02-10T12:00:00Z"));
  Notification message =
      wording(event, row_of("cancelled", "2017-02-20T12:00:00Z"), lisbon, utc("2017-02-20T12:00:00Z"));
  CHECK(message.title == "Cancelled: Sony press event");
  CHECK(message.body.starts_with("Cancelled.\nIt was to be Mon 27 Feb 2017, 10:00.\nBarcelona, Spain\n\n“Sony called"));
  CHECK(message.url == "https://example.org/paper");
  event.status = Status::postponed;
  event.undated = true;
  message = wording(event, row_of("postponed", "2017-02-20T12:00:00Z"), lisbon, utc("2017-02-20T12:00:00Z"));
  CHECK(first_line(message) == "Postponed, without a new date.");
  CHECK(message.reason == Reason::postponed);
}

TEST_CASE("a status that is not certain is said", "[reminders]") {
  Event event = press_event();
  event.status = Status::possible;
  const Notification message =
      wording(event, row_of("1d", "2017-02-26T09:00:00Z"), lisbon, utc("2017-02-26T09:00:00Z"));
  CHECK(message.body.find("Status: possible\n") != std::string::npos);
}

TEST_CASE("only web addresses are given as links", "[reminders]") {
  Event event = press_event();
  event.claims[0].url = "javascript:alert(1)";
  const Notification message =
      wording(event, row_of("1d", "2017-02-26T09:00:00Z"), lisbon, utc("2017-02-26T09:00:00Z"));
  CHECK(message.url.empty());
  CHECK(message.body.find("javascript") == std::string::npos);
}

TEST_CASE("the facts hold the event and the reminder", "[reminders]") {
  const Notification message =
      wording(press_event(), row_of("1h", "2017-02-27T08:00:00Z"), lisbon, utc("2017-02-27T08:42:00Z"));
  const auto facts = boost::json::parse(message.facts);
  CHECK(facts.at("event").at("uid").as_string() == "abcdefghijklmnopqrstuvwxyz@home");
  CHECK(facts.at("event").at("claims").as_array().size() == 1);
  CHECK(facts.at("reminder").at("reason").as_string() == "late");
  CHECK(facts.at("reminder").at("late_seconds").as_int64() == 42 * 60);
  CHECK(facts.at("reminder").at("cause").as_string() == "1h");
}

TEST_CASE("a list names each event once with those ahead first", "[reminders]") {
  const auto member = [](std::int64_t id, const char* title, const char* start, const char* cause) {
    Event event = press_event(start);
    event.id = EventId{id};
    event.title = title;
    Delivery row = row_of(cause, "2017-02-20T08:00:00Z");
    row.key += std::to_string(id);
    return std::pair(event, row);
  };
  const std::vector members{member(1, "Later", "2017-02-27T10:00", "1d"), member(2, "Missed", "2017-02-19T10:00", "1h"),
                            member(3, "Sooner", "2017-02-21T10:00", "1d"),
                            member(3, "Sooner", "2017-02-21T10:00", "1h"),
                            member(4, "Ancient", "2017-01-02T10:00", "1d")};
  const Notification message = list_wording(members, lisbon, utc("2017-02-20T09:00:00Z"));
  CHECK(message.title == "Reminders that are late: 4 events");
  CHECK(message.body ==
        "Tue 21 Feb 2017, 10:00 (Europe/Madrid, 09:00 your time): Sooner, Barcelona, Spain (in 1 day)\n"
        "Mon 27 Feb 2017, 10:00 (Europe/Madrid, 09:00 your time): Later, Barcelona, Spain (in 7 days)\n"
        "\n"
        "Missed while off:\n"
        "Sun 19 Feb 2017, 10:00 (Europe/Madrid, 09:00 your time): Missed, Barcelona, Spain (1 day ago)\n"
        "1 event is over for more than a week.\n");
  CHECK(message.reason == Reason::list);
  CHECK(message.recipient == "a@example.org");
  CHECK(message.thread == message.key + "@home");
  CHECK(boost::json::parse(message.facts).at("events").as_array().size() == 5);
}

TEST_CASE("a long list is cut and says so", "[reminders]") {
  std::vector<std::pair<Event, Delivery>> members;
  for (int i = 1; i <= 60; ++i) {
    Event event = press_event();
    event.id = EventId{i};
    members.emplace_back(event, row_of("announced", "2017-02-20T08:00:00Z"));
  }
  const Notification message = list_wording(members, lisbon, utc("2017-02-20T09:00:00Z"));
  CHECK(message.title == "60 events announced");
  CHECK(std::count(message.body.begin(), message.body.end(), '\n') == 51);
  CHECK(message.body.find("… and 10 more: see the agenda.\n") != std::string::npos);
}

TEST_CASE("the key of a list depends on its members alone", "[reminders]") {
  const Delivery a = row_of("1d", "2017-02-20T08:00:00Z"), b = row_of("1h", "2017-02-20T08:00:00Z");
  CHECK(digest_key(std::vector{a, b}) == digest_key(std::vector{b, a}));
  CHECK(digest_key(std::vector{a, b}) != digest_key(std::vector{a}));
  CHECK(digest_key(std::vector{a}) != a.key);
}
