// Clock: the one place that knows what time it is. Everything else is told.
#pragma once

#include "calendar/instant.hpp"

#include <memory>

namespace datelined {

/// What "now" is: real, replayed (`--as-of`), or turned by a test.
/// Only `service/` waits on `descriptor()`, and only there is a clock read.
class Clock {
 public:
  virtual ~Clock() = default;

  /// The instant that decides what is upcoming, due, late, today.
  virtual Instant now() const = 0;
  /// CLOCK_BOOTTIME, never replayed: leases, time-outs and poll intervals are measured on it.
  virtual Ticks boot() const = 0;
  /// Becomes readable when the armed instant comes or the system clock was set. -1 if nothing can be waited on.
  virtual int descriptor() const = 0;
  /// Asks for a wake-up at `instant`; replaces the wake-up asked for before.
  virtual void arm(Instant instant) = 0;
};

/// The system's clock: a timerfd on CLOCK_REALTIME with TFD_TIMER_CANCEL_ON_SET. Throws std::system_error.
std::unique_ptr<Clock> real_clock();

/// A clock that starts at `start` when made and runs `speed` times as fast as the real one.
std::unique_ptr<Clock> replayed_clock(Instant start, double speed);

/// CLOCK_MONOTONIC, which sd_notify(3) wants as MONOTONIC_USEC. Beside that only work in progress is measured on it.
std::chrono::microseconds monotonic();

}  // namespace datelined
