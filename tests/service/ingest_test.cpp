// Sources through real reader processes into a real store, on one thread.
#include "service/ingest.hpp"

#include "calendar/iso8601.hpp"
#include "service/crew.hpp"
#include "tests/catch.hpp"
#include "tests/net/loopback_server.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/service/loop_result.hpp"
#include "tests/store/memory_disk.hpp"
#include "tests/turned_clock.hpp"

#include <algorithm>
#include <atomic>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

Instant utc(std::string_view text) { return to_instant(*parse_iso8601(text), Zone()); }

/// Everything that ingest needs.
struct Bench {
  asio::io_context io;
  Executors executors{io.get_executor(), io.get_executor(), io.get_executor(), io.get_executor()};
  TurnedClock clock{utc("2017-02-20T08:00:00Z")};
  Store store = Store::open(":memory:", false);
  std::vector<std::string> lines;
  Log log{[this](LogLevel, std::string_view line, const LogFields&) { lines.emplace_back(line); }, LogLevel::info};
  Readers readers{executors.loop, clock, {.program = DATELINED, .count = 1}};
  int absorbed = 0;
  Intake intake{{executors, clock, store, readers, log, [this](const Absorbed&) { ++absorbed; }},
                {{}, {.installation = store.installation()}}};
  Fetcher fetcher{executors.loop};
  std::vector<std::string> notices;
  StoreHealth health{{executors, clock, store, log, "the state", [] {},
                      [this](const std::string& title, const std::string&) { notices.push_back(title); }}};
  IngestParts parts{executors, clock, store, fetcher, readers, intake, health, log};

  SourceState poll(const FeedSource& source, const SourceState& known = {}) {
    return result_of(io, poll_feed(parts, source, known));
  }
  bool told(std::string_view words) const {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.find(words) != std::string::npos; });
  }
  std::vector<Event> events() { return store.events({}); }
};

FeedSource source_at(const std::string& url) {
  FeedSource source;
  source.feed.name = "herald";
  source.feed.url = url;
  source.feed.language = "en";
  source.rules.allow_private = true;
  return source;
}

std::string item(const std::string& guid, const std::string& title, const std::string& text) {
  return "<item><title>" + title + "</title><guid isPermaLink=\"false\">" + guid +
         "</guid><pubDate>Sun, 19 Feb 2017 10:00:00 GMT</pubDate><description>" + text + "</description></item>";
}

std::string rss(const std::string& items) {
  return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Herald</title>" + items + "</channel></rss>";
}

const std::string summit = item("urn:1", "Trade summit next month",
                                "The trade summit will take place in Geneva on 14 March 2017. Ministers will attend.");
const std::string vote =
    item("urn:2", "Parliament to vote", "Parliament will vote on the budget on 9 March 2017 at 15:00.");

/// A server of one document, which is known by the entity tag "1".
std::string served(const Peer::Request& request, const std::string& body) {
  if (request.head.find("If-None-Match: \"1\"") != std::string::npos)
    return "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n";
  return "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

class FeedServer {
 public:
  explicit FeedServer(std::string body)
      : body_(std::move(body)), server_([this](Peer& peer) {
          for (Peer::Request request; !(request = peer.request()).head.empty();) peer.say(served(request, body_));
        }) {}
  std::string url() const { return server_.url("/feed"); }

 private:
  std::string body_;
  LoopbackServer server_;
};

}  // namespace

TEST_CASE("a feed is fetched and read and what it announces stands in the store", "[service][ingest]") {
  Bench bench;
  const FeedServer server(rss(summit + vote));
  const FeedSource source = source_at(server.url());
  const SourceState first = bench.poll(source);
  CHECK(first.failures == 0);
  CHECK(first.etag == "\"1\"");
  CHECK(first.articles == 2);
  CHECK(first.next_poll > bench.clock.now());
  CHECK(bench.absorbed == 2);
  CHECK(bench.events().size() == 2);
  CHECK(bench.told("read \"Trade summit next month\" of herald: 1 new"));

  const SourceState second = bench.poll(source, first);
  CHECK(second.failures == 0);
  CHECK(second.articles == 2);
  CHECK(bench.absorbed == 2);

  SourceState forgetful = second;
  forgetful.etag.clear();
  bench.poll(source, forgetful);
  CHECK(bench.absorbed == 2);
  CHECK(bench.told("polled herald: 0 read, 2 known"));
}

TEST_CASE("a malformed feed keeps its old validators and is told of in one line", "[service][ingest]") {
  Bench bench;
  const FeedServer server("<rss><channel><item><title>cut o");
  const FeedServer nonsense("this is no feed at all");
  SourceState known{.name = "herald", .url = nonsense.url(), .etag = "\"0\""};
  const SourceState state = bench.poll(source_at(nonsense.url()), known);
  CHECK(state.failures == 1);
  CHECK(state.etag == "\"0\"");
  CHECK_FALSE(state.last_error.empty());
  CHECK(bench.lines.size() == 1);
  CHECK(bench.told("polled herald at http://127.0.0.1"));
  CHECK(bench.readers.failures() == 0);
}

TEST_CASE("an article that changed is read again and one that did not is not", "[service][ingest]") {
  Bench bench;
  const FeedServer before(rss(summit + vote));
  const FeedServer after(rss(summit + item("urn:2", "Parliament to vote later",
                                           "Parliament will vote on the budget on 16 March 2017 at 15:00.")));
  bench.poll(source_at(before.url()));
  bench.poll(source_at(after.url()));
  CHECK(bench.absorbed == 3);
  CHECK(bench.told("polled herald: 1 read, 1 known"));
}

TEST_CASE("a file of a folder is read once and again when it changed", "[service][ingest]") {
  Bench bench;
  const ScratchFolder folder;
  FolderSource source;
  source.feed.name = "notes";
  source.feed.url = folder.path().string();
  const auto file = folder.file(
      "a.txt",
      "date 2017-02-20\nThe museum by the river, long closed for repairs, will open its new\nwing on 3 March 2017.\n");
  run(bench.io, read_file_news(bench.parts, source, file));
  CHECK(bench.absorbed == 1);
  CHECK(bench.told(": The museum by the river, long closed for repairs, will open its new wing on 3 March 2017."));
  REQUIRE(bench.events().size() == 1);
  CHECK(start_form(bench.events()[0].when) == "2017-03-03");
  CHECK(bench.store.source("notes")->articles == 1);

  run(bench.io, read_file_news(bench.parts, source, file));
  CHECK(bench.absorbed == 1);

  folder.file("a.txt", "date 2017-02-20\nThe museum will open its new wing on 10 March 2017, a week later.\n");
  run(bench.io, read_file_news(bench.parts, source, file));
  CHECK(bench.absorbed == 2);
}

TEST_CASE("a file that cannot be read is told of and the folder goes on", "[service][ingest]") {
  Bench bench;
  const ScratchFolder folder;
  FolderSource source;
  source.feed.name = "notes";
  const auto lines = folder.file("a.jsonl",
                                 "{\"id\":\"1\",\"published\":\"2017-02-20\",\"title\":\"Fair\",\"text\":"
                                 "\"The fair will open on 3 March 2017.\"}\nnonsense\n");
  run(bench.io, read_file_news(bench.parts, source, lines));
  CHECK(bench.absorbed == 1);
  CHECK(bench.told("a.jsonl: line 2"));
}

TEST_CASE("articles of one document share their commits and each is absorbed once", "[service][ingest]") {
  Bench bench;
  std::string items;
  for (int i = 0; i < 200; ++i)
    items += item("urn:" + std::to_string(i % 150), "Summit " + std::to_string(i % 150),
                  "The summit of group " + std::to_string(i % 150) + " will take place in Geneva on 14 March 2017.");
  const FeedServer server(rss(items));
  const SourceState state = bench.poll(source_at(server.url()));
  CHECK(state.failures == 0);
  CHECK(bench.store.counts().articles == 150);
  CHECK(bench.events().size() >= 1);
}

TEST_CASE("a poll while the store cannot be written counts for nothing and is due again", "[service][ingest]") {
  MemoryDisk disk;
  const ScratchFolder folder;
  Bench bench;
  bench.store = Store::open(folder.path() / "store", false);
  const FeedServer server(rss(summit + vote));
  const FeedSource source = source_at(server.url());
  disk.fail(MemoryDisk::Operation::write, 1, SQLITE_IOERR_WRITE, true);
  const SourceState state = bench.poll(source);
  CHECK(state.failures == 0);
  CHECK(state.etag.empty());
  CHECK(state.next_poll == bench.clock.now());
  CHECK(bench.notices.size() == 1);
  CHECK(bench.lines.size() == 1);
  CHECK(bench.told("cannot write to the state, reminders wait"));

  disk.heal();
  CHECK(result_of(bench.io, bench.health.examined()));
  CHECK(bench.poll(source, state).etag == "\"1\"");
  CHECK(bench.events().size() == 2);
}

#ifndef NDEBUG
TEST_CASE("an article that is being read when its source is called off gets no strike", "[service][ingest]") {
  Bench bench;
  const ScratchFolder folder;
  FolderSource source;
  source.feed.name = "notes";
  const auto file = folder.file("a.txt", "date 2017-02-20\ndatelined debug build: hang\n");
  Crew crew(bench.executors.loop);
  crew.start("folder", read_file_news(bench.parts, source, file));
  bench.io.restart();
  for (int i = 0; i < 80; ++i) bench.io.run_one();  // in the end only the watch over the reader is left to run
  crew.call_off();
  run(bench.io, crew.ended());
  CHECK(bench.store.counts().quarantined == 0);
}

TEST_CASE("an article that costs a reader is quarantined and the rest of its feed is read", "[service][ingest]") {
  Bench bench;
  const FeedServer server(rss(item("urn:bad", "Bad", "datelined debug build: crash") + vote));
  const FeedSource source = source_at(server.url());
  SourceState state;
  for (int strike = 1; strike <= Intake::most_strikes; ++strike) {
    state = bench.poll(source, state);
    REQUIRE(bench.store.quarantined("herald", "urn:bad"));
    CHECK(bench.store.quarantined("herald", "urn:bad")->strikes == strike);
    CHECK(state.etag.empty() == (strike < Intake::most_strikes));  // until then the feed is wanted once more
  }
  CHECK(bench.absorbed == 1);
  CHECK(bench.told("quarantined: \"Bad\": the reader"));
  CHECK(bench.told("it is left alone from now on"));

  state.etag.clear();
  bench.poll(source, state);
  CHECK(bench.readers.failures() == 3);
}

TEST_CASE("a file with an article that costs readers is kept as read after three strikes", "[service][ingest]") {
  Bench bench;
  const ScratchFolder folder;
  FolderSource source;
  source.feed.name = "notes";
  const auto file = folder.file("a.txt", "date 2017-02-20\ndatelined debug build: babble\n");
  run(bench.io, read_file_news(bench.parts, source, file));
  CHECK(bench.readers.failures() == 3);
  run(bench.io, read_file_news(bench.parts, source, file));
  CHECK(bench.readers.failures() == 3);
}
#endif
