// Any bytes, any dateline, any language: expressions in order, within the text, on character borders, with sane spans.
#include "temporal/tagger.hpp"
#include "temporal/timex3.hpp"
#include "text/utf8.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const datelined::TimeExpression& expression, const std::string& text, std::size_t& last_end) {
  using namespace datelined;
  require(expression.where.begin >= last_end && expression.where.begin < expression.where.end);
  require(expression.where.end <= text.size());
  require(is_utf8(expression.where.of(text)));
  last_end = expression.where.end;
  if (const auto* span = std::get_if<TimeSpan>(&expression.when)) {
    require(!span->begin || *span->begin < span->end);
    using std::chrono::local_days;
    require(span->end > local_days(std::chrono::year(1000) / 1 / 1) &&
            span->end <= local_days(std::chrono::year(3000) / 1 / 1));
  }
  for (const Timex& timex : timexes(expression)) require(expression.where.holds(timex.where));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace datelined;
  if (size < 4) return 0;
  Dateline dateline;
  const int year = 1000 + (data[0] << 8 | data[1]) % 1999;
  dateline.moment = std::chrono::local_days(std::chrono::year(year) / 1 / 1) + std::chrono::days(data[2]);
  const std::string text = repaired_utf8({reinterpret_cast<const char*>(data) + 4, size - 4});
  std::vector<Block> blocks;
  if (data[3] & 1) blocks.push_back({Block::Kind::item, {0, prefix_bytes(text, text.size() / 2).size()}});
  constexpr std::array<std::string_view, 3> codes{"en", "de", "es"};
  std::size_t last_end = 0;
  for (const TimeExpression& expression : tagger_for(codes[(data[3] >> 1) % codes.size()]).tag(text, blocks, dateline))
    check(expression, text, last_end);
  return 0;
}
