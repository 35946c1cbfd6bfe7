// The dispatch loop: leases, their renewal, and the nap until the next row is due.
#include "service/dispatch.hpp"

#include "reminders/wording.hpp"
#include "service/called_off.hpp"
#include "service/kill_point.hpp"
#include "store/issues.hpp"
#include "store/outbox_review.hpp"

#include <boost/asio/redirect_error.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace datelined {

namespace {

using std::chrono::seconds;

constexpr Ticks lease_length = seconds(120);
constexpr Ticks renew_after = seconds(40);
/// Who changes the table calls `wake`; should somebody have forgotten to, it is asked all the same now and then.
constexpr Ticks longest_unasked = std::chrono::minutes(5);
constexpr auto farthest_alarm = std::chrono::hours(24);
constexpr std::size_t group = 16;
constexpr std::size_t most_leased = 512;
constexpr Ticks between_clock_memories = std::chrono::hours(1);

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

Dispatcher::Dispatcher(DispatchParts parts, std::vector<NamedSink> sinks, Planning planning, Duties duties)
    : parts_(std::move(parts)),
      guard_(parts_.doubts),
      crew_(parts_.executors.loop),
      wake_(parts_.executors.loop),
      armed_(parts_.executors.loop),
      back_(parts_.executors.loop),
      called_off_(parts_.executors.loop) {
  adopt(std::move(sinks), std::move(planning), std::move(duties));
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::adopt(std::vector<NamedSink> sinks, Planning planning, Duties duties) {
  planning_ = std::move(planning);
  duties_ = std::move(duties);
  digests_next_.reset();
  std::map<std::string, std::optional<SinkTrouble>> known;
  for (Outlet& outlet : outlets_) {
    if (!outlet.retired) known[outlet.name] = outlet.trouble;
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
                              .muted = parts_.mute_remote && !local,
                              .hold_unknown = named.hold_unknown,
                              .trouble = known[named.name]});
  }
  drop_retired();
  if (running_) start_waiting();
  wake();
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
  back_.ring();
  co_await crew_.ended();
  co_await give_back_leases();
}

asio::awaitable<void> Dispatcher::loop() {
  bool begun = false;
  std::string trouble;
  while (!stopping_) {
    std::string failure;
    try {
      if (!begun) co_await begin();
      begun = true;
      co_await pass();
      if (!recording_trouble_.empty()) back_.ring();  // the store may take outcomes again
      co_await nap();
    } catch (const StoreError& error) {
      failure = told(error);
      next_known_ = false;
    }
    if (!failure.empty()) parts_.store_failed();
    if (!failure.empty() && failure != trouble) parts_.log.error("reminders wait: " + failure);
    if (failure.empty() && !trouble.empty()) parts_.log.info("reminders go on");
    trouble = failure;
    if (!failure.empty() && !stopping_) co_await wake_.rung_within(seconds(1));
  }
}

asio::awaitable<void> Dispatcher::begin() {
  std::vector<SinkTrouble> troubles;
  std::optional<ClockMemory> memory;
  const auto read = [&] {
    parts_.store.release_leases(parts_.owner, {});
    troubles = parts_.store.sink_troubles();
    memory = parts_.store.clock_memory();
  };
  co_await on(parts_.executors.store, read);
  for (SinkTrouble& trouble : troubles)
    if (Outlet* outlet = outlet_named(trouble.sink)) outlet->trouble = std::move(trouble);
  if (!memory) co_return;
  guard_.begin(memory->seen);
  const auto since = parts_.clock.now() - memory->seen;
  if (since >= Ticks(0) && since < between_clock_memories) clock_kept_ = parts_.clock.boot();
}

asio::awaitable<void> Dispatcher::look_at_clock() {
  const Instant now = parts_.clock.now();
  const Ticks boot = parts_.clock.boot();
  const ClockGuard::Look look = guard_.look(now, boot);
  held_until_ = look.holds ? look.until : Ticks(0);
  if (!look.began.empty()) parts_.log.warning("reminders wait for the clock: " + look.began);
  if (!look.ended.empty()) parts_.log.info("reminders go on: " + look.ended);
  if (look.step != Ticks(0)) {
    const bool forward = look.step > Ticks(0);
    parts_.log.info(std::string("the clock was set ") + (forward ? "forward by " : "back by ") +
                    spoken(forward ? look.step : -look.step).substr(3));
    digests_next_.reset();
    next_known_ = false;
    const Instant latest = now + RetryPace{}.cap;
    co_await on(parts_.executors.store, [&] { return parts_.store.clamp_retries(latest); });
  }
  if (look.holds || (clock_kept_ && boot < *clock_kept_ + between_clock_memories)) co_return;
  clock_kept_ = boot;
  const auto keep = [&] {
    const auto memory = parts_.store.clock_memory();
    parts_.store.keep_clock_memory({now, memory ? memory->zones : std::string()});
  };
  co_await on(parts_.executors.store, keep);
}

asio::awaitable<void> Dispatcher::promise_digests() {
  const Instant now = parts_.clock.now();
  if (duties_.digests.empty() || (digests_next_ && now < *digests_next_)) co_return;
  const std::vector<Digest> digests = duties_.digests;
  const Planning planning = planning_;
  co_await on(parts_.executors.store, [&] { return promise_issues(parts_.store, digests, planning, now); });
  digests_next_ = next_issue(digests, planning, now);
  next_known_ = false;
}

asio::awaitable<void> Dispatcher::pass() {
  co_await renew_leases();
  co_await look_at_clock();
  if (held_until_ > Ticks(0)) co_return;
  co_await promise_digests();
  if (at_rest()) co_return;
  next_known_ = false;
  if (lost_at_) {
    const Ticks boot = parts_.clock.boot();
    co_await on(parts_.executors.store, [&] { return parts_.store.release_leases(parts_.owner, boot); });
    if (boot > *lost_at_ + lease_length) {
      lost_at_.reset();
      abandoned_.clear();
    }
  }
  co_await lease_all();
  if (!unsorted_.empty()) co_await sort();
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
  // What is with a sink is remembered until it comes back, so that nothing newer of its event overtakes it.
  for (const DeliveryId id : lost)
    if (const auto held = held_.find(id); held != held_.end() && !held->second.with_sink) held_.erase(held);
}

std::vector<std::string> Dispatcher::held_back() const {
  std::vector<std::string> names;
  for (const Outlet& outlet : outlets_)
    if (outlet.breaker.open()) names.push_back(outlet.name);
  for (const Parcel& parcel : queue_) names.push_back(parcel.rows.front().sink);
  return names;
}

asio::awaitable<std::size_t> Dispatcher::lease(std::size_t most, std::vector<std::string> held_back) {
  const Ticks until = parts_.clock.boot() + lease_length;
  const Instant now = parts_.clock.now();
  std::vector<Delivery> leased;
  const auto ask = [&] { leased = parts_.store.lease_due(now, most, parts_.owner, until, held_back); };
  co_await on(parts_.executors.store, ask);
  if (!leased.empty()) kill_point(kill_points::leased);
  for (const Delivery& row : leased) held_[row.id] = Held{.row = row, .until = until, .at = now};
  unsorted_.insert(unsorted_.end(), leased.begin(), leased.end());
  co_return leased.size();
}

asio::awaitable<void> Dispatcher::lease_all() {
  const std::vector<std::string> resting = held_back();
  bool more = true;
  while (more && !stopping_ && unsorted_.size() < most_leased) {
    const std::size_t leased = co_await lease(group, resting);
    more = leased >= group;
  }
  std::vector<std::string> probed;
  for (const Outlet& outlet : outlets_)
    if (!outlet.retired && outlet.breaker.open() && may_send(outlet)) probed.push_back(outlet.name);
  for (const std::string& name : probed) {
    std::vector<std::string> others;
    for (const Outlet& outlet : outlets_)
      if (outlet.name != name) others.push_back(outlet.name);
    co_await lease(1, std::move(others));
  }
}

asio::awaitable<void> Dispatcher::sort() {
  std::erase_if(unsorted_, [&](const Delivery& row) { return !held_.contains(row.id); });  // lost, or let go
  std::vector<Delivery> rows = unsorted_, orphans;
  std::erase_if(rows, [&](const Delivery& row) {
    const bool orphan = outlet_named(row.sink) == nullptr;
    if (orphan) orphans.push_back(row);
    return orphan;
  });
  std::vector<Delivery> going = co_await reviewed(std::move(rows));
  Sorted sorted = sorted_parcels(std::move(going), parts_.clock.now());
  co_await on(parts_.executors.store, [&] { settle(parts_.store, orphans, sorted); });
  unsorted_.clear();
  if (!sorted.parcels.empty()) kill_point(kill_points::sorted);
  for (const Delivery& row : orphans)
    parts_.log.warning("no sink is called " + row.sink + " any more: a reminder was dropped", {.delivery = row.key});
  let_go(orphans);
  let_go(sorted.superseded);
  std::move(sorted.parcels.begin(), sorted.parcels.end(), std::back_inserter(queue_));
}

asio::awaitable<std::vector<Delivery>> Dispatcher::reviewed(std::vector<Delivery> rows) {
  const std::vector<Watch> watches = duties_.watches;
  const Planning planning = planning_;
  const Instant now = parts_.clock.now();
  Reviewed found;
  const auto look = [&] { found = review(parts_.store, std::move(rows), watches, planning, now); };
  co_await on(parts_.executors.store, look);
  let_go(found.held);
  for (const auto& [row, why] : found.dropped) {
    let_go({row});
    parts_.log.info("a reminder was dropped: " + why, {.event = std::to_string(row.event.value), .delivery = row.key});
  }
  co_return std::move(found.go);
}

asio::awaitable<void> Dispatcher::give_back_leases() {
  std::vector<Delivery> rows = std::exchange(unsorted_, {});
  std::ranges::move(std::exchange(abandoned_, {}), std::back_inserter(rows));
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

/// Nothing is under way, and nothing can have become due since the store was asked.
bool Dispatcher::at_rest() const {
  const bool due = next_due_ && *next_due_ <= parts_.clock.now();
  const Ticks boot = parts_.clock.boot();
  const bool probing = std::ranges::any_of(
      outlets_, [&](const Outlet& outlet) { return outlet.breaker.open() && outlet.breaker.probe_at() <= boot; });
  return next_known_ && !due && held_.empty() && queue_.empty() && !lost_at_ && !probing &&
         boot < asked_ + longest_unasked;
}

asio::awaitable<void> Dispatcher::ask_what_is_next() {
  const std::vector<std::string> resting = held_back();
  next_known_ = true;  // unless somebody calls `wake` meanwhile
  asked_ = parts_.clock.boot();
  co_await on(parts_.executors.store, [&] { next_due_ = parts_.store.next_due(resting); });
}

asio::awaitable<void> Dispatcher::nap() {
  const bool holds = held_until_ > Ticks(0);
  if (!holds && !next_known_) co_await ask_what_is_next();
  if (stopping_) co_return;
  if (!holds && next_due_ && *next_due_ <= parts_.clock.now()) co_return;  // more than one pass could lease
  parts_.clock.arm(nap_end());
  armed_.ring();
  co_await wake_.rung();
}

Instant Dispatcher::nap_end() {
  const Instant now = parts_.clock.now();
  const Ticks boot = parts_.clock.boot();
  Instant until = now + farthest_alarm;
  if (held_until_ > Ticks(0)) return std::min(until, now + std::max(held_until_ - boot, Ticks(1)));
  if (next_due_) until = std::min(until, *next_due_);
  if (digests_next_) until = std::min(until, std::max(*digests_next_, now + Ticks(1)));
  for (const Parcel& parcel : queue_)
    if (const Outlet* outlet = outlet_named(parcel.rows.front().sink); outlet && !outlet->release.may_send(boot))
      until = std::min(until, now + (outlet->release.next() - boot));
  for (const Outlet& outlet : outlets_)
    if (outlet.breaker.open() && outlet.breaker.probe_at() > boot)
      until = std::min(until, now + (outlet.breaker.probe_at() - boot));
  return until;
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
      states.push_back({.name = outlet.name,
                        .kind = outlet.kind,
                        .last_error = outlet.disabled() ? outlet.trouble->reason : outlet.last_error,
                        .resting = outlet.breaker.open(),
                        .disabled = outlet.disabled(),
                        .muted = outlet.muted});
  return states;
}

}  // namespace datelined
