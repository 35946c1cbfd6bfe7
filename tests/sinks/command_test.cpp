#include "tests/canned_transport.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/sinks/sample_notification.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <sys/stat.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stop_token>
#include <thread>

using namespace datelined;
using Kind = Outcome::Kind;

namespace {

/// A sink that runs `script` with the folder as its first argument.
std::unique_ptr<Sink> shell(const ScratchFolder& folder, std::string_view script, const std::string& more = "") {
  static CannedTransport transport;
  const auto file = folder.file("script", script);
  return sink_of("kind = \"command\"\ncommand = [\"/bin/sh\", \"" + file.string() + "\", \"" + folder.path().string() +
                     "\"]\n" + more,
                 transport);
}

std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("a command gets the message as JSON and its key in the environment", "[sinks]") {
  ScratchFolder folder;
  ::setenv("NOTIFY_SOCKET", "/run/secret", 1);
  const auto sink = shell(folder, "cat > $1/input; env > $1/env; echo thanks");
  const Outcome outcome = sink->deliver(sample_notification(), {});
  ::unsetenv("NOTIFY_SOCKET");
  CHECK(outcome.kind == Kind::delivered);
  CHECK(outcome.detail == "thanks");
  const boost::json::value message = boost::json::parse(content(folder.path() / "input"));
  CHECK(message.at("title").as_string() == std::string_view(sample_notification().title));
  const std::string variables = content(folder.path() / "env");
  CHECK(variables.find("DATELINE_KEY=" + sample_notification().key + "\n") != std::string::npos);
  CHECK(variables.find("NOTIFY_SOCKET") == std::string::npos);
}

TEST_CASE("no shell ever sees what a message says", "[sinks]") {
  ScratchFolder folder;
  const auto sink = shell(folder, "cat > $1/input");
  Notification notification = sample_notification();
  notification.title = "$(touch " + (folder.path() / "owned").string() + "); `true`\n\"quoted\"";
  CHECK(sink->deliver(notification, {}).kind == Kind::delivered);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "owned"));
  CHECK(boost::json::parse(content(folder.path() / "input")).at("title").as_string() ==
        std::string_view(notification.title));
}

TEST_CASE("a command's exit status decides what becomes of the message", "[sinks]") {
  ScratchFolder folder;
  const auto kind = [&](int status) {
    return shell(folder, "exit " + std::to_string(status))->deliver(sample_notification(), {}).kind;
  };
  for (int status : {1, 2, 69, 75}) CHECK(kind(status) == Kind::temporary);
  for (int status : {65, 67, 68}) CHECK(kind(status) == Kind::permanent);
  for (int status : {64, 77, 78, 126, 127}) CHECK(kind(status) == Kind::sink_broken);
  const Outcome failed =
      shell(folder, "printf 'no \\033[31mroute\\n' >&2; exit 75")->deliver(sample_notification(), {});
  CHECK(failed.detail == "exit status 75: no \\x1b[31mroute");
  CHECK(shell(folder, "kill -9 $$")->deliver(sample_notification(), {}).kind == Kind::unknown);
  CannedTransport transport;
  CHECK(sink_of("kind = \"command\"\ncommand = \"/nowhere/at/all\"\n", transport)
            ->deliver(sample_notification(), {})
            .kind == Kind::sink_broken);
}

TEST_CASE("a command that does not read or talks too much does not block", "[sinks]") {
  ScratchFolder folder;
  Notification large = sample_notification();
  large.body = std::string(500'000, 'x');
  CHECK(shell(folder, "exec <&-; exit 0")->deliver(large, {}).kind == Kind::delivered);
  CHECK(shell(folder, "head -c 3000000 /dev/zero; cat >/dev/null")->deliver(large, {}).kind == Kind::delivered);
}

/// Whether anybody of a process group but zombies is left.
bool anybody_left(int group) {
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream stat(entry.path() / "stat");
    std::string line;
    if (!std::getline(stat, line)) continue;
    int parent = 0, leader = 0;
    char state = 0;
    std::sscanf(line.substr(line.rfind(')') + 2).c_str(), "%c %d %d", &state, &parent, &leader);
    if (leader == group && state != 'Z' && state != 'X') return true;
  }
  return false;
}

TEST_CASE("a command that takes too long is ended with everything it started", "[sinks]") {
  ScratchFolder folder;
  const auto sink =
      shell(folder,
            "cat >/dev/null\ntrap '' TERM\n(trap '' TERM; echo $$ > $1/group; while :; do sleep 1; done) &\nwait; wait",
            "timeout = \"1s\"\n");
  const Outcome outcome = sink->deliver(sample_notification(), {});
  CHECK(outcome.kind == Kind::unknown);
  CHECK(outcome.detail.find("took too long") == 0);
  const int group = std::stoi(content(folder.path() / "group"));
  // The kernel may take a moment to end who was killed.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (anybody_left(group) && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
  CHECK_FALSE(anybody_left(group));
}

TEST_CASE("a stop ends a command within a second", "[sinks]") {
  ScratchFolder folder;
  std::filesystem::path fifo = folder.path() / "started";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  const auto sink = shell(folder, "cat >/dev/null; echo > $1/started; exec sleep 60");
  std::stop_source stop;
  std::jthread stopper([&] {
    content(fifo);
    stop.request_stop();
  });
  const Outcome outcome = sink->deliver(sample_notification(), stop.get_token());
  CHECK(outcome.kind == Kind::unknown);
  CHECK(outcome.detail == "stopped");
  CHECK(sink->deliver(sample_notification(), stop.get_token()).kind == Kind::temporary);
}

TEST_CASE("a command table is checked", "[sinks]") {
  CannedTransport transport;
  CHECK(findings_of("kind = \"command\"\n", transport).find("command") != std::string::npos);
  CHECK(findings_of("kind = \"command\"\ncommand = \"bin/tell\"\n", transport).find("absolute") != std::string::npos);
  CHECK(findings_of("kind = \"command\"\ncommand = \"tell\"\ntimeout = \"10s\"\n", transport).empty());
}
