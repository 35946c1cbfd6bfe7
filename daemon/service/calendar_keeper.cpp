// Many articles come at once: the file waits for them, the longer the larger it is.
#include "service/calendar_keeper.hpp"

#include "service/calendar_file.hpp"
#include "service/called_off.hpp"

#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <chrono>

namespace datelined {

namespace {

using std::chrono::seconds;

/// Writing takes a twentieth of the time at most, and an event never waits for more than five minutes.
Ticks pause_after(Ticks spent) { return std::clamp<Ticks>(spent * 20, seconds(1), std::chrono::minutes(5)); }

}  // namespace

Instant CalendarKeeper::last_midnight() const {
  return to_instant(LocalTime(std::chrono::floor<std::chrono::days>(to_local(clock_.now(), zone_))), zone_);
}

asio::awaitable<void> CalendarKeeper::keep(std::filesystem::path file) {
  CalendarFile calendar(file, installation_);
  asio::steady_timer pause(executors_.loop);
  std::string failure;
  for (;;) {
    const Instant midnight = last_midnight();
    const Ticks began = clock_.boot();
    try {
      co_await calendar.refresh(executors_, view_, midnight);
      failure.clear();
    } catch (const std::exception& error) {
      if (called_off(error)) throw;
      if (failure != error.what()) log_.error("the calendar file is not up to date: " + told(error));
      failure = error.what();
    }
    const Ticks spent = clock_.boot() - began;
    bool rung = false;
    do {
      rung = co_await wake_.rung_within(std::chrono::minutes(1));
    } while (!rung && failure.empty() && last_midnight() == midnight);
    pause.expires_after(pause_after(spent));
    co_await pause.async_wait(asio::use_awaitable);
  }
}

}  // namespace datelined
