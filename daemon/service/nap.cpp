// Waiting in slices, because the timers of the loop stand still during a suspend.
#include "service/nap.hpp"

#include <boost/asio/this_coro.hpp>

#include <algorithm>

namespace datelined {

void expire_within(asio::steady_timer& timer, std::chrono::milliseconds limit) {
  timer.expires_after(limit);
  if (limit >= common_beat) timer.expires_at(timer.expiry() - timer.expiry().time_since_epoch() % common_beat);
}

asio::awaitable<void> nap(const Clock& clock, Ticks until) {
  constexpr Ticks longest = std::chrono::minutes(1);
  asio::steady_timer timer(co_await asio::this_coro::executor);
  for (Ticks now = clock.boot(); now < until; now = clock.boot()) {
    if (until - now > longest)
      expire_within(timer, longest);
    else
      timer.expires_after(until - now);
    co_await timer.async_wait(asio::use_awaitable);
  }
}

}  // namespace datelined
