// The dispatch loop: leases, their renewal, and the nap until the next row is due.
#include "service/dispatch.hpp"

#include "service/called_off.hpp"

#include <boost/asio/redirect_error.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace datelined {

namespace {

using std::chrono::seconds;

constexpr Ticks lease_length = seconds(120);
constexpr Ticks renew_after = seconds(40);
constexpr auto longest_nap = seconds(15);
constexpr std::size_t group = 16;
constexpr std::size_t most_leased = 512;

/// One turn of the store thread: what no message is needed for is ended, lists get their key.
void settle(Store& store, const std::vector<Delivery>& orphans, const Sorted& sorted) {
  store.in_transaction([&] {
    for (const Delivery& row : orphans) store.cancel(row.id, "no sink of this name");
    for (const Delivery& row : sorted.superseded) store.cancel(row.id, "superseded by a later reminder");
    for (const Parcel& parcel : sorted.parcels)
      if (parcel.is_list()) store.keep_digest(parcel.rows, parcel.digest_key);
  });
}

}  // namespace

Dispatcher::Dispatcher(DispatchParts parts, std::vector<NamedSink> sinks, Planning planning)
    : parts_(std::move(parts)),
      crew_(parts_.executors.loop),
      wake_(parts_.executors.loop),
      armed_(parts_.executors.loop),
      back_(parts_.executors.loop),
      called_off_(parts_.executors.loop) {
  adopt(std::move(sinks), std::move(planning));
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::adopt(std::vector<NamedSink> sinks, Planning planning) {
  planning_ = std::move(planning);
  for (Outlet& outlet : outlets_) {
    outlet.retired = true;
    crew_.call_off("listen to " + outlet.name);
  }
  for (NamedSink& named : sinks) {
    const bool local = named.sink->local();
    const bool listens = named.sink->descriptor() >= 0;
    const RetryPace pace = local ? local_pace : RetryPace{};
    outlets_.push_back(Outlet{.name = named.name,
                              .kind = named.kind,
                              .sink = std::move(named.sink),
                              .executor = listens ? parts_.own_thread() : parts_.executors.senders,
                              .pace = pace,
                              .breaker = Breaker(named.name, pace),
                              .listens = listens,
                              .muted = parts_.mute_remote && !local});
  }
  drop_retired();
  if (running_) start_waiting();
  wake_.ring();
}

asio::awaitable<void> Dispatcher::run() {
  running_ = true;
  crew_.start("loop", loop());
  start_waiting();
  co_await asio::this_coro::throw_if_cancelled(false);
  called_off_.expires_at(asio::steady_timer::time_point::max());
  boost::system::error_code ended;
  co_await called_off_.async_wait(asio::redirect_error(asio::use_awaitable, ended));
  co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
  stopping_ = true;
  running_ = false;
  stop_.request_stop();
  for (const Outlet& outlet : outlets_) crew_.call_off("listen to " + outlet.name);
  crew_.call_off("clock");
  wake_.ring();
  co_await crew_.ended();
}

asio::awaitable<void> Dispatcher::loop() {
  bool begun = false;
  std::string trouble;
  while (!stopping_) {
    std::string failure;
    try {
      if (!begun) co_await on(parts_.executors.store, [&] { return parts_.store.release_leases(parts_.owner, {}); });
      begun = true;
      co_await pass();
      co_await nap();
    } catch (const StoreError& error) {
      failure = told(error);
    }
    if (!failure.empty()) parts_.store_failed();
    if (!failure.empty() && failure != trouble) parts_.log.error("reminders wait: " + failure);
    if (failure.empty() && !trouble.empty()) parts_.log.info("reminders go on");
    trouble = failure;
    if (!failure.empty() && !stopping_) co_await wake_.rung_within(seconds(1));
  }
  co_await give_back_queue();
}

asio::awaitable<void> Dispatcher::pass() {
  co_await renew_leases();
  if (lost_at_) {
    const Ticks boot = parts_.clock.boot();
    co_await on(parts_.executors.store, [&] { return parts_.store.release_leases(parts_.owner, boot); });
    if (boot > *lost_at_ + lease_length) lost_at_.reset();
  }
  std::vector<Delivery> rows = co_await lease_all();
  if (!rows.empty()) co_await sort(std::move(rows));
  start_sends();
}

asio::awaitable<void> Dispatcher::renew_leases() {
  const Ticks boot = parts_.clock.boot();
  std::vector<Delivery> old;
  for (const auto& [id, held] : held_)
    if (held.until - lease_length + renew_after <= boot) old.push_back(held.row);
  if (old.empty()) co_return;
  std::vector<DeliveryId> lost;
  const auto renew = [&] {
    parts_.store.in_transaction([&] {
      for (const Delivery& row : old)
        if (!parts_.store.renew(row, boot + lease_length)) lost.push_back(row.id);
    });
  };
  co_await on(parts_.executors.store, renew);
  for (const Delivery& row : old)
    if (const auto held = held_.find(row.id); held != held_.end()) held->second.until = boot + lease_length;
  for (const DeliveryId id : lost) held_.erase(id);
}

std::vector<std::string> Dispatcher::held_back() const {
  std::vector<std::string> names;
  for (const Outlet& outlet : outlets_)
    if (outlet.breaker.open()) names.push_back(outlet.name);
  for (const Parcel& parcel : queue_) names.push_back(parcel.rows.front().sink);
  return names;
}

asio::awaitable<std::size_t> Dispatcher::lease(std::size_t most, std::vector<std::string> held_back,
                                               std::vector<Delivery>& rows) {
  const Ticks until = parts_.clock.boot() + lease_length;
  const Instant now = parts_.clock.now();
  std::vector<Delivery> leased;
  const auto ask = [&] { leased = parts_.store.lease_due(now, most, parts_.owner, until, held_back); };
  co_await on(parts_.executors.store, ask);
  for (const Delivery& row : leased) held_[row.id] = Held{row, until};
  rows.insert(rows.end(), leased.begin(), leased.end());
  co_return leased.size();
}

asio::awaitable<std::vector<Delivery>> Dispatcher::lease_all() {
  std::vector<Delivery> rows;
  const std::vector<std::string> resting = held_back();
  bool more = true;
  while (more && !stopping_ && rows.size() < most_leased) {
    const std::size_t leased = co_await lease(group, resting, rows);
    more = leased >= group;
  }
  std::vector<std::string> probed;
  for (const Outlet& outlet : outlets_)
    if (!outlet.retired && outlet.breaker.open() && may_send(outlet)) probed.push_back(outlet.name);
  for (const std::string& name : probed) {
    std::vector<std::string> others;
    for (const Outlet& outlet : outlets_)
      if (outlet.name != name) others.push_back(outlet.name);
    co_await lease(1, std::move(others), rows);
  }
  co_return rows;
}

asio::awaitable<void> Dispatcher::sort(std::vector<Delivery> rows) {
  std::vector<Delivery> orphans;
  std::erase_if(rows, [&](const Delivery& row) {
    const bool orphan = outlet_named(row.sink) == nullptr;
    if (orphan) orphans.push_back(row);
    return orphan;
  });
  Sorted sorted = sorted_parcels(std::move(rows), parts_.clock.now());
  co_await on(parts_.executors.store, [&] { settle(parts_.store, orphans, sorted); });
  for (const Delivery& row : orphans)
    parts_.log.warning("no sink is called " + row.sink + " any more: a reminder was dropped", {.delivery = row.key});
  let_go(orphans);
  let_go(sorted.superseded);
  std::move(sorted.parcels.begin(), sorted.parcels.end(), std::back_inserter(queue_));
}

asio::awaitable<void> Dispatcher::give_back_queue() {
  std::vector<Delivery> rows;
  for (const Parcel& parcel : std::exchange(queue_, {}))
    rows.insert(rows.end(), parcel.rows.begin(), parcel.rows.end());
  let_go(rows);
  if (rows.empty()) co_return;
  try {
    co_await on(parts_.executors.store, [&] { parts_.store.give_back(rows); });
  } catch (const StoreError& error) {
    parts_.log.warning("leases run out by themselves: " + told(error));
  }
}

asio::awaitable<void> Dispatcher::nap() {
  const Instant now = parts_.clock.now();
  const std::vector<std::string> resting = held_back();
  std::optional<Instant> next;
  co_await on(parts_.executors.store, [&] { next = parts_.store.next_due(resting); });
  if (stopping_) co_return;
  if (next && *next <= now) co_return;  // more than one pass could lease
  Instant until = std::min(next.value_or(now + longest_nap), now + longest_nap);
  for (const Outlet& outlet : outlets_)
    if (outlet.breaker.open() && outlet.breaker.probe_at() > parts_.clock.boot())
      until = std::min(until, now + (outlet.breaker.probe_at() - parts_.clock.boot()));
  parts_.clock.arm(until);
  armed_.ring();
  co_await wake_.rung();
}

Outlet* Dispatcher::outlet_named(std::string_view name) {
  const auto found = std::find_if(outlets_.begin(), outlets_.end(),
                                  [&](const Outlet& outlet) { return !outlet.retired && outlet.name == name; });
  return found == outlets_.end() ? nullptr : &*found;
}

void Dispatcher::drop_retired() {
  outlets_.remove_if([](const Outlet& outlet) { return outlet.retired && outlet.sends == 0 && outlet.waits == 0; });
}

std::vector<SinkState> Dispatcher::sinks() const {
  std::vector<SinkState> states;
  for (const Outlet& outlet : outlets_)
    if (!outlet.retired)
      states.push_back({outlet.name, outlet.kind, outlet.last_error, outlet.breaker.open(), outlet.muted});
  return states;
}

}  // namespace datelined
