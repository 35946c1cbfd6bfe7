// Retrying: what an outcome does to a delivery (DELIVERY 2.3, 2.4).
#pragma once

#include "reminders/delivery.hpp"
#include "sinks/notification.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace datelined {

/// How fast a kind of sink is tried again.
struct RetryPace {
  std::chrono::milliseconds base = std::chrono::seconds(5);
  std::chrono::milliseconds cap = std::chrono::minutes(30);
};
inline constexpr RetryPace local_pace{std::chrono::seconds(1), std::chrono::seconds(30)};

/// The wait before attempt n+1 after n attempts: d/2 + U(0, d/2) with d = min(cap, base * 2^(n-1)); U from the key and
/// n.
std::chrono::milliseconds backoff(std::string_view key, int attempts, RetryPace pace);

/// The row after an attempt ended with `outcome`: sent, dead (permanent, or past its deadline), or ready again later.
/// A broken sink burns no attempt. The deadline is five days after the first attempt or `expires`, whichever is later.
/// Its words are forgotten unless one of the attempts may have arrived. A `Retry-After` counts up to a day, but not so
/// far that the last five minutes before `starts` pass without a try.
Delivery after(Delivery delivery, const Outcome& outcome, RetryPace pace, Instant now,
               std::optional<Instant> starts = std::nullopt);

}  // namespace datelined
