// Delivery: one promised message, a row of the outbox (DELIVERY 2.1 - 2.3).
#pragma once

#include "calendar/instant.hpp"
#include "events/event.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace datelined {

struct DeliveryId {
  std::int64_t value = 0;
  auto operator<=>(const DeliveryId&) const = default;
};

enum class DeliveryState { ready, leased, sent, dead, cancelled };

struct Delivery {
  DeliveryId id;
  std::string key;   ///< delivery_key; unique
  EventId event;     ///< 0: about no single event
  int revision = 1;  ///< of the event it was planned for
  std::string watch;
  /// The lead as written ("1d"), or "window", "announced", "moved", "postponed", "cancelled", "confirmed", "sharpened",
  /// "changed", "snooze:N", "repeat:N"; without an event "digest:DAY" and "escalation:SINK:KEY".
  std::string cause;
  std::string sink, recipient;
  Instant made;  ///< when it was promised
  Instant due, next_try, expires;
  DeliveryState state = DeliveryState::ready;
  int attempt = 0;
  int unknowns = 0;
  std::int64_t lease_token = 0;
  std::string lease_owner;
  std::optional<Ticks> lease_until;  ///< on the boot clock of `lease_owner`
  std::string receipt;
  std::string digest_key;  ///< shared by the members of one list
  std::string last_error;
  std::optional<Instant> sent;
  /// The instant its text speaks from; stays the same while an attempt may have arrived, so that the text does.
  std::optional<Instant> worded;
  std::optional<Instant> held_until;    ///< the end of the quiet hours that held it
  std::string told_by;                  ///< of a dead row: the cause of the escalation that tells of it
  std::optional<Instant> acknowledged;  ///< of a dead row: somebody has seen it

  bool operator==(const Delivery&) const = default;
};

/// When it was to be told: when it was due, or when the quiet hours that held it ended.
Instant wanted_at(const Delivery& delivery);

std::string_view name(DeliveryState state);
std::optional<DeliveryState> delivery_state_named(std::string_view name);

/// base32 of the first 160 bits of SHA-256 over installation, event UID, watch, cause, sink, recipient, revision, each
/// with its length. No attempt, no clock, no text.
std::string delivery_key(std::string_view installation, std::string_view uid, std::string_view watch,
                         std::string_view cause, std::string_view sink, std::string_view recipient, int revision);

}  // namespace datelined
