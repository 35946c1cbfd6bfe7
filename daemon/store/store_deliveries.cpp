// Store: the outbox. Promise, lease and outcome are each durable before the next step is taken (DELIVERY 2.1, 2.3).
#include "store/database.hpp"
#include "store/query.hpp"
#include "store/reading.hpp"
#include "store/rows.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

#include <algorithm>

namespace datelined {

namespace {

struct Due {
  Instant next_try;
  std::int64_t id;
  auto operator<=>(const Due&) const = default;
};

/// A sink that has something ready, and when the first of it is due.
struct Waiting {
  std::string sink;
  Instant next_try;
};

std::optional<Waiting> waiting_after(Database& database, std::string_view sink) {
  Query query = database.query(sql::delivery_next);
  if (!query.with(sink).next()) return std::nullopt;
  Waiting found;
  found.sink = query.take<std::string>();
  found.next_try = query.take<Instant>();
  return found;
}

std::vector<Waiting> waiting_sinks(Database& database, std::span<const std::string> held_back) {
  std::vector<Waiting> sinks;
  for (auto found = waiting_after(database, ""); found; found = waiting_after(database, found->sink))
    if (std::ranges::find(held_back, found->sink) == held_back.end()) sinks.push_back(*found);
  return sinks;
}

std::vector<Due> due_rows(Database& database, Instant now, std::size_t most, std::span<const std::string> held_back) {
  std::vector<Due> rows;
  for (const auto& [sink, next_try] : waiting_sinks(database, held_back)) {
    if (next_try > now) continue;
    Query query = database.query(sql::deliveries_due);
    query.with(sink, now, most);
    while (query.next()) {
      const auto id = query.take<std::int64_t>();
      rows.push_back({query.take<Instant>(), id});
    }
  }
  std::ranges::sort(rows);
  if (rows.size() > most) rows.resize(most);
  return rows;
}

}  // namespace

std::size_t Store::promise(std::span<const Delivery> deliveries) {
  std::size_t promised = 0;
  database_->in_transaction([&] {
    for (const Delivery& delivery : deliveries) {
      Query query = database_->query(sql::delivery_promise);
      bind(query, delivery);
      promised += static_cast<std::size_t>(query.run());
    }
  });
  return promised;
}

std::vector<Delivery> Store::deliveries_of(EventId event) { return deliveries_of_event(*database_, event); }

std::vector<Delivery> Store::told(EventId event, std::string_view sink, std::string_view recipient) {
  Query query = database_->query(sql::deliveries_told);
  return deliveries_found(*database_, query.with(event.value, sink, recipient));
}

std::optional<Delivery> Store::delivery(DeliveryId id) { return delivery_found(*database_, id); }

std::optional<Delivery> Store::delivery_by_key(std::string_view key) {
  const auto ids = numbers(database_->query(sql::delivery_by_key).with(key));
  return ids.empty() ? std::nullopt : delivery_found(*database_, {ids.front()});
}

std::vector<Delivery> Store::cancel_older(EventId event, int revision, std::string_view cause) {
  std::vector<Delivery> cancelled;
  database_->in_transaction([&] {
    cancelled = deliveries_found(*database_, database_->query(sql::deliveries_older).with(event.value, revision));
    for (const Delivery& delivery : cancelled) cancel(delivery.id, cause);
  });
  return cancelled;
}

bool Store::cancel(DeliveryId id, std::string_view cause) {
  return database_->query(sql::delivery_cancel).with(cause, id.value).run() == 1;
}

bool Store::move(const Delivery& delivery) {
  return database_->query(sql::delivery_move)
             .with(delivery.due, delivery.next_try, delivery.expires, delivery.key)
             .run() == 1;
}

bool Store::forget_cancelled(std::string_view key, std::string_view cause) {
  return database_->query(sql::delivery_withdrawn_delete).with(key, cause).run() == 1;
}

std::vector<Delivery> Store::lease_due(Instant now, std::size_t most, const LeaseOwner& owner, Ticks lease_until,
                                       std::span<const std::string> sinks_held_back) {
  std::vector<Delivery> leased;
  const std::vector<Due> rows = due_rows(*database_, now, most, sinks_held_back);
  if (rows.empty()) return leased;  // nothing due is no transaction: no write, no wait for the disk
  const auto lease = [&](std::int64_t id) -> std::string {
    if (database_->query(sql::delivery_lease).with(owner, lease_until, now, id).run() != 1) return {};  // with its list
    leased.push_back(delivery_found(*database_, {id}).value());
    return leased.back().digest_key;
  };
  database_->in_transaction([&] {
    for (const Due& row : rows) {
      const std::string list = lease(row.id);
      if (list.empty()) continue;
      for (const std::int64_t member : numbers(database_->query(sql::deliveries_of_digest).with(list))) lease(member);
    }
  });
  return leased;
}

bool Store::renew(const Delivery& delivery, Ticks lease_until) {
  return database_->query(sql::delivery_renew).with(lease_until, delivery.id.value, delivery.lease_token).run() == 1;
}

void Store::give_back(std::span<const Delivery> deliveries) {
  database_->in_transaction([&] {
    for (const Delivery& delivery : deliveries)
      database_->query(sql::delivery_give_back).with(delivery.id.value, delivery.lease_token).run();
  });
}

bool Store::finish(const Delivery& delivery, const Attempt& attempt) {
  bool current = false;
  database_->in_transaction([&] {
    Query query = database_->query(sql::delivery_finish);
    query.with(name(delivery.state), delivery.next_try, delivery.expires, delivery.attempt, delivery.unknowns,
               delivery.receipt, delivery.last_error, delivery.sent, delivery.worded, delivery.held_until,
               delivery.id.value, delivery.lease_token);
    current = query.run() == 1;
    if (!current) return;
    Attempt ended = attempt;
    ended.delivery = delivery.id;
    ended.token = delivery.lease_token;
    Query row = database_->query(sql::attempt_insert);
    bind(row, ended);
    row.run();
  });
  return current;
}

void Store::keep_digest(std::span<const Delivery> members, std::string_view digest_key) {
  database_->in_transaction([&] {
    for (const Delivery& member : members)
      database_->query(sql::delivery_digest).with(digest_key, member.id.value, member.lease_token).run();
  });
}

std::vector<Delivery> Store::digest_members(std::string_view digest_key) {
  return deliveries_found(*database_, database_->query(sql::deliveries_of_digest).with(digest_key));
}

std::size_t Store::release_leases(const LeaseOwner& owner, Ticks boot) {
  return static_cast<std::size_t>(database_->query(sql::leases_release).with(owner, boot).run());
}

std::optional<Instant> Store::next_due(std::span<const std::string> sinks_held_back) {
  std::optional<Instant> next;
  for (const Waiting& waiting : waiting_sinks(*database_, sinks_held_back))
    if (!next || waiting.next_try < *next) next = waiting.next_try;
  return next;
}

std::vector<Delivery> Store::dead() { return deliveries_dead(*database_); }

std::vector<Attempt> Store::attempts(DeliveryId id) {
  std::vector<Attempt> found;
  Query query = database_->query(sql::attempts);
  query.bind(id.value);
  while (query.next()) found.push_back(read_attempt(query));
  return found;
}

std::size_t Store::forget(Instant before, std::size_t most) {
  std::size_t forgotten = 0;
  database_->in_transaction([&] {
    for (const std::int64_t id : numbers(database_->query(sql::deliveries_forgettable).with(before, most))) {
      database_->query(sql::attempts_delete).with(id).run();
      database_->query(sql::delivery_delete).with(id).run();
      ++forgotten;
    }
  });
  return forgotten;
}

}  // namespace datelined
