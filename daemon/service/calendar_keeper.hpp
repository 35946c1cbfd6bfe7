// CalendarKeeper: the loop that keeps the calendar file true to the events.
#pragma once

#include "calendar/clock.hpp"
#include "service/executors.hpp"
#include "service/log.hpp"
#include "service/wake.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>

namespace datelined {

/// Used on the loop only; everything given outlives it.
class CalendarKeeper {
 public:
  CalendarKeeper(Executors executors, const Clock& clock, StoreView& view, Log& log, const Zone& zone,
                 std::string installation)
      : executors_(executors),
        clock_(clock),
        view_(view),
        log_(log),
        zone_(zone),
        installation_(std::move(installation)),
        wake_(executors.loop) {}

  /// Writes the file soon after events changed (a second, or twenty times what the last writing took) and when a day
  /// begins, until called off. What goes wrong is logged once and tried again each minute.
  asio::awaitable<void> keep(std::filesystem::path file);
  /// Events changed.
  void wake() { wake_.ring(); }

 private:
  Instant last_midnight() const;

  Executors executors_;
  const Clock& clock_;
  StoreView& view_;  ///< used on the views executor only
  Log& log_;
  const Zone& zone_;
  std::string installation_;
  Wake wake_;
};

}  // namespace datelined
