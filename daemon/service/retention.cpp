// One day on the boot clock is near enough.
#include "service/retention.hpp"

#include "service/nap.hpp"

namespace datelined {

asio::awaitable<void> keep_retention(Executors executors, const Clock& clock, Store& store, Log& log) {
  constexpr std::size_t step = 100;
  constexpr Ticks a_day = std::chrono::hours(24);
  for (;;) {
    std::size_t forgotten = 0, last = 0;
    const auto forget = [&] { last = store.forget(clock.now() - retention, step); };
    std::string failure;
    try {
      do {
        co_await on(executors.store, forget);
        forgotten += last;
      } while (last == step);
    } catch (const StoreError& error) {
      failure = told(error);
    }
    if (!failure.empty()) log.error("old messages are not forgotten yet: " + failure);
    if (forgotten > 0) log.info("forgot " + std::to_string(forgotten) + " of the messages of events long past");
    co_await nap(clock, clock.boot() + a_day);
  }
}

}  // namespace datelined
