// Which due rows become which messages.
#include "reminders/misfire.hpp"

#include "reminders/wording.hpp"
#include "tests/catch.hpp"

using namespace datelined;
using namespace std::chrono_literals;

namespace {

const Instant now{std::chrono::hours(24 * 365 * 47)};

Delivery row_of(std::int64_t id, std::int64_t event, const char* cause, std::chrono::seconds late,
                const char* recipient = "a@example.org") {
  Delivery row;
  row.id = DeliveryId{id};
  row.key = "key" + std::to_string(id);
  row.event = EventId{event};
  row.cause = cause;
  row.sink = "mail";
  row.recipient = recipient;
  row.due = now - late;
  return row;
}

/// "1 2 [3 4]": rows by id, lists in brackets.
std::string shown(const Sorted& sorted) {
  std::string text;
  for (const Parcel& parcel : sorted.parcels) {
    std::string ids;
    for (const Delivery& row : parcel.rows) ids += (ids.empty() ? "" : " ") + std::to_string(row.id.value);
    text += (text.empty() ? "" : " ") + (parcel.is_list() ? "[" + ids + "]" : ids);
  }
  for (const Delivery& row : sorted.superseded) text += " -" + std::to_string(row.id.value);
  return text;
}

}  // namespace

TEST_CASE("rows in time speak for themselves however many they are", "[reminders]") {
  std::vector<Delivery> due;
  for (int i = 1; i <= 6; ++i) due.push_back(row_of(i, i, "1d", 59s));
  CHECK(shown(sorted_parcels(due, now)) == "1 2 3 4 5 6");
}

TEST_CASE("more than three late rows of one address become one list", "[reminders]") {
  std::vector<Delivery> due{row_of(1, 1, "1d", 60s), row_of(2, 2, "1d", 1h), row_of(3, 3, "1d", 0s),
                            row_of(4, 4, "1d", 2h), row_of(5, 5, "1d", 2h, "b@example.org")};
  CHECK(shown(sorted_parcels(due, now)) == "1 2 3 4 5");
  due.push_back(row_of(6, 6, "window", 2h));
  const Sorted sorted = sorted_parcels(due, now);
  CHECK(shown(sorted) == "[1 2 4 6] 3 5");
  CHECK(sorted.parcels[0].digest_key == digest_key(sorted.parcels[0].rows));
}

TEST_CASE("announcements become a list although they are not late", "[reminders]") {
  std::vector<Delivery> due;
  for (int i = 1; i <= 4; ++i) due.push_back(row_of(i, i, "announced", 0s));
  due.push_back(row_of(5, 5, "moved", 2h));
  CHECK(shown(sorted_parcels(due, now)) == "[1 2 3 4] 5");
}

TEST_CASE("of several late leads of an event only the latest speaks", "[reminders]") {
  const std::vector<Delivery> due{row_of(1, 1, "7d", 72h),   row_of(2, 1, "1d", 2h),
                                  row_of(3, 1, "1h", 0s),    row_of(4, 2, "1d", 2h),
                                  row_of(5, 1, "moved", 2h), row_of(6, 1, "1d", 3h, "b@example.org")};
  CHECK(shown(sorted_parcels(due, now)) == "3 4 5 6 -1 -2");
  Delivery at_the_desk = row_of(7, 1, "1h", 0s);
  at_the_desk.sink = "desk";
  CHECK(shown(sorted_parcels({row_of(1, 1, "1d", 2h), at_the_desk}, now)) == "1 7");
}

TEST_CASE("what may have arrived keeps its own key", "[reminders]") {
  std::vector<Delivery> due;
  for (int i = 1; i <= 4; ++i) due.push_back(row_of(i, i, "1d", 1h));
  due[0].unknowns = 1;
  CHECK(shown(sorted_parcels(due, now)) == "1 2 3 4");
}

TEST_CASE("a list that was tried before comes again with its members alone", "[reminders]") {
  std::vector<Delivery> due;
  for (int i = 1; i <= 8; ++i) due.push_back(row_of(i, i, "1d", 1h));
  due[1].digest_key = due[5].digest_key = "old";
  const Sorted sorted = sorted_parcels(due, now);
  CHECK(shown(sorted) == "[1 3 4 5 7 8] [2 6]");
  CHECK(sorted.parcels[1].digest_key == "old");
}

TEST_CASE("what quiet hours held comes as one list and is not called late", "[reminders]") {
  std::vector<Delivery> rows;
  for (int i = 1; i <= 4; ++i) {
    rows.push_back(row_of(i, i, "1d", 3h));
    rows.back().held_until = now;
  }
  CHECK(shown(sorted_parcels(rows, now)) == "[1 2 3 4]");
  rows.pop_back();
  CHECK(shown(sorted_parcels(rows, now)) == "1 2 3");
}

TEST_CASE("messages about no single event never join a list or fall silent for another", "[reminders]") {
  std::vector<Delivery> rows;
  for (int i = 1; i <= 5; ++i) rows.push_back(row_of(i, 0, "digest:2017-02-20", 3h));
  CHECK(shown(sorted_parcels(rows, now)) == "1 2 3 4 5");
  CHECK(sorted_parcels(rows, now).superseded.empty());
}

TEST_CASE("a repeat is no lead that a later lead silences", "[reminders]") {
  const std::vector<Delivery> rows{row_of(1, 1, "1d", 3h), row_of(2, 1, "repeat:1", 2h), row_of(3, 1, "1h", 1h)};
  const Sorted sorted = sorted_parcels(rows, now);
  CHECK(shown(sorted) == "2 3 -1");
}
