// Review: what was leased is looked at once more before it is sent: quiet hours hold it, silences and acknowledgements
// drop it.
#pragma once

#include "reminders/plan.hpp"
#include "store/store.hpp"
#include "watches/watch.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace datelined {

struct Reviewed {
  std::vector<Delivery> go;
  std::vector<Delivery> held;                             ///< ready again, for the end of the quiet hours
  std::vector<std::pair<Delivery, std::string>> dropped;  ///< cancelled, and why
};

/// In one transaction. Nothing is held whose event begins before the quiet hours end: then it would come too late. What
/// may have been sent before, and what is about no single event, goes.
Reviewed review(Store& store, std::vector<Delivery> leased, std::span<const Watch> watches, const Planning& planning,
                Instant now);

}  // namespace datelined
