// Promises: what the watches want of an event, held against what was promised already.
#pragma once

#include "reminders/plan.hpp"
#include "store/store.hpp"
#include "watches/watch.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace datelined {

/// Why a promise was cancelled before it was kept.
inline constexpr std::string_view newer_revision = "a newer revision";
inline constexpr std::string_view unwanted = "no watch wants it any more";

/// What happened to the promises of one event.
struct Promised {
  std::size_t made = 0, moved = 0;
  std::vector<Delivery> withdrawn;  ///< cancelled ones, in the state they had before
  std::vector<Delivery> told;       ///< sent ones of older revisions: their receipts can be withdrawn
};

/// Promises what the watches want of an event and what was not promised yet. Somebody who has been promised or told
/// anything of the event by a watch is not told once more that it was announced.
Promised keep_promises(Store& store, const Event& event, std::span<const Watch> watches, const Planning& planning,
                       Instant now);

/// The same after a revision: older promises are cancelled, and who was told is told what changed.
Promised revise_promises(Store& store, const Event& before, const Event& after, std::span<const Watch> watches,
                         const Planning& planning, Instant now);

/// The same after the watches changed: what none of them wants any more is cancelled, what is wanted at another time is
/// moved.
Promised renew_promises(Store& store, const Event& event, std::span<const Watch> watches, const Planning& planning,
                        Instant now);

/// After a reminder was told: promises that it is told again, if its watch repeats and nobody has acknowledged the
/// event.
bool repeat_promise(Store& store, const Delivery& told, std::span<const Watch> watches, const Planning& planning,
                    Instant now);

/// Somebody knows of the event as it is: nothing of it is repeated any more. Gives how many repeats were cancelled.
std::size_t acknowledge(Store& store, const Event& event, Instant now);

}  // namespace datelined
