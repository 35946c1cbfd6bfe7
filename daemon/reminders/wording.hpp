// Wording: what a delivery says.
#pragma once

#include "reminders/delivery.hpp"
#include "reminders/plan.hpp"
#include "sinks/notification.hpp"

#include <span>
#include <utility>
#include <vector>

namespace datelined {

/// The message of one delivery. First line says how late it is, if more than a minute, and how long it is until the
/// event.
Notification wording(const Event& event, const Delivery& delivery, const Planning& planning, Instant now);

/// One message for several late or announced deliveries of one address, sorted by start, future ones first; its key is
/// `digest_key` of the members.
Notification list_wording(std::span<const std::pair<Event, Delivery>> members, const Planning& planning, Instant now);

/// One issue of a digest: what lies in its days.
struct IssueItem {
  Event event;
  bool fresh = false;  ///< nobody had spoken of it at the issue before
  bool moved = false;  ///< its date is another than at the issue before
};
struct IssueContent {
  LocalTime begin, end;  ///< whole days of the user's zone
  std::vector<IssueItem> items;
};
/// The day or week ahead in the layout of a news diary: a heading for each day, a line for each event, new ones marked
/// with `**`, moved ones with MOVED; those without a day at the end.
Notification issue_wording(const IssueContent& content, const Delivery& delivery, const Planning& planning);

/// What could not be delivered by the sink that `delivery.watch` names, and why.
Notification escalation_wording(const Delivery& delivery, std::span<const std::pair<Event, Delivery>> dead,
                                const Planning& planning);

/// Hash of the sorted member keys.
std::string digest_key(std::span<const Delivery> members);

/// "in 3 h", "in 2 days", "42 min ago": the two largest units at most.
std::string spoken(std::chrono::milliseconds from_now);

/// "Mon 27 Feb 2017, 10:00 (Europe/Madrid, 09:00 your time)"; coarse spans as "March 2017", "early 2018", "by
/// Fri 3 May 2018".
std::string when_spoken(const Event& event, const Zone& user);

}  // namespace datelined
