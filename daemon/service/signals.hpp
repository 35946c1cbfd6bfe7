// Signals, as the loop hears them.
#pragma once

#include "service/executors.hpp"

#include <boost/asio/signal_set.hpp>

#include <functional>

namespace datelined {

/// From its construction on, SIGTERM, SIGINT and SIGHUP wait for the loop.
class Signals {
 public:
  explicit Signals(const asio::any_io_executor& loop);

  /// SIGHUP runs `reload`, one at a time; returns at SIGTERM or SIGINT.
  asio::awaitable<void> until_told_to_stop(std::function<asio::awaitable<void>()> reload);

 private:
  asio::signal_set signals_;
};

}  // namespace datelined
