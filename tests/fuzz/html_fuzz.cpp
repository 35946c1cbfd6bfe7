// Pages and fragments from any bytes: whatever comes in, the blocks lie in order inside the text.
#include "articles/decoding.hpp"
#include "articles/html.hpp"
#include "text/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace datelined;

namespace {

void check(const HtmlPage& page) {
  std::size_t before = 0;
  for (const Block& block : page.blocks) {
    if (block.range.begin < before || block.range.empty() || block.range.end > page.text.size()) abort();
    before = block.range.end;
  }
  if (!is_utf8(page.text) || !is_utf8(page.title)) abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = decoded(std::string_view(reinterpret_cast<const char*>(data), size), {});
  check(read_page(text));
  check(read_fragment(text));
  return 0;
}
