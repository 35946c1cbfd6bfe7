#include "tests/rigs/private_bus.hpp"

#include "tests/catch.hpp"

namespace datelined {

PrivateBus::PrivateBus() {
  require_installed("/usr/bin/dbus-daemon", "dbus-daemon");
  folder_.file("bus.conf", "<busconfig><type>session</type><listen>" + address() +
                               "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                               "<allow send_destination=\"*\"/><allow receive_sender=\"*\"/><allow own=\"*\"/>"
                               "</policy></busconfig>");
  start();
}

void PrivateBus::start() {
  std::filesystem::remove(folder_.path() / "bus");
  daemon_ = std::make_unique<ChildProcess>(
      std::vector<std::string>{"/usr/bin/dbus-daemon", "--config-file=" + (folder_.path() / "bus.conf").string(),
                               "--nofork", "--nopidfile", "--print-address"},
      ChildProcess::Variables{}, true);
  // Warnings about limits it may not raise come first.
  std::string line = daemon_->line();
  while (!line.empty() && !line.starts_with("unix:")) line = daemon_->line();
  REQUIRE(line.starts_with("unix:"));
}

}  // namespace datelined
