// tzdata is replaced under the running daemon: what is planned by a zone that says otherwise now moves along, and who
// was told is told.
#include "calendar/zone.hpp"
#include "net/transport.hpp"
#include "service/configuration.hpp"
#include "service/reload.hpp"
#include "store/promises.hpp"
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/numbered_event.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <signal.h>
#include <stdlib.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

constexpr const char* made_up = "Made/Up";

/// RFC 8536: a zone file of version 1 without transitions, always so far east of UTC.
std::string zone_image(std::chrono::seconds east) {
  const auto number = [](std::int64_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
    return bytes;
  };
  std::string image = "TZif" + std::string(16, '\0');
  for (const int count : {0, 0, 0, 0, 1, 4}) image += number(count);  // of its types one, of their names four bytes
  return image + number(east.count()) + std::string(2, '\0') + std::string("MUT", 4);
}

/// A folder of zones that a package manager would replace.
class Tzdata {
 public:
  Tzdata() : before_(::getenv("TZDIR") == nullptr ? std::nullopt : std::optional<std::string>(::getenv("TZDIR"))) {
    std::filesystem::create_directories(folder_.path() / "Made");
    install("2031a", 2h);
    ::setenv("TZDIR", folder_.path().c_str(), 1);  // also for what is started
  }
  ~Tzdata() { before_ ? ::setenv("TZDIR", before_->c_str(), 1) : ::unsetenv("TZDIR"); }
  Tzdata(const Tzdata&) = delete;
  Tzdata& operator=(const Tzdata&) = delete;

  void install(const std::string& version, std::chrono::seconds east) {
    replace(made_up, zone_image(east));
    replace("tzdata.zi", "# version " + version + "\n");
  }

 private:
  void replace(const std::string& name, const std::string& content) {
    const auto fresh = folder_.file("fresh", content);
    std::filesystem::rename(fresh, folder_.path() / name);
  }

  ScratchFolder folder_;
  std::optional<std::string> before_;
};

std::string settings() {
  return "[user]\nzone = \"UTC\"\n[daemon]\nstate = \"state\"\nsocket = \"socket\"\nreaders = 1\n"
         "[[watch]]\nname = \"all\"\nleads = [\"1h\"]\nsinks = [\"screen\"]\n"
         "[[sink]]\nname = \"screen\"\nkind = \"terminal\"\n";
}

Event promised(Store& store, const Wishes& wishes, Instant start, int number, Instant now) {
  Event event = event_starting(start, number, store.installation());
  event.zone = *Zone::named(made_up);
  event.when.begin = std::chrono::floor<std::chrono::seconds>(to_local(start, event.zone));
  event.when.end = *event.when.begin + 1min;
  event = store.keep_event(event);
  keep_promises(store, event, wishes.watches, wishes.planning, now);
  return event;
}

std::vector<Delivery> with_cause(StoreView& view, EventId event, const std::string& cause) {
  std::vector<Delivery> rows = view.deliveries_of(event);
  std::erase_if(rows, [&](const Delivery& row) { return row.cause != cause; });
  return rows;
}

}  // namespace

TEST_CASE("a zone that is moved while the daemon runs moves what was planned by it, and who was told is told",
          "[rig]") {
  Tzdata tzdata;
  const ScratchFolder folder;
  const auto file = folder.file("x.toml", settings());
  const auto transport = curl_transport();
  const Configuration configuration = read_configuration(file, {}, *transport);
  const Instant now = real_clock()->now();
  Event near, far;
  {
    Store store = Store::open(configuration.state / "datelined.db", false);
    const Wishes wishes = wishes_of(configuration, store.installation());
    near = promised(store, wishes, std::chrono::ceil<std::chrono::seconds>(now) + 1h + 2s, 1, now);
    far = promised(store, wishes, std::chrono::ceil<std::chrono::seconds>(now) + 72h, 2, now);
  }
  ChildProcess daemon({DATELINED, "--config", file.string()}, {}, true);
  StoreView view = StoreView::open(configuration.state / "datelined.db");
  REQUIRE(wait_until([&] { return view.counts().sent == 1; }, 60s));
  const std::array<Instant, 2> planned{with_cause(view, near.id, "1h").at(0).due,
                                       with_cause(view, far.id, "1h").at(0).due};
  CHECK(with_cause(view, near.id, "moved").empty());

  tzdata.install("2031b", 1h);  // what is said to be at ten is an hour later now
  ::kill(daemon.pid(), SIGHUP);
  REQUIRE(wait_until([&] { return view.counts().sent == 2; }, 60s));
  const auto told = with_cause(view, near.id, "moved");
  REQUIRE(told.size() == 1);
  CHECK(told[0].state == DeliveryState::sent);
  CHECK(with_cause(view, far.id, "moved").empty());  // nobody had been told of it
  for (std::size_t i : {0, 1}) {
    auto rows = with_cause(view, i == 0 ? near.id : far.id, "1h");
    std::erase_if(rows, [](const Delivery& row) { return row.state != DeliveryState::ready; });
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].due == planned.at(i) + 1h);
    CHECK(rows[0].revision == 2);
  }
  ::kill(daemon.pid(), SIGTERM);
  const auto [log, status] = daemon.rest();
  CHECK(status == 0);
  CHECK(log.find("time zones 2031b: 2 events are at another instant now") != std::string::npos);
}
