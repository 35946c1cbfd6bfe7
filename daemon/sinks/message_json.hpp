// A notification as the JSON object that webhooks and commands get.
#pragma once

#include "sinks/notification.hpp"

#include <cstddef>
#include <string>

namespace datelined {

/// The object, compact: `key`, `thread`, `reason`, `urgency` (low, normal, critical), `made` (RFC 3339), `recipient`,
/// `title`, `body`, `url` (or null) and `facts` (the event, its claims and the reminder; or null). A message of more
/// than `most` bytes goes without its facts and says `"facts_left_out": true`; its body is cut if that is not enough.
std::string message_json(const Notification& notification, std::size_t most);

}  // namespace datelined
