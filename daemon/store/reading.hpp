// Reading: the questions that the writing connection and the views share.
#pragma once

#include "store/database.hpp"
#include "store/store.hpp"

namespace datelined {

std::optional<Event> event_found(Database& database, EventId id);
std::optional<Event> event_by_uid(Database& database, std::string_view uid);
std::vector<EventId> event_ids_found(Database& database, const EventQuery& query);
std::vector<Event> events_found(Database& database, const EventQuery& query);
std::vector<Event> events_numbered(Database& database, const std::vector<std::int64_t>& ids);
std::vector<Event> dismissed_found(Database& database, Instant from, std::size_t most);
std::vector<Revision> history_found(Database& database, EventId event);
std::vector<SourceState> sources_found(Database& database);
std::vector<Quarantined> quarantined_found(Database& database);
std::optional<Delivery> delivery_found(Database& database, DeliveryId id);
/// The deliveries whose ids a query gives.
std::vector<Delivery> deliveries_found(Database& database, Query& ids);
std::vector<Delivery> deliveries_of_event(Database& database, EventId event);
std::vector<Delivery> deliveries_dead(Database& database);
std::vector<Silence> silences_found(Database& database, Instant now);
Counts counts_found(Database& database);

/// All first columns of a query.
std::vector<std::int64_t> numbers(Query& query);

}  // namespace datelined
