// The contract of every store, on a file and in memory: sources, articles, quarantine, transactions.
#include "store/store.hpp"

#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

using namespace datelined;
using namespace datelined::examples;

namespace {

/// The same tests on a file and in memory.
struct Opened {
  Folder folder;
  Store store = Store::open(GENERATE(false, true) ? std::filesystem::path(":memory:") : folder / "state.db", false);
};

}  // namespace

TEST_CASE("an installation has a name of its own that outlives a restart", "[store]") {
  const Folder folder;
  const std::string name = Store::open(folder / "a.db", false).installation();
  CHECK(name.size() == 16);
  CHECK(Store::open(folder / "a.db", false).installation() == name);
  CHECK(Store::open(folder / "b.db", false).installation() != name);
}

TEST_CASE("the store of a replay is refused without one and the other way round", "[store]") {
  const Folder folder;
  (void)Store::open(folder / "real.db", false);
  (void)Store::open(folder / "replay.db", true);
  CHECK_NOTHROW(Store::open(folder / "real.db", false));
  CHECK_NOTHROW(Store::open(folder / "replay.db", true));
  CHECK_THROWS_WITH(Store::open(folder / "real.db", true), Catch::Contains("real.db: made without --as-of"));
  CHECK_THROWS_WITH(Store::open(folder / "replay.db", false), Catch::Contains("replay.db: made by a replay (--as-of)"));
}

TEST_CASE("what is known of a source comes back as it was kept", "[store]") {
  Opened opened;
  SourceState source{.name = "harbour news",
                     .url = "https://news.example/feed?a=1;b='2'",
                     .moved_to = "https://news.example/neu/ü",
                     .etag = "W/\"x\"",
                     .last_modified = "Mon, 20 Apr 2026 06:15:00 GMT",
                     .next_poll = at("2026-04-20T07:00"),
                     .last_good = at("2026-04-20T06:30"),
                     .failures = 3,
                     .last_error = "timed out",
                     .gone = true,
                     .articles = 5'000'000'000};
  opened.store.keep_source(source);
  CHECK(opened.store.source("harbour news") == source);
  CHECK_FALSE(opened.store.source("harbour"));

  source.last_try = at("2026-04-20T07:00") + 1ms;
  source.last_good.reset();
  source.gone = false;
  opened.store.keep_source(source);
  opened.store.keep_source({.name = "a", .next_poll = at("1970-01-01") - 1ms});
  CHECK(opened.store.source("harbour news") == source);
  REQUIRE(opened.store.sources().size() == 2);
  CHECK(opened.store.sources().front().name == "a");
  CHECK(opened.store.sources().front().next_poll == at("1970-01-01") - 1ms);
}

TEST_CASE("what is known of a file comes back and can change", "[store]") {
  Opened opened;
  FileState file{"folder", "notes/a b.txt", at("2026-04-20T07:00") + 123ms, 17, "abc"};
  opened.store.keep_file(file);
  CHECK(opened.store.file("folder", "notes/a b.txt") == file);
  file.size = 18;
  opened.store.keep_file(file);
  CHECK(opened.store.file("folder", "notes/a b.txt") == file);
  CHECK_FALSE(opened.store.file("other", "notes/a b.txt"));
}

TEST_CASE("an article is known by its guid, by its address in its feed, and by its content in any feed", "[store]") {
  Opened opened;
  const Article kept = article();
  CHECK_FALSE(opened.store.known_article(kept));
  const ArticleId id = opened.store.keep_article(kept, std::nullopt, at("2026-04-20T07:00"));

  const auto known = [&](auto change) {
    Article other = kept;
    change(other);
    const auto found = opened.store.known_article(other);
    return found && found->id == id;
  };
  CHECK(known([](Article&) {}));
  CHECK(known([](Article& a) { a.url = "", a.hash = "new"; }));
  CHECK(known([](Article& a) { a.guid = "other", a.hash = "new"; }));
  CHECK(known([](Article& a) { a.guid = "other", a.url = "other", a.feed = "elsewhere"; }));
  CHECK_FALSE(known([](Article& a) { a.feed = "elsewhere", a.hash = "new"; }));
  CHECK_FALSE(known([](Article& a) { a.guid = "other", a.hash = "new", a.title = "Another at the same address"; }));
  CHECK_FALSE(known([](Article& a) { a.guid = "", a.url = "", a.hash = "new"; }));
}

TEST_CASE("articles of one file of many are told apart", "[store]") {
  Opened opened;
  Article first = article();
  first.url = "/srv/news/wire.jsonl";
  static_cast<void>(opened.store.keep_article(first, std::nullopt, at("2026-04-20T07:00")));
  Article second = first;
  second.guid = "wire-2", second.hash = "new";
  CHECK_FALSE(opened.store.known_article(second));
}

TEST_CASE("a changed article keeps its id and takes its new content", "[store]") {
  Opened opened;
  Article changed = article();
  const ArticleId id = opened.store.keep_article(changed, std::nullopt, at("2026-04-20T07:00"));
  changed.hash = "second";
  CHECK(opened.store.known_article(changed)->hash == "hash of guid-1");
  CHECK(opened.store.keep_article(changed, id, at("2026-04-21T07:00")) == id);
  CHECK(opened.store.known_article(changed)->hash == "second");
  CHECK(opened.store.counts().articles == 1);
}

TEST_CASE("an article put away twice has two strikes", "[store]") {
  Opened opened;
  opened.store.quarantine({"feed", "guid", "crashed", at("2026-04-20T07:00")});
  opened.store.quarantine({"feed", "guid", "hung", at("2026-04-20T08:00")});
  opened.store.quarantine({"feed", "other", "crashed", at("2026-04-20T09:00")});
  const auto all = opened.store.quarantined();
  REQUIRE(all.size() == 2);
  CHECK(all.front().guid == "other");
  CHECK(all.back().strikes == 2);
  CHECK(all.back().reason == "hung");
  CHECK(opened.store.quarantined("feed", "guid")->at == at("2026-04-20T08:00"));
  CHECK_FALSE(opened.store.quarantined("feed", "third"));
  CHECK(opened.store.counts().quarantined == 2);
}

TEST_CASE("a transaction that throws leaves nothing behind and the store goes on", "[store]") {
  Opened opened;
  CHECK_THROWS_AS(opened.store.in_transaction([&] {
    opened.store.keep_source({.name = "a"});
    opened.store.in_transaction([&] { opened.store.keep_source({.name = "b"}); });
    throw std::runtime_error("no");
  }),
                  std::runtime_error);
  CHECK(opened.store.sources().empty());
  opened.store.in_transaction([&] {
    opened.store.keep_source({.name = "a"});
    opened.store.in_transaction([&] { opened.store.keep_source({.name = "b"}); });
  });
  CHECK(opened.store.sources().size() == 2);
}

TEST_CASE("text with zeros and quotes is kept byte for byte", "[store]") {
  Opened opened;
  using namespace std::string_literals;
  const std::string odd = "a'; DROP TABLE event; --\0\"\xC3\xA9%_"s;
  opened.store.keep_source({.name = odd, .url = odd});
  CHECK(opened.store.source(odd)->url == odd);
}

TEST_CASE("for which watches the promises were made is kept", "[store]") {
  Opened opened;
  CHECK(opened.store.planned_for().empty());
  opened.store.keep_planned_for("abc");
  CHECK(opened.store.planned_for() == "abc");
}
