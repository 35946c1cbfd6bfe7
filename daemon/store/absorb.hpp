// Absorbing: an article that was read becomes claims, events and promises, all in one transaction.
#pragma once

#include "store/promises.hpp"
#include "store/store.hpp"

#include <memory>
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

/// One article's way into the store: what its mentions mean is looked up in steps, so that none of them holds the store
/// thread long, and then written in one transaction. On the store thread; every call may throw StoreError.
class Absorption {
 public:
  /// `mentions` are those of the article.
  Absorption(Store& store, Article article, std::vector<EventMention> mentions, Instant now);
  Absorption(Absorption&&) noexcept;
  Absorption& operator=(Absorption&&) noexcept;
  ~Absorption();

  /// Looks up the next `most` mentions; false if none is left. Writes nothing.
  bool look(std::size_t most);
  /// Writes all of it or, if it throws, nothing; then it may be tried again. What was not looked up yet is looked up
  /// now, and all of it once more if events were changed since the first look. `planning.installation` is the store's.
  /// An event whose only article no longer speaks of it stays as it was.
  Absorbed write(std::span<const Watch> watches, const Planning& planning);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// All of it at once. On the store thread. `mentions` are those of the article; `planning.installation` is the store's.
/// Throws StoreError, and then nothing has happened. An event whose only article no longer speaks of it stays as it
/// was.
Absorbed absorb(Store& store, const Article& article, std::vector<EventMention> mentions,
                std::span<const Watch> watches, const Planning& planning, Instant now);

}  // namespace datelined
