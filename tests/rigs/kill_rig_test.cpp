// kill -9 of the real daemon at random moments while reminders are due: no promise is lost, and a message comes twice
// only for a kill that found it in flight. Fifty kills as a test; DATELINED_KILLS=1000 for more (target `kills`).
#include "net/transport.hpp"
#include "service/configuration.hpp"
#include "service/reload.hpp"
#include "store/promises.hpp"
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/numbered_event.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <random>
#include <set>
#include <thread>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

constexpr int reminders_a_kill = 4, most_in_flight = 16;
constexpr auto a_kill = 400ms;  // about, with the start

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

/// Promises a reminder each fraction of a second from `first` on.
void promise_all(const Configuration& configuration, int reminders, std::chrono::milliseconds spread, Instant first,
                 Instant now) {
  Store store = Store::open(configuration.state / "datelined.db", false);
  const Wishes wishes = wishes_of(configuration, store.installation());
  for (int number = 0; number < reminders; ++number) {
    const Event event =
        store.keep_event(event_starting(first + spread * number / reminders + 1h, number, store.installation()));
    keep_promises(store, event, wishes.watches, wishes.planning, now);
  }
}

using Keys = std::map<std::string, int>;

Keys keys_in(const std::filesystem::path& file) {
  Keys counts;
  std::ifstream stream(file);
  for (std::string key; std::getline(stream, key);) ++counts[key];
  return counts;
}

/// The end of NOTIFY_SOCKET that systemd would hold.
class NotifySocket {
 public:
  explicit NotifySocket(std::filesystem::path path) : path_(std::move(path)) {
    descriptor_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    path_.string().copy(address.sun_path, sizeof(address.sun_path) - 1);
    REQUIRE(::bind(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
  }
  ~NotifySocket() { ::close(descriptor_); }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void forget() {
    while (!receive(0ms).empty()) continue;
  }
  bool heard_ready(std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    for (auto left = limit; left > 0ms;
         left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()))
      if (receive(left).starts_with("READY=1")) return true;
    return false;
  }

 private:
  std::string receive(std::chrono::milliseconds limit) {
    pollfd readable{.fd = descriptor_, .events = POLLIN, .revents = 0};
    if (::poll(&readable, 1, static_cast<int>(limit.count())) <= 0) return {};
    std::string text(4096, '\0');
    const ssize_t count = ::recv(descriptor_, text.data(), text.size(), 0);
    text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    return text;
  }

  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// The messages that a killed daemon had leased: looked up in a copy, so that the next start finds what the kill left.
Keys leased_in(const std::filesystem::path& state, const std::filesystem::path& scratch, const Keys& keys) {
  std::filesystem::create_directories(scratch);
  for (const char* name : {"datelined.db", "datelined.db-wal"})
    if (std::filesystem::exists(state / name))
      std::filesystem::copy_file(state / name, scratch / name, std::filesystem::copy_options::overwrite_existing);
  Keys leased;
  {
    Store store = Store::open(scratch / "datelined.db", false);
    const auto is_leased = [](const Delivery& row) { return row.state == DeliveryState::leased; };
    for (const auto& [key, count] : keys) {
      const auto row = store.delivery_by_key(key);
      if (row ? is_leased(*row) : std::ranges::any_of(store.digest_members(key), is_leased)) leased[key] = count;
    }
  }
  std::filesystem::remove_all(scratch);
  return leased;
}

/// Reaps what a killed daemon has left to this process, which adopts the orphans of its descendants.
bool all_orphans_have_ended() {
  pid_t ended = 0;
  do {
    ended = ::waitpid(-1, nullptr, WNOHANG);
  } while (ended > 0);
  return ended < 0 && errno == ECHILD;
}

struct Kills {
  std::map<std::string, int> allowed;            ///< extras, by key
  std::vector<std::chrono::milliseconds> ready;  ///< from start to READY
  std::size_t most_found = 0, all_found = 0;     ///< messages in flight at one kill, at all of them
};

/// Half of the kills wait until the daemon is ready, half come at any time.
void kill_once(const std::vector<std::string>& command, const ScratchFolder& folder, NotifySocket& notify,
               std::mt19937& random, Kills& kills) {
  const std::filesystem::path keys_file = folder.path() / "keys";
  const Keys before = keys_in(keys_file);
  notify.forget();
  const auto begin = std::chrono::steady_clock::now();
  {
    ChildProcess daemon(command, {{"NOTIFY_SOCKET", notify.path().string()}}, true);
    if (random() % 2 == 0 && notify.heard_ready(20s))
      kills.ready.push_back(
          std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin));
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(0, 400)(random)));
    ::kill(daemon.pid(), SIGKILL);
    REQUIRE(daemon.rest().second == -1);
  }
  // What the daemon had begun ends without it, on a busy machine late.
  REQUIRE(wait_until(all_orphans_have_ended));
  std::size_t found = 0;
  for (const auto& [key, count] : leased_in(folder.path() / "state", folder.path() / "copy", keys_in(keys_file))) {
    const auto known = before.find(key);
    if (known != before.end() && known->second == count) continue;
    ++kills.allowed[key];
    ++found;
  }
  kills.most_found = std::max(kills.most_found, found);
  kills.all_found += found;
}

std::string spoken(std::vector<std::chrono::milliseconds> times) {
  if (times.empty()) return "never ready";
  std::ranges::sort(times);
  const auto at = [&](std::size_t percent) {
    return std::to_string(times.at((times.size() - 1) * percent / 100).count());
  };
  return "ready after " + at(50) + " ms (median), " + at(99) + " ms (p99 of " + std::to_string(times.size()) + ")";
}

}  // namespace

TEST_CASE("kills while reminders are due lose none and repeat only what they found in flight", "[rig][kill]") {
  const int kills = amount_wanted("DATELINED_KILLS", 50), reminders = kills * reminders_a_kill;
  const ScratchFolder folder;
  const auto file = folder.file("x.toml", configuration_text(folder));
  std::filesystem::permissions(folder.file("script", script), std::filesystem::perms::owner_all);
  const auto transport = curl_transport();
  const Configuration configuration = read_configuration(file, {}, *transport);
  const auto clock = real_clock();
  promise_all(configuration, reminders, a_kill * kills, clock->now() + 2s, clock->now());

  REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);
  const std::vector<std::string> command{tried_daemon(), "--config", file.string()};
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  NotifySocket notify(folder.path() / "notify");
  Kills done;
  for (int kill = 0; kill < kills; ++kill) kill_once(command, folder, notify, random, done);

  notify.forget();
  ChildProcess last(command, {{"NOTIFY_SOCKET", notify.path().string()}}, true);
  REQUIRE(notify.heard_ready(20s));
  StoreView view = StoreView::open(configuration.state / "datelined.db");
  // A message that was in flight over and over is tried again only after a pause.
  CHECK(wait_until([&] { return view.counts().sent >= reminders; }, 90s + a_kill * kills));
  ::kill(last.pid(), SIGTERM);
  CHECK(last.rest().second == 0);

  const Keys seen = keys_in(folder.path() / "keys");
  Store store = Store::open(configuration.state / "datelined.db", false);
  CHECK(store.counts().sent == reminders);
  CHECK(store.counts().ready + store.counts().leased + store.counts().dead + store.counts().cancelled == 0);
  // On a slow machine many are late when they can be sent at last: those come as one list, under its own key.
  std::set<std::string> heard;
  int extras = 0;
  for (const auto& [key, count] : seen) {
    if (store.delivery_by_key(key)) heard.insert(key);
    const auto members = store.digest_members(key);
    CHECK((heard.contains(key) || !members.empty()));
    for (const Delivery& member : members) heard.insert(member.key);
    INFO(key << " came " << count << " times, in flight at " << done.allowed[key] << " kills");
    CHECK(count <= 1 + done.allowed[key]);
    extras += count - 1;
  }
  CHECK(heard.size() == static_cast<std::size_t>(reminders));
  CHECK(done.most_found <= most_in_flight);
  WARN(kills << " kills, " << reminders << " reminders, 0 lost, " << extras << " extras ("
             << static_cast<double>(extras) / kills << " a kill), in flight at one kill at most " << done.most_found
             << ", on average " << static_cast<double>(done.all_found) / kills << "; " << spoken(done.ready));
}
