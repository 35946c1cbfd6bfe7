// A pid alone comes again; with the boot and the tick at which the process began it does not.
#include "store/lease_owner.hpp"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace datelined {

namespace {

/// Field 22 of /proc/self/stat, counted from behind the command's name, which may hold blanks and parentheses.
std::string start_time() {
  std::ifstream file("/proc/self/stat");
  const std::string line{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto name_end = line.rfind(')');
  if (name_end == std::string::npos) return "0";
  std::istringstream fields(line.substr(name_end + 1));
  std::string field;
  for (int number = 3; number <= 22; ++number) fields >> field;
  return field;
}

}  // namespace

LeaseOwner lease_owner() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string boot = "unknown";
  file >> boot;
  return boot + ':' + std::to_string(::getpid()) + ':' + start_time();
}

}  // namespace datelined
