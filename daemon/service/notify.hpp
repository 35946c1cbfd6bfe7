// What the service manager is told: READY, STATUS, RELOADING, STOPPING, and that the daemon is alive.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace datelined {

/// sd_notify(3) by name; all of it does nothing unless systemd started the process. Used on the loop only.
class ServiceManager {
 public:
  void ready(std::string_view status) const;
  void status(std::string_view text) const;
  /// To be followed by `ready` in any case.
  void reloading() const;
  void stopping() const;

  /// How often `alive` is due (half of WatchdogSec=); nothing if nobody asks.
  std::optional<std::chrono::milliseconds> watchdog_interval() const;
  void alive() const;
};

}  // namespace datelined
