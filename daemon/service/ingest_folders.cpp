// Folders: a file is read when it was closed after writing or moved in; its state is kept once it was read.
#include "service/called_off.hpp"
#include "service/ingest.hpp"
#include "service/nap.hpp"

#include <algorithm>
#include <optional>

namespace datelined {
namespace {

constexpr std::chrono::minutes folder_pause(1);

std::string summary(const Harvest& harvest) {
  return std::to_string(harvest.read) + " read, " + std::to_string(harvest.unchanged) + " known";
}

/// Parses and takes in every part; false if an article is to be tried again.
asio::awaitable<bool> take_in_parts(IngestParts& parts, const FolderSource& source, const std::string& path,
                                    FileNews& news, Harvest& total) {
  std::size_t failed = 0;
  for (FilePart& part : news.parts) {
    ParseRequest request{.bytes = std::move(part.bytes), .feed = source.feed, .path = path, .at = news.state.modified};
    request.first_line = part.first_line;
    FeedContent content = co_await parse_document(parts, std::move(request), path);
    const Harvest harvest = co_await parts.intake.take_in(std::move(content.articles));
    total.read += harvest.read;
    total.unchanged += harvest.unchanged;
    failed += harvest.failed;
  }
  co_return failed == 0;
}

/// The state of a folder as `sources` shows it.
asio::awaitable<void> keep_folder_state(IngestParts& parts, const FolderSource& source, std::size_t articles,
                                        std::string error) {
  const Instant now = parts.clock.now();
  const auto keep = [&] {
    SourceState state = parts.store.source(source.feed.name).value_or(SourceState{.name = source.feed.name});
    state.url = source.feed.url;
    state.last_try = now;
    state.articles += static_cast<std::int64_t>(articles);
    state.failures = error.empty() ? 0 : state.failures + 1;
    state.last_error = error;
    if (error.empty()) state.last_good = now;
    parts.store.keep_source(state);
  };
  co_await on(parts.executors.store, keep);
}

/// Reads what a file has for one go and keeps how far it was read; false if nothing is left.
asio::awaitable<bool> read_some_news(IngestParts& parts, const FolderSource& source, const std::filesystem::path& file,
                                     Harvest& harvest) {
  const std::string path = file.string();
  const auto recall = [&] { return parts.store.file(source.feed.name, path); };
  const std::optional<FileState> known = co_await on(parts.executors.store, recall);
  const auto compare = [&] { return file_news(file, source.feed.name, known); };
  std::optional<FileNews> news = co_await on(parts.executors.views, compare);
  if (!news || news->parts.empty()) co_return false;
  // An article that costs readers is tried until it has had its strikes: the file will not come again by itself.
  while (!co_await take_in_parts(parts, source, path, *news, harvest)) {
    news = co_await on(parts.executors.views, compare);
    if (!news) co_return false;
  }
  const auto keep = [&] { parts.store.keep_file(news->state); };
  co_await on(parts.executors.store, keep);
  co_return true;
}

asio::awaitable<void> read_news(IngestParts& parts, const FolderSource& source, const std::filesystem::path& file) {
  Harvest harvest;
  bool more = co_await read_some_news(parts, source, file, harvest);
  if (!more) co_return;
  while (more) more = co_await read_some_news(parts, source, file, harvest);
  parts.log.info("read file " + file.string() + ": " + summary(harvest), {.feed = source.feed.name});
  co_await keep_folder_state(parts, source, harvest.read, "");
}

/// Until the folder is gone or cannot be watched.
asio::awaitable<void> watch_folder(IngestParts& parts, const FolderSource& source) {
  FolderWatch watch(parts.executors.loop, source.feed.url);
  for (;;) {
    std::filesystem::path file = co_await watch.next();
    co_await read_file_news(parts, source, std::move(file));
  }
}

}  // namespace

asio::awaitable<void> read_file_news(IngestParts& parts, const FolderSource& source, std::filesystem::path file) {
  std::string failure;
  bool not_kept = false;
  do {
    failure.clear();
    co_await parts.health.well();
    try {
      co_await read_news(parts, source, file);
    } catch (const std::exception& error) {
      if (called_off(error)) throw;
      failure = file.string() + ": " + told(error);
      not_kept = dynamic_cast<const StoreError*>(&error) != nullptr;
    }
    if (failure.empty()) co_return;
    if (not_kept) not_kept = !co_await parts.health.examined();
  } while (not_kept);  // the file does not come again by itself
  parts.log.warning(failure, {.feed = source.feed.name});
  try {
    co_await keep_folder_state(parts, source, 0, failure);
  } catch (const StoreError&) {
    // The line above is all that can be done.
  }
}

asio::awaitable<void> follow_folder(IngestParts& parts, FolderSource source) {
  for (;;) {
    try {
      co_await watch_folder(parts, source);
    } catch (const std::exception& error) {
      if (called_off(error)) throw;
      parts.log.warning(source.feed.name + ": " + told(error), {.feed = source.feed.name});
    }
    co_await nap(parts.clock, parts.clock.boot() + folder_pause);
  }
}

}  // namespace datelined
