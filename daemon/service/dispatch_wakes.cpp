// What wakes dispatch from outside: the clock, and people who react to a message.
#include "calendar/iso8601.hpp"
#include "service/dispatch.hpp"
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
std::optional<Delivery> snoozed(Store& store, const Delivery& told, std::chrono::minutes by,
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
  row.due = row.next_try = now + by;
  row.expires = std::max<Instant>(told.expires, row.due + std::chrono::hours(24));
  return row;
}

/// The rows a message stood for: one, or the members of a list.
std::vector<Delivery> rows_told(Store& store, const std::string& key) {
  if (auto row = store.delivery_by_key(key)) return {std::move(*row)};
  return store.digest_members(key);
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
  if (!crew_.idle()) crew_.call_off("clock");
  if (parts_.clock.descriptor() >= 0) {
    crew_.start("clock", ring_with_clock());
    crew_.start("clock", ring_now_and_then());
  }
  for (Outlet& outlet : outlets_)
    if (!outlet.retired && outlet.listens && outlet.waits == 0) {
      ++outlet.waits;
      crew_.start("listen to " + outlet.name, listen(outlet));
    }
}

asio::awaitable<void> Dispatcher::ring_with_clock() {
  auto clock = watched(parts_.executors.loop, parts_.clock.descriptor());
  while (true) {
    co_await clock.async_wait(asio::posix::stream_descriptor::wait_read, asio::use_awaitable);
    wake_.ring();
    co_await armed_.rung();  // until then it stays readable
  }
}

/// Leases are renewed on the boot clock, whatever a replayed clock shows.
asio::awaitable<void> Dispatcher::ring_now_and_then() {
  asio::steady_timer timer(parts_.executors.loop);
  while (true) {
    timer.expires_after(std::chrono::seconds(15));
    co_await timer.async_wait(asio::use_awaitable);
    wake_.ring();
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
    for (const Reaction& reaction : reactions) co_await react(reaction);
  }
}

asio::awaitable<void> Dispatcher::react(Reaction reaction) {
  const Instant now = parts_.clock.now();
  const std::string installation = planning_.installation;
  Store& store = parts_.store;
  std::vector<Delivery> again;
  const auto promise = [&] {
    store.in_transaction([&] {
      for (const Delivery& told : rows_told(store, reaction.key))
        if (const auto row = snoozed(store, told, reaction.snooze, installation, now)) {
          store.promise({&*row, 1});
          again.push_back(*row);
        }
    });
  };
  std::string failure;
  try {
    if (reaction.kind == Reaction::Kind::snoozed) co_await on(parts_.executors.store, promise);
  } catch (const StoreError& error) {
    failure = told(error);
  }
  const LogFields fields{.delivery = reaction.key};
  if (!failure.empty()) parts_.log.error("could not snooze: " + failure, fields);
  const std::string until = again.empty() ? "" : " until " + iso8601(again.front().due);
  if (failure.empty()) parts_.log.info("a reminder was " + std::string(verb(reaction.kind)) + until, fields);
  wake_.ring();
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
  --outlet->sends;
  drop_retired();
  co_return outcome;
}

}  // namespace datelined
