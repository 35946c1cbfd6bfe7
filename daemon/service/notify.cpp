// systemd 252 has no Type=notify-reload: RELOADING=1 with MONOTONIC_USEC, then READY=1, serves it and its successors.
#include "service/notify.hpp"

#include "calendar/clock.hpp"
#include "text/escape.hpp"

#include <systemd/sd-daemon.h>

#include <cstdint>
#include <string>

namespace datelined {
namespace {

void tell(const std::string& state) { sd_notify(0, state.c_str()); }

std::string status_line(std::string_view text) { return "STATUS=" + for_header(text); }

}  // namespace

void ServiceManager::ready(std::string_view status) const { tell("READY=1\n" + status_line(status)); }

void ServiceManager::status(std::string_view text) const { tell(status_line(text)); }

void ServiceManager::reloading() const {
  tell("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(monotonic().count()) + "\nSTATUS=reading the configuration");
}

void ServiceManager::stopping() const { tell("STOPPING=1\nSTATUS=stopping"); }

std::optional<std::chrono::milliseconds> ServiceManager::watchdog_interval() const {
  std::uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(microseconds) / 2);
}

void ServiceManager::alive() const { tell("WATCHDOG=1"); }

}  // namespace datelined
