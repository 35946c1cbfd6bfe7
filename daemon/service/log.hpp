// Log: one line for each thing that happened, on the terminal or, started by systemd, in the journal with its fields.
#pragma once

#include "calendar/clock.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace datelined {

enum class LogLevel { debug, info, warning, error };
std::optional<LogLevel> log_level_named(std::string_view name);

/// What a line speaks of; become the journal's FEED, ARTICLE, EVENT and DELIVERY. Empty ones are left out.
struct LogFields {
  std::string feed = {}, article = {}, event = {}, delivery = {};
};

using LogWriter = std::function<void(LogLevel, std::string_view line, const LogFields&)>;

/// Lines with the time on standard error.
LogWriter terminal_log();
/// The journal, by its own protocol.
LogWriter journal_log();
/// Whether standard error goes to the journal anyway (`JOURNAL_STREAM`).
bool started_with_journal();

/// Used on the loop only. Outside text in a line is made harmless here, once. No feed fills the log: of one feed at
/// most ten warnings and errors, and a hundred other lines, are written a minute; how many were left out is told after
/// it.
class Log {
 public:
  /// Without a clock, which outlives the log, nothing is left out.
  Log(LogWriter writer, LogLevel least, const Clock* clock = nullptr)
      : writer_(std::move(writer)), least_(least), clock_(clock) {}

  void set_level(LogLevel least) { least_ = least; }
  void debug(std::string_view text, const LogFields& fields = {}) { say(LogLevel::debug, text, fields); }
  void info(std::string_view text, const LogFields& fields = {}) { say(LogLevel::info, text, fields); }
  void warning(std::string_view text, const LogFields& fields = {}) { say(LogLevel::warning, text, fields); }
  void error(std::string_view text, const LogFields& fields = {}) { say(LogLevel::error, text, fields); }

 private:
  /// The lines of one feed in a minute that is not over yet.
  struct Minute {
    Ticks began;
    int warnings = 0, others = 0, left_out = 0;
  };

  void say(LogLevel level, std::string_view text, const LogFields& fields);
  bool has_room(LogLevel level, const std::string& feed);
  void end_minutes(Ticks boot);

  LogWriter writer_;
  LogLevel least_;
  const Clock* clock_;
  std::map<std::string, Minute> minutes_;
};

/// The messages of an exception and of those nested in it, outermost first, parted by ": ".
std::string told(const std::exception& error);

}  // namespace datelined
