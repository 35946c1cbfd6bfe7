// Log: one line for each thing that happened, on the terminal or, started by systemd, in the journal with its fields.
#pragma once

#include <functional>
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

/// Used on the loop only. Outside text in a line is made harmless here, once.
class Log {
 public:
  Log(LogWriter writer, LogLevel least) : writer_(std::move(writer)), least_(least) {}

  void set_level(LogLevel least) { least_ = least; }
  void debug(std::string_view text, const LogFields& fields = {}) { say(LogLevel::debug, text, fields); }
  void info(std::string_view text, const LogFields& fields = {}) { say(LogLevel::info, text, fields); }
  void warning(std::string_view text, const LogFields& fields = {}) { say(LogLevel::warning, text, fields); }
  void error(std::string_view text, const LogFields& fields = {}) { say(LogLevel::error, text, fields); }

 private:
  void say(LogLevel level, std::string_view text, const LogFields& fields);

  LogWriter writer_;
  LogLevel least_;
};

/// The messages of an exception and of those nested in it, outermost first, parted by ": ".
std::string told(const std::exception& error);

}  // namespace datelined
