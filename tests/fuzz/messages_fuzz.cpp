// What a hijacked reader may say, and what a reader may be told.
#include "service/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace datelined;
  const std::string_view body(reinterpret_cast<const char*>(bytes), size);
  try {
    static_cast<void>(answer_from(body, "Council\nThe council will meet on 3 May."));
  } catch (const BadMessage&) {
  }
  try {
    static_cast<void>(request_from(body));
  } catch (const BadMessage&) {
  }
  return 0;
}
