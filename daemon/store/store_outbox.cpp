// Store: what surrounds the outbox: quiet hours, escalations, acknowledgements, silences, broken sinks, clocks.
#include "store/database.hpp"
#include "store/query.hpp"
#include "store/reading.hpp"
#include "store/rows.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

namespace datelined {

void Store::hold(const Delivery& delivery, Instant until) {
  database_->query(sql::delivery_hold).with(until, delivery.id.value, delivery.lease_token).run();
}

void Store::reword(const Delivery& delivery, Instant worded) {
  database_->query(sql::delivery_reword).with(worded, delivery.id.value, delivery.lease_token).run();
}

std::size_t Store::clamp_retries(Instant latest) {
  return static_cast<std::size_t>(database_->query(sql::deliveries_clamp).with(latest).run());
}

std::size_t Store::hasten(std::string_view sink, Instant now) {
  return static_cast<std::size_t>(database_->query(sql::deliveries_hasten).with(now, sink).run());
}

bool Store::redrive(DeliveryId id, Instant now, Instant expires) {
  const bool done = database_->query(sql::delivery_redrive).with(now, expires, id.value).run() == 1;
  if (done) tell_views();
  return done;
}

bool Store::acknowledge(DeliveryId id, Instant now) {
  const bool done = database_->query(sql::delivery_acknowledge).with(now, id.value).run() == 1;
  if (done) tell_views();
  return done;
}

void Store::keep_told_by(DeliveryId dead, std::string_view escalation) {
  database_->query(sql::delivery_told_by).with(escalation, dead.value).run();
}

std::vector<Delivery> Store::told_by(std::string_view escalation) {
  return deliveries_found(*database_, database_->query(sql::deliveries_told_by).with(escalation));
}

std::vector<Delivery> Store::eventless(std::string_view watch, std::string_view sink, std::string_view recipient,
                                       std::string_view cause) {
  Query query = database_->query(sql::deliveries_eventless);
  return deliveries_found(*database_, query.with(watch, sink, recipient, cause));
}

std::optional<Delivery> Store::delivery_by_receipt(std::string_view sink, std::string_view receipt) {
  const auto ids = numbers(database_->query(sql::delivery_by_receipt).with(sink, receipt));
  return ids.empty() ? std::nullopt : delivery_found(*database_, {ids.front()});
}

void Store::acknowledge_event(EventId event, int revision, Instant now) {
  database_->query(sql::acknowledge).with(event.value, revision, now).run();
}

bool Store::acknowledged(EventId event, int revision) {
  Query row = database_->query(sql::acknowledged);
  return row.with(event.value).next() && row.take<int>() >= revision;
}

std::int64_t Store::keep_silence(const Silence& silence) {
  Query row = database_->query(sql::silence_insert);
  return numbers(row.with(silence.words, silence.made, silence.until)).at(0);
}

bool Store::end_silence(std::int64_t id, Instant now) {
  return database_->query(sql::silence_end).with(now, id).run() == 1;
}

std::vector<Silence> Store::silences(Instant now) { return silences_found(*database_, now); }

std::vector<SinkTrouble> Store::sink_troubles() {
  std::vector<SinkTrouble> found;
  Query query = database_->query(sql::sink_troubles);
  while (query.next()) found.push_back(read_sink_trouble(query));
  return found;
}

void Store::keep_trouble(const SinkTrouble& trouble) {
  Query query = database_->query(sql::sink_trouble_keep);
  bind(query, trouble);
  query.run();
}

void Store::end_trouble(std::string_view sink) { database_->query(sql::sink_trouble_delete).with(sink).run(); }

std::vector<DerivedEvent> Store::derived(Instant after) {
  std::vector<DerivedEvent> found;
  Query query = database_->query(sql::events_derived);
  query.bind(after);
  while (query.next())
    found.push_back({.id = {query.take<std::int64_t>()}, .begins = query.take<std::optional<Instant>>()});
  return found;
}

std::optional<ClockMemory> Store::clock_memory() {
  Query row = database_->query(sql::clock_memory);
  if (!row.next()) return std::nullopt;
  return ClockMemory{.seen = row.take<Instant>(), .zones = row.take<std::string>()};
}

void Store::keep_clock_memory(const ClockMemory& memory) {
  database_->query(sql::clock_memory_keep).with(memory.seen, memory.zones).run();
}

void Store::tell_views() { database_->query(sql::events_version_next).run(); }

}  // namespace datelined
