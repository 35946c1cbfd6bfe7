// Assembling: the daemon's parts are built here and given to each other; no part knows the whole.
#pragma once

#include "calendar/instant.hpp"
#include "service/configuration.hpp"

#include <filesystem>
#include <optional>

namespace datelined {

struct RunOptions {
  std::filesystem::path configuration;
  Overrides overrides;
  std::optional<Instant> as_of;  ///< replay from here
  double speed = 1;
  bool send = false;  ///< in a replay: sinks that reach other people really send
};

/// Runs the daemon in the foreground until SIGTERM or SIGINT. Throws ConfigError, StoreError, std::runtime_error if it
/// cannot start.
void run_daemon(const RunOptions& options);

}  // namespace datelined
