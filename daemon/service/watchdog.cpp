// Being here again is the proof that the loop runs. Nobody waits for the store's thread, so that a proof costs the
// machine one wake-up of it and none of the loop.
#include "service/watchdog.hpp"

#include "service/nap.hpp"

#include <boost/asio/post.hpp>

namespace datelined {

namespace {

constexpr std::chrono::seconds longest_answer(10);

}  // namespace

asio::awaitable<void> keep_watchdog(const Executors& executors, const Clock& clock, const ServiceManager& manager) {
  const auto interval = manager.watchdog_interval();
  if (!interval) co_return;
  asio::steady_timer timer(executors.loop);
  for (;;) {
    const Ticks asked = clock.boot();
    asio::post(executors.store, [&clock, &manager, asked] {
      if (clock.boot() - asked <= longest_answer) manager.alive();
    });
    expire_within(timer, *interval);
    co_await timer.async_wait(asio::use_awaitable);
  }
}

}  // namespace datelined
