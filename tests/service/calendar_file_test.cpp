#include "service/calendar_file.hpp"

#include "agenda/agenda.hpp"
#include "tests/agenda/made_events.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/service/loop_result.hpp"

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
  for (const char* text : {"one", "two"}) {
    NewFile fresh(file);
    fresh.write(text);
    fresh.put_in_place();
  }
  NewFile(file).write("never put in place");
  CHECK(content(file) == "two");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a folder that cannot be written is an error that names the file", "[service]") {
  CHECK_THROWS_WITH(NewFile("/proc/agenda.ics"), Catch::Contains("agenda.ics"));
}

TEST_CASE("the calendar file is written when an event or the day changes and only then", "[service]") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path() / "store", false);
  StoreView view = StoreView::open(folder.path() / "store");
  CalendarFile file(folder.path() / "out" / "agenda.ics", "house");
  asio::io_context io;
  const Executors executors{io.get_executor(), io.get_executor(), io.get_executor(), io.get_executor()};
  const auto refreshed = [&](Instant day) { return result_of(io, file.refresh(executors, view, day)); };
  const Instant today = instant("2017-02-26T00:00:00Z");
  CHECK(refreshed(today));
  CHECK_FALSE(refreshed(today));
  kept(store, made_event("Doors open", "2017-02-27"));
  CHECK(refreshed(today));
  CHECK(content(folder.path() / "out" / "agenda.ics").find("SUMMARY:Doors open") != std::string::npos);
  CHECK(refreshed(today + std::chrono::days(1)));
  CHECK(refreshed(today + std::chrono::days(40)));
  CHECK(content(folder.path() / "out" / "agenda.ics").find("SUMMARY:Doors open") == std::string::npos);
  std::filesystem::remove(folder.path() / "out" / "agenda.ics");
  CHECK(refreshed(today + std::chrono::days(40)));
}

TEST_CASE("a calendar of many events is the same in pieces as in one", "[service]") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path() / "store", false);
  const Instant today = instant("2017-02-26T00:00:00Z");
  store.in_transaction([&] {
    for (int i = 0; i < 250; ++i) {
      Event event = made_event("Doors open", "2017-02-27");
      event.uid = "event " + std::to_string(i);
      kept(store, event);
    }
  });
  StoreView view = StoreView::open(folder.path() / "store");
  asio::io_context io;
  const Executors executors{io.get_executor(), io.get_executor(), io.get_executor(), io.get_executor()};
  CalendarFile file(folder.path() / "agenda.ics", "house");
  REQUIRE(result_of(io, file.refresh(executors, view, today)));
  CHECK(content(folder.path() / "agenda.ics") == icalendar(view.events(calendar_window(today)), {"house"}));
}
