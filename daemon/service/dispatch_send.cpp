// Sending: each parcel is a coroutine; what became of it is made durable in groups.
#include "reminders/wording.hpp"
#include "service/dispatch.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace datelined {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t most_in_flight = 16;
constexpr int most_per_sink = 4;
constexpr Ticks lease_margin = std::chrono::seconds(10);
constexpr milliseconds company_wait{20};

bool is_current(const std::optional<Delivery>& kept, const Delivery& row) {
  return kept && kept->state == DeliveryState::leased && kept->lease_token == row.lease_token;
}

/// Of what the same address was sent about the event: whether there was any, and the receipts of older revisions.
template <class Letter>
void look_back(Store& store, const Delivery& row, Letter& letter) {
  for (const Delivery& earlier : store.deliveries_of(row.event)) {
    if (earlier.state != DeliveryState::sent || earlier.sink != row.sink || earlier.recipient != row.recipient)
      continue;
    letter.first_of_thread = false;
    const bool alone = !earlier.receipt.empty() && earlier.digest_key.empty();
    if (alone && tells_change(row.cause) && earlier.revision < row.revision) letter.outdated.push_back(earlier.receipt);
  }
}

std::string addressed(const Delivery& row) { return row.recipient.empty() ? row.sink : row.sink + " " + row.recipient; }

}  // namespace

bool Dispatcher::may_send(const Outlet& outlet) const {
  if (!outlet.breaker.open()) return outlet.sends < most_per_sink;
  return outlet.sends == 0 && outlet.breaker.probe_at() <= parts_.clock.boot();
}

/// Of one event to one address only one message is under way: a newer revision never overtakes an older one.
bool Dispatcher::waits_its_turn(const Parcel& parcel) const {
  const auto same = [](const Delivery& a, const Delivery& b) {
    return a.event == b.event && a.sink == b.sink && a.recipient == b.recipient;
  };
  return std::any_of(held_.begin(), held_.end(), [&](const auto& other) {
    return other.second.with_sink && std::any_of(parcel.rows.begin(), parcel.rows.end(),
                                                 [&](const Delivery& row) { return same(row, other.second.row); });
  });
}

void Dispatcher::start_sends() {
  std::deque<Parcel> waiting;
  while (!queue_.empty() && in_flight_ < most_in_flight && !stopping_) {
    Parcel parcel = std::move(queue_.front());
    queue_.pop_front();
    Outlet* outlet = outlet_named(parcel.rows.front().sink);
    if (outlet == nullptr) {
      lost_at_ = parts_.clock.boot();
      let_go(parcel.rows);
    } else if (!may_send(*outlet) || waits_its_turn(parcel)) {
      waiting.push_back(std::move(parcel));
    } else {
      ++in_flight_;
      ++sending_;
      ++outlet->sends;
      for (const Delivery& row : parcel.rows)
        if (const auto held = held_.find(row.id); held != held_.end()) held->second.with_sink = true;
      crew_.start("send", send(std::move(parcel), *outlet));
    }
  }
  queue_.insert(queue_.begin(), std::make_move_iterator(waiting.begin()), std::make_move_iterator(waiting.end()));
}

asio::awaitable<void> Dispatcher::send(Parcel parcel, Outlet& outlet) {
  Letter letter;
  std::string failure;
  try {
    letter = co_await letter_of(parcel);
  } catch (const StoreError& error) {
    failure = told(error);
  }
  if (!failure.empty()) parts_.log.error("a reminder waits: " + failure, {.delivery = parcel.rows.front().key});
  std::vector<Delivery> rows;
  for (const auto& [event, row] : letter.members) rows.push_back(row);
  if (rows.empty() || stopping_ || !leases_last(rows)) {
    drop(parcel, outlet);
    co_return;
  }
  const Instant began = parts_.clock.now();
  Outcome outcome = co_await deliver(letter, outlet, began);
  end(letter, std::move(outcome), began, outlet);
}

/// Rows are read again after leasing: what was cancelled, taken by somebody else or outdated meanwhile is not sent.
asio::awaitable<Dispatcher::Letter> Dispatcher::letter_of(const Parcel& parcel) {
  Letter letter{.members = {}, .digest_key = parcel.digest_key, .first_of_thread = true, .outdated = {}};
  Store& store = parts_.store;
  const auto read = [&] {
    for (const Delivery& row : parcel.rows) {
      if (!is_current(store.delivery(row.id), row)) continue;
      const auto event = store.event(row.event);
      if (!event || event->revision > row.revision)
        store.cancel(row.id, "a newer revision");
      else
        letter.members.emplace_back(*event, row);
    }
    if (letter.members.size() == 1 && !parcel.is_list()) look_back(store, letter.members.front().second, letter);
  };
  co_await on(parts_.executors.store, read);
  co_return letter;
}

asio::awaitable<Outcome> Dispatcher::deliver(const Letter& letter, Outlet& outlet, Instant now) {
  const Planning planning = planning_;
  const std::stop_token stop = stop_.get_token();
  std::string muted;
  const auto work = [&] {
    const auto& [event, row] = letter.members.front();
    Notification message =
        letter.digest_key.empty() ? wording(event, row, planning, now) : list_wording(letter.members, planning, now);
    if (!letter.digest_key.empty()) message.key = letter.digest_key;
    message.first_of_thread = message.first_of_thread && letter.first_of_thread;
    if (outlet.muted) {
      muted = message.title;
      return Outcome{};
    }
    for (const Receipt& receipt : letter.outdated) outlet.sink->withdraw(receipt, stop);
    return outlet.sink->deliver(message, stop);
  };
  Outcome outcome;
  try {
    outcome = co_await on(outlet.executor, work);
  } catch (const std::exception& error) {
    outcome = Outcome{.kind = Outcome::Kind::temporary, .detail = told(error)};
  }
  if (!muted.empty())
    parts_.log.info("would be sent to " + addressed(letter.members.front().second) + ": " + muted + " (--send sends)");
  co_return outcome;
}

bool Dispatcher::leases_last(const std::vector<Delivery>& rows) const {
  const Ticks boot = parts_.clock.boot();
  return std::all_of(rows.begin(), rows.end(), [&](const Delivery& row) {
    const auto held = held_.find(row.id);
    return held != held_.end() && boot < held->second.until - lease_margin;
  });
}

void Dispatcher::let_go(const std::vector<Delivery>& rows) {
  for (const Delivery& row : rows) held_.erase(row.id);
}

/// Nothing was handed over: the leases run out by themselves.
void Dispatcher::drop(const Parcel& parcel, Outlet& outlet) {
  lost_at_ = parts_.clock.boot();
  let_go(parcel.rows);
  --in_flight_;
  --sending_;
  --outlet.sends;
  back_.ring();
  wake_.ring();
}

void Dispatcher::end(const Letter& letter, Outcome outcome, Instant began, Outlet& outlet) {
  const Instant now = parts_.clock.now();
  Ended ended{.rows = {}, .outcome = std::move(outcome), .began = began, .ended = now, .title = {}, .outlet = &outlet};
  for (const auto& [event, row] : letter.members)
    ended.rows.push_back(after(row, ended.outcome, outlet.pace, now, starts_at(event)));
  for (Delivery& row : ended.rows) row.next_try = ended.rows.front().next_try;  // a list comes again as a whole
  ended.title =
      letter.digest_key.empty() ? letter.members.front().first.title : "a list of " + std::to_string(ended.rows.size());
  judge(outlet, ended.outcome);
  pending_.push_back(std::move(ended));
  --sending_;
  if (sending_ == 0 || pending_.size() >= most_in_flight) back_.ring();
  if (!std::exchange(recording_, true)) crew_.start("record", record());
}

asio::awaitable<void> Dispatcher::record() {
  while (!pending_.empty()) {
    if (sending_ > 0 && pending_.size() < most_in_flight) co_await back_.rung_within(company_wait);
    std::vector<Ended> group = std::exchange(pending_, {});
    const bool durable = co_await record(group);
    if (!durable && stopping_) break;  // whatever was sent comes once more, with the same key
    if (!durable) {
      std::move(pending_.begin(), pending_.end(), std::back_inserter(group));
      pending_ = std::move(group);
      asio::steady_timer pause(parts_.executors.loop, std::chrono::seconds(1));
      co_await pause.async_wait(asio::use_awaitable);
      continue;
    }
    for (const Ended& ended : group) {
      let_go(ended.rows);
      --in_flight_;
      --ended.outlet->sends;
      tell(ended);
    }
    parts_.changed();
    drop_retired();
    start_sends();
  }
  recording_ = false;
  wake_.ring();
}

asio::awaitable<bool> Dispatcher::record(const std::vector<Ended>& group) {
  Store& store = parts_.store;
  const auto write = [&] {
    store.in_transaction([&] {
      for (const Ended& ended : group)
        for (const Delivery& row : ended.rows)
          store.finish(row, Attempt{.delivery = row.id,
                                    .number = row.attempt,
                                    .token = row.lease_token,
                                    .began = ended.began,
                                    .ended = ended.ended,
                                    .outcome = std::string(name(ended.outcome.kind)),
                                    .detail = ended.outcome.detail});
    });
  };
  std::string failure;
  try {
    co_await on(parts_.executors.store, write);
  } catch (const StoreError& error) {
    failure = told(error);
  }
  if (!failure.empty()) parts_.store_failed();
  if (!failure.empty() && failure != recording_trouble_) parts_.log.error("outcomes cannot be recorded: " + failure);
  recording_trouble_ = failure;
  co_return failure.empty();
}

void Dispatcher::tell(const Ended& ended) {
  const Delivery& row = ended.rows.front();
  const LogFields fields{.event = std::to_string(row.event.value), .delivery = row.key};
  const std::string what = addressed(row) + ": " + ended.title + " (" + row.cause + ")";
  std::string told_before = std::exchange(ended.outlet->told_error, row.last_error);
  if (row.state == DeliveryState::sent) return parts_.log.info("sent to " + what, fields);
  if (row.state == DeliveryState::dead)
    return parts_.log.error(
        "given up after " + std::to_string(row.attempt) + " attempts, " + what + ": " + row.last_error, fields);
  const std::string wait = spoken(row.next_try - ended.ended);
  const std::string line = "not sent to " + what + ": " + row.last_error + "; tried again " + wait;
  // An outage is told of once, not with every try.
  told_before == row.last_error ? parts_.log.debug(line, fields) : parts_.log.warning(line, fields);
}

void Dispatcher::judge(Outlet& outlet, const Outcome& outcome) {
  const bool was_open = outlet.breaker.open();
  outlet.breaker.record(outcome.kind, parts_.clock.boot());
  outlet.last_error =
      outcome.kind == Outcome::Kind::delivered ? "" : std::string(name(outcome.kind)) + ": " + outcome.detail;
  if (outlet.breaker.open() && !was_open)
    parts_.log.warning("sink " + outlet.name + " rests, tried again " +
                       spoken(outlet.breaker.probe_at() - parts_.clock.boot()) + ": " + outlet.last_error);
  if (!outlet.breaker.open() && was_open) parts_.log.info("sink " + outlet.name + " works again");
}

}  // namespace datelined
