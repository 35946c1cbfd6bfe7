#include "service/spool.hpp"

#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <system_error>

using namespace datelined;

namespace {

std::string whole(const Spool& spool, std::size_t step) {
  std::string text;
  for (std::string piece; !(piece = spool.piece(text.size(), step)).empty();) text += piece;
  return text;
}

}  // namespace

TEST_CASE("a spool gives back what was added and leaves no file", "[service]") {
  const ScratchFolder folder;
  for (const std::size_t lines : {std::size_t(0), std::size_t(1), std::size_t(3), std::size_t(60'000)}) {
    Spool spool(folder.path());
    std::string text;
    for (std::size_t i = 0; i < lines; ++i) {
      const std::string line = "line " + std::to_string(i) + "\n";
      spool.add(line);
      text += line;
    }
    CHECK(spool.seal() == hex(sha256(text)));
    CHECK(spool.size() == text.size());
    CHECK(whole(spool, 100'000) == text);
    CHECK(spool.piece(text.size(), 10).empty());
    CHECK(std::filesystem::is_empty(folder.path()));
  }
}

TEST_CASE("a spool needs its folder only for what is large", "[service]") {
  Spool spool("/nowhere");
  spool.add("few bytes");
  CHECK(whole(spool, 4) == "few bytes");
  CHECK_THROWS_AS(spool.add(std::string(Spool::most_held, 'x')), std::system_error);
}
