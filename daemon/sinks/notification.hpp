// Notification: one message to one recipient, and how its delivery can end.
#pragma once

#include "calendar/instant.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

enum class Urgency { low, normal, critical };

/// Why somebody is told.
enum class Reason { lead, late, announced, confirmed, moved, postponed, cancelled, quiet, list, test, escalation };
std::string_view name(Reason reason);

struct Notification {
  std::string key;        ///< same key, same message: safe to send twice
  std::string thread;     ///< the event's UID: mail thread, what replaces what. Always ends in `@` installation id.
  std::string recipient;  ///< one delivery each; empty where a sink has none
  Urgency urgency = Urgency::normal;
  Reason reason = Reason::lead;
  Instant made;                 ///< of the promise (mail `Date`)
  std::string title;            ///< one line, no date words twice
  std::string body;             ///< plain text, several lines
  std::string url;              ///< of the announcing article; http(s) or empty
  std::string facts;            ///< the event, its claims and the reminder as one JSON object
  std::string calendar;         ///< iCalendar text, may be empty
  bool first_of_thread = true;  ///< False: a reply in the event's thread.

  bool operator==(const Notification&) const = default;
};

/// What a sink gave back for a message, so that it can be replaced or withdrawn ("owner id").
using Receipt = std::string;

struct Outcome {
  enum class Kind { delivered, temporary, permanent, sink_broken, unknown };
  Kind kind = Kind::delivered;
  std::string detail;
  Receipt receipt;
  std::optional<std::chrono::seconds> retry_after;

  bool operator==(const Outcome&) const = default;
};
std::string_view name(Outcome::Kind kind);

/// What a person did with a message.
struct Reaction {
  enum class Kind { opened, snoozed, dismissed };
  Kind kind = Kind::dismissed;
  std::string key;
  std::chrono::minutes snooze{0};
  bool operator==(const Reaction&) const = default;
};

}  // namespace datelined
