// systemd allows 30 s (TimeoutStopSec=); ten are promised.
#include "service/shutdown.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <unistd.h>

#include <exception>

namespace datelined {

asio::awaitable<void> shut_down(Sources& sources, Crew& crew, Log& log) {
  using namespace asio::experimental::awaitable_operators;
  sources.call_off();
  crew.call_off();
  asio::steady_timer patience(co_await asio::this_coro::executor, std::chrono::seconds(9));
  const auto first = co_await ((sources.ended() && crew.ended()) || patience.async_wait(asio::use_awaitable));
  if (first.index() == 0) co_return log.info("stopped");
  log.warning("something does not stop; ending all the same");
  _exit(0);
}

void run_to_the_end(asio::io_context& loop, asio::awaitable<void> live) noexcept {
  asio::co_spawn(loop, std::move(live), [](const std::exception_ptr& failure) {
    if (failure) std::rethrow_exception(failure);
  });
  loop.run();
}

}  // namespace datelined
