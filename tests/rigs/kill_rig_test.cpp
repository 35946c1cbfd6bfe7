// kill -9 of the real daemon at random moments while reminders are due: no promise is lost, and a message comes twice
// only if it was in flight.
#include "net/transport.hpp"
#include "service/configuration.hpp"
#include "service/reload.hpp"
#include "store/promises.hpp"
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <signal.h>

#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

constexpr int reminders = 200, kills = 50, most_in_flight = 16;
constexpr std::chrono::seconds spread = 20s;

/// The release build if there is one: what is shipped is what is killed.
std::string program() {
  const char* release = std::getenv("DATELINED_RELEASE");
  return release != nullptr ? std::string(release) + "/datelined" : DATELINED;
}

/// Appends its key to a file and takes a while, so that kills find messages in flight.
constexpr const char* script = "#!/bin/sh\necho \"$DATELINE_KEY\" >>\"$1\"\nexec sleep 0.03\n";

std::string configuration_text(const ScratchFolder& folder) {
  const std::string path = folder.path().string();
  return "[user]\nzone = \"UTC\"\n[daemon]\nstate = \"state\"\nsocket = \"socket\"\nreaders = 1\nlog_level = "
         "\"warning\"\n"
         "[[watch]]\nname = \"all\"\nleads = [\"1h\"]\nsinks = [\"file\"]\n"
         "[[sink]]\nname = \"file\"\nkind = \"command\"\ncommand = [\"" +
         path + "/script\", \"" + path + "/keys\"]\n";
}

Event event_starting(Instant start, int number, const std::string& installation) {
  const auto begin = std::chrono::floor<std::chrono::seconds>(to_local(start, Zone()));
  Event event{.uid = "uid" + std::to_string(1000 + number) + "@" + installation,
              .title = "Event " + std::to_string(number)};
  event.when = {.begin = begin, .end = begin + 1min, .grain = Grain::minute, .end_grain = Grain::minute};
  event.confidence = 1;
  event.changed = start - 48h;
  return event;
}

/// Promises a reminder each fraction of a second from `first` on.
void promise_all(const Configuration& configuration, Instant first, Instant now) {
  Store store = Store::open(configuration.state / "datelined.db", false);
  const Wishes wishes = wishes_of(configuration, store.installation());
  for (int number = 0; number < reminders; ++number) {
    const Event event =
        store.keep_event(event_starting(first + spread * number / reminders + 1h, number, store.installation()));
    keep_promises(store, event, wishes.watches, wishes.planning, now);
  }
}

std::map<std::string, int> keys_in(const std::filesystem::path& file) {
  std::map<std::string, int> counts;
  std::ifstream stream(file);
  for (std::string key; std::getline(stream, key);) ++counts[key];
  return counts;
}

}  // namespace

TEST_CASE("fifty kills while 200 reminders are due lose none and repeat only what was in flight", "[rig][kill]") {
  const ScratchFolder folder;
  const auto file = folder.file("x.toml", configuration_text(folder));
  std::filesystem::permissions(folder.file("script", script), std::filesystem::perms::owner_all);
  const auto transport = curl_transport();
  const Configuration configuration = read_configuration(file, {}, *transport);
  const auto clock = real_clock();
  promise_all(configuration, clock->now() + 2s, clock->now());

  const std::vector<std::string> command{program(), "--config", file.string()};
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> milliseconds(30, 700);
  for (int kill = 0; kill < kills; ++kill) {
    ChildProcess daemon(command, {}, true);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(random)));
    ::kill(daemon.pid(), SIGKILL);
    REQUIRE(daemon.rest().second == -1);
  }

  ChildProcess last(command, {}, true);
  StoreView view = StoreView::open(configuration.state / "datelined.db");
  // A message that was in flight over and over is tried again only after a pause.
  CHECK(wait_until([&] { return view.counts().sent >= reminders; }, 90s));
  ::kill(last.pid(), SIGTERM);
  CHECK(last.rest().second == 0);

  const std::map<std::string, int> seen = keys_in(folder.path() / "keys");
  Store store = Store::open(configuration.state / "datelined.db", false);
  CHECK(store.counts().sent == reminders);
  CHECK(store.counts().ready + store.counts().leased + store.counts().dead + store.counts().cancelled == 0);
  // On a slow machine many are late when they can be sent at last: those come as one list, under its own key.
  std::set<std::string> heard;
  int extra = 0;
  for (const auto& [key, count] : seen) {
    if (store.delivery_by_key(key)) heard.insert(key);
    const auto members = store.digest_members(key);
    CHECK((heard.contains(key) || !members.empty()));
    for (const Delivery& member : members) heard.insert(member.key);
    extra += count - 1;
  }
  CHECK(heard.size() == reminders);
  CHECK(extra <= kills * most_in_flight);
  WARN(extra << " of " << reminders << " messages came more than once over " << kills << " kills");
}
