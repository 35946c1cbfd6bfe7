// Waiting on the boot clock, which goes on while the machine sleeps.
#pragma once

#include "calendar/clock.hpp"
#include "service/executors.hpp"

#include <boost/asio/steady_timer.hpp>

#include <chrono>

namespace datelined {

/// Long waits end at common instants, so that the machine is woken once for all of them.
inline constexpr std::chrono::seconds common_beat{15};
/// Sets the timer: after `limit`; of a beat and more, at the last common instant within it.
void expire_within(asio::steady_timer& timer, std::chrono::milliseconds limit);

/// Returns when the boot clock has reached `until`, at most a minute late after a suspend.
asio::awaitable<void> nap(const Clock& clock, Ticks until);

}  // namespace datelined
