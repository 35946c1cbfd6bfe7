// Feeds and files of any format from any bytes; the first byte chooses the way in.
#include "feeds/feed.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

using namespace datelined;

namespace {

/// Whatever comes in, an article keeps its promises.
void check(const FeedContent& content) {
  for (const Article& article : content.articles) {
    const std::string whole = whole_text(article);
    std::size_t before = 0;
    for (const Block& block : article.blocks) {
      if (block.range.begin < before || block.range.end <= block.range.begin || block.range.end > whole.size()) abort();
      before = block.range.end;
    }
    if (article.guid.empty() && article.hash.empty()) abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Feed feed{.name = "feed", .url = "https://example.org/feed"};
  constexpr const char* paths[] = {"a.txt", "a.html", "a.jsonl"};
  try {
    if (const unsigned choice = data[0] % 4; choice < 3)
      check(read_file(bytes, paths[choice], feed, Instant()));
    else
      check(read_feed(bytes, feed, Instant()));
  } catch (const std::runtime_error&) {
  }
  return 0;
}
