#include "tests/canned_transport.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/sinks/sample_notification.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>

using namespace datelined;

namespace {

/// What `sink` writes to standard output.
std::string printed(Sink& sink, const Notification& notification) {
  ScratchFolder folder;
  const auto file = folder.path() / "out";
  std::fflush(stdout);
  const int kept = ::dup(STDOUT_FILENO);
  const int instead = ::open(file.c_str(), O_CREAT | O_WRONLY, 0600);
  ::dup2(instead, STDOUT_FILENO);
  sink.deliver(notification, {});
  ::dup2(kept, STDOUT_FILENO);
  ::close(kept);
  ::close(instead);
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("the terminal shows a message without colours when it is none", "[sinks]") {
  CannedTransport transport;
  const auto sink = sink_of("kind = \"terminal\"\n", transport);
  CHECK(sink->local());
  CHECK(printed(*sink, sample_notification()) ==
        "[lead] Trial of the two bankers in Madrid\n"
        "  In 3 h: Monday 27 February 2017, 10:00.\n"
        "  Madrid\n"
        "  https://news.example/bankers?a=1&b=2\n");
}

TEST_CASE("nothing a message says can steer the terminal", "[sinks]") {
  CannedTransport transport;
  const auto sink = sink_of("kind = \"terminal\"\n", transport);
  Notification notification = sample_notification();
  notification.title =
      "a\x1b]0;owned\x07\rb\nc\xc2\x9b"
      "31m \xe2\x80\xae"
      "d";
  notification.body = "one\x08\ntwo\x1b[2J";
  notification.url = "javascript:alert(1)";
  CHECK(printed(*sink, notification) ==
        "[lead] a\\x1b]0;owned\\x07\\x0db\\x0ac\\x9b31m \\u{202e}d\n  one\\x08\n  two\\x1b[2J\n");
}

TEST_CASE("reasons and outcomes have the names that the store and the messages use", "[sinks]") {
  CHECK(name(Reason::cancelled) == "cancelled");
  CHECK(name(Reason::escalation) == "escalation");
  CHECK(name(Outcome::Kind::sink_broken) == "sink_broken");
  CHECK(name(Outcome::Kind::unknown) == "unknown");
}
