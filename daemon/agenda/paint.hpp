// Paint: the few colours of the terminal, and the pieces of text that every listing shows.
#pragma once

#include "events/event.hpp"

#include <string>
#include <string_view>

namespace datelined {

/// The few SGR sequences that are used; nothing at all without colours.
class Paint {
 public:
  explicit Paint(bool colours) : colours_(colours) {}
  std::string bold(std::string_view text) const { return in("1", text); }
  std::string dim(std::string_view text) const { return in("2", text); }
  std::string time(std::string_view text) const { return in("36", text); }
  std::string place(std::string_view text) const { return in("32", text); }
  std::string status(const Event& event, std::string_view text) const {
    const bool off = event.status == Status::cancelled || event.undated;
    return in(off ? "31" : event.status == Status::postponed ? "33" : "2", text);
  }

 private:
  std::string in(std::string_view code, std::string_view text) const {
    if (!colours_ || text.empty()) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
  bool colours_;
};

/// "0.91"
std::string confidence_text(double confidence);

/// The evidence with its time words set off, escaped for the terminal.
std::string evidence_text(const EventMention& mention, const Paint& paint);

}  // namespace datelined
