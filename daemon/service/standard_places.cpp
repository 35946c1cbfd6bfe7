// XDG Base Directory Specification 0.8: relative values of its variables are ignored.
#include "service/standard_places.hpp"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace datelined {
namespace {

namespace fs = std::filesystem;

const passwd* account() { return getpwuid(geteuid()); }

bool is_the_systems() {
  const passwd* entry = account();
  return geteuid() == 0 || (entry != nullptr && entry->pw_name == std::string_view("datelined"));
}

fs::path from_environment(const char* variable) {
  const char* value = std::getenv(variable);
  const fs::path path = value != nullptr ? value : "";
  return path.is_absolute() ? path : fs::path();
}

fs::path home() {
  const fs::path said = from_environment("HOME");
  if (!said.empty()) return said;
  const passwd* entry = account();
  return entry != nullptr ? entry->pw_dir : "/";
}

fs::path below(const char* variable, const char* fallback) {
  const fs::path said = from_environment(variable);
  return (said.empty() ? home() / fallback : said) / "datelined";
}

}  // namespace

StandardPlaces standard_places() {
  if (is_the_systems()) return {"/etc/datelined/datelined.toml", "/var/lib/datelined", "/run/datelined/socket"};
  StandardPlaces places{.configuration = below("XDG_CONFIG_HOME", ".config") / "datelined.toml",
                        .state = below("XDG_STATE_HOME", ".local/state")};
  const fs::path runtime = from_environment("XDG_RUNTIME_DIR");
  places.socket = (runtime.empty() ? places.state : runtime / "datelined") / "socket";
  return places;
}

}  // namespace datelined
