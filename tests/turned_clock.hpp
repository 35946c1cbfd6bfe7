// TurnedClock: time stands still until a test turns it.
#pragma once

#include "calendar/clock.hpp"

namespace datelined {

class TurnedClock : public Clock {
 public:
  explicit TurnedClock(Instant start) : now_(start) {}

  Instant now() const override { return now_; }
  Ticks boot() const override { return boot_; }
  int descriptor() const override { return -1; }
  void arm(Instant instant) override { armed_ = instant; }

  void turn(std::chrono::milliseconds by) {
    now_ += by;
    boot_ += by;
  }
  /// A step of the system clock that boot time does not see.
  void step(std::chrono::milliseconds by) { now_ += by; }
  Instant armed() const { return armed_; }

 private:
  Instant now_;
  Ticks boot_ = std::chrono::hours(1);
  Instant armed_{};
};

}  // namespace datelined
