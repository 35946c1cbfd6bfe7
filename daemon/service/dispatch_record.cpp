// Outcomes: what became of each message is made durable in groups, with what follows from it.
#include "reminders/wording.hpp"
#include "service/dispatch.hpp"
#include "service/kill_point.hpp"
#include "store/escalation.hpp"
#include "store/promises.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace datelined {

namespace {

constexpr std::chrono::milliseconds company_wait{20};
constexpr auto longest_trouble = std::chrono::hours(5 * 24);

Attempt attempt_of(const Delivery& row, Instant began, Instant ended, const Outcome& outcome) {
  return {.delivery = row.id,
          .number = row.attempt,
          .token = row.lease_token,
          .began = began,
          .ended = ended,
          .outcome = std::string(name(outcome.kind)),
          .detail = outcome.detail};
}

}  // namespace

void Dispatcher::end(const Letter& letter, Outcome outcome, Instant began, Outlet& outlet) {
  const Instant now = parts_.clock.now();
  Ended ended{.rows = {}, .outcome = std::move(outcome), .began = began, .ended = now, .title = {}, .outlet = &outlet};
  for (const auto& [event, row] : letter.members)
    ended.rows.push_back(after(row, ended.outcome, outlet.pace, now, starts_at(event)));
  if (outlet.hold_unknown && ended.outcome.kind == Outcome::Kind::unknown)
    for (Delivery& row : ended.rows) row.state = DeliveryState::dead;
  for (Delivery& row : ended.rows) row.next_try = ended.rows.front().next_try;  // a list comes again as a whole
  ended.title = letter.made                 ? letter.made->title
                : letter.digest_key.empty() ? letter.members.front().first.title
                                            : "a list of " + std::to_string(ended.rows.size());
  judge(outlet, ended.outcome);
  pending_.push_back(std::move(ended));
  --sending_;
  if (sending_ == 0) back_.ring();
  if (!std::exchange(recording_, true)) crew_.start("record", record());
}

asio::awaitable<void> Dispatcher::record() {
  while (!pending_.empty()) {
    if (sending_ > 0) co_await back_.rung_within(company_wait);
    std::vector<Ended> group = std::exchange(pending_, {});
    const bool durable = co_await record(group);
    if (!durable && stopping_) break;  // whatever was sent comes once more, with the same key
    if (!durable) {
      std::move(pending_.begin(), pending_.end(), std::back_inserter(group));
      pending_ = std::move(group);
      co_await back_.rung_within(std::chrono::seconds(1));
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
  wake();
}

asio::awaitable<bool> Dispatcher::record(const std::vector<Ended>& group) {
  Store& store = parts_.store;
  const Aftermath beside = aftermath();
  const auto follow = [&](const Delivery& row, Instant now) {
    if (row.state == DeliveryState::dead)
      escalate(store, row, beside.duties.watches, beside.last_resort, beside.planning, now);
    if (row.state == DeliveryState::sent) repeat_promise(store, row, beside.duties.watches, beside.planning, now);
  };
  const auto write = [&] {
    store.in_transaction([&] {
      for (const Ended& ended : group)
        for (const Delivery& row : ended.rows)
          if (store.finish(row, attempt_of(row, ended.began, ended.ended, ended.outcome))) follow(row, ended.ended);
      for (const auto& [sink, trouble] : beside.troubles)
        trouble ? store.keep_trouble(*trouble) : store.end_trouble(sink);
      kill_point(kill_points::recording);
    });
  };
  std::string failure;
  try {
    co_await on(parts_.executors.store, write);
  } catch (const StoreError& error) {
    failure = told(error);
  }
  if (failure.empty()) kill_point(kill_points::recorded);
  if (!failure.empty()) parts_.store_failed();
  if (!failure.empty() && failure != recording_trouble_) parts_.log.error("outcomes cannot be recorded: " + failure);
  recording_trouble_ = failure;
  if (failure.empty())
    std::erase_if(troubles_, [&](const auto& each) {
      const auto written = beside.troubles.find(each.first);
      return written != beside.troubles.end() && written->second == each.second;
    });
  co_return failure.empty();
}

Dispatcher::Aftermath Dispatcher::aftermath() const {
  Aftermath beside{.duties = duties_, .planning = planning_, .last_resort = {}, .troubles = troubles_};
  for (const Outlet& outlet : outlets_) {
    if (outlet.retired || outlet.disabled() || !outlet.sink->local()) continue;
    for (std::string& recipient : outlet.sink->recipients())
      beside.last_resort.push_back({outlet.name, std::move(recipient)});
  }
  return beside;
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
  if (!outlet.breaker.open() && was_open) {
    outlet.release.begin();
    parts_.log.info("sink " + outlet.name + " works again");
  }
  judge_trouble(outlet, outcome);
}

/// Five days of being broken, or the word that it is gone, disable a sink: what falls due there is told elsewhere.
void Dispatcher::judge_trouble(Outlet& outlet, const Outcome& outcome) {
  using Kind = Outcome::Kind;
  const Instant now = parts_.clock.now();
  const bool answers = outcome.kind == Kind::delivered || (outcome.kind == Kind::permanent && !outcome.gone);
  if (outlet.disabled() || (!outlet.trouble && outcome.kind != Kind::sink_broken && !outcome.gone)) return;
  if (answers) {
    outlet.trouble.reset();
  } else if (outcome.kind == Kind::sink_broken || outcome.gone) {
    if (!outlet.trouble) outlet.trouble = SinkTrouble{outlet.name, now, std::nullopt, outcome.detail};
    outlet.trouble->reason = outcome.detail;
    if (outcome.gone || now - outlet.trouble->since >= longest_trouble) outlet.trouble->disabled = now;
  }
  if (outlet.disabled()) {
    outlet.breaker.close();
    parts_.log.error("sink " + outlet.name + " is disabled, nothing is sent there until `dateline test-sink` gets " +
                     "through: " + outcome.detail);
  }
  troubles_[outlet.name] = outlet.trouble;
}

}  // namespace datelined
