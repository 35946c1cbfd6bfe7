// Polling: when a feed is asked again, and what is kept of it in between. Pure functions.
#pragma once

#include "service/fetch.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace datelined {

/// How long to wait after a poll. The feed's interval, or longer if the server or the feed (`ttl`) asks for it, doubled
/// with each failure in a row, at most a day; Retry-After counts up to two days. A share of up to a tenth, which
/// depends on the name alone, is added, so that feeds do not march in step.
std::chrono::seconds poll_pause(const Feed& feed, int failures, const PollAdvice& advice,
                                std::optional<std::chrono::seconds> ttl = {});

/// The state after a poll whose feed was read (`articles` new ones), was unchanged or is gone. `when` is the poll's.
SourceState after_poll(SourceState known, const Feed& feed, const Fetched& fetched,
                       std::optional<std::chrono::seconds> ttl, std::int64_t articles, Instant when);

/// The state after a poll that gave nothing: validators stay; after three failures in a row at an address the feed was
/// redirected to, the configured one is tried again.
SourceState after_failure(SourceState known, const Feed& feed, std::string_view what, const PollAdvice& advice,
                          Instant when);

}  // namespace datelined
