#include "text/ascii_words.hpp"

#include "tests/catch.hpp"

#include <string>

using namespace datelined;

TEST_CASE("an ASCII word ends at the first byte that is no letter or digit, wherever that stands", "[text]") {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool goes_on = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    for (std::size_t before = 0; before < 20; ++before) {
      const std::string text = std::string(before, 'q') + c + "tail, and more behind it";
      CAPTURE(byte, before);
      CHECK(ascii_word_end(text, 0) == (goes_on ? before + 5 : before));
      CHECK(ascii_word_end(text, before) == (goes_on ? before + 5 : before));
    }
  }
}

TEST_CASE("an ASCII word ends with its text", "[text]") {
  for (std::size_t size = 0; size < 20; ++size) CHECK(ascii_word_end(std::string(size, 'Z'), 0) == size);
}
