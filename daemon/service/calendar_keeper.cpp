// Many articles come at once: the file waits for them a second.
#include "service/calendar_keeper.hpp"

#include "service/calendar_file.hpp"
#include "service/called_off.hpp"

#include <boost/asio/steady_timer.hpp>

namespace datelined {

asio::awaitable<void> CalendarKeeper::keep(std::filesystem::path file) {
  CalendarFile calendar(file, installation_);
  asio::steady_timer pause(executors_.loop);
  std::string failure;
  for (;;) {
    const auto today = std::chrono::floor<std::chrono::days>(to_local(clock_.now(), zone_));
    const auto refresh = [&] { return calendar.refresh(view_, to_instant(LocalTime(today), zone_)); };
    try {
      co_await on(executors_.views, refresh);
      failure.clear();
    } catch (const std::exception& error) {
      if (called_off(error)) throw;
      if (failure != error.what()) log_.error("the calendar file is not up to date: " + told(error));
      failure = error.what();
    }
    co_await wake_.rung_within(std::chrono::minutes(1));
    pause.expires_after(std::chrono::seconds(1));
    co_await pause.async_wait(asio::use_awaitable);
  }
}

}  // namespace datelined
