#include "service/fetch.hpp"

#include "tests/catch.hpp"
#include "tests/net/loopback_server.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/system/system_error.hpp>

#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <string>
#include <vector>

using namespace datelined;
using namespace std::chrono;

namespace {

/// Answers every request of a connection with what `answer` makes of its head, and keeps the heads.
class FeedServer {
 public:
  using Answer = std::function<std::string(const std::string& head)>;
  explicit FeedServer(Answer answer) : answer_(std::move(answer)), server_([this](Peer& peer) { talk(peer); }) {}

  std::string url(std::string_view path = "/feed") const { return server_.url(path); }
  int connections() const { return server_.connections(); }
  std::vector<std::string> heads() {
    const std::lock_guard lock(mutex_);
    return heads_;
  }

 private:
  void talk(Peer& peer) {
    for (std::string head; !(head = peer.request().head).empty();) {
      {
        const std::lock_guard lock(mutex_);
        heads_.push_back(head);
      }
      peer.say(answer_(head));
    }
  }

  Answer answer_;
  std::mutex mutex_;
  std::vector<std::string> heads_;
  LoopbackServer server_;  // last: its threads end before what they use
};

std::string answer(const std::string& status, const std::string& headers, const std::string& body = "") {
  return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}

FeedSource source_at(const std::string& url) {
  FeedSource source;
  source.feed.name = "herald";
  source.feed.url = url;
  source.rules.allow_private = true;
  source.rules.limit = seconds(20);
  return source;
}

SourceState known_at(const std::string& url) {
  SourceState known;
  known.name = "herald";
  known.url = url;
  return known;
}

Fetched fetch(const FeedSource& source, const SourceState& known = {}) {
  asio::io_context loop;
  Fetcher fetcher(loop.get_executor());
  Fetched fetched;
  std::exception_ptr failure;
  const auto ended = [&](std::exception_ptr error, Fetched result) {
    failure = error;
    fetched = std::move(result);
  };
  asio::co_spawn(loop, fetcher.fetch(source, known), ended);
  loop.run();
  if (failure) std::rethrow_exception(failure);
  return fetched;
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a feed is fetched with its charset and validators and our name", "[service][fetch]") {
  FeedServer server([](const std::string&) {
    return answer("200 OK",
                  "Content-Type: text/xml; charset=koi8-r\r\nETag: W/\"a\"\r\nLast-Modified: "
                  "yesterday\r\nCache-Control: public, max-age=7200\r\n",
                  "<rss/>");
  });
  const Fetched fetched = fetch(source_at(server.url()));
  CHECK(fetched.end == Fetched::End::read);
  CHECK(fetched.body == "<rss/>");
  CHECK(fetched.charset == "koi8-r");
  CHECK(fetched.etag == "W/\"a\"");
  CHECK(fetched.last_modified == "yesterday");
  CHECK(fetched.moved_to.empty());
  CHECK(fetched.advice.fresh_for == hours(2));
  REQUIRE(server.heads().size() == 1);
  CHECK(holds(server.heads()[0], "User-Agent: datelined/"));
  CHECK_FALSE(holds(server.heads()[0], "If-None-Match"));
}

TEST_CASE("validators are sent back as they came and a 304 keeps them", "[service][fetch]") {
  FeedServer server([](const std::string&) { return answer("304 Not Modified", "Last-Modified: today\r\n"); });
  SourceState known = known_at(server.url());
  known.etag = "\"q;\\x\"";
  known.last_modified = "some day";
  const Fetched fetched = fetch(source_at(server.url()), known);
  CHECK(fetched.end == Fetched::End::unchanged);
  CHECK(fetched.etag == known.etag);
  CHECK(fetched.last_modified == "today");
  CHECK(holds(server.heads()[0], "If-None-Match: \"q;\\x\"\r\n"));
  CHECK(holds(server.heads()[0], "If-Modified-Since: some day\r\n"));
  known.url = "http://example.org/elsewhere";
  fetch(source_at(server.url()), known);
  CHECK_FALSE(holds(server.heads()[1], "If-None-Match"));
}

TEST_CASE("permanent redirects are remembered as far as they go without a temporary one", "[service][fetch]") {
  FeedServer server([](const std::string& head) {
    if (head.starts_with("GET /feed ")) return answer("301 Moved", "Location: /two\r\n");
    if (head.starts_with("GET /two ")) return answer("308 Moved", "Location: /three\r\n");
    if (head.starts_with("GET /three ")) return answer("302 Found", "Location: /four\r\n");
    return answer("200 OK", "", "body");
  });
  const Fetched fetched = fetch(source_at(server.url()));
  CHECK(fetched.body == "body");
  CHECK(fetched.url == server.url("/four"));
  CHECK(fetched.moved_to == server.url("/three"));
  SourceState known = known_at(server.url());
  known.moved_to = server.url("/four");
  CHECK(fetch(source_at(server.url()), known).moved_to == server.url("/four"));
  CHECK(server.heads().back().starts_with("GET /four "));
}

TEST_CASE("a redirect without end stops after five", "[service][fetch]") {
  FeedServer server([](const std::string&) { return answer("301 Moved", "Location: /feed\r\n"); });
  CHECK_THROWS_WITH(fetch(source_at(server.url())), "more than 5 redirects");
  CHECK(server.heads().size() == 6);
}

TEST_CASE("a redirect away from the web is not followed", "[service][fetch]") {
  for (const char* target : {"file:///etc/passwd", "gopher://127.0.0.1/x", "http://u:p@127.0.0.1/"}) {
    FeedServer server(
        [target](const std::string&) { return answer("302 Found", std::string("Location: ") + target + "\r\n"); });
    CHECK_THROWS_WITH(fetch(source_at(server.url())), "redirected to where we do not follow");
    CHECK(server.heads().size() == 1);
  }
}

TEST_CASE("a private address is refused before a connection is made", "[service][fetch]") {
  FeedServer server([](const std::string&) { return answer("200 OK", "", "secret"); });
  FeedSource source = source_at(server.url());
  source.rules.allow_private = false;
  CHECK_THROWS_WITH(fetch(source), Catch::Matchers::Contains("not public"));
  CHECK(server.connections() == 0);
}

TEST_CASE("what went for good is told apart from what failed", "[service][fetch]") {
  FeedServer server([](const std::string& head) {
    return head.starts_with("GET /gone ") ? answer("410 Gone", "")
                                          : answer("429 Slow down", "Retry-After: 999999999\r\n");
  });
  CHECK(fetch(source_at(server.url("/gone"))).end == Fetched::End::gone);
  try {
    fetch(source_at(server.url("/busy")));
    FAIL("429 is a failure");
  } catch (const FetchError& error) {
    CHECK(std::string(error.what()) == "the server answers 429");
    CHECK(error.advice().retry_after == days(2));
  }
}

TEST_CASE("a large body and a slow one are cut off", "[service][fetch]") {
  FeedServer server([](const std::string& head) {
    if (head.starts_with("GET /large ")) return answer("200 OK", "", std::string(50'000, 'x'));
    return std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
  });
  FeedSource large = source_at(server.url("/large"));
  large.rules.most_bytes = 40'000;
  CHECK_THROWS_WITH(fetch(large), Catch::Matchers::Contains("larger than 40000 bytes"));
  FeedSource slow = source_at(server.url("/slow"));
  slow.rules.limit = milliseconds(60);
  CHECK_THROWS_WITH(fetch(slow), Catch::Matchers::Contains("time"));
}

TEST_CASE("name and password go to the feed and not where it redirects to", "[service][fetch]") {
  FeedServer elsewhere([](const std::string&) { return answer("200 OK", "", "body"); });
  FeedServer server([&](const std::string&) { return answer("302 Found", "Location: " + elsewhere.url() + "\r\n"); });
  FeedSource source = source_at(server.url());
  source.user = "anna";
  source.password = "secret";
  source.headers = {{"X-Key", "k"}};
  // Another port is another origin; the guard follows only to usual ports or the same one, so this ends there.
  CHECK_THROWS_AS(fetch(source), FetchError);
  CHECK(elsewhere.connections() == 0);
  CHECK(holds(server.heads()[0], "X-Key: k\r\n"));
}

TEST_CASE("one host is asked one thing at a time and all get their turn", "[service][fetch]") {
  std::atomic<int> at_once = 0, most = 0;
  FeedServer server([&](const std::string&) {
    most = std::max<int>(most, ++at_once);
    --at_once;
    return answer("200 OK", "", "body");
  });
  asio::io_context loop;
  Fetcher fetcher(loop.get_executor());
  int read = 0;
  for (int count = 0; count < 20; ++count)
    asio::co_spawn(loop, fetcher.fetch(source_at(server.url()), {}),
                   [&](std::exception_ptr error, const Fetched& fetched) {
                     CHECK_FALSE(error);
                     read += fetched.body == "body";
                   });
  loop.run();
  CHECK(read == 20);
  CHECK(most == 1);
  CHECK(server.connections() == 1);
}

TEST_CASE("a fetch that is called off ends at once and leaves the host free", "[service][fetch]") {
  LoopbackServer silent([](Peer& peer) { peer.hang(); });
  asio::io_context loop;
  Fetcher fetcher(loop.get_executor());
  asio::cancellation_signal first, second;
  int called_off = 0;
  const auto ended = [&](std::exception_ptr error, const Fetched&) {
    try {
      if (error) std::rethrow_exception(error);
    } catch (const boost::system::system_error& aborted) {
      called_off += aborted.code() == asio::error::operation_aborted;
    }
  };
  const FeedSource source = source_at(silent.url());
  asio::co_spawn(loop, fetcher.fetch(source, {}), asio::bind_cancellation_slot(first.slot(), ended));
  asio::co_spawn(loop, fetcher.fetch(source, {}), asio::bind_cancellation_slot(second.slot(), ended));
  for (int turn = 0; turn < 20; ++turn) loop.poll_one();
  second.emit(asio::cancellation_type::terminal);
  first.emit(asio::cancellation_type::terminal);
  loop.run();
  CHECK(called_off == 2);
}

TEST_CASE("advice in headers is read in every form and clamped", "[service][fetch]") {
  CHECK(advice_in({{"retry-after", "120"}}).retry_after == seconds(120));
  CHECK(advice_in({{"date", "Thu, 02 Feb 2017 09:00:00 GMT"}, {"retry-after", "Thu, 02 Feb 2017 10:00:00 GMT"}})
            .retry_after == hours(1));
  CHECK(advice_in({{"retry-after", "-5"}}).retry_after == std::nullopt);
  CHECK(advice_in({{"cache-control", "no-cache"},
                   {"date", "Thu, 02 Feb 2017 09:00:00 GMT"},
                   {"expires", "Thu, 02 Feb 2017 09:30:00 GMT"}})
            .fresh_for == minutes(30));
  CHECK(
      advice_in({{"date", "Thu, 02 Feb 2017 09:00:00 GMT"}, {"expires", "Thu, 02 Feb 2012 09:30:00 GMT"}}).fresh_for ==
      seconds(0));
  CHECK(advice_in({{"expires", "0"}}).fresh_for == std::nullopt);
}
