// StoreView: the same questions on a connection that can only read, each in a snapshot of its own.
#include "store/database.hpp"
#include "store/query.hpp"
#include "store/reading.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

#include <utility>

namespace datelined {

namespace {

template <class Question>
auto snapshot(Database& database, Question question) {
  decltype(question()) answer;
  database.in_transaction([&] { answer = question(); });
  return answer;
}

}  // namespace

StoreView StoreView::open(const std::filesystem::path& file) {
  return StoreView(std::make_unique<Database>(file, Database::Access::read));
}

StoreView::StoreView(std::unique_ptr<Database> database) : database_(std::move(database)) {}
StoreView::StoreView(StoreView&&) noexcept = default;
StoreView& StoreView::operator=(StoreView&&) noexcept = default;
StoreView::~StoreView() = default;

std::string StoreView::installation() {
  Query row = database_->query(sql::installation);
  return row.next() ? row.take<std::string>() : std::string();
}

std::vector<Event> StoreView::events(const EventQuery& query) {
  return snapshot(*database_, [&] { return events_found(*database_, query); });
}

std::vector<EventId> StoreView::event_ids(const EventQuery& query) {
  return snapshot(*database_, [&] { return event_ids_found(*database_, query); });
}

std::vector<Event> StoreView::events(std::span<const EventId> ids) {
  return snapshot(*database_, [&] {
    std::vector<Event> events;
    for (const EventId id : ids)
      if (auto event = event_found(*database_, id)) events.push_back(std::move(*event));
    return events;
  });
}

std::optional<Event> StoreView::event_by_uid(std::string_view uid) {
  return snapshot(*database_, [&] { return datelined::event_by_uid(*database_, uid); });
}

std::optional<Event> StoreView::event(EventId id) {
  return snapshot(*database_, [&] { return event_found(*database_, id); });
}

std::vector<Event> StoreView::dismissed(Instant from, std::size_t most) {
  return snapshot(*database_, [&] { return dismissed_found(*database_, from, most); });
}

std::vector<Revision> StoreView::history(EventId event) { return history_found(*database_, event); }

std::vector<SourceState> StoreView::sources() { return sources_found(*database_); }

std::vector<Quarantined> StoreView::quarantined() { return quarantined_found(*database_); }

std::vector<Delivery> StoreView::deliveries_of(EventId event) {
  return snapshot(*database_, [&] { return deliveries_of_event(*database_, event); });
}

std::vector<Delivery> StoreView::dead() {
  return snapshot(*database_, [&] { return deliveries_dead(*database_); });
}

std::vector<Silence> StoreView::silences(Instant now) { return silences_found(*database_, now); }

Counts StoreView::counts() { return counts_found(*database_); }

std::int64_t StoreView::events_version() {
  Query row = database_->query(sql::events_version);
  return row.next() ? row.take<std::int64_t>() : 0;
}

}  // namespace datelined
