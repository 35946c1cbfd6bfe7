// Planning: when reminders are due, what is announced, who hears of a change.
#include "reminders/plan.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"

#include <algorithm>

using namespace datelined;
using Lines = std::vector<std::string>;

namespace {

Instant utc(std::string_view text) { return to_instant(*parse_iso8601(text), Zone()); }

Planning berlin() { return {"home", *Zone::named("Europe/Berlin"), std::chrono::hours(9)}; }

Event event_at(const char* start, const char* end = "", const char* modifier = "", const char* zone = "Europe/Madrid") {
  Event event;
  event.id = EventId{7};
  event.uid = "uid@home";
  event.title = "Sony press event";
  event.when = *span_from_forms(start, end, modifier);
  event.zone = *Zone::named(zone);
  event.confidence = 0.9;
  return event;
}

Watch watch_with(std::vector<const char*> leads) {
  Watch watch;
  watch.name = "phones";
  for (const char* lead : leads) watch.leads.push_back(*lead_written(lead));
  watch.addresses = {{"mail", "a@example.org"}};
  return watch;
}

Lines shown(const std::vector<Delivery>& rows) {
  Lines lines;
  for (const Delivery& row : rows)
    lines.push_back(row.cause + " " + iso8601(row.due) + " " + row.sink + " " + row.recipient);
  return lines;
}

Lines causes(const std::vector<Delivery>& rows) {
  Lines lines;
  for (const Delivery& row : rows) lines.push_back(row.cause);
  return lines;
}

const Instant long_before = utc("2017-02-02T12:00:00Z");

}  // namespace

TEST_CASE("leads of timed events count from their instant and days keep the wall time of the user", "[reminders]") {
  const auto due = [](const Event& event, const char* lead) {
    const auto instant = due_at(event, *lead_written(lead), berlin());
    return instant ? iso8601(*instant) : std::string("-");
  };
  const Event press = event_at("2017-02-27T10:00");
  CHECK(due(press, "30m") == "2017-02-27T08:30:00Z");
  CHECK(due(press, "2h") == "2017-02-27T07:00:00Z");
  CHECK(due(press, "1d") == "2017-02-26T09:00:00Z");
  CHECK(due(press, "1w") == "2017-02-20T09:00:00Z");
  const Event summer = event_at("2017-03-27T10:00", "", "", "UTC");  // the day after clocks went forward in Berlin
  CHECK(due(summer, "24h") == "2017-03-26T10:00:00Z");
  CHECK(due(summer, "2d") == "2017-03-25T11:00:00Z");
}

TEST_CASE("day-dated events are reminded of in the morning of the user and know no hours", "[reminders]") {
  const auto due = [](const Event& event, const char* lead) {
    const auto instant = due_at(event, *lead_written(lead), berlin());
    return instant ? iso8601(*instant) : std::string("-");
  };
  const Event day = event_at("2017-02-27", "", "", "America/Los_Angeles");
  CHECK(due(day, "1d") == "2017-02-26T08:00:00Z");
  CHECK(due(day, "0d") == "2017-02-27T08:00:00Z");
  CHECK(due(day, "2h") == "-");
  CHECK(due(day, "30m") == "-");
  CHECK(due(event_at("2017-02-27", "2017-03-02"), "1d") == "2017-02-26T08:00:00Z");
  CHECK(due(event_at("", "2017-02-27"), "1d") == "2017-02-26T08:00:00Z");  // runs already: its last day
  CHECK(due(event_at("", "2017-02-27T18:00"), "1h") == "2017-02-27T16:00:00Z");
  CHECK(due(event_at("2017-03"), "1d") == "-");
}

TEST_CASE("events without a day open a window once", "[reminders]") {
  const Watch watch = watch_with({"7d", "2h"});
  CHECK(shown(plan(event_at("2017-03"), watch, berlin(), long_before)) ==
        Lines{"window 2017-03-01T08:00:00Z mail a@example.org"});
  CHECK(shown(plan(event_at("2017", "", "late"), watch, berlin(), long_before)) ==
        Lines{"window 2017-09-01T07:00:00Z mail a@example.org"});
  CHECK(shown(plan(event_at("2017-W10"), watch, berlin(), long_before)) ==
        Lines{"window 2017-03-06T08:00:00Z mail a@example.org"});
  CHECK(causes(plan(event_at("2017"), watch, berlin(), long_before)) == Lines{"announced"});
  CHECK(plan(event_at("2016"), watch, berlin(), long_before).empty());
}

TEST_CASE("leads that nobody chose are a day and an hour", "[reminders]") {
  CHECK(shown(plan(event_at("2017-02-27T10:00"), watch_with({}), berlin(), long_before)) ==
        Lines{"1d 2017-02-26T09:00:00Z mail a@example.org", "1h 2017-02-27T08:00:00Z mail a@example.org"});
  CHECK(shown(plan(event_at("2017-02-27"), watch_with({}), berlin(), long_before)) ==
        Lines{"1d 2017-02-26T08:00:00Z mail a@example.org"});
}

TEST_CASE("leads already past become one announcement", "[reminders]") {
  const Event press = event_at("2017-02-27T10:00");
  const Watch watch = watch_with({"7d", "1d", "2h", "30m"});
  CHECK(shown(plan(press, watch, berlin(), utc("2017-02-27T06:59:00Z"))) ==
        Lines{"announced 2017-02-27T06:59:00Z mail a@example.org", "2h 2017-02-27T07:00:00Z mail a@example.org",
              "30m 2017-02-27T08:30:00Z mail a@example.org"});
  CHECK(causes(plan(press, watch, berlin(), utc("2017-02-27T08:45:00Z"))) == Lines{"announced"});
  CHECK(plan(press, watch, berlin(), utc("2017-02-27T09:00:00Z")).empty());  // it has begun
  CHECK(causes(plan(event_at("2017-02-27"), watch, berlin(), utc("2017-02-27T15:00:00Z"))) == Lines{"announced"});
  CHECK(plan(event_at("2017-02-27"), watch, berlin(), utc("2017-02-27T23:00:00Z")).empty());
}

TEST_CASE("a watch that announces tells of every match at once", "[reminders]") {
  Watch watch = watch_with({"1d"});
  watch.announce = true;
  CHECK(shown(plan(event_at("2017-02-27T10:00"), watch, berlin(), long_before)) ==
        Lines{"announced 2017-02-02T12:00:00Z mail a@example.org", "1d 2017-02-26T09:00:00Z mail a@example.org"});
}

TEST_CASE("every address of a watch gets rows of its own with keys of their own", "[reminders]") {
  Watch watch = watch_with({"1d", "24h", "2h"});
  watch.addresses = {{"mail", "a@example.org"}, {"mail", "b@example.org"}, {"desk", ""}};
  auto rows = plan(event_at("2017-02-20T10:00"), watch, berlin(), long_before);
  REQUIRE(rows.size() == 6);  // 24h falls on the instant of 1d
  CHECK(causes(rows) == Lines{"1d", "2h", "1d", "2h", "1d", "2h"});
  std::sort(rows.begin(), rows.end(), [](const Delivery& a, const Delivery& b) { return a.key < b.key; });
  CHECK(std::adjacent_find(rows.begin(), rows.end(),
                           [](const Delivery& a, const Delivery& b) { return a.key == b.key; }) == rows.end());
  for (const Delivery& row : rows) {
    CHECK(row.event == EventId{7});
    CHECK(row.made == long_before);
    CHECK(row.next_try == row.due);
    CHECK(row.expires == utc("2017-02-25T10:00:00Z"));
    CHECK(row.state == DeliveryState::ready);
  }
}

TEST_CASE("nobody is reminded of what is over or cancelled or has no date or does not match", "[reminders]") {
  const Watch watch = watch_with({"1d"});
  Event event = event_at("2017-02-27T10:00");
  CHECK(plan(event, watch, berlin(), utc("2017-02-28T00:00:00Z")).empty());
  event.status = Status::cancelled;
  CHECK(plan(event, watch, berlin(), long_before).empty());
  event.status = Status::postponed;
  CHECK(plan(event, watch, berlin(), long_before).size() == 1);
  event.undated = true;
  CHECK(plan(event, watch, berlin(), long_before).empty());
  event.undated = false;
  event.confidence = 0.1;
  CHECK(plan(event, watch, berlin(), long_before).empty());
}

TEST_CASE("an event is over when its end has come for the user and at its place", "[reminders]") {
  const auto over = [](const Event& event) { return iso8601(over_at(event, berlin())); };
  CHECK(over(event_at("2017-02-27T10:00")) == "2017-02-27T10:00:00Z");
  CHECK(over(event_at("2017-02-27T10:00", "2017-02-27T12:00")) == "2017-02-27T11:00:00Z");
  CHECK(over(event_at("2017-02-27T10:00", "2017-02-28")) == "2017-02-28T23:00:00Z");
  CHECK(over(event_at("2017-02-27", "", "", "America/Los_Angeles")) == "2017-02-28T08:00:00Z");
  CHECK(over(event_at("2017-02-27", "", "", "Asia/Tokyo")) == "2017-02-27T23:00:00Z");
  CHECK(over(event_at("2017-06", "", "early")) == "2017-06-10T22:00:00Z");
}

TEST_CASE("those who were told hear once how the event changed", "[reminders]") {
  const Event before = event_at("2017-02-27T10:00");
  std::vector<Delivery> told;
  for (const char* watch : {"phones", "fairs"})
    for (const char* recipient : {"a@example.org", "b@example.org"}) {
      Delivery row;
      row.watch = watch;
      row.sink = "mail";
      row.recipient = recipient;
      row.state = DeliveryState::sent;
      told.push_back(row);
    }
  const auto change = [&](Event after) {
    after.revision = 2;
    return shown(plan_change(before, after, told, berlin(), long_before));
  };
  const auto twice = [](const std::string& cause) {
    return Lines{cause + " 2017-02-02T12:00:00Z mail a@example.org",
                 cause + " 2017-02-02T12:00:00Z mail b@example.org"};
  };
  CHECK(change(event_at("2017-02-28T10:00")) == twice("moved"));
  CHECK(change(event_at("2017-02-27T10:00", "", "", "UTC")) == twice("moved"));
  Event after = before;
  after.status = Status::cancelled;
  CHECK(change(after) == twice("cancelled"));
  after.status = Status::postponed;
  after.undated = true;
  CHECK(change(after) == twice("postponed"));
  after = before;
  after.status = Status::expected;
  CHECK(change(after) == twice("changed"));
  after.revision = 2;
  CHECK(plan_change(before, after, told, berlin(), utc("2017-03-01T00:00:00Z")).empty());
}

TEST_CASE("a watch hears of the changes it asks for, told before or not", "[reminders]") {
  const Event before = event_at("2017-02-27T10:00"), after = event_at("2017-02-28T10:00");
  Watch watch = watch_with({"1d"});
  CHECK(plan_asked_change(before, after, watch, berlin(), long_before).empty());
  watch.changes = {"cancelled"};
  CHECK(plan_asked_change(before, after, watch, berlin(), long_before).empty());
  watch.changes = {"cancelled", "moved"};
  CHECK(causes(plan_asked_change(before, after, watch, berlin(), long_before)) == Lines{"moved"});
  CHECK(plan_asked_change(before, after, watch, berlin(), utc("2017-03-02T00:00:00Z")).empty());  // it is over
  watch.match.words = {"eclipse"};
  CHECK(plan_asked_change(before, after, watch, berlin(), long_before).empty());
}

TEST_CASE("announcements of a watch that gathers come together", "[reminders]") {
  Watch watch = watch_with({"1d"});
  watch.announce = true;
  watch.gather = std::chrono::minutes(10);
  const Instant now = utc("2017-02-02T12:03:00Z");
  CHECK(shown(plan(event_at("2017-02-27T10:00"), watch, berlin(), now))[0] ==
        "announced 2017-02-02T12:10:00Z mail a@example.org");
}

TEST_CASE("a reminder is repeated with a number until its event is over", "[reminders]") {
  const Event event = event_at("2017-02-27T10:00");  // over an hour later, at 10:00 UTC
  Watch watch = watch_with({"1h"});
  Delivery told;
  told.event = event.id;
  told.cause = "1h";
  told.sink = "mail";
  const Instant now = utc("2017-02-27T09:15:00Z");
  CHECK_FALSE(plan_repeat(event, told, watch, berlin(), now));
  watch.repeat = std::chrono::minutes(30);
  const auto first = plan_repeat(event, told, watch, berlin(), now);
  REQUIRE(first);
  CHECK(first->cause == "repeat:1");
  CHECK(first->due == now + std::chrono::minutes(30));
  CHECK_FALSE(plan_repeat(event, *first, watch, berlin(), first->due));
  CHECK(plan_repeat(event, *first, watch, berlin(), now)->cause == "repeat:2");
  told.cause = "moved";
  CHECK_FALSE(plan_repeat(event, told, watch, berlin(), now));
}

TEST_CASE("what has begun without a known end is no longer announced, what has a known end is", "[reminders]") {
  const Watch watch = watch_with({"1d"});
  const Instant after_its_start = utc("2017-02-27T09:30:00Z");
  CHECK(plan(event_at("2017-02-27T10:00"), watch, berlin(), after_its_start).empty());
  CHECK(causes(plan(event_at("2017-02-27T10:00", "2017-02-27T12:00"), watch, berlin(), after_its_start)) ==
        Lines{"announced"});
  Event running = event_at("2017-02-25", "2017-02-28");
  CHECK(causes(plan(running, watch, berlin(), after_its_start)) == Lines{"announced"});
  running.when.begin.reset();  // nobody said when it began
  CHECK(causes(plan(running, watch, berlin(), after_its_start)).size() <= 1);
}

TEST_CASE("a change is told to every address that was told of an older revision, and of nothing that is not shown",
          "[reminders]") {
  const Event before = event_at("2017-02-27T10:00");
  Event after = event_at("2017-02-28T10:00");
  after.revision = 2;
  Delivery mail;
  mail.watch = "phones";
  mail.sink = "mail";
  mail.recipient = "a@example.org";
  Delivery desk = mail;
  desk.sink = "desk";
  Delivery knows = mail;
  knows.recipient = "b@example.org";
  knows.revision = 2;
  Delivery other = mail;
  other.recipient = "c@example.org";
  const std::vector<Delivery> told{mail, desk, knows, other, mail};
  CHECK(shown(plan_change(before, after, told, berlin(), long_before)) ==
        Lines{"moved 2017-02-02T12:00:00Z mail a@example.org", "moved 2017-02-02T12:00:00Z desk a@example.org",
              "moved 2017-02-02T12:00:00Z mail c@example.org"});
  CHECK(plan_change(before, before, told, berlin(), long_before).empty());
  CHECK(plan_change(before, after, told, berlin(), utc("2017-02-27T12:00:00Z")).size() == 3);  // over only as it was
  Watch asks = watch_with({"1d"});
  asks.changes = {"moved"};
  CHECK(plan_asked_change(before, before, asks, berlin(), long_before).empty());
  CHECK(plan_asked_change(before, after, asks, berlin(), utc("2017-02-27T12:00:00Z")).size() == 1);
  after.standing = Standing::dismissed;
  CHECK(plan_change(before, after, told, berlin(), long_before).empty());
  CHECK(plan_asked_change(before, after, asks, berlin(), long_before).empty());
}

TEST_CASE("silence about an event is told while it is shown, ahead and watched", "[reminders]") {
  const Watch watch = watch_with({"1d"});
  Event event = event_at("2017-02-27T10:00");
  CHECK(causes(plan_quiet(event, watch, berlin(), long_before)) == Lines{"quiet"});
  CHECK(plan_quiet(event, watch, berlin(), utc("2017-03-01T00:00:00Z")).empty());
  Watch other = watch;
  other.match.words = {"eclipse"};
  CHECK(plan_quiet(event, other, berlin(), long_before).empty());
  event.standing = Standing::dismissed;
  CHECK(plan_quiet(event, watch, berlin(), long_before).empty());
}

TEST_CASE("nothing is repeated of what is off, has no date, is not shown or was told of an older revision",
          "[reminders]") {
  const Instant now = utc("2017-02-26T09:15:00Z");
  Watch watch = watch_with({"1h"});
  watch.repeat = std::chrono::minutes(30);
  Delivery told;
  told.cause = "1h";
  Event event = event_at("2017-02-27T10:00");
  CHECK(plan_repeat(event, told, watch, berlin(), now));
  const auto repeats = [&](auto change) {
    Event changed = event;
    change(changed);
    return plan_repeat(changed, told, watch, berlin(), now).has_value();
  };
  CHECK_FALSE(repeats([](Event& e) { e.status = Status::cancelled; }));
  CHECK_FALSE(repeats([](Event& e) { e.undated = true; }));
  CHECK_FALSE(repeats([](Event& e) { e.standing = Standing::merged; }));
  CHECK_FALSE(repeats([](Event& e) { e.revision = 2; }));
}
