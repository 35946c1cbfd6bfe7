// Ingest: every source is followed for ever; what is new in it goes through the readers into the store.
#pragma once

#include "calendar/clock.hpp"
#include "service/configuration.hpp"
#include "service/executors.hpp"
#include "service/fetch.hpp"
#include "service/folders.hpp"
#include "service/intake.hpp"
#include "service/log.hpp"
#include "service/readers.hpp"
#include "service/store_health.hpp"
#include "store/store.hpp"

#include <filesystem>

namespace datelined {

/// What ingest needs of the rest; all of it outlives the coroutines, which run on the loop.
struct IngestParts {
  Executors executors;
  const Clock& clock;
  Store& store;  ///< used on the store executor only
  Fetcher& fetcher;
  Readers& readers;
  Intake& intake;
  StoreHealth& health;  ///< nothing is fetched or read while it ails
  Log& log;
};

/// Polls a feed whenever it is time, until called off or the feed is gone for good.
asio::awaitable<void> follow_feed(IngestParts& parts, FeedSource source);

/// One poll: fetched, read, absorbed. Gives the state of the source after it, which is still to be kept. What went
/// wrong is logged and stands in the state; throws only when called off. While the store ails a poll counts for
/// nothing: it is due again at once.
asio::awaitable<SourceState> poll_feed(IngestParts& parts, const FeedSource& source, const SourceState& known);

/// Cuts a document into articles. One that costs readers is quarantined under `guid`. Throws as Readers::parse does,
/// and StoreError. The first few findings are logged.
asio::awaitable<FeedContent> parse_document(IngestParts& parts, ParseRequest request, std::string guid);

/// Reads what is in a folder and what comes into it, until called off. A folder that is gone is looked for each minute.
asio::awaitable<void> follow_folder(IngestParts& parts, FolderSource source);

/// What is new in one file. Throws only when called off.
asio::awaitable<void> read_file_news(IngestParts& parts, const FolderSource& source, std::filesystem::path file);

}  // namespace datelined
