#include "service/calendar_file.hpp"

#include "tests/agenda/made_events.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <system_error>

using namespace datelined;

namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Event kept(Store& store, Event event) {
  Article article;
  article.guid = article.hash = event.uid;
  event.id = EventId{0};
  event.claims.front().article = store.keep_article(article, {}, event.changed);
  return store.keep_event(event);
}

}  // namespace

TEST_CASE("a file is replaced whole and leaves nothing beside it", "[service]") {
  const ScratchFolder folder;
  const auto file = folder.path() / "agenda.ics";
  std::ofstream(folder.path() / ".agenda.ics.new") << "left by a crash";
  replace_file(file, "one");
  replace_file(file, "two");
  CHECK(content(file) == "two");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a folder that cannot be written is an error that names the file", "[service]") {
  CHECK_THROWS_WITH(replace_file("/proc/agenda.ics", "x"), Catch::Contains("agenda.ics"));
}

TEST_CASE("the calendar file is written when an event or the day changes and only then", "[service]") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path() / "store", false);
  StoreView view = StoreView::open(folder.path() / "store");
  CalendarFile calendar(folder.path() / "out" / "agenda.ics", "house");
  const Instant today = instant("2017-02-26T00:00:00Z");
  CHECK(calendar.refresh(view, today));
  CHECK_FALSE(calendar.refresh(view, today));
  kept(store, made_event("Doors open", "2017-02-27"));
  CHECK(calendar.refresh(view, today));
  CHECK(content(folder.path() / "out" / "agenda.ics").find("SUMMARY:Doors open") != std::string::npos);
  CHECK(calendar.refresh(view, today + std::chrono::days(1)));
  CHECK(calendar.refresh(view, today + std::chrono::days(40)));
  CHECK(content(folder.path() / "out" / "agenda.ics").find("SUMMARY:Doors open") == std::string::npos);
  std::filesystem::remove(folder.path() / "out" / "agenda.ics");
  CHECK(calendar.refresh(view, today + std::chrono::days(40)));
}
