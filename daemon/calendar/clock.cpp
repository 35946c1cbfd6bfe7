// The real clock and the replayed one: the only readers of the system's clocks.
#include "calendar/clock.hpp"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <ctime>
#include <system_error>

namespace datelined {

namespace {

using std::chrono::milliseconds;

milliseconds reading(clockid_t clock) {
  timespec time{};
  if (::clock_gettime(clock, &time) != 0) throw std::system_error(errno, std::system_category(), "clock_gettime");
  return std::chrono::seconds(time.tv_sec) + milliseconds(time.tv_nsec / 1'000'000);
}

/// A timerfd that fires at a reading of its clock.
class Alarm {
 public:
  explicit Alarm(clockid_t clock) : descriptor_(::timerfd_create(clock, TFD_NONBLOCK | TFD_CLOEXEC)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::system_category(), "timerfd_create");
  }
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;
  ~Alarm() { ::close(descriptor_); }

  int descriptor() const { return descriptor_; }

  void arm(milliseconds reading, int flags) const {
    const milliseconds at = std::max(reading, milliseconds(1));  // zero would switch the timer off
    itimerspec timer{};
    timer.it_value.tv_sec = static_cast<time_t>(at.count() / 1000);
    timer.it_value.tv_nsec = static_cast<long>(at.count() % 1000 * 1'000'000);
    // ECANCELED tells of a clock that was set since; the timer is armed all the same.
    if (::timerfd_settime(descriptor_, flags, &timer, nullptr) != 0 && errno != ECANCELED)
      throw std::system_error(errno, std::system_category(), "timerfd_settime");
  }

 private:
  int descriptor_;
};

class RealClock : public Clock {
 public:
  Instant now() const override { return Instant(reading(CLOCK_REALTIME)); }
  Ticks boot() const override { return reading(CLOCK_BOOTTIME); }
  int descriptor() const override { return alarm_.descriptor(); }
  void arm(Instant instant) override {
    alarm_.arm(instant.time_since_epoch(), TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET);
  }

 private:
  Alarm alarm_{CLOCK_REALTIME};
};

class ReplayedClock : public Clock {
 public:
  ReplayedClock(Instant start, double speed) : start_(start), speed_(speed) {}

  Instant now() const override {
    const double elapsed = static_cast<double>((boot() - began_).count()) * speed_;
    return start_ + milliseconds(std::llround(elapsed));
  }
  Ticks boot() const override { return reading(CLOCK_BOOTTIME); }
  int descriptor() const override { return alarm_.descriptor(); }
  void arm(Instant instant) override {
    const double ahead = static_cast<double>((instant - start_).count()) / speed_;
    alarm_.arm(began_ + milliseconds(static_cast<long long>(std::ceil(ahead))), TFD_TIMER_ABSTIME);
  }

 private:
  Instant start_;
  double speed_;
  Ticks began_ = reading(CLOCK_BOOTTIME);
  Alarm alarm_{CLOCK_BOOTTIME};
};

}  // namespace

std::unique_ptr<Clock> real_clock() { return std::make_unique<RealClock>(); }

std::unique_ptr<Clock> replayed_clock(Instant start, double speed) {
  return std::make_unique<ReplayedClock>(start, speed);
}

std::chrono::microseconds monotonic() {
  timespec time{};
  if (::clock_gettime(CLOCK_MONOTONIC, &time) != 0)
    throw std::system_error(errno, std::system_category(), "clock_gettime");
  return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_nsec / 1000);
}

}  // namespace datelined
