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
enum class Reason {
  lead,
  late,
  repeat,
  announced,
  confirmed,
  moved,
  postponed,
  cancelled,
  quiet,
  list,
  digest,
  test,
  escalation
};
std::string_view name(Reason reason);

/// What a sink gave back for a message, so that it can be replaced or withdrawn ("owner id").
using Receipt = std::string;

/// A part of a message that lists things, like a day of an agenda; without a heading: paragraphs.
struct Section {
  std::string heading;
  std::vector<std::string> lines;
  bool operator==(const Section&) const = default;
};

struct Notification {
  std::string key;        ///< same key, same message: safe to send twice
  std::string thread;     ///< the event's UID: mail thread, what replaces what. Always ends in `@` installation id.
  std::string recipient;  ///< one delivery each; empty where a sink has none
  Urgency urgency = Urgency::normal;
  Reason reason = Reason::lead;
  Instant made;                   ///< of the promise (mail `Date`)
  std::string title;              ///< one line, no date words twice
  std::string body;               ///< plain text, several lines
  std::vector<Section> sections;  ///< what `body` says, for sinks that can lay it out; may be empty
  std::string url;                ///< of the announcing article; http(s) or empty
  std::string facts;              ///< the event, its claims and the reminder as one JSON object
  std::string calendar;           ///< iCalendar text, may be empty
  bool first_of_thread = true;    ///< False: a reply in the event's thread.
  std::optional<Instant> starts;  ///< of the event, if it is far enough away for "remind me before it"
  Receipt replaces;               ///< of what the sink showed of the event before

  bool operator==(const Notification&) const = default;
};

struct Outcome {
  enum class Kind { delivered, temporary, permanent, sink_broken, unknown };
  Kind kind = Kind::delivered;
  std::string detail;
  Receipt receipt;
  std::optional<std::chrono::seconds> retry_after;
  bool gone = false;  ///< the sink will never take anything again (HTTP 410)

  bool operator==(const Outcome&) const = default;
};
std::string_view name(Outcome::Kind kind);

/// What a person did with a message.
struct Reaction {
  enum class Kind { opened, snoozed, dismissed };
  Kind kind = Kind::dismissed;
  std::string key;  ///< empty if the sink does not know it any more: then the receipt says which message it was
  std::chrono::minutes snooze{0};
  bool before_start = false;  ///< `snooze` counts back from the event's start
  Receipt receipt;
  bool operator==(const Reaction&) const = default;
};

}  // namespace datelined
