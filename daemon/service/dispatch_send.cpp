// Sending: each parcel is a coroutine, from the last look at the store to the answer of its sink.
#include "reminders/wording.hpp"
#include "service/dispatch.hpp"
#include "service/kill_point.hpp"
#include "store/escalation.hpp"
#include "store/issues.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace datelined {

namespace {

constexpr std::size_t most_in_flight = 16;
constexpr int most_per_sink = 4;
constexpr Ticks lease_margin = std::chrono::seconds(10);
constexpr auto stale_words = std::chrono::minutes(1);

bool is_current(const std::optional<Delivery>& kept, const Delivery& row) {
  return kept && kept->state == DeliveryState::leased && kept->lease_token == row.lease_token;
}

/// Of what the same address was sent about the event: whether there was any, and the receipts of older revisions.
template <class Letter>
void look_back(Store& store, const Delivery& row, Letter& letter) {
  for (const Delivery& earlier : store.told(row.event, row.sink, row.recipient)) {
    letter.first_of_thread = false;
    const bool alone = !earlier.receipt.empty() && earlier.digest_key.empty();
    if (!alone) continue;
    letter.shown = earlier.receipt;
    if (tells_change(row.cause) && earlier.revision < row.revision) letter.outdated.push_back(earlier.receipt);
  }
}

/// The instant a message speaks from: words that may have arrived are said again as they were, so that who gets them
/// twice sees one message; unless the event has begun meanwhile and they would be wrong.
Instant spoken_from(const std::vector<std::pair<Event, Delivery>>& members, Instant now) {
  Instant latest = Instant::min();
  for (const auto& [event, row] : members) {
    const auto starts = starts_at(event);
    const Instant worded = row.worded.value_or(now);
    if (starts && worded < *starts && *starts <= now) return now;
    latest = std::max(latest, worded);
  }
  return latest;
}

/// What was read later than the words that may have arrived is not quoted by them.
void forget_later_claims(Event& event, const Delivery& row) {
  const auto later = [&](const Claim& claim) { return claim.read > row.worded; };
  if (row.unknowns > 0 && !std::all_of(event.claims.begin(), event.claims.end(), later))
    std::erase_if(event.claims, later);
}

/// A digest or an escalation; nothing if there is nothing to say (any more).
std::optional<Notification> message_without_event(Store& store, const Delivery& row, const Duties& duties,
                                                  const Planning& planning) {
  if (is_escalation(row)) {
    std::vector<std::pair<Event, Delivery>> dead;
    for (Delivery& each : store.told_by(row.cause))
      dead.emplace_back(store.event(each.event).value_or(Event()), std::move(each));
    return dead.empty() ? std::nullopt : std::optional(escalation_wording(row, dead, planning));
  }
  const auto content = issue_content(store, row, duties.digests, planning);
  return content ? std::optional(issue_wording(*content, row, planning)) : std::nullopt;
}

}  // namespace

std::string addressed(const Delivery& row) { return row.recipient.empty() ? row.sink : row.sink + " " + row.recipient; }

bool Dispatcher::may_send(const Outlet& outlet) const {
  if (!outlet.breaker.open()) return outlet.sends < most_per_sink && outlet.release.may_send(parts_.clock.boot());
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
  const Ticks boot = parts_.clock.boot();
  while (!queue_.empty() && in_flight_ < most_in_flight && !stopping_) {
    Parcel parcel = std::move(queue_.front());
    queue_.pop_front();
    Outlet* outlet = outlet_named(parcel.rows.front().sink);
    if (outlet == nullptr) {
      abandon(parcel.rows);
    } else if (!may_send(*outlet) || waits_its_turn(parcel)) {
      waiting.push_back(std::move(parcel));
    } else {
      ++in_flight_;
      ++sending_;
      ++outlet->sends;
      for (const Delivery& row : parcel.rows)
        if (const auto held = held_.find(row.id); held != held_.end()) held->second.with_sink = true;
      outlet->release.sent(parcel.rows.front().key, boot);
      crew_.start("send", send(std::move(parcel), *outlet));
    }
  }
  queue_.insert(queue_.begin(), std::make_move_iterator(waiting.begin()), std::make_move_iterator(waiting.end()));
  for (Outlet& outlet : outlets_) {
    const auto is_its = [&](const Parcel& parcel) { return parcel.rows.front().sink == outlet.name; };
    const bool waits = std::any_of(queue_.begin(), queue_.end(), is_its);
    if (!waits && outlet.sends == 0 && !outlet.breaker.open()) outlet.release.end();
  }
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
    drop(std::move(parcel), outlet);
    co_return;
  }
  const Instant began = parts_.clock.now();
  kill_point(kill_points::worded);
  Outcome outcome = co_await deliver(letter, outlet, began);
  kill_point(kill_points::answered);
  end(letter, std::move(outcome), began, outlet);
}

/// Rows are read again after leasing: what was cancelled, taken by somebody else or outdated meanwhile is not sent.
asio::awaitable<Dispatcher::Letter> Dispatcher::letter_of(const Parcel& parcel) {
  Letter letter;
  letter.digest_key = parcel.digest_key;
  Store& store = parts_.store;
  const Duties duties = parcel.rows.front().event.value == 0 ? duties_ : Duties();
  const Planning planning = planning_;
  const Instant now = parts_.clock.now();
  std::map<DeliveryId, Instant> leased;
  for (const Delivery& row : parcel.rows)
    if (const auto held = held_.find(row.id); held != held_.end()) leased[row.id] = held->second.at;
  const auto read = [&] {
    for (Delivery row : parcel.rows) {
      if (!is_current(store.delivery(row.id), row)) continue;
      const bool waited = row.worded == leased[row.id];
      if (waited && now - *row.worded > stale_words) {
        store.reword(row, now);
        row.worded = now;
      }
      if (row.event.value == 0) {
        letter.made = message_without_event(store, row, duties, planning);
        if (!letter.made) store.cancel(row.id, "nothing to say");
        if (letter.made) letter.members.emplace_back(Event(), row);
        continue;
      }
      auto event = store.event(row.event);
      if (!event || event->revision > row.revision) {
        store.cancel(row.id, "a newer revision");
        continue;
      }
      forget_later_claims(*event, row);
      letter.members.emplace_back(std::move(*event), row);
    }
    if (!letter.made && letter.members.size() == 1 && !parcel.is_list())
      look_back(store, letter.members.front().second, letter);
  };
  co_await on(parts_.executors.store, read);
  co_return letter;
}

Notification Dispatcher::message_of(const Letter& letter, const Planning& planning, Instant now) {
  if (letter.made) return *letter.made;
  const Instant from = spoken_from(letter.members, now);
  const auto& [event, row] = letter.members.front();
  Notification message =
      letter.digest_key.empty() ? wording(event, row, planning, from) : list_wording(letter.members, planning, from);
  if (!letter.digest_key.empty()) message.key = letter.digest_key;
  message.first_of_thread = message.first_of_thread && letter.first_of_thread;
  if (letter.outdated.empty()) message.replaces = letter.shown;
  return message;
}

asio::awaitable<Outcome> Dispatcher::deliver(const Letter& letter, Outlet& outlet, Instant now) {
  if (outlet.disabled())
    co_return Outcome{.kind = Outcome::Kind::permanent, .detail = "the sink is disabled: " + outlet.trouble->reason};
  const Planning planning = planning_;
  const std::stop_token stop = stop_.get_token();
  std::string muted;
  const auto work = [&] {
    Notification message = message_of(letter, planning, now);
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

void Dispatcher::abandon(const std::vector<Delivery>& rows) {
  lost_at_ = parts_.clock.boot();
  let_go(rows);
  abandoned_.insert(abandoned_.end(), rows.begin(), rows.end());
}

/// Nothing was handed over: the leases run out by themselves, or are given back at the end.
void Dispatcher::drop(Parcel parcel, Outlet& outlet) {
  if (stopping_) {
    queue_.push_back(std::move(parcel));
  } else {
    abandon(parcel.rows);
  }
  --in_flight_;
  --sending_;
  --outlet.sends;
  back_.ring();
  wake();
}

}  // namespace datelined
