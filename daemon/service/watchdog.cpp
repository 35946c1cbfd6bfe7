// Being here again is the proof that the loop runs; a call through the store's thread proves the store.
#include "service/watchdog.hpp"

#include <boost/asio/steady_timer.hpp>

namespace datelined {

asio::awaitable<void> keep_watchdog(const Executors& executors, const Clock& clock, const ServiceManager& manager) {
  constexpr std::chrono::seconds longest_answer(10);
  const auto interval = manager.watchdog_interval();
  if (!interval) co_return;
  const auto answer = [] {};
  asio::steady_timer timer(executors.loop);
  for (;;) {
    const Ticks asked = clock.boot();
    co_await on(executors.store, answer);
    if (clock.boot() - asked <= longest_answer) manager.alive();
    timer.expires_after(*interval);
    co_await timer.async_wait(asio::use_awaitable);
  }
}

}  // namespace datelined
