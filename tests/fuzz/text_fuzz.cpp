// Repair and escaping: what comes out is well-formed UTF-8 without what its place forbids.
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void need(bool holds) {
  if (!holds) std::abort();
}

bool has_control(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace datelined;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::string repaired = repaired_utf8(text);
  need(is_utf8(repaired) && repaired_utf8(repaired) == repaired);
  for (const char* charset : {"windows-1252", "utf-16", "shift_jis"}) need(is_utf8(to_utf8(text, charset)));
  const std::string terminal = for_terminal(text), header = for_header(text), ical = for_ical(text);
  need(is_utf8(terminal) && !has_control(terminal));
  need(is_utf8(header) && !has_control(header) && for_header(header) == header);
  need(is_utf8(ical) && ical.find('\n') == std::string::npos && ical.find('\r') == std::string::npos);
  need(for_html(text).find_first_of("<>\"'") == std::string::npos);
  need(code_points(for_notification(text, 100, false)) <= 100);
  need(squeezed(squeezed(text)) == squeezed(text));
  need(is_utf8(prefix_bytes(repaired, size / 2)) && is_utf8(prefix_code_points(repaired, size / 2)));
  if (is_web_url(text)) need(!has_control(text));
  return 0;
}
