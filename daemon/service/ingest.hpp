// Ingest: every source is followed for ever; what is new in it goes through the readers into the store.
#pragma once

#include "calendar/clock.hpp"
#include "service/configuration.hpp"
#include "service/executors.hpp"
#include "service/fetch.hpp"
#include "service/intake.hpp"
#include "service/log.hpp"
#include "service/readers.hpp"
#include "store/store.hpp"

#include <string>

namespace datelined {

struct IngestParts {
  Executors executors;
  const Clock& clock;
  Store& store;  ///< used on the store executor only
  Fetcher& fetcher;
  Readers& readers;
  Intake& intake;
  Log& log;
};

/// Each coroutine runs on the loop until it is called off.
asio::awaitable<void> follow_feed(IngestParts parts, FeedSource source);
asio::awaitable<void> follow_folder(IngestParts parts, FolderSource source);

/// One poll of a feed: fetched, read, absorbed, and what is known of the source kept. Never throws but when it is
/// called off; what went wrong is logged and kept in the state. Gives how long to wait for the next one.
asio::awaitable<Ticks> poll_feed(IngestParts& parts, const FeedSource& source, SourceState& state);

}  // namespace datelined
