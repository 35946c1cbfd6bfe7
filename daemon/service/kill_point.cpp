// In debug builds: the first time the point is reached that the environment names.
#include "service/kill_point.hpp"

#include <csignal>
#include <cstdlib>

namespace datelined {

void kill_point(std::string_view name) {
  const char* asked = std::getenv("DATELINED_KILL_POINT");
  if (asked != nullptr && asked == name) std::raise(SIGKILL);
}

}  // namespace datelined
