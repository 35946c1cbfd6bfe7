// A long run of the real daemon in little: news, messages, pages and reloads, hundreds of rounds of all of them. After
// a warm-up its memory, descriptors, threads and readers stay what they are. DATELINED_ROUNDS=20000 for more (target
// `soak`).
#include "service/ask_daemon.hpp"
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/numbered_event.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <boost/json.hpp>
#include <signal.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace datelined;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

constexpr int events_before = 5000, rounds_a_sample = 5, rounds_a_reload = 10;
/// What the allocator and SQLite's page cache may still take after the warm-up, of the memory held then.
constexpr double most_growth = 0.1;
/// What two samples may differ by, because one met something under way. A leak is many times that: a descriptor a round
/// is a hundred more, one a reload ten.
constexpr std::size_t most_transient = 4;

std::string settings(const fs::path& folder) {
  return "[user]\nzone = \"UTC\"\n[daemon]\nstate = \"state\"\nsocket = \"socket\"\nreaders = 1\nlog_level = "
         "\"warning\"\n"
         "[[folder]]\nname = \"news\"\npath = \"news\"\n"
         "[[watch]]\nname = \"all\"\nannounce = true\nsinks = [\"file\"]\n"
         "[[sink]]\nname = \"file\"\nkind = \"command\"\ncommand = [\"" +
         (folder / "script").string() + "\", \"" + (folder / "keys").string() + "\"]\n";
}

/// What a process holds, as the kernel counts it.
struct Holding {
  long resident_kilobytes = 0;
  std::size_t descriptors = 0, threads = 0, children = 0;
};

Holding holding_of(pid_t process) {
  const fs::path of = fs::path("/proc") / std::to_string(process);
  Holding held;
  std::ifstream status(of / "status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssAnon:")) held.resident_kilobytes = std::strtol(line.c_str() + 8, nullptr, 10);
    if (line.starts_with("Threads:")) held.threads = std::strtoul(line.c_str() + 8, nullptr, 10);
  }
  held.descriptors = static_cast<std::size_t>(std::distance(fs::directory_iterator(of / "fd"), {}));
  std::ifstream children(of / "task" / std::to_string(process) / "children");
  held.children = static_cast<std::size_t>(std::distance(std::istream_iterator<pid_t>(children), {}));
  return held;
}

/// So much that SQLite's page caches are full from the beginning, and what a round adds is little beside it.
void fill(const fs::path& state) {
  Store store = Store::open(state / "datelined.db", false);
  const Instant first{std::chrono::sys_days(std::chrono::year(2032) / 1 / 1)};
  store.in_transaction([&] {
    for (int number = 0; number < events_before; ++number)
      store.keep_event(event_starting(first + number * 1h, number, store.installation()));
  });
}

struct Soak {
  ScratchFolder folder;
  ChildProcess daemon;
  std::vector<Holding> samples;

  Soak() : daemon({tried_daemon(), "--config", prepared(folder).string()}, {}, true) {
    REQUIRE(wait_until([&] { return fs::exists(folder.path() / "socket"); }));
    REQUIRE(wait_until([&] { return has_told(events_before); }, 60s));
  }
  static fs::path prepared(const ScratchFolder& folder) {
    fs::create_directory(folder.path() / "news");
    const auto script = folder.file("script", "#!/bin/sh\necho \"$DATELINE_KEY\" >>\"$1\"\n");
    fs::permissions(script, fs::perms::owner_all);
    fill(folder.path() / "state");
    return folder.file("x.toml", settings(folder.path()));
  }
  json::value counts() const {
    return json::parse(ask_daemon(folder.path() / "socket", "/status.json").body).at("counts");
  }
  /// Of so many events, and nothing is under way.
  bool has_told(int events) const {
    const json::value now = counts();
    return now.at("sent").to_number<int>() == events && now.at("leased").to_number<int>() == 0;
  }
  /// An article of its own event is read, its announcement sent, and what people look at is looked at.
  void live(int round) {
    const std::string number = std::to_string(round), name = "news/" + number + ".jsonl";
    folder.file(name + ".part", R"({"id":")" + number + R"(","published":"2031-05-01","title":"Library )" + number +
                                    R"(","text":"The town of Nowhere)" + number + " will open its new library on " +
                                    std::to_string(1 + round % 28) + R"( June 2031."})" + "\n");
    fs::rename(folder.path() / (name + ".part"), folder.path() / name);
    const bool done = wait_until([&] { return has_told(events_before + round + 1); });
    INFO("round " << round << ": " << json::serialize(counts()));
    REQUIRE(done);
    for (const char* page : {"/", "/events.json", "/calendar.ics"}) ask_daemon(folder.path() / "socket", page);
    fs::remove(folder.path() / name);
    if (round % rounds_a_reload == 0) ::kill(daemon.pid(), SIGHUP);
    if (round % rounds_a_sample == 0) samples.push_back(holding_of(daemon.pid()));
  }
};

/// The middle one of a quarter of the samples: what comes and goes between two of them does not count.
template <class Number>
Number usual(const std::vector<Holding>& samples, Number Holding::*what, std::size_t quarter) {
  const std::size_t length = samples.size() / 4;
  std::vector<Number> values;
  for (std::size_t i = quarter * length; i < (quarter + 1) * length; ++i) values.push_back(samples.at(i).*what);
  std::ranges::sort(values);
  return values.at(values.size() / 2);
}

}  // namespace

TEST_CASE("hundreds of rounds of news, messages, pages and reloads leave the daemon as large as it was",
          "[rig][soak]") {
  Soak soak;
  const int rounds = amount_wanted("DATELINED_ROUNDS", 200);
  for (int round = 0; round < rounds; ++round) soak.live(round);
  const auto before = [&](auto what) { return usual(soak.samples, what, 1); };
  const auto after = [&](auto what) { return usual(soak.samples, what, 3); };
  CHECK(after(&Holding::descriptors) <= before(&Holding::descriptors) + most_transient);
  CHECK(after(&Holding::threads) <= before(&Holding::threads) + most_transient);
  CHECK(after(&Holding::children) <= before(&Holding::children) + most_transient);
  const long held = before(&Holding::resident_kilobytes), grown = after(&Holding::resident_kilobytes) - held;
  CHECK(static_cast<double>(grown) < most_growth * static_cast<double>(held));
  WARN(rounds << " rounds: " << held << " kB after the warm-up and " << grown << " kB more at the end, "
              << after(&Holding::descriptors) << " descriptors, " << after(&Holding::threads) << " threads, "
              << after(&Holding::children) << " children");
  ::kill(soak.daemon.pid(), SIGTERM);
  CHECK(soak.daemon.rest().second == 0);
}
