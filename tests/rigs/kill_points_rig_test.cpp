// The real daemon is killed at each step of a message's life, from the article to the recorded outcome, once and again:
// how often the message comes is known exactly. Needs a debug build: what is shipped knows no kill points.
#include "service/kill_point.hpp"
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <string>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 60s;

/// Appends a message's key to a file, at once.
constexpr const char* script = "#!/bin/sh\necho \"$DATELINE_KEY\" >>\"$1\"\n";
constexpr const char* article =
    "{\"id\":\"1\",\"published\":\"2031-05-01\",\"title\":\"A library for Nowhere\","
    "\"text\":\"The town of Nowhere will open its new library on 14 June 2031.\"}\n";

std::string settings(const std::string& path) {
  return "[user]\nzone = \"UTC\"\n[daemon]\nstate = \"state\"\nsocket = \"socket\"\nreaders = 1\n"
         "[[folder]]\nname = \"news\"\npath = \"news\"\n"
         "[[watch]]\nname = \"all\"\nannounce = true\ngather = \"1s\"\nleads = []\nsinks = [\"file\"]\n"
         "[[sink]]\nname = \"file\"\nkind = \"command\"\ncommand = [\"" +
         path + "/script\", \"" + path + "/keys\"]\n";
}

std::vector<std::string> keys_in(const std::filesystem::path& file) {
  std::vector<std::string> keys;
  std::ifstream stream(file);
  for (std::string key; std::getline(stream, key);) keys.push_back(key);
  return keys;
}

bool has_ended(pid_t process) {
  siginfo_t state{};
  return ::waitid(P_PID, static_cast<id_t>(process), &state, WEXITED | WNOHANG | WNOWAIT) == 0 && state.si_pid != 0;
}

struct Killed {
  std::string_view point;
  int kills;   ///< how often the message passes there, if each daemon is killed there
  int extras;  ///< messages that nobody could know to be superfluous
};

}  // namespace

TEST_CASE("a daemon killed at any step of a message's life tells once, or once more for each kill that hid an answer",
          "[rig]") {
  const auto [point, kills, extras] = GENERATE(
      Killed{kill_points::promised, 1, 0}, Killed{kill_points::leased, 2, 0}, Killed{kill_points::sorted, 2, 0},
      Killed{kill_points::worded, 2, 0}, Killed{kill_points::answered, 2, 2}, Killed{kill_points::recording, 2, 2},
      Killed{kill_points::recorded, 1, 0});
  CAPTURE(point, kills);
  const ScratchFolder folder;
  const auto file = folder.file("x.toml", settings(folder.path().string()));
  std::filesystem::permissions(folder.file("script", script), std::filesystem::perms::owner_all);
  std::filesystem::create_directory(folder.path() / "news");
  folder.file("news/article.jsonl", article);
  const std::vector<std::string> command{DATELINED, "--config", file.string()};
  for (int kill = 0; kill < kills; ++kill) {
    ChildProcess daemon(command, {{"DATELINED_KILL_POINT", std::string(point)}}, true);
    REQUIRE(wait_until([&] { return has_ended(daemon.pid()); }, patience));
    CHECK(daemon.rest().second == -1);
  }
  ChildProcess last(command, {}, true);
  for (std::string line = last.line(); line.find("is following") == std::string::npos; line = last.line())
    REQUIRE_FALSE(line.empty());
  const auto database = folder.path() / "state" / "datelined.db";
  StoreView view = StoreView::open(database);
  CHECK(wait_until([&] { return view.counts().sent == 1; }, patience));
  ::kill(last.pid(), SIGTERM);
  CHECK(last.rest().second == 0);

  const std::vector<std::string> keys = keys_in(folder.path() / "keys");
  CHECK(keys.size() == static_cast<std::size_t>(1 + extras));
  Store store = Store::open(database, false);
  for (const std::string& key : keys) CHECK(store.delivery_by_key(key));
  CHECK(store.counts().leased + store.counts().dead + store.counts().cancelled == 0);
}
