// The daemon as a process: its exit statuses and what signals do.
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <signal.h>

using namespace datelined;

namespace {

constexpr const char* small =
    "[daemon]\nstate = \"state\"\nsocket = \"socket\"\nreaders = 1\n"
    "[[folder]]\nname = \"notes\"\npath = \".\"\n"
    "[[watch]]\nname = \"all\"\nsinks = [\"log\"]\n"
    "[[sink]]\nname = \"log\"\nkind = \"terminal\"\n";

std::pair<std::string, int> ran(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), DATELINED);
  return ChildProcess(arguments, {}, true).rest();
}

/// A running daemon whose log can be waited for.
class Daemon {
 public:
  explicit Daemon(const std::string& configuration) : process_({DATELINED, "--config", configuration}, {}, true) {}

  /// The first line with these words.
  std::string told(std::string_view words) {
    for (std::string line; !(line = process_.line()).empty();)
      if (line.find(words) != std::string::npos) return line;
    return "";
  }
  void signal(int number) const { ::kill(process_.pid(), number); }
  std::pair<std::string, int> rest() { return process_.rest(); }
  pid_t pid() const { return process_.pid(); }

 private:
  ChildProcess process_;
};

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("the daemon says its version and checks a configuration", "[service][daemon]") {
  const ScratchFolder folder;
  CHECK(ran({"--version"}).second == 0);
  const auto good = ran({"--check", folder.file("good.toml", small).string()});
  CHECK(good.second == 0);
  const auto bad = ran({"--check", folder.file("bad.toml", "[deamon]\n[user]\nzone = 3\n").string()});
  CHECK(bad.second == 2);
  CHECK(holds(bad.first, "bad.toml:1: deamon: "));
  CHECK(holds(bad.first, "bad.toml:3: user.zone: "));
}

TEST_CASE("wrong use and unusable files and states have exit statuses of their own", "[service][daemon]") {
  const ScratchFolder folder;
  const std::string configuration = folder.file("x.toml", small).string();
  CHECK(ran({"--bogus"}).second == 2);
  CHECK(ran({"--speed", "2"}).second == 2);
  CHECK(ran({"--config", configuration, "--as-of", "yesterday"}).second == 2);
  CHECK(ran({"--config", (folder.path() / "absent.toml").string()}).second == 2);
  const std::string file = folder.file("file", "").string();
  CHECK(ran({"--config", configuration, "--state", file}).second == 1);
}

TEST_CASE("a daemon starts and reads and reloads and stops by signals", "[service][daemon]") {
  const ScratchFolder folder;
  const std::string configuration = folder.file("x.toml", small).string();
  Daemon daemon(configuration);
  REQUIRE(daemon.told("is following 0 feeds and 1 folder for 1 watch") != "");
  const auto second = ran({"--config", configuration});
  CHECK(second.second == 1);
  CHECK(holds(second.first, "already runs on this state: pid " + std::to_string(daemon.pid())));

  folder.file("x.toml",
              std::string(small) + "[[folder]]\nname = \"more\"\npath = \"..\"\n[http]\nlisten = \"127.0.0.1:1\"\n");
  daemon.signal(SIGHUP);
  CHECK(holds(daemon.told("http.listen changed"), "takes a restart"));
  CHECK(holds(daemon.told("read anew"), "0 feeds and 2 folders for 1 watch"));

  folder.file("x.toml", std::string(small) + "nonsense = true\n");
  daemon.signal(SIGHUP);
  CHECK(holds(daemon.told("nonsense"), "x.toml:"));
  CHECK(daemon.told("the old one stays in force") != "");

  daemon.signal(SIGTERM);
  const auto [rest, status] = daemon.rest();
  CHECK(status == 0);
  CHECK(holds(rest, "stopped"));
}

TEST_CASE("a replay and the real thing refuse each other's states", "[service][daemon]") {
  const ScratchFolder folder;
  const std::string configuration = folder.file("x.toml", small).string();
  const std::string state = (folder.path() / "state").string();
  {
    Daemon daemon(configuration);
    REQUIRE(daemon.told("is following") != "");
    daemon.signal(SIGTERM);
    CHECK(daemon.rest().second == 0);
  }
  const auto refused = ran({"--config", configuration, "--state", state, "--as-of", "2017-02-20"});
  CHECK(refused.second == 1);
  CHECK(holds(refused.first, "--as-of"));
}
