// A hold ends when its reason is gone, or when it has lasted long enough: a wrong clock must not silence reminders.
#include "service/clock_guard.hpp"

#include <utility>

namespace datelined {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Ticks least_step = seconds(1);
constexpr Ticks far_jump = hours(24);
constexpr Ticks short_hold = seconds(60);
constexpr Ticks long_hold = minutes(10);

}  // namespace

std::string ClockGuard::doubt(Instant now) const {
  if (jumped_ > far_jump) return "the clock jumped forward by more than a day";
  if (now < doubts_.built) return "the clock shows a day before this program was made";
  if (seen_ && now < *seen_ - far_jump) return "the clock is more than a day behind what it showed before";
  if (doubts_.unsynchronised && doubts_.unsynchronised()) return "the clock is not yet synchronised";
  return {};
}

void ClockGuard::hold(std::string why, Ticks boot, Ticks length, Look& look) {
  until_ = boot + length;
  reason_ = std::move(why);
  look.began = reason_;
}

ClockGuard::Look ClockGuard::look(Instant now, Ticks boot) {
  Look look;
  if (doubts_.replayed) return look;
  const bool first = !last_;
  if (!first) {
    const Ticks step = (now - last_->now) - (boot - last_->boot);
    if (step > least_step || step < -least_step) look.step = step;
    if (jumped_ > Ticks(0) || look.step > far_jump) jumped_ += look.step;
  }
  last_ = Reading{now, boot};
  const std::string why = first || until_ || jumped_ > far_jump ? doubt(now) : std::string();
  if (!until_ && !why.empty()) hold(why, boot, why.ends_with("synchronised") ? long_hold : short_hold, look);
  if (until_ && (why.empty() || boot >= *until_)) {
    look.ended = why.empty() ? "the clock is right now" : "the clock is taken as it is";
    until_.reset();
    jumped_ = Ticks(0);
    seen_.reset();
    doubts_ = {};
  }
  look.holds = until_.has_value();
  look.until = until_.value_or(boot);
  return look;
}

bool timesyncd_waits() { return timesyncd_waits_in("/run/systemd/timesync"); }

bool timesyncd_waits_in(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::is_directory(folder, error) && !std::filesystem::exists(folder / "synchronized", error);
}

}  // namespace datelined
