// Escalation: what could not be delivered is told through other sinks, several failures of one sink in one message.
#pragma once

#include "reminders/plan.hpp"
#include "store/store.hpp"
#include "watches/watch.hpp"

#include <span>

namespace datelined {

/// Promises that a dead row is told to the other sinks of its watch; where there are none, to `otherwise`. While such a
/// message waits (a minute, for company), what dies later of the same sink joins it. Escalations do not escalate. Gives
/// how many messages were promised. Inside the transaction of its caller.
std::size_t escalate(Store& store, const Delivery& dead, std::span<const Watch> watches,
                     std::span<const Address> otherwise, const Planning& planning, Instant now);

/// "escalation:" begins their cause, the name of the sink that failed is their `watch`.
bool is_escalation(const Delivery& delivery);

}  // namespace datelined
