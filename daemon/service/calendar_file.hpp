// The calendar as a file that other programs read: always whole, never half written.
#pragma once

#include "calendar/instant.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace datelined {

/// The events that calendars show: from 30 days before `today` to two years after.
EventQuery calendar_window(Instant today);

/// Puts `bytes` in place of a file: a new file beside it, fsync, rename, fsync of the folder. Throws std::system_error.
void replace_file(const std::filesystem::path& file, std::string_view bytes);

/// Keeps an .ics file up to date. Used on the views executor.
class CalendarFile {
 public:
  CalendarFile(std::filesystem::path file, std::string installation);

  /// Writes the file if an event or the day changed since the last call, or if it is gone; true if it was written.
  bool refresh(StoreView& view, Instant today);

 private:
  std::filesystem::path file_;
  std::string installation_;
  std::int64_t version_ = -1;
  Instant today_{};
};

}  // namespace datelined
