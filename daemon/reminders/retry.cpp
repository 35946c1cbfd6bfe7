// Retrying: how long to wait, and what an outcome makes of a row.
#include "reminders/retry.hpp"

#include <algorithm>

namespace datelined {

namespace {

using std::chrono::milliseconds;

constexpr auto deadline_after_first_attempt = std::chrono::hours(5 * 24);
constexpr auto longest_retry_after = std::chrono::hours(24);
constexpr auto last_call_before_start = std::chrono::minutes(5);

/// SplitMix64 (Steele, Lea, Flood 2014): one step from a seed.
std::uint64_t split_mix(std::uint64_t seed) {
  seed += 0x9E3779B97F4A7C15U;
  seed = (seed ^ (seed >> 30U)) * 0xBF58476D1CE4E5B9U;
  seed = (seed ^ (seed >> 27U)) * 0x94D049BB133111EBU;
  return seed ^ (seed >> 31U);
}

/// FNV-1a, to make a number of a key.
std::uint64_t seed_of(std::string_view key) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

milliseconds wait(const Delivery& delivery, const Outcome& outcome, RetryPace pace) {
  const milliseconds paced = backoff(delivery.key, std::max(delivery.attempt, 1), pace);
  if (!outcome.retry_after) return paced;
  return std::max(paced, std::min<milliseconds>(*outcome.retry_after, longest_retry_after));
}

Delivery again(Delivery delivery, const Outcome& outcome, RetryPace pace, Instant now, std::optional<Instant> starts) {
  const milliseconds paced = backoff(delivery.key, std::max(delivery.attempt, 1), pace);
  delivery.state = DeliveryState::ready;
  delivery.next_try = now + wait(delivery, outcome, pace);
  // A server that asks for patience does not make us miss the event without one more try.
  if (starts && *starts - last_call_before_start < delivery.next_try)
    delivery.next_try = std::min(delivery.next_try, std::max(*starts - last_call_before_start, now + paced));
  if (now < delivery.expires)
    delivery.next_try = std::min(delivery.next_try, delivery.expires);
  else
    delivery.state = DeliveryState::dead;
  return delivery;
}

}  // namespace

std::chrono::milliseconds backoff(std::string_view key, int attempts, RetryPace pace) {
  const int doublings = std::clamp(attempts - 1, 0, 40);
  const bool capped = pace.base.count() > (pace.cap.count() >> doublings);
  const milliseconds doubled = capped ? pace.cap : milliseconds(pace.base.count() << doublings);
  const milliseconds half = std::min(pace.cap, doubled) / 2;
  const std::uint64_t random = split_mix(seed_of(key) + static_cast<std::uint64_t>(attempts));
  return half + milliseconds(static_cast<std::int64_t>(random % (static_cast<std::uint64_t>(half.count()) + 1)));
}

Delivery after(Delivery delivery, const Outcome& outcome, RetryPace pace, Instant now, std::optional<Instant> starts) {
  const bool first = delivery.attempt == 0 && delivery.last_error.empty();
  if (first) delivery.expires = std::max<Instant>(delivery.expires, now + deadline_after_first_attempt);
  delivery.lease_owner.clear();
  delivery.lease_until.reset();
  delivery.last_error = std::string(name(outcome.kind)) + (outcome.detail.empty() ? "" : ": " + outcome.detail);
  if (outcome.kind != Outcome::Kind::sink_broken) ++delivery.attempt;
  switch (outcome.kind) {
    case Outcome::Kind::delivered:
      delivery.state = DeliveryState::sent;
      delivery.sent = now;
      delivery.receipt = outcome.receipt;
      delivery.last_error.clear();
      return delivery;
    case Outcome::Kind::permanent:
      delivery.state = DeliveryState::dead;
      return delivery;
    case Outcome::Kind::unknown:
      ++delivery.unknowns;
      break;
    case Outcome::Kind::temporary:
    case Outcome::Kind::sink_broken:
      break;
  }
  if (delivery.unknowns == 0) delivery.worded.reset();  // nobody has these words: the next ones may be fresher
  return again(std::move(delivery), outcome, pace, now, starts);
}

}  // namespace datelined
