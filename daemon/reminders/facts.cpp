// Facts as JSON.
#include "reminders/facts.hpp"

#include "agenda/agenda.hpp"
#include "calendar/iso8601.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace datelined {

namespace {

namespace json = boost::json;

json::object reminder(const Delivery& delivery, std::string_view key, Reason reason, Instant now) {
  const auto late = std::chrono::floor<std::chrono::seconds>(now - wanted_at(delivery)).count();
  return {{"key", key},
          {"reason", name(reason)},
          {"cause", delivery.cause},
          {"watch", delivery.watch},
          {"sink", delivery.sink},
          {"recipient", delivery.recipient},
          {"made", iso8601(delivery.made)},
          {"due", iso8601(delivery.due)},
          {"late_seconds", std::max<std::int64_t>(late, 0)}};
}

}  // namespace

std::string facts_of(const Event& event, const Delivery& delivery, Reason reason, Instant now) {
  return json_text(
      json::object{{"event", event_object(event)}, {"reminder", reminder(delivery, delivery.key, reason, now)}});
}

std::string facts_of_list(std::span<const std::pair<Event, Delivery>> members, const std::string& key, Instant now) {
  json::array events;
  for (const auto& [event, delivery] : members) events.push_back(event_object(event));
  json::object facts{{"events", std::move(events)}};
  if (!members.empty()) facts["reminder"] = reminder(members.front().second, key, Reason::list, now);
  return json_text(facts);
}

}  // namespace datelined
