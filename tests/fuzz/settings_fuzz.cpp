// Settings: any text is read or refused with findings, never with a crash.
#include "watches/watch.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace datelined;
  try {
    auto document = SettingsDocument::parse({reinterpret_cast<const char*>(bytes), size}, "fuzz.toml");
    SettingsReader root = document.root();
    for (SettingsReader& watch : root.tables("watch")) read_watch(watch);
    root.table("user").time_of_day("remind_at", {});
    root.table("user").size("size", 0);
    root.finish();
    document.check();
  } catch (const ConfigError&) {
  }
  return 0;
}
