#include "service/readers.hpp"

#include "calendar/iso8601.hpp"
#include "service/lockdown.hpp"
#include "tests/catch.hpp"
#include "tests/service/loop_result.hpp"
#include "tests/turned_clock.hpp"

#include <boost/asio/steady_timer.hpp>

#include <csignal>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

constexpr Instant published{std::chrono::sys_days(std::chrono::year(2027) / 4 / 1)};

ReaderPool pool(std::size_t count) { return {.program = DATELINED, .count = count}; }

Article article(std::string text) {
  Article article{.feed = "town", .guid = "urn:1", .title = "Announcement", .text = std::move(text), .language = "en"};
  article.dateline = {.moment = LocalTime(published.time_since_epoch().count() / 1000 * 1s)};
  article.blocks = inferred_blocks(article.title, article.text);
  return article;
}

ReaderFailure::Kind failure_of(asio::io_context& loop, Readers& readers, const std::string& text) {
  try {
    result_of(loop, readers.read(article(text)));
  } catch (const ReaderFailure& failure) {
    CHECK(std::string(failure.what()).find("over article urn:1 of town") != std::string::npos);
    return failure.kind();
  }
  FAIL("the reader survived");
  throw;
}

}  // namespace

TEST_CASE("a reader process cuts a feed into articles and finds their events", "[service][readers]") {
  asio::io_context loop;
  TurnedClock clock(published);
  Readers readers(loop.get_executor(), clock, pool(1));
  ParseRequest request{.at = published};
  request.feed = {.name = "town", .url = "https://example.org/feed", .language = "en"};
  request.bytes =
      "<rss version=\"2.0\"><channel><title>Town</title><item><title>Town council will meet on 3 May</title>"
      "<guid>urn:1</guid><pubDate>Thu, 01 Apr 2027 09:00:00 GMT</pubDate>"
      "<description>The town council will meet on 3 May 2027 at 10:00 in Paris.</description></item></channel></rss>";
  const auto articles = result_of(loop, readers.parse(request)).articles;
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].feed == "town");
  const auto mentions = result_of(loop, readers.read(articles[0]));
  REQUIRE(mentions.size() >= 1);
  CHECK(mentions[0].when.begin.has_value());
}

TEST_CASE("a document of no known format is refused without harm to the reader", "[service][readers]") {
  asio::io_context loop;
  TurnedClock clock(published);
  Readers readers(loop.get_executor(), clock, pool(1));
  ParseRequest request{.bytes = "this is no feed at all", .at = published};
  request.feed.name = "town";
  CHECK_THROWS_WITH(result_of(loop, readers.parse(request)), !Catch::Matchers::Contains("reader"));
  CHECK(readers.failures() == 0);
}

#ifndef NDEBUG
TEST_CASE("a reader that crashes or babbles or swells is replaced and its article named", "[service][readers]") {
  asio::io_context loop;
  TurnedClock clock(published);
  ReaderPool one = pool(1);
  one.limits.glance = 1ms;
  ReaderPool roomy = one;
  roomy.limits.resident = std::uint64_t(4) << 30;  // the address sanitizer needs much to tell of a crash
  Readers readers(loop.get_executor(), clock, roomy);
  CHECK(failure_of(loop, readers, "datelined debug build: crash") == ReaderFailure::Kind::crashed);
  CHECK(failure_of(loop, readers, "datelined debug build: babble") == ReaderFailure::Kind::garbled);
  CHECK(readers.failures() == 2);
  CHECK_NOTHROW(result_of(loop, readers.read(article("Nothing happens."))));

  Readers narrow(loop.get_executor(), clock, one);
  CHECK(failure_of(loop, narrow, "datelined debug build: swell") == ReaderFailure::Kind::swelled);
  CHECK_NOTHROW(result_of(loop, narrow.read(article("Nothing happens."))));
}

TEST_CASE("a reader that reaches for the network is ended by the kernel", "[service][readers]") {
  if (lockdown_is_partial()) return;  // the release build's readers are looked at by a rig
  asio::io_context loop;
  TurnedClock clock(published);
  Readers readers(loop.get_executor(), clock, pool(1));
  try {
    result_of(loop, readers.read(article("datelined debug build: reach out")));
    FAIL("the reader survived");
  } catch (const ReaderFailure& failure) {
    CHECK(std::string(failure.what()).find("signal " + std::to_string(SIGSYS)) != std::string::npos);
  }
}

TEST_CASE("readers are replaced when the rules are read anew", "[service][readers]") {
  asio::io_context loop;
  TurnedClock clock(published);
  Readers readers(loop.get_executor(), clock, pool(1));
  const Article known = article("The council will meet on 3 May 2027 at 10:00.");
  CHECK_FALSE(result_of(loop, readers.read(known)).empty());
  readers.adopt({.minimum_confidence = 1});
  CHECK(result_of(loop, readers.read(known)).empty());
  CHECK(readers.failures() == 0);
}

TEST_CASE("time patterns reach the readers with their rules, and new ones when the rules are read anew",
          "[service][readers]") {
  asio::io_context loop;
  TurnedClock clock(published);
  ReaderPool one = pool(1);
  one.rules.time_patterns = {{"founders", "Founders' Day", "April 12", ""}};
  Readers readers(loop.get_executor(), clock, one);
  const Article founders = article("The town band will play in the park on Founders' Day.");
  const auto mentions = result_of(loop, readers.read(founders));
  REQUIRE(mentions.size() == 1);
  CHECK(start_form(mentions[0].when).ends_with("-04-12"));
  readers.adopt({.time_patterns = {{"founders", "Founders' Day", "April 20", ""}}});
  const auto later = result_of(loop, readers.read(founders));
  REQUIRE(later.size() == 1);
  CHECK(start_form(later[0].when).ends_with("-04-20"));
}

TEST_CASE("a reader that hangs is killed after 20 seconds on the boot clock", "[service][readers]") {
  asio::io_context loop;
  TurnedClock clock(published);
  ReaderPool one = pool(1);
  one.limits.glance = 1ms;
  Readers readers(loop.get_executor(), clock, one);
  asio::steady_timer later(loop, 20ms);
  later.async_wait([&](auto) { clock.turn(21s); });
  CHECK(failure_of(loop, readers, "datelined debug build: hang") == ReaderFailure::Kind::hung);
  CHECK_NOTHROW(result_of(loop, readers.read(article("Nothing happens."))));
}
#endif
