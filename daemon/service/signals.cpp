// A signal that comes while a reload runs is heard after it.
#include "service/signals.hpp"

#include <csignal>

namespace datelined {

Signals::Signals(const asio::any_io_executor& loop) : signals_(loop, SIGTERM, SIGINT, SIGHUP) {}

asio::awaitable<void> Signals::until_told_to_stop(std::function<asio::awaitable<void>()> reload) {
  for (;;) {
    const int signal = co_await signals_.async_wait(asio::use_awaitable);
    if (signal != SIGHUP) co_return;
    co_await reload();
  }
}

}  // namespace datelined
