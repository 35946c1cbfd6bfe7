// A disk that is really full: the store on a small file system of its own, in a mount namespace.
#include "store/ballast.hpp"

#include "store/absorb.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/small_disk.hpp"
#include "tests/store/examples.hpp"

#include <sys/stat.h>

using namespace datelined;
using namespace datelined::examples;
namespace fs = std::filesystem;

namespace {

/// Says the number of the step that went wrong, or 0.
int life_on_a_full_disk(const fs::path& folder) {
  Store store = Store::open(folder / "state.db", false);
  const Event pier = store.keep_event(event("pier"));
  const Instant noon = at("2026-05-08T12:00");
  std::vector<Delivery> promises;
  for (int i = 0; i < 200; ++i) promises.push_back(delivery(pier.id, "k" + std::to_string(i), noon));
  store.promise(promises);
  const Planning planning{.installation = store.installation()};
  const auto takes_articles = [&](const std::string& guid) {
    try {
      absorb(store, article(guid), {mention()}, {}, planning, noon);
      return true;
    } catch (const StoreFull&) {
      return false;
    }
  };
  if (!store.has_room() || !takes_articles("first")) return 1;

  fill_disk(folder / "filler");
  int articles = 0;
  while (articles < 2000 && takes_articles("a" + std::to_string(articles))) ++articles;
  if (articles == 2000) return 2;
  if (store.has_room() || takes_articles("one more")) return 3;
  for (int i = 0; i < 200; ++i) {
    auto rows = store.lease_due(noon, 1, "us", 1h, {});
    if (rows.size() != 1) return 4;
    rows.front().state = DeliveryState::sent;
    if (!store.finish(rows.front(), attempt(rows.front(), "delivered"))) return 5;
  }
  if (store.has_room()) return 6;
  fs::remove(folder / "filler");
  if (!store.has_room() || !takes_articles("after")) return 7;
  return store.counts().sent == 200 ? 0 : 8;
}

}  // namespace

TEST_CASE("ballast takes its room and gives it up", "[store]") {
  const Folder folder;
  Ballast ballast(folder / "ballast");
  struct stat state {};
  REQUIRE(::stat((folder / "ballast").c_str(), &state) == 0);
  CHECK(state.st_size == 4 << 20);
  CHECK(state.st_blocks * 512 >= 4 << 20);
  CHECK(ballast.aboard());
  ballast.drop();
  CHECK_FALSE(fs::exists(folder / "ballast"));
  CHECK(ballast.aboard());
  CHECK_FALSE(Ballast(folder / "missing" / "ballast").aboard());
}

TEST_CASE("on a full disk outcomes are still written and articles wait for room", "[store]") {
  const Folder folder;
  const int status = on_small_disk(folder.path(), [&] { return life_on_a_full_disk(folder.path()); });
  if (status == not_possible)
    WARN("skipped: no mount namespace here");
  else
    CHECK(status == 0);
}
