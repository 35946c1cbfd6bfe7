// Planning: when to remind of an event, once it or its revision is known.
#pragma once

#include "reminders/delivery.hpp"
#include "watches/watch.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// What planning must know of the user and the installation.
struct Planning {
  std::string installation;
  Zone zone;                               ///< the user's
  std::chrono::minutes remind_at{9 * 60};  ///< wall time for events without a clock time
};

/// The instant at which a lead of an event is due; nothing where it does not apply (m and h to day-dated events, any to
/// coarse ones). Of an event that runs already its end counts.
std::optional<Instant> due_at(const Event& event, const Lead& lead, const Planning& planning);

/// When the window of an event that is known to the week, month, … only opens: `remind_at` of its first day. Nothing
/// for others.
std::optional<Instant> window_at(const Event& event, const Planning& planning);

/// When the event is over, as far as is known: reminders after it are of no use. An event that began at a clock time
/// and has no known end counts as over an hour later.
Instant over_at(const Event& event, const Planning& planning);

/// The deliveries that a watch wants of an event: a row for each lead and address still ahead; one row with the cause
/// "announced" for all leads already past while the event is still ahead, or if the watch announces every match.
/// Empty if the event does not match, is over, cancelled, postponed without a date, dismissed or merged.
std::vector<Delivery> plan(const Event& event, const Watch& watch, const Planning& planning, Instant now);

/// What those who were told of an earlier revision get to hear, due now, once an address: the name of the change
/// (events/history.hpp) as the cause. Nobody is told of an event that the user dismissed.
std::vector<Delivery> plan_change(const Event& before, const Event& after, const std::vector<Delivery>& told,
                                  const Planning& planning, Instant now);

/// What a watch gets to hear, due now, of a tentative event that nobody has confirmed: a row for each address, with the
/// cause "quiet".
std::vector<Delivery> plan_quiet(const Event& event, const Watch& watch, const Planning& planning, Instant now);

/// What a watch that asks for changes of this kind (`Watch::changes`) gets to hear of them, told before or not.
std::vector<Delivery> plan_asked_change(const Event& before, const Event& after, const Watch& watch,
                                        const Planning& planning, Instant now);

/// True of the causes that plan_change and plan_quiet give.
bool tells_change(std::string_view cause);
/// True of the causes of what was told before: "snooze:N", "repeat:N".
bool comes_again(std::string_view cause);

/// The reminder that comes `Watch::repeat` after `told`, by a key of its own; nothing once the event is over by then.
std::optional<Delivery> plan_repeat(const Event& event, const Delivery& told, const Watch& watch,
                                    const Planning& planning, Instant now);

}  // namespace datelined
