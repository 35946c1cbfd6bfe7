#include "service/batch.hpp"

#include "tests/catch.hpp"

#include <unistd.h>

#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

using namespace datelined;

namespace {

struct Streamed {
  std::string out, complaints;
  BatchCount count;
};

/// Writes `input` into a pipe in a thread of its own and streams it.
Streamed streamed(const std::string& input, int threads, const LineWork& work) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  std::thread writer([&] {
    std::string_view rest = input;
    while (!rest.empty()) {
      const ssize_t sent = ::write(ends[1], rest.data(), rest.size());
      if (sent <= 0) break;
      rest.remove_prefix(std::size_t(sent));
    }
    ::close(ends[1]);
  });
  std::ostringstream out, complaints;
  const BatchCount count = stream_lines(ends[0], out, complaints, threads, work);
  writer.join();
  ::close(ends[0]);
  return {out.str(), complaints.str(), count};
}

std::string echo(std::string_view line) { return std::string(line) + "\n"; }

std::string numbered(int lines) {
  std::string text;
  for (int i = 1; i <= lines; ++i) text += std::to_string(i) + std::string(std::size_t(i % 97), 'x') + "\n";
  return text;
}

}  // namespace

TEST_CASE("lines come out in the order they went in whatever the number of threads", "[service][batch]") {
  const std::string input = numbered(20000);
  for (const int threads : {1, 2, 7}) {
    const Streamed result = streamed(input, threads, echo);
    CHECK(result.out == input);
    CHECK(result.count.lines == 20000);
    CHECK(result.count.malformed == 0);
  }
}

TEST_CASE("a malformed line is reported with its number and the rest goes on", "[service][batch]") {
  const LineWork work = [](std::string_view line) {
    if (line.starts_with("bad")) throw std::runtime_error("is bad");
    return echo(line);
  };
  const Streamed result = streamed("one\n\nbad\r\n  \ntwo\nbad", 3, work);
  CHECK(result.out == "one\ntwo\n");
  CHECK(result.complaints == "line 3: is bad\nline 6: is bad\n");
  CHECK(result.count.lines == 4);
  CHECK(result.count.malformed == 2);
}

TEST_CASE("numbers of lines are right over many chunks", "[service][batch]") {
  std::string input = numbered(30000);
  input += "bad\n" + numbered(30000) + "bad\n";
  const LineWork work = [](std::string_view line) -> std::string {
    if (line == "bad") throw std::runtime_error("is bad");
    return {};
  };
  CHECK(streamed(input, 2, work).complaints == "line 30001: is bad\nline 60002: is bad\n");
}

TEST_CASE("a line may become no line or several", "[service][batch]") {
  const LineWork work = [](std::string_view line) { return line == "0" ? std::string() : echo(line) + echo(line); };
  CHECK(streamed("1\n0\n2\n", 2, work).out == "1\n1\n2\n2\n");
}

TEST_CASE("a line without end is reported and passed over in flat memory", "[service][batch]") {
  const std::string input = "first\n" + std::string(40 << 20, 'x') + "\nlast\n";
  const Streamed result = streamed(input, 2, echo);
  CHECK(result.out == "first\nlast\n");
  CHECK(result.complaints == "line 2: longer than 16 MiB\n");
}

TEST_CASE("nothing in gives nothing out", "[service][batch]") {
  const Streamed result = streamed("", 4, echo);
  CHECK(result.out.empty());
  CHECK(result.count.lines == 0);
}

TEST_CASE("an input that cannot be read is an error", "[service][batch]") {
  std::ostringstream out, complaints;
  CHECK_THROWS_AS(stream_lines(-1, out, complaints, 3, echo), std::system_error);
}

TEST_CASE("an output that takes no more ends the batch", "[service][batch]") {
  std::ostringstream complaints;
  std::ostream closed(nullptr);
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::write(ends[1], "one\ntwo\n", 8) == 8);
  ::close(ends[1]);
  CHECK_THROWS_WITH(stream_lines(ends[0], closed, complaints, 2, echo), "cannot write the output");
  ::close(ends[0]);
}
