#include "service/status_keeper.hpp"

#include <boost/asio/steady_timer.hpp>

namespace datelined {

asio::awaitable<void> StatusKeeper::keep() {
  asio::steady_timer timer(parts_.executors.loop);
  Counts counts;
  const auto count = [&] {
    try {
      counts = parts_.view.counts();
    } catch (const StoreError&) {
      // What was counted last is shown; the trouble itself stands in the line.
    }
  };
  for (;;) {
    co_await wake_.rung();
    co_await on(parts_.executors.views, count);
    std::string line = parts_.line(counts);
    if (!note_.empty()) line += "; " + note_;
    if (line != shown_) parts_.show(line);
    shown_ = std::move(line);
    timer.expires_after(pause);
    co_await timer.async_wait(asio::use_awaitable);
  }
}

}  // namespace datelined
