// Absorbing: an article that was read becomes claims, events and promises, all in one transaction.
#pragma once

#include "store/promises.hpp"
#include "store/store.hpp"

#include <span>
#include <vector>

namespace datelined {

/// An event before and after an article.
struct Revised {
  Event before, after;
};

/// What an article did, for the log and for taking back what sinks have shown.
struct Absorbed {
  ArticleId article;
  bool known = false;               ///< read before, with the same content: nothing was done
  bool changed = false;             ///< read before, with other content: its claims were replaced
  std::vector<Event> found;         ///< new events
  std::vector<Revised> revised;     ///< events whose when, zone or status changed
  std::vector<Event> confirmed;     ///< events with one more claim, believed as before
  std::vector<Delivery> withdrawn;  ///< promises of older revisions that were cancelled, in the state they had before
  std::vector<Delivery> told;       ///< what was sent of older revisions: receipts for Sink::withdraw
  std::size_t promised = 0;
};

/// On the store thread. `mentions` are those of the article; `planning.installation` is the store's. Throws StoreError,
/// and then nothing has happened. An event whose only article no longer speaks of it stays as it was.
Absorbed absorb(Store& store, const Article& article, std::vector<EventMention> mentions,
                std::span<const Watch> watches, const Planning& planning, Instant now);

}  // namespace datelined
