// A signal that comes while a reload runs is heard after it.
#include "service/signals.hpp"

#include <boost/asio/signal_set.hpp>
#include <boost/asio/this_coro.hpp>

#include <csignal>

namespace datelined {

asio::awaitable<void> until_told_to_stop(std::function<asio::awaitable<void>()> reload) {
  asio::signal_set signals(co_await asio::this_coro::executor, SIGTERM, SIGINT, SIGHUP);
  while (co_await signals.async_wait(asio::use_awaitable) == SIGHUP) co_await reload();
}

}  // namespace datelined
