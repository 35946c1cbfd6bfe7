// ClockGuard: whether the clock can be believed. A clock that jumped far, or starts in the past, is given some time to
// be set right before reminders are sent by it (DELIVERY 2.6).
#pragma once

#include "calendar/clock.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace datelined {

/// What speaks against a clock at the start.
struct ClockDoubts {
  Instant built = Instant::min();        ///< no clock of a machine that runs this program is right before it
  bool replayed = false;                 ///< it has a pace of its own: nothing it does is doubted
  std::function<bool()> unsynchronised;  ///< a time service runs and has not yet set the clock
};

class ClockGuard {
 public:
  struct Look {
    Ticks step{0};             ///< how far the clock jumped since the last look; 0 below a second
    bool holds = false;        ///< nothing is to be sent yet
    Ticks until{0};            ///< the end of the hold, on the boot clock
    std::string began, ended;  ///< why a hold began or how it ended at this look; else empty
  };

  explicit ClockGuard(ClockDoubts doubts) : doubts_(std::move(doubts)) {}

  /// `seen`: what the clock showed when the daemon ran last.
  void begin(std::optional<Instant> seen) { seen_ = seen; }
  /// To be called on every pass.
  Look look(Instant now, Ticks boot);

 private:
  struct Reading {
    Instant now;
    Ticks boot;
  };
  std::string doubt(Instant now) const;
  void hold(std::string why, Ticks boot, Ticks length, Look& look);

  ClockDoubts doubts_;
  std::optional<Instant> seen_;
  std::optional<Reading> last_;
  std::optional<Ticks> until_;
  Ticks jumped_{0};     ///< a forward jump that is being doubted
  std::string reason_;  ///< of the hold
};

/// True while systemd-timesyncd runs and has not set the clock since the machine started.
bool timesyncd_waits();
/// The same of what it keeps in a folder (systemd-timesyncd.service(8)): the folder is there while it runs, the file in
/// it once it has set the clock.
bool timesyncd_waits_in(const std::filesystem::path& folder);

}  // namespace datelined
