// Lists are read as ids first and then row by row, so that each type has one SELECT.
#include "store/reading.hpp"

#include "events/belief.hpp"
#include "store/lookup.hpp"
#include "store/rows.hpp"
#include "store/sql.hpp"

#include <algorithm>

namespace datelined {

std::vector<std::int64_t> numbers(Query& query) {
  std::vector<std::int64_t> found;
  while (query.next()) found.push_back(query.take<std::int64_t>());
  return found;
}

std::optional<Event> event_found(Database& database, EventId id) {
  std::optional<Event> event;
  {
    Query row = database.query(sql::event);
    if (!row.with(id.value).next()) return std::nullopt;
    event = read_event(row);
  }
  Query rows = database.query(sql::event_claims);
  rows.bind(id.value);
  while (rows.next()) event->claims.push_back(read_claim(rows));
  std::ranges::stable_sort(event->claims, earlier);
  return event;
}

std::vector<Revision> history_found(Database& database, EventId event) {
  Query rows = database.query(sql::event_history);
  rows.bind(event.value);
  std::vector<Revision> history;
  while (rows.next()) history.push_back(read_revision(rows));
  return history;
}

std::vector<Event> events_numbered(Database& database, const std::vector<std::int64_t>& ids) {
  std::vector<Event> events;
  events.reserve(ids.size());
  for (const std::int64_t id : ids) events.push_back(event_found(database, {id}).value());
  return events;
}

std::vector<Event> dismissed_found(Database& database, Instant from, std::size_t most) {
  Query query = database.query(sql::events_dismissed);
  const std::vector<std::int64_t> ids = numbers(query.with(from, most));
  return events_numbered(database, ids);
}

std::optional<Event> event_by_uid(Database& database, std::string_view uid) {
  constexpr std::size_t shortest = 4;
  constexpr int most_hops = 16;
  if (uid.size() < shortest) return std::nullopt;
  // Uids are ASCII: everything that begins with the prefix sorts below the prefix and a DEL.
  Query query = database.query(sql::event_by_prefix);
  const auto ids = numbers(query.with(uid, std::string(uid) + '\x7f'));
  auto event = ids.size() == 1 ? event_found(database, {ids.front()}) : std::nullopt;
  for (int hops = 0; event && event->standing == Standing::merged && event->successor.value != 0 && hops < most_hops;
       ++hops)
    event = event_found(database, event->successor);
  return event;
}

std::vector<EventId> event_ids_found(Database& database, const EventQuery& wanted) {
  constexpr std::size_t words = 6;
  Query query = database.query(sql::events_between);
  query.with(wanted.from.value_or(Instant::min()), wanted.until.value_or(Instant::max()));
  for (const std::string& pattern : like_patterns(wanted.words, words)) query.bind(pattern);
  query.bind(wanted.limit);
  std::vector<EventId> ids;
  while (query.next()) ids.push_back({query.take<std::int64_t>()});
  return ids;
}

std::vector<Event> events_found(Database& database, const EventQuery& wanted) {
  const std::vector<EventId> ids = event_ids_found(database, wanted);
  std::vector<Event> events;
  events.reserve(ids.size());
  for (const EventId id : ids) events.push_back(event_found(database, id).value());
  return events;
}

std::vector<SourceState> sources_found(Database& database) {
  Query query = database.query(sql::sources);
  std::vector<SourceState> sources;
  while (query.next()) sources.push_back(read_source(query));
  return sources;
}

std::vector<Quarantined> quarantined_found(Database& database) {
  Query query = database.query(sql::quarantine_list);
  std::vector<Quarantined> found;
  while (query.next()) found.push_back(read_quarantined(query));
  return found;
}

std::optional<Delivery> delivery_found(Database& database, DeliveryId id) {
  Query row = database.query(sql::delivery);
  if (!row.with(id.value).next()) return std::nullopt;
  return read_delivery(row);
}

std::vector<Delivery> deliveries_found(Database& database, Query& ids) {
  std::vector<Delivery> found;
  for (const std::int64_t id : numbers(ids)) found.push_back(delivery_found(database, {id}).value());
  return found;
}

std::vector<Delivery> deliveries_of_event(Database& database, EventId event) {
  Query query = database.query(sql::deliveries_of_event);
  return deliveries_found(database, query.bind(event.value));
}

std::vector<Delivery> deliveries_dead(Database& database) {
  Query query = database.query(sql::deliveries_dead);
  return deliveries_found(database, query);
}

std::vector<Silence> silences_found(Database& database, Instant now) {
  std::vector<Silence> found;
  Query query = database.query(sql::silences);
  query.bind(now);
  while (query.next()) found.push_back(read_silence(query));
  return found;
}

Counts counts_found(Database& database) {
  Query row = database.query(sql::counts);
  if (!row.next()) return {};
  return read_counts(row);
}

}  // namespace datelined
