// What wakes dispatch from outside: the clock, and people who react to a message.
#include "calendar/iso8601.hpp"
#include "service/dispatch.hpp"
#include "service/nap.hpp"
#include "store/promises.hpp"
#include "text/digest.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace datelined {

namespace {

/// A descriptor of our own for somebody else's, so that closing it takes nothing from them.
asio::posix::stream_descriptor watched(const asio::any_io_executor& loop, int descriptor) {
  const int own = ::dup(descriptor);
  if (own < 0) throw std::system_error(errno, std::system_category(), "dup");
  return {loop, own};
}

/// A snoozed reminder: the same once more, later, by a key of its own.
std::optional<Delivery> snoozed(Store& store, const Delivery& told, const Reaction& reaction,
                                const std::string& installation, Instant now) {
  const auto event = store.event(told.event);
  if (!event || event->revision > told.revision) return std::nullopt;
  int earlier = 0;
  for (const Delivery& other : store.deliveries_of(told.event))
    if (other.sink == told.sink && other.recipient == told.recipient && other.cause.starts_with("snooze:")) ++earlier;
  Delivery row;
  row.event = told.event;
  row.revision = told.revision;
  row.watch = told.watch;
  row.cause = "snooze:" + std::to_string(earlier + 1);
  row.sink = told.sink;
  row.recipient = told.recipient;
  row.key = delivery_key(installation, event->uid, row.watch, row.cause, row.sink, row.recipient, row.revision);
  row.made = now;
  const auto starts = starts_at(*event);
  const bool before_start = reaction.before_start && starts;
  row.due = before_start ? std::max<Instant>(*starts - reaction.snooze, now) : now + reaction.snooze;
  row.next_try = row.due;
  row.expires = std::max<Instant>(told.expires, row.due + std::chrono::hours(24));
  return row;
}

/// The rows a message stood for: one, or the members of a list. A sink that has forgotten the key, because the daemon
/// was started anew, has its receipt.
std::vector<Delivery> rows_told(Store& store, const std::string& sink, const Reaction& reaction) {
  std::string key = reaction.key;
  if (key.empty()) {
    const auto row = store.delivery_by_receipt(sink, reaction.receipt);
    if (!row) return {};
    key = row->digest_key.empty() ? row->key : row->digest_key;
  }
  if (auto row = store.delivery_by_key(key)) return {std::move(*row)};
  return store.digest_members(key);
}

/// What other sinks still show of the event, each message once.
std::vector<Delivery> shown_elsewhere(Store& store, const Delivery& told) {
  std::vector<Delivery> shown;
  if (told.event.value == 0) return shown;
  for (Delivery& row : store.deliveries_of(told.event))
    if (row.state == DeliveryState::sent && !row.receipt.empty() && row.digest_key.empty() && row.key != told.key &&
        row.sink != told.sink)
      shown.push_back(std::move(row));
  return shown;
}

std::string_view verb(Reaction::Kind kind) {
  switch (kind) {
    case Reaction::Kind::opened:
      return "opened";
    case Reaction::Kind::snoozed:
      return "snoozed";
    case Reaction::Kind::dismissed:
      return "dismissed";
  }
  return "";
}

}  // namespace

void Dispatcher::start_waiting() {
  crew_.call_off("clock");
  if (parts_.clock.descriptor() >= 0) {
    crew_.start("clock", ring_with_clock());
    crew_.start("clock", ring_now_and_then());
  }
  for (Outlet& outlet : outlets_)
    if (!outlet.retired && outlet.listens) {
      ++outlet.waits;
      crew_.start("listen to " + outlet.name, listen(outlet));
    }
}

asio::awaitable<void> Dispatcher::ring_with_clock() {
  auto clock = watched(parts_.executors.loop, parts_.clock.descriptor());
  while (true) {
    co_await clock.async_wait(asio::posix::stream_descriptor::wait_read, asio::use_awaitable);
    beat();
    co_await armed_.rung();  // until then it stays readable
  }
}

/// Leases are renewed on the boot clock, whatever a replayed clock shows; and no clock is trusted for longer.
asio::awaitable<void> Dispatcher::ring_now_and_then() {
  asio::steady_timer timer(parts_.executors.loop);
  while (true) {
    expire_within(timer, common_beat);
    co_await timer.async_wait(asio::use_awaitable);
    beat();
  }
}

asio::awaitable<void> Dispatcher::listen(Outlet& outlet) {
  struct Waiting {
    Outlet& outlet;
    ~Waiting() { --outlet.waits; }
  };
  const Waiting waiting{outlet};
  while (true) {
    const int descriptor = co_await on(outlet.executor, [&] { return outlet.sink->descriptor(); });
    if (descriptor < 0) {  // lost its connection; deliver makes a new one
      asio::steady_timer pause(parts_.executors.loop, std::chrono::seconds(5));
      co_await pause.async_wait(asio::use_awaitable);
      continue;
    }
    auto stream = watched(parts_.executors.loop, descriptor);
    co_await stream.async_wait(asio::posix::stream_descriptor::wait_read, asio::use_awaitable);
    const std::vector<Reaction> reactions = co_await on(outlet.executor, [&] { return outlet.sink->reactions(); });
    for (const Reaction& reaction : reactions) co_await react(outlet.name, reaction);
    if (reactions.empty()) co_await try_again(outlet);
  }
}

/// The other side has changed: what it did not take is tried at once.
asio::awaitable<void> Dispatcher::try_again(Outlet& outlet) {
  if (outlet.last_error.empty()) co_return;
  outlet.breaker.allow_probe();
  const std::string sink = outlet.name;
  const Instant now = parts_.clock.now();
  try {
    co_await on(parts_.executors.store, [&] { return parts_.store.hasten(sink, now); });
  } catch (const StoreError& error) {
    parts_.log.warning("what waits for " + sink + " is not tried at once: " + told(error));
  }
  wake();
}

asio::awaitable<void> Dispatcher::react(std::string sink, Reaction reaction) {
  const Instant now = parts_.clock.now();
  const std::string installation = planning_.installation;
  Store& store = parts_.store;
  std::vector<Delivery> again, elsewhere;
  const auto promise = [&] {
    store.in_transaction([&] {
      for (const Delivery& told : rows_told(store, sink, reaction)) {
        if (reaction.kind != Reaction::Kind::snoozed) {
          if (const auto event = store.event(told.event)) datelined::acknowledge(store, *event, now);
          for (Delivery& other : shown_elsewhere(store, told)) elsewhere.push_back(std::move(other));
        } else if (const auto row = snoozed(store, told, reaction, installation, now)) {
          store.promise({&*row, 1});
          again.push_back(*row);
        }
      }
    });
  };
  std::string failure;
  try {
    co_await on(parts_.executors.store, promise);
  } catch (const StoreError& error) {
    failure = told(error);
  }
  const LogFields fields{.delivery = reaction.key};
  if (!failure.empty()) parts_.log.error("a reaction was lost: " + failure, fields);
  const std::string until = again.empty() ? "" : " until " + iso8601(again.front().due);
  if (failure.empty()) parts_.log.info("a reminder was " + std::string(verb(reaction.kind)) + until, fields);
  co_await take_back(std::move(elsewhere));
  wake();
}

asio::awaitable<void> Dispatcher::notice(std::string title, std::string text) {
  Notification message;
  message.reason = Reason::escalation;
  message.urgency = Urgency::critical;
  message.made = parts_.clock.now();
  message.title = std::move(title);
  message.body = std::move(text);
  message.facts = R"({"reminder":{"reason":"escalation"}})";
  message.key = hex(random_bytes(16));
  message.thread = "notice-" + message.key + "@" + planning_.installation;
  std::vector<Outlet*> local;
  for (Outlet& outlet : outlets_)
    if (!outlet.retired && outlet.sink->local()) local.push_back(&outlet);
  for (Outlet* outlet : local) ++outlet->sends;
  for (Outlet* outlet : local) {
    const auto work = [&] { return outlet->sink->deliver(message, stop_.get_token()); };
    try {
      co_await on(outlet->executor, work);
    } catch (const std::exception& error) {
      parts_.log.warning("sink " + outlet->name + " could not tell \"" + message.title + "\": " + told(error));
    }
    --outlet->sends;
  }
  drop_retired();
}

asio::awaitable<void> Dispatcher::take_back(std::vector<Delivery> shown) {
  const std::stop_token stop = stop_.get_token();
  for (const Delivery& row : shown) {
    Outlet* outlet = outlet_named(row.sink);
    if (outlet == nullptr) continue;
    ++outlet->sends;
    try {
      co_await on(outlet->executor, [&] { return outlet->sink->withdraw(row.receipt, stop); });
    } catch (const std::exception& error) {
      parts_.log.warning("could not be taken back from " + row.sink + ": " + told(error));
    }
    --outlet->sends;
  }
  drop_retired();
}

asio::awaitable<void> Dispatcher::acknowledge(EventId event) {
  const Instant now = parts_.clock.now();
  std::vector<Delivery> shown;
  const auto write = [&] {
    const auto known = parts_.store.event(event);
    if (!known) return;
    datelined::acknowledge(parts_.store, *known, now);
    shown = shown_elsewhere(parts_.store, Delivery{.event = event});
  };
  co_await on(parts_.executors.store, write);
  co_await take_back(std::move(shown));
}

asio::awaitable<Outcome> Dispatcher::test(std::string name) {
  Outlet* outlet = outlet_named(name);
  if (outlet == nullptr) throw std::out_of_range("no sink is called " + name);
  Notification message;
  message.reason = Reason::test;
  message.made = parts_.clock.now();
  message.title = "Trial message of datelined";
  message.body = "If you can read this, the sink \"" + name + "\" works.\n";
  message.facts = R"({"reminder":{"reason":"test"}})";
  message.key = hex(random_bytes(16));
  message.thread = "test-" + message.key + "@" + planning_.installation;
  ++outlet->sends;
  Outcome outcome;
  const auto work = [&] {
    for (const std::string& recipient : outlet->sink->recipients()) {
      message.recipient = recipient;
      outcome = outlet->sink->deliver(message, stop_.get_token());
      if (outcome.kind != Outcome::Kind::delivered) return;
    }
  };
  try {
    co_await on(outlet->executor, work);
  } catch (const std::exception& error) {
    outcome = Outcome{.kind = Outcome::Kind::temporary, .detail = told(error)};
  }
  if (outcome.kind == Outcome::Kind::delivered && outlet->trouble) {
    outlet->trouble.reset();
    outlet->last_error.clear();
    co_await on(parts_.executors.store, [&] { parts_.store.end_trouble(name); });
    troubles_.erase(name);
    parts_.log.info("sink " + name + " works again");
  }
  --outlet->sends;
  drop_retired();
  co_return outcome;
}

}  // namespace datelined
