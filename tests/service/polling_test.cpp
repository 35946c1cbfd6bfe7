#include "service/polling.hpp"

#include "tests/catch.hpp"

#include <chrono>
#include <set>

using namespace datelined;
using namespace std::chrono;

namespace {

Feed feed_named(const std::string& name, seconds interval = minutes(30)) {
  return {.name = name, .url = "https://example.org/" + name, .interval = interval};
}

const Instant asked = sys_days(2021y / 3 / 10) + 8h;

}  // namespace

TEST_CASE("a feed is left alone for its interval or as long as it asks", "[service][polling]") {
  const Feed feed = feed_named("a");
  const auto within = [](seconds pause, seconds base) { return pause >= base && pause <= base * 11 / 10; };
  CHECK(within(poll_pause(feed, 0, {}), minutes(30)));
  CHECK(within(poll_pause(feed, 0, {}, minutes(90)), minutes(90)));
  CHECK(within(poll_pause(feed, 0, {.fresh_for = hours(2)}, minutes(90)), hours(2)));
  CHECK(within(poll_pause(feed, 0, {.fresh_for = hours(48)}), hours(24)));
  CHECK(within(poll_pause(feed, 1, {.retry_after = hours(40)}), hours(40)));
  CHECK(within(poll_pause(feed_named("a", seconds(1)), 0, {}), minutes(1)));
  CHECK(within(poll_pause(feed_named("a", days(7)), 0, {}), days(7)));
}

TEST_CASE("each failure in a row doubles the pause up to a day", "[service][polling]") {
  const Feed feed = feed_named("a");
  CHECK(poll_pause(feed, 1, {}) == poll_pause(feed, 0, {}));
  CHECK(poll_pause(feed, 2, {}) >= hours(1));
  CHECK(poll_pause(feed, 3, {}) >= hours(2));
  CHECK(poll_pause(feed, 1'000'000, {}) <= hours(27));
}

TEST_CASE("feeds do not march in step and each keeps its own", "[service][polling]") {
  std::set<seconds> pauses;
  for (int number = 0; number < 50; ++number) pauses.insert(poll_pause(feed_named(std::to_string(number)), 0, {}));
  CHECK(pauses.size() > 30);
  CHECK(poll_pause(feed_named("x"), 0, {}) == poll_pause(feed_named("x"), 0, {}));
}

TEST_CASE("a good poll keeps validators and clears failures", "[service][polling]") {
  const Feed feed = feed_named("a");
  SourceState known{.name = "a", .url = feed.url, .failures = 4, .last_error = "x", .articles = 7};
  const Fetched fetched{.moved_to = "https://example.org/new", .etag = "e", .last_modified = "m"};
  const SourceState after = after_poll(known, feed, fetched, {}, 3, asked);
  CHECK(after.failures == 0);
  CHECK(after.last_error.empty());
  CHECK(after.etag == "e");
  CHECK(after.moved_to == "https://example.org/new");
  CHECK(after.articles == 10);
  CHECK(after.last_good == asked);
  CHECK(after.next_poll >= asked + minutes(30));
}

TEST_CASE("a failed poll keeps validators and distrusts a move in the end", "[service][polling]") {
  const Feed feed = feed_named("a");
  SourceState state{.name = "a", .url = feed.url, .moved_to = "https://example.org/new", .etag = "e"};
  state = after_failure(state, feed, "no route", {}, asked);
  state = after_failure(state, feed, "no route", {}, asked);
  CHECK(state.moved_to == "https://example.org/new");
  state = after_failure(state, feed, "no route", {}, asked);
  CHECK(state.moved_to.empty());
  CHECK(state.etag == "e");
  CHECK(state.failures == 3);
  CHECK(state.last_error == "no route");
  CHECK(state.last_good == std::nullopt);
}

TEST_CASE("what was learned at another address is forgotten and gone is gone", "[service][polling]") {
  const Feed feed = feed_named("a");
  const SourceState other{.name = "a", .url = "https://example.org/old", .failures = 9, .gone = true, .articles = 5};
  const SourceState after = after_failure(other, feed, "x", {}, asked);
  CHECK(after.failures == 1);
  CHECK(after.url == feed.url);
  CHECK_FALSE(after.gone);
  CHECK(after_poll({}, feed, Fetched{.end = Fetched::End::gone}, {}, 0, asked).gone);
}
