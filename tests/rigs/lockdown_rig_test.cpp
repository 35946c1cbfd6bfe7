// The readers of the release build, as the kernel sees them.
#include "service/lockdown.hpp"
#include "service/readers.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/service/loop_result.hpp"
#include "tests/turned_clock.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace datelined;

namespace {

std::string content_of(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

/// The value of `Key:   value` or of a row that begins with the key.
std::string value_of(const std::string& text, const std::string& key) {
  const auto begin = text.find("\n" + key);
  if (begin == std::string::npos) return "";
  std::istringstream rest(text.substr(begin + 1 + key.size(), 100));
  std::string value;
  rest >> value;
  return value;
}

}  // namespace

TEST_CASE("a reader has given up files and network and children and most of its memory", "[rig][lockdown]") {
  if (std::getenv("DATELINED_RELEASE") == nullptr && lockdown_is_partial()) {
    WARN("not seen: sanitizers keep readers from being locked down; set DATELINED_RELEASE");
    return;
  }
  asio::io_context loop;
  TurnedClock clock{Instant(std::chrono::hours(400'000))};
  Readers readers(loop.get_executor(), clock, {.program = tried_daemon(), .count = 1});
  Article article{.title = "Council", .text = "The council will meet on 3 May 2027.", .language = "en"};
  CHECK_NOTHROW(result_of(loop, readers.read(article)));

  std::istringstream children(content_of("/proc/self/task/" + std::to_string(getpid()) + "/children"));
  std::string child;
  REQUIRE(children >> child);
  const std::string process = "/proc/" + child;
  const std::string status = content_of(process + "/status"), limits = content_of(process + "/limits");
  CHECK(value_of(status, "Seccomp:") == "2");
  CHECK(value_of(status, "NoNewPrivs:") == "1");
  CHECK(value_of(limits, "Max address space") == "536870912");
  CHECK(value_of(limits, "Max open files") == "1");
  CHECK(value_of(limits, "Max core file size") == "0");
  CHECK(content_of(process + "/environ").empty());
  const auto open = std::filesystem::directory_iterator(process + "/fd");
  CHECK(std::distance(begin(open), end(open)) == 3);
}
