// Retrying: waits, deadlines, and what each outcome does to a row.
#include "reminders/retry.hpp"

#include "tests/catch.hpp"

#include <set>

using namespace datelined;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const Instant now{std::chrono::hours(24 * 365 * 47)};

Delivery leased() {
  Delivery row;
  row.key = "k";
  row.state = DeliveryState::leased;
  row.lease_owner = "me";
  row.lease_until = 120s;
  row.lease_token = 3;
  row.due = row.next_try = now;
  row.expires = now + 48h;
  return row;
}

Outcome ended(Outcome::Kind kind) { return {.kind = kind, .detail = "why"}; }

}  // namespace

TEST_CASE("the wait doubles up to the cap and keeps at least its half", "[reminders]") {
  const RetryPace pace;
  milliseconds step = pace.base;
  for (int attempts = 1; attempts < 60; ++attempts, step = std::min(step * 2, pace.cap)) {
    INFO(attempts);
    CHECK(backoff("some key", attempts, pace) >= step / 2);
    CHECK(backoff("some key", attempts, pace) <= step);
  }
  CHECK(backoff("some key", 1000, local_pace) <= 30s);
}

TEST_CASE("the wait differs between keys and is the same each time", "[reminders]") {
  std::set<milliseconds> waits;
  for (int i = 0; i < 100; ++i) waits.insert(backoff("key " + std::to_string(i), 5, {}));
  CHECK(waits.size() > 90);
  CHECK(backoff("a", 3, {}) == backoff("a", 3, {}));
  CHECK(backoff("a", 3, {1s, 1s}) != backoff("a", 4, {1s, 1s}));
}

TEST_CASE("a delivered row is sent with its receipt", "[reminders]") {
  const Delivery row = after(leased(), {.receipt = ":1.5 42"}, {}, now);
  CHECK(row.state == DeliveryState::sent);
  CHECK(row.sent == now);
  CHECK(row.receipt == ":1.5 42");
  CHECK(row.attempt == 1);
  CHECK(row.last_error.empty());
  CHECK(row.lease_owner.empty());
  CHECK_FALSE(row.lease_until);
  CHECK(row.lease_token == 3);
}

TEST_CASE("a permanent refusal ends a row at once", "[reminders]") {
  const Delivery row = after(leased(), ended(Outcome::Kind::permanent), {}, now);
  CHECK(row.state == DeliveryState::dead);
  CHECK(row.last_error == "permanent: why");
}

TEST_CASE("temporary and unknown outcomes come again and count", "[reminders]") {
  Delivery row = after(leased(), ended(Outcome::Kind::temporary), {}, now);
  CHECK(row.state == DeliveryState::ready);
  CHECK(row.attempt == 1);
  CHECK(row.unknowns == 0);
  CHECK(row.next_try == now + backoff("k", 1, {}));
  row = after(row, ended(Outcome::Kind::unknown), {}, now);
  CHECK(row.state == DeliveryState::ready);
  CHECK(row.attempt == 2);
  CHECK(row.unknowns == 1);
  CHECK(row.next_try == now + backoff("k", 2, {}));
}

TEST_CASE("a broken sink burns no attempt", "[reminders]") {
  const Delivery row = after(leased(), ended(Outcome::Kind::sink_broken), {}, now);
  CHECK(row.state == DeliveryState::ready);
  CHECK(row.attempt == 0);
  CHECK(row.next_try > now);
  CHECK(row.last_error == "sink_broken: why");
}

TEST_CASE("a row has five days from its first attempt however late that was", "[reminders]") {
  Delivery row = leased();
  row.expires = now - 240h;
  row = after(row, ended(Outcome::Kind::sink_broken), {}, now);
  CHECK(row.state == DeliveryState::ready);
  CHECK(row.expires == now + 120h);
  row = after(row, ended(Outcome::Kind::temporary), {}, now + 119h);
  CHECK(row.state == DeliveryState::ready);
  CHECK(row.expires == now + 120h);
  CHECK(row.next_try <= row.expires);
  row = after(row, ended(Outcome::Kind::temporary), {}, now + 120h);
  CHECK(row.state == DeliveryState::dead);
  CHECK(row.last_error == "temporary: why");
}

TEST_CASE("the deadline is five days after the event if that is later", "[reminders]") {
  Delivery row = leased();
  row.expires = now + 1000h;
  CHECK(after(row, ended(Outcome::Kind::temporary), {}, now).expires == now + 1000h);
}

TEST_CASE("a server may ask for a day of patience and no more", "[reminders]") {
  Outcome outcome = ended(Outcome::Kind::temporary);
  outcome.retry_after = 3600s;
  CHECK(after(leased(), outcome, {}, now).next_try == now + 1h);
  outcome.retry_after = 1s;
  CHECK(after(leased(), outcome, {}, now).next_try == now + backoff("k", 1, {}));
  outcome.retry_after = std::chrono::hours(100);
  CHECK(after(leased(), outcome, {}, now).next_try == now + 24h);
}

TEST_CASE("patience ends five minutes before the event", "[reminders]") {
  Outcome outcome = ended(Outcome::Kind::temporary);
  outcome.retry_after = 3600s;
  CHECK(after(leased(), outcome, {}, now, now + 30min).next_try == now + 25min);
  CHECK(after(leased(), outcome, {}, now, now + 2min).next_try == now + backoff("k", 1, {}));
  CHECK(after(leased(), outcome, {}, now, now + 3h).next_try == now + 1h);
}
