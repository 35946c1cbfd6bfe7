// Asio reads std::chrono::steady_clock and sleeps on a timerfd: both are defined here, in the program itself, and so
// take the place of the system's.
#include "tests/simulation/virtual_time.hpp"

#include <poll.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>

namespace datelined {

namespace {

/// Asio looks at its timers at least so often, whether there are any or not.
constexpr Ticks asio_longest = std::chrono::minutes(5);

int timer_descriptor = -1;
std::optional<Ticks> timer_ends;

int arm_at_once(int descriptor) {
  const itimerspec at_once{.it_interval = {}, .it_value = {.tv_sec = 0, .tv_nsec = 1}};
  const long code = ::syscall(SYS_timerfd_settime, descriptor, TFD_TIMER_ABSTIME, &at_once, nullptr);
  pollfd readable{.fd = descriptor, .events = POLLIN, .revents = 0};
  ::poll(&readable, 1, -1);  // the kernel may take a moment; the simulation's order must not depend on it
  return static_cast<int>(code);
}

}  // namespace

WorldTime& world_time() {
  static WorldTime time;
  return time;
}

std::optional<Ticks> next_timer() { return timer_ends; }

void ring_timer() {
  timer_ends.reset();
  if (timer_descriptor >= 0) arm_at_once(timer_descriptor);
}

void forget_timers() {
  timer_ends.reset();
  timer_descriptor = -1;
}

Instant SimulatedClock::now() const {
  const Instant reading = world_time().truth + world_time().offset;
  latest_ = std::max(latest_, reading);
  return reading;
}

}  // namespace datelined

std::chrono::steady_clock::time_point std::chrono::steady_clock::now() noexcept {
  return time_point(datelined::world_time().steady);
}

extern "C" int timerfd_settime(int descriptor, int flags, const itimerspec* value, itimerspec*) noexcept {
  using namespace datelined;
  timer_descriptor = descriptor;
  timer_ends.reset();
  if ((flags & TFD_TIMER_ABSTIME) != 0) return arm_at_once(descriptor);
  const Ticks wait = std::chrono::seconds(value->it_value.tv_sec) +
                     std::chrono::ceil<Ticks>(std::chrono::nanoseconds(value->it_value.tv_nsec));
  if (wait < asio_longest) timer_ends = world_time().steady + wait;
  return 0;
}
