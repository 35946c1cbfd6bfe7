// Backups: whole, private, and a restored one sends nothing by a new key.
#include "store/backup.hpp"

#include "store/promises.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <sys/stat.h>

#include <fstream>

using namespace datelined;
using namespace datelined::examples;
namespace fs = std::filesystem;

TEST_CASE("a backup of a store at work is whole and nobody else's to read", "[store]") {
  const Folder folder;
  Store store = Store::open(folder / "state.db", false);
  const Event pier = store.keep_event(event("pier"));
  const Delivery row = delivery(pier.id, "a key", at("2026-05-08"));
  store.promise({&row, 1});
  const std::uintmax_t size = back_up(folder / "state.db", folder / "copy.db");
  CHECK(size == fs::file_size(folder / "copy.db"));
  struct stat found {};
  ::stat((folder / "copy.db").c_str(), &found);
  CHECK((found.st_mode & 0777) == 0600);
  store.cancel(store.delivery_by_key("a key")->id, "after the backup");
  Store restored = Store::open(folder / "copy.db", false);
  CHECK(restored.installation() == store.installation());
  CHECK(restored.event(pier.id) == store.event(pier.id));
  CHECK(restored.delivery_by_key("a key")->state == DeliveryState::ready);
  CHECK_FALSE(fs::exists(folder / "copy.db.part"));
}

TEST_CASE("what is promised anew after a restore has the keys it had", "[store]") {
  const Folder folder;
  const Instant now = at("2026-05-01");
  Watch watch;
  watch.name = "harbour";
  watch.addresses = {{"mail", "ann@example.org"}};
  Store store = Store::open(folder / "state.db", false);
  const Planning planning{store.installation(), Zone(), 9h};
  const Event pier = store.keep_event(event("pier"));
  back_up(folder / "state.db", folder / "copy.db");
  REQUIRE(keep_promises(store, pier, {&watch, 1}, planning, now).made > 0);
  Store restored = Store::open(folder / "copy.db", false);
  keep_promises(restored, pier, {&watch, 1}, planning, now);
  const auto before = store.deliveries_of(pier.id), after = restored.deliveries_of(pier.id);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(before[i].key == after[i].key);
}

TEST_CASE("a backup replaces nothing and leaves nothing half done", "[store]") {
  const Folder folder;
  const Store store = Store::open(folder / "state.db", false);
  std::ofstream(folder / "there") << "something";
  CHECK_THROWS_WITH(back_up(folder / "state.db", folder / "there"), Catch::Contains("is there already"));
  CHECK(fs::file_size(folder / "there") == 9);
  CHECK_THROWS_AS(back_up(folder / "state.db", folder / "nowhere/copy.db"), StoreError);
  CHECK_THROWS_AS(back_up(folder / "no.db", folder / "copy.db"), StoreError);
  CHECK_FALSE(fs::exists(folder / "copy.db"));
  CHECK_FALSE(fs::exists(folder / "copy.db.part"));
}
