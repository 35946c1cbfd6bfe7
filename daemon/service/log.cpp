// Lines are cut at 2,000 code points; an outside text can fill no disk by itself.
#include "service/log.hpp"

#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <memory>
#include <vector>

namespace datelined {
namespace {

constexpr std::array<std::string_view, 4> names{"debug", "info", "warning", "error"};
constexpr std::size_t longest_line = 2'000;
constexpr int deepest_nesting = 8;
constexpr int most_warnings = 10, most_others = 100;  // of one feed in a minute

spdlog::level::level_enum level_of(LogLevel level) {
  constexpr std::array levels{spdlog::level::debug, spdlog::level::info, spdlog::level::warn, spdlog::level::err};
  return levels[static_cast<std::size_t>(level)];
}

/// syslog(3) priorities.
char priority_of(LogLevel level) { return "7643"[static_cast<std::size_t>(level)]; }

void send_to_journal(LogLevel level, std::string_view line, const LogFields& fields) {
  std::vector<std::string> entries{"MESSAGE=" + std::string(line), std::string("PRIORITY=") + priority_of(level),
                                   "SYSLOG_IDENTIFIER=datelined"};
  const std::pair<const char*, const std::string&> named[] = {
      {"FEED=", fields.feed}, {"ARTICLE=", fields.article}, {"EVENT=", fields.event}, {"DELIVERY=", fields.delivery}};
  for (const auto& [name, value] : named)
    if (!value.empty()) entries.push_back(name + value);
  std::vector<iovec> parts;
  for (std::string& entry : entries) parts.push_back({entry.data(), entry.size()});
  sd_journal_sendv(parts.data(), static_cast<int>(parts.size()));
}

}  // namespace

std::optional<LogLevel> log_level_named(std::string_view name) {
  for (std::size_t level = 0; level < names.size(); ++level)
    if (names[level] == name) return static_cast<LogLevel>(level);
  return std::nullopt;
}

LogWriter terminal_log() {
  auto logger = std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::stderr_color_sink_st>());
  logger->set_pattern("%H:%M:%S %^%l%$ %v");
  logger->set_level(spdlog::level::debug);
  logger->flush_on(spdlog::level::debug);
  return [logger](LogLevel level, std::string_view line, const LogFields&) {
    logger->log(level_of(level), "{}", fmt::string_view(line.data(), line.size()));
  };
}

LogWriter journal_log() { return send_to_journal; }

bool started_with_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat there {};
  if (stream == nullptr || fstat(STDERR_FILENO, &there) != 0) return false;
  return std::to_string(there.st_dev) + ":" + std::to_string(there.st_ino) == stream;
}

void Log::say(LogLevel level, std::string_view text, const LogFields& fields) {
  if (level < least_) return;
  if (clock_ != nullptr) end_minutes(clock_->boot());
  if (clock_ != nullptr && !fields.feed.empty() && !has_room(level, fields.feed)) return;
  writer_(level, for_terminal(prefix_code_points(text, longest_line)), fields);
}

bool Log::has_room(LogLevel level, const std::string& feed) {
  Minute& minute = minutes_.try_emplace(feed, Minute{clock_->boot()}).first->second;
  const bool warning = level >= LogLevel::warning;
  int& lines = warning ? minute.warnings : minute.others;
  const bool room = ++lines <= (warning ? most_warnings : most_others);
  if (!room) ++minute.left_out;
  return room;
}

void Log::end_minutes(Ticks boot) {
  for (auto minute = minutes_.begin(); minute != minutes_.end();) {
    if (boot - minute->second.began < std::chrono::minutes(1)) {
      ++minute;
      continue;
    }
    const auto ended = minutes_.extract(minute++);
    if (ended.mapped().left_out > 0)
      writer_(LogLevel::warning,
              for_terminal(ended.key()) + ": " + std::to_string(ended.mapped().left_out) +
                  " more lines in a minute were left out",
              {.feed = ended.key()});
  }
}

std::string told(const std::exception& error) {
  std::string text = error.what();
  std::exception_ptr inner;
  const auto nested_in = [](const std::exception& outer) -> std::exception_ptr {
    const auto* nesting = dynamic_cast<const std::nested_exception*>(&outer);
    return nesting != nullptr ? nesting->nested_ptr() : nullptr;
  };
  inner = nested_in(error);
  for (int depth = 0; inner && depth < deepest_nesting; ++depth) {
    try {
      std::rethrow_exception(inner);
    } catch (const std::exception& next) {
      text += std::string(": ") + next.what();
      inner = nested_in(next);
    } catch (...) {
      inner = nullptr;
    }
  }
  return text;
}

}  // namespace datelined
