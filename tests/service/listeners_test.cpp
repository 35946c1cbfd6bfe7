#include "service/listeners.hpp"

#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <unistd.h>

#include <fstream>
#include <stdexcept>

using namespace datelined;

TEST_CASE("a socket that nobody answers on is replaced and a living one is not", "[service][serve]") {
  const ScratchFolder folder;
  const auto path = folder.path() / "socket";
  const int first = unix_listener(path);
  CHECK_THROWS_WITH(unix_listener(path), Catch::Contains("another daemon answers"));
  ::close(first);
  const int second = unix_listener(path);
  CHECK(second >= 0);
  ::close(second);
}

TEST_CASE("a file in the place of the socket is left alone", "[service][serve]") {
  const ScratchFolder folder;
  std::ofstream(folder.path() / "socket") << "mine";
  CHECK_THROWS_WITH(unix_listener(folder.path() / "socket"), Catch::Contains("is no socket"));
  CHECK(std::filesystem::file_size(folder.path() / "socket") == 4);
}

TEST_CASE("a path too long for a socket is refused by name", "[service][serve]") {
  CHECK_THROWS_WITH(unix_listener("/tmp/" + std::string(200, 'x')), Catch::Contains("107 bytes"));
}

TEST_CASE("only loopback is listened on", "[service][serve]") {
  for (const char* address : {"0.0.0.0:0", "192.168.1.1:0", "[::]:0", "[::ffff:127.0.0.1]:0", "localhost:0",
                              "127.0.0.1", "127.0.0.1:70000", ":8642", "", "127.0.0.1:x"}) {
    INFO(address);
    CHECK_THROWS_AS(tcp_listener(address), std::runtime_error);
  }
  const BoundSocket bound = tcp_listener("127.0.0.1:0");
  CHECK(bound.port > 0);
  ::close(bound.descriptor);
}
