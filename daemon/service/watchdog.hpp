// The watchdog: systemd hears that the daemon is alive only while that is true.
#pragma once

#include "calendar/clock.hpp"
#include "service/executors.hpp"
#include "service/notify.hpp"

namespace datelined {

/// Each time the loop came round the store's thread is asked to ping the service manager, if that wants pings: when
/// either stands still, or the store takes longer than 10 s, there is none. Runs until it is called off; clock and
/// manager outlive the store's executor.
asio::awaitable<void> keep_watchdog(const Executors& executors, const Clock& clock, const ServiceManager& manager);

}  // namespace datelined
