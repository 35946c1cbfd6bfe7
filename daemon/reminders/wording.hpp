// Wording: what a delivery says.
#pragma once

#include "reminders/delivery.hpp"
#include "reminders/plan.hpp"
#include "sinks/notification.hpp"

#include <span>
#include <utility>

namespace datelined {

/// The message of one delivery. First line says how late it is, if more than a minute, and how long it is until the
/// event.
Notification wording(const Event& event, const Delivery& delivery, const Planning& planning, Instant now);

/// One message for several late or announced deliveries of one address, sorted by start, future ones first; its key is
/// `digest_key` of the members.
Notification list_wording(std::span<const std::pair<Event, Delivery>> members, const Planning& planning, Instant now);

/// Hash of the sorted member keys.
std::string digest_key(std::span<const Delivery> members);

/// "in 3 h", "in 2 days", "42 min ago": the two largest units at most.
std::string spoken(std::chrono::milliseconds from_now);

/// "Mon 27 Feb 2017, 10:00 (Europe/Madrid, 09:00 your time)"; coarse spans as "March 2017", "early 2018", "by
/// Fri 3 May 2018".
std::string when_spoken(const Event& event, const Zone& user);

}  // namespace datelined
