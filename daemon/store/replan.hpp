// Replanning: the promises of events that are still ahead are made to fit changed watches.
#pragma once

#include "store/promises.hpp"
#include "store/store.hpp"

#include <span>

namespace datelined {

/// What one step did.
struct Replanned {
  bool done = false;  ///< nothing is left; the store knows now that it fits these watches
  std::size_t events = 0;
  Promised promised;
};

/// Whether the store's promises were made for other watches, zones or times of day than these.
bool replan_needed(Store& store, std::span<const Watch> watches, const Planning& planning);

/// One step, on the store thread, well below 50 ms: the next few events above the cursor, which begins anew by default.
/// Call it until it is done; other calls may come between. Throws StoreError, and then the step has not happened and
/// can be repeated.
Replanned replan(Store& store, EventCursor& cursor, std::span<const Watch> watches, const Planning& planning,
                 Instant now);

}  // namespace datelined
