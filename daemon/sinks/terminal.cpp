// Sink "terminal": prints messages on standard output, escaped, in colour only on a terminal.
#include "sinks/sink.hpp"
#include "text/escape.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace datelined {
namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view faint = "\x1b[2m";
constexpr std::string_view plain = "\x1b[0m";

std::string with(std::string_view style, const std::string& text, bool coloured) {
  return coloured ? std::string(style) + text + std::string(plain) : text;
}

std::string printed(const Notification& notification, bool coloured) {
  std::string text = with(faint, "[" + std::string(name(notification.reason)) + "] ", coloured) +
                     with(bold, for_terminal(notification.title), coloured) + "\n";
  std::string_view rest = notification.body;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    text += "  " + for_terminal(rest.substr(0, end)) + "\n";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (is_web_url(notification.url)) text += "  " + with(faint, for_terminal(notification.url), coloured) + "\n";
  return text;
}

class TerminalSink : public Sink {
 public:
  Outcome deliver(const Notification& notification, std::stop_token) override {
    const std::string text = printed(notification, ::isatty(STDOUT_FILENO) == 1);
    for (std::string_view rest = text; !rest.empty();) {
      const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        const auto kind = rest.size() == text.size() ? Outcome::Kind::temporary : Outcome::Kind::unknown;
        return {.kind = kind, .detail = std::string("standard output: ") + std::strerror(errno)};
      }
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }
  bool local() const override { return true; }
};

}  // namespace

std::unique_ptr<Sink> make_terminal_sink(SettingsReader&, const Surroundings&) {
  return std::make_unique<TerminalSink>();
}

}  // namespace datelined
