// The version is asked for, not watched: a file that is replaced by a package manager has many ways to change.
#include "service/zone_keeper.hpp"

#include "calendar/zone_data.hpp"
#include "store/rederive.hpp"

#include <utility>

namespace datelined {
namespace {

constexpr Ticks between_looks = std::chrono::minutes(10);

asio::awaitable<std::string> version_planned(ZoneParts& parts) {
  std::optional<ClockMemory> memory;
  co_await on(parts.executors.store, [&] { memory = parts.store.clock_memory(); });
  co_return memory ? memory->zones : std::string();
}

asio::awaitable<void> plan_anew(ZoneParts& parts, const std::string& version, bool known_before) {
  const Wishes wishes = parts.wishes();
  const Instant now = parts.clock.now();
  const auto work = [&] { return rederive(parts.store, wishes.watches, wishes.planning, version, now); };
  const std::size_t moved = co_await on(parts.executors.store, work);
  if (known_before)
    parts.log.info("time zones " + version + ": " + std::to_string(moved) + " events are at another instant now");
  parts.planned();
}

}  // namespace

asio::awaitable<void> keep_zones(ZoneParts parts) {
  std::string loaded = parts.version();
  while (true) {
    std::string failure;
    try {
      const std::string version = parts.version();
      const std::string planned = co_await version_planned(parts);
      if (version != loaded) {
        read_zones_anew();
        co_await parts.read_anew();
        loaded = version;
      }
      if (!version.empty() && version != planned) co_await plan_anew(parts, version, !planned.empty());
    } catch (const StoreError& error) {
      failure = told(error);
    }
    if (!failure.empty()) parts.log.error("reminders do not fit the time zones yet: " + failure);
    co_await parts.look.rung_within(between_looks);
  }
}

}  // namespace datelined
