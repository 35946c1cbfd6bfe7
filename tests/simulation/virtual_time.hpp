// Virtual time: one process, one world, whose clocks move only when they are told to. The program that links this has
// its steady clock and its timers from here.
#pragma once

#include "calendar/clock.hpp"
#include "service/nap.hpp"

#include <algorithm>
#include <optional>

namespace datelined {

/// The clocks of the simulated machine.
struct WorldTime {
  Instant truth;                        ///< what an honest clock on the wall shows
  std::chrono::milliseconds offset{0};  ///< of the machine's clock
  Ticks boot{std::chrono::hours(1)};    ///< goes on in a suspend
  Ticks steady{std::chrono::hours(1)};  ///< does not

  void pass(std::chrono::milliseconds by) { truth += by, boot += by, steady += by; }
  void sleep(std::chrono::milliseconds by) { truth += by, boot += by; }
};

/// The one world of this process.
WorldTime& world_time();

/// When the next timer of Asio ends on the steady clock; nothing if none is asked for within five minutes.
std::optional<Ticks> next_timer();
/// Makes it look at its timers now.
void ring_timer();
/// A new process has no timers.
void forget_timers();

/// The machine's clock as the daemon reads it; remembers the latest reading it has given.
class SimulatedClock : public Clock {
 public:
  Instant now() const override;
  Ticks boot() const override { return world_time().boot; }
  int descriptor() const override { return -1; }
  /// At the latest when the next beat of the daemon comes, whose own timer waits for descriptors only.
  void arm(Instant instant) override { armed_ = std::min(instant, now() + common_beat); }
  void disarm() { armed_ = Instant::max(); }

  Instant armed() const { return armed_; }
  Instant latest() const { return latest_; }

 private:
  Instant armed_ = Instant::max();
  mutable Instant latest_ = Instant::min();
};

}  // namespace datelined
