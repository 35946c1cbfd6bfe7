// A trial write tells what can be written; nobody else needs to remember how the store fails.
#include "service/store_health.hpp"

#include <boost/asio/redirect_error.hpp>

#include <chrono>
#include <utility>

namespace datelined {

namespace {

using std::chrono::seconds;

constexpr seconds in_trouble(1);

/// Throws StoreError if nothing can be made durable. SQLite writes no page for a value that stays; a value that comes
/// back is a change.
void write_something(Store& store) {
  store.in_transaction([&] {
    const std::string kept = store.planned_for();
    store.keep_planned_for(kept + "?");
    store.keep_planned_for(kept);
  });
}

}  // namespace

StoreHealth::StoreHealth(HealthParts parts)
    : parts_(std::move(parts)),
      wake_(parts_.executors.loop),
      recovered_(parts_.executors.loop, asio::steady_timer::time_point::max()) {}

asio::awaitable<StoreHealth::Condition> StoreHealth::condition(std::string& detail) {
  Condition found = Condition::well;
  const auto look = [&] {
    try {
      write_something(parts_.store);
    } catch (const StoreError& error) {
      detail = error.what();
      found = Condition::stuck;
    }
    if (found == Condition::well && !parts_.store.has_room()) found = Condition::full;
  };
  co_await on(parts_.executors.store, look);
  co_return found;
}

asio::awaitable<bool> StoreHealth::examined() {
  std::string detail;
  const Condition found = co_await condition(detail);
  become(found, detail);
  co_return found == Condition::well;
}

void StoreHealth::become(Condition condition, const std::string& detail) {
  const Condition before = std::exchange(condition_, condition);
  if (condition == before) return;
  const std::string disk = "the disk of " + parts_.place + " is full";
  if (condition == Condition::well) {
    trouble_.clear();
    parts_.log.info(parts_.place + " can be written again: everything goes on");
    recovered_.cancel();
  } else if (condition == Condition::full) {
    trouble_ = disk + ": no news is read, reminders go on";
    parts_.log.error(trouble_);
    if (before == Condition::well)
      parts_.notice("Disk full: no news is read", "There is no room left in " + parts_.place +
                                                      ". Reminders still come; news waits until there is room.");
  } else {
    trouble_ = "cannot write to " + parts_.place + ", reminders wait";
    parts_.log.error(trouble_ + ": " + detail);
    parts_.notice("Reminders wait", "datelined cannot write to " + parts_.place +
                                        ", reminders wait. It goes on by itself when that is mended.\n" + detail);
  }
  wake_.ring();  // from now on `keep` looks more often, or less
  parts_.changed();
}

asio::awaitable<void> StoreHealth::well() {
  while (condition_ != Condition::well) {
    boost::system::error_code woken;
    co_await recovered_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

asio::awaitable<void> StoreHealth::keep() {
  bool room = true;  // the disk may have been full before the store was opened
  const auto look = [&] { room = parts_.store.has_room(); };
  co_await on(parts_.executors.store, look);
  if (!room) co_await examined();
  for (;;) {
    if (condition_ == Condition::well)
      co_await wake_.rung();
    else
      co_await wake_.rung_within(in_trouble);
    co_await examined();
  }
}

}  // namespace datelined
