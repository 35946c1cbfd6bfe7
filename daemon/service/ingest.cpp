// Feeds. The per-poll catch of the house plan is here and, for folders, in ingest_folders.cpp.
#include "service/ingest.hpp"

#include "service/called_off.hpp"
#include "service/nap.hpp"
#include "service/polling.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <exception>
#include <optional>

namespace datelined {
namespace {

/// A poll that was read; `harvest` of nothing for an unchanged feed.
struct PollResult {
  Fetched fetched;
  Harvest harvest;
  std::optional<std::chrono::seconds> ttl;
};

void tell_findings(Log& log, const std::vector<std::string>& findings, const LogFields& fields) {
  constexpr std::size_t most_told = 5;  // one broken document must not fill the log
  const std::string document = for_log_url(fields.article) + ": ";
  for (std::size_t i = 0; i < std::min(findings.size(), most_told); ++i) log.warning(document + findings[i], fields);
  if (findings.size() > most_told)
    log.warning(document + std::to_string(findings.size() - most_told) + " more of that kind", fields);
}

asio::awaitable<PollResult> read_poll(IngestParts& parts, const FeedSource& source, Fetched fetched) {
  PollResult result{.fetched = std::move(fetched)};
  if (result.fetched.end != Fetched::End::read) co_return result;
  ParseRequest request{.bytes = std::move(result.fetched.body), .feed = source.feed, .at = parts.clock.now()};
  request.charset = result.fetched.charset;
  request.feed.url = result.fetched.url;
  FeedContent content = co_await parse_document(parts, std::move(request), source.feed.url);
  result.ttl = content.ttl;
  result.harvest = co_await parts.intake.take_in(std::move(content.articles));
  co_return result;
}

std::string summary(const PollResult& result) {
  if (result.fetched.end == Fetched::End::unchanged) return "unchanged";
  if (result.fetched.end == Fetched::End::gone) return "gone for good, not asked again";
  return std::to_string(result.harvest.read) + " read, " + std::to_string(result.harvest.unchanged) + " known" +
         (result.harvest.failed > 0 ? ", " + std::to_string(result.harvest.failed) + " to be tried again" : "") +
         (result.harvest.put_away > 0 ? ", " + std::to_string(result.harvest.put_away) + " left alone" : "");
}

SourceState after_success(const SourceState& known, const FeedSource& source, const PollResult& result, Instant when) {
  const auto articles = static_cast<std::int64_t>(result.harvest.read);
  SourceState state = after_poll(known, source.feed, result.fetched, result.ttl, articles, when);
  if (result.harvest.failed > 0) {  // The feed is wanted once more, even if it does not change.
    state.etag.clear();
    state.last_modified.clear();
  }
  return state;
}

/// A feed that ended three readers in a row is asked once a day.
void back_off_if_harmful(SourceState& state, bool cost_a_reader, Instant when) {
  if (cost_a_reader && state.failures >= Intake::most_strikes)
    state.next_poll = std::max(state.next_poll, when + std::chrono::days(1));
}

/// What is kept of a feed; asked for until the store answers.
asio::awaitable<SourceState> recalled(IngestParts& parts, const Feed& feed) {
  const auto recall = [&] { return parts.store.source(feed.name); };
  for (;;) {
    try {
      const std::optional<SourceState> kept = co_await on(parts.executors.store, recall);
      if (kept && kept->url == feed.url) co_return *kept;
      co_return SourceState{.name = feed.name, .url = feed.url};
    } catch (const StoreError& error) {
      parts.log.error("what is known of " + feed.name + " cannot be read: " + told(error), {.feed = feed.name});
    }
    co_await nap(parts.clock, parts.clock.boot() + std::chrono::minutes(1));
  }
}

}  // namespace

asio::awaitable<FeedContent> parse_document(IngestParts& parts, ParseRequest request, std::string guid) {
  const LogFields fields{.feed = request.feed.name, .article = guid};
  std::optional<ReaderFailure> failure;
  try {
    FeedContent content = co_await parts.readers.parse(std::move(request));
    tell_findings(parts.log, content.findings, fields);
    co_return content;
  } catch (const ReaderFailure& error) {
    failure = error;
  }
  co_await parts.intake.strike(fields, for_log_url(guid), *failure);
  throw ReaderFailure(*failure);
}

asio::awaitable<SourceState> poll_feed(IngestParts& parts, const FeedSource& source, const SourceState& known) {
  const LogFields fields{.feed = source.feed.name};
  SourceState state;
  PollAdvice advice;
  std::string failure;
  bool cost_a_reader = false, not_kept = false;
  try {
    Fetched fetched = co_await parts.fetcher.fetch(source, known);
    advice = fetched.advice;
    const PollResult result = co_await read_poll(parts, source, std::move(fetched));
    state = after_success(known, source, result, parts.clock.now());
    const std::string line = "polled " + source.feed.name + ": " + summary(result);
    result.fetched.end == Fetched::End::unchanged ? parts.log.debug(line, fields) : parts.log.info(line, fields);
  } catch (const std::exception& error) {
    if (called_off(error)) throw;
    failure = told(error);
    cost_a_reader = dynamic_cast<const ReaderFailure*>(&error) != nullptr;
    not_kept = dynamic_cast<const StoreError*>(&error) != nullptr;
    if (const auto* refused = dynamic_cast<const FetchError*>(&error)) advice = refused->advice();
  }
  bool ails = false;
  if (not_kept) ails = !co_await parts.health.examined();
  if (ails) {
    state = known;
    state.next_poll = parts.clock.now();
    co_return state;
  }
  if (!failure.empty()) {
    const Instant when = parts.clock.now();
    state = after_failure(known, source.feed, failure, advice, when);
    back_off_if_harmful(state, cost_a_reader, when);
    parts.log.warning("polled " + source.feed.name + " at " + for_log_url(source.feed.url) + ": " + failure, fields);
  }
  co_return state;
}

asio::awaitable<void> follow_feed(IngestParts& parts, FeedSource source) {
  const std::string& name = source.feed.name;
  SourceState state = co_await recalled(parts, source.feed);
  while (!state.gone) {
    // Politeness is measured on the boot clock; the stored instant only bridges a restart.
    const Ticks pause = std::min<Ticks>(state.next_poll - parts.clock.now(), std::chrono::days(2));
    co_await nap(parts.clock, parts.clock.boot() + pause);
    co_await parts.health.well();
    state = co_await poll_feed(parts, source, state);
    const auto keep = [&] { parts.store.keep_source(state); };
    try {
      co_await on(parts.executors.store, keep);
    } catch (const StoreError& error) {
      parts.log.error("the state of " + name + " cannot be kept: " + told(error), {.feed = name});
      parts.health.suspect();
    }
  }
}

}  // namespace datelined
