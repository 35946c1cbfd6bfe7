// The calendar as a file that other programs read: always whole, never half written.
#pragma once

#include "calendar/instant.hpp"
#include "service/executors.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace datelined {

/// The events that calendars show: from 30 days before `today` to two years after.
EventQuery calendar_window(Instant today);

/// What is to stand in place of a file: written beside it, and gone with this object unless it was put there. All of it
/// blocks and throws std::system_error with the file's name.
class NewFile {
 public:
  explicit NewFile(std::filesystem::path file);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes);
  /// fsync, rename, fsync of the folder.
  void put_in_place();

 private:
  void flush();

  std::filesystem::path file_, fresh_;
  std::string buffer_;
  int descriptor_ = -1;
};

/// Keeps an .ics file up to date. Used on the loop, by one coroutine.
class CalendarFile {
 public:
  CalendarFile(std::filesystem::path file, std::string installation);

  /// Writes the file, on the views executor and event by event, if an event or the day changed since the last call or
  /// if it is gone; true if it was written. Throws StoreError, std::system_error.
  asio::awaitable<bool> refresh(Executors executors, StoreView& view, Instant today);

 private:
  std::filesystem::path file_;
  std::string installation_;
  std::int64_t version_ = -1;
  Instant today_{};
};

}  // namespace datelined
