// Facts: a reminder and its events as one JSON object, for webhooks, commands and templates.
#pragma once

#include "reminders/delivery.hpp"
#include "sinks/notification.hpp"

#include <span>
#include <string>
#include <utility>

namespace datelined {

/// `{"event": …, "reminder": {"key", "reason", "cause", "watch", "sink", "recipient", "made", "due", "late_seconds"}}`;
/// the event as it is everywhere, with all its claims.
std::string facts_of(const Event& event, const Delivery& delivery, Reason reason, Instant now);

/// The same of a list: `{"events": […], "reminder": {…}}`; the reminder carries the key of the list.
std::string facts_of_list(std::span<const std::pair<Event, Delivery>> members, const std::string& key, Instant now);

}  // namespace datelined
