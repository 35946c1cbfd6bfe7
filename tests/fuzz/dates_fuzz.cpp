// Dates of documents and the forms of spans: nothing crashes, and what is read is printed and read back the same.
#include "calendar/iso8601.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace datelined;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  for (const auto& time : {parse_iso8601(text), parse_rfc822(text)})
    if (time && !parse_iso8601(iso8601(time->local))) std::abort();
  const auto span = span_from_forms(text, "", "");
  if (span && start_form(*span) != text) std::abort();
  if (const auto zone = Zone::named(text); zone && !Zone::named(zone->name())) std::abort();
  return 0;
}
