// The watchdog: systemd hears that the daemon is alive only while that is true.
#pragma once

#include "calendar/clock.hpp"
#include "service/executors.hpp"
#include "service/notify.hpp"

namespace datelined {

/// Pings the service manager, if it asks for that, each time the loop came round and the store answered within 10 s.
/// Runs until it is called off.
asio::awaitable<void> keep_watchdog(const Executors& executors, const Clock& clock, const ServiceManager& manager);

}  // namespace datelined
