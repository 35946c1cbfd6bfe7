// Polling: the arithmetic of politeness (FEATURES: never sooner than asked, never later than a day without cause).
#include "service/polling.hpp"

#include "text/digest.hpp"

#include <algorithm>

namespace datelined {

namespace {

using std::chrono::seconds;

constexpr seconds least_pause = std::chrono::minutes(1), most_pause = std::chrono::days(1);
constexpr int most_doublings = 10, failures_to_distrust_a_move = 3;

/// 0 to 1, evenly over names and the same for a name for ever.
double share_of(std::string_view name) {
  const Sha256 digest = sha256(name);
  return (digest[0] * 256 + digest[1]) / 65536.0;
}

/// What is known counts for the address it was learned at.
SourceState at_address(SourceState known, const Feed& feed) {
  if (known.url != feed.url) known = {};
  known.name = feed.name;
  known.url = feed.url;
  return known;
}

}  // namespace

seconds poll_pause(const Feed& feed, int failures, const PollAdvice& advice, std::optional<seconds> ttl) {
  seconds pause = std::max(feed.interval, least_pause);
  pause = std::max({pause, ttl.value_or(seconds(0)), advice.fresh_for.value_or(seconds(0))});
  for (int doubling = 1; doubling < std::min(failures, most_doublings) && pause < most_pause; ++doubling) pause *= 2;
  pause = std::max(std::min(pause, std::max(most_pause, feed.interval)), advice.retry_after.value_or(seconds(0)));
  return pause + std::chrono::duration_cast<seconds>(pause * (0.1 * share_of(feed.name)));
}

SourceState after_poll(SourceState known, const Feed& feed, const Fetched& fetched, std::optional<seconds> ttl,
                       std::int64_t articles, Instant when) {
  known = at_address(std::move(known), feed);
  known.moved_to = fetched.moved_to;
  known.etag = fetched.etag;
  known.last_modified = fetched.last_modified;
  known.gone = fetched.end == Fetched::End::gone;
  known.failures = 0;
  known.last_error = known.gone ? "gone for good (410)" : "";
  known.last_try = when;
  if (!known.gone) known.last_good = when;
  known.articles += articles;
  known.next_poll = when + poll_pause(feed, 0, fetched.advice, ttl);
  return known;
}

SourceState after_failure(SourceState known, const Feed& feed, std::string_view what, const PollAdvice& advice,
                          Instant when) {
  known = at_address(std::move(known), feed);
  ++known.failures;
  if (known.failures >= failures_to_distrust_a_move) known.moved_to.clear();
  known.last_error = what;
  known.last_try = when;
  known.next_poll = when + poll_pause(feed, known.failures, advice);
  return known;
}

}  // namespace datelined
