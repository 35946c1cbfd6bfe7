// Wake: how a coroutine of the loop sleeps until somebody has something for it.
#pragma once

#include "service/executors.hpp"
#include "service/nap.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>

#include <utility>

namespace datelined {

/// Used on the loop only, by one waiting coroutine. A ring that nobody waits for is kept for the next wait.
class Wake {
 public:
  explicit Wake(asio::any_io_executor loop) : timer_(std::move(loop)) {}

  void ring() {
    rung_ = true;
    timer_.cancel();
  }
  /// Returns at the next ring. Throws if it is called off.
  asio::awaitable<void> rung() {
    while (!rung_) {
      timer_.expires_at(asio::steady_timer::time_point::max());
      co_await wait();
    }
    rung_ = false;
  }
  /// The same, but at the latest after `limit` of real time, of long ones at a common beat; whether it was a ring.
  asio::awaitable<bool> rung_within(std::chrono::milliseconds limit) {
    expire_within(timer_, limit);
    if (!rung_) co_await wait();
    co_return std::exchange(rung_, false);
  }

 private:
  asio::awaitable<void> wait() {
    boost::system::error_code ended;
    co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, ended));
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
      throw boost::system::system_error(asio::error::operation_aborted);
  }

  asio::steady_timer timer_;
  bool rung_ = false;
};

}  // namespace datelined
