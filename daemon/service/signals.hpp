// Signals, as the loop hears them.
#pragma once

#include "service/executors.hpp"

#include <functional>

namespace datelined {

/// SIGHUP runs `reload`, one at a time; returns at SIGTERM or SIGINT.
asio::awaitable<void> until_told_to_stop(std::function<asio::awaitable<void>()> reload);

}  // namespace datelined
