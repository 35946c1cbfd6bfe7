// Waiting in slices, because the timers of the loop stand still during a suspend.
#include "service/nap.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <algorithm>

namespace datelined {

asio::awaitable<void> nap(const Clock& clock, Ticks until) {
  constexpr Ticks longest = std::chrono::minutes(1);
  asio::steady_timer timer(co_await asio::this_coro::executor);
  for (Ticks now = clock.boot(); now < until; now = clock.boot()) {
    timer.expires_after(std::min(until - now, longest));
    co_await timer.async_wait(asio::use_awaitable);
  }
}

}  // namespace datelined
