// A mustache template of the user's that makes a message into what a service expects.
#pragma once

#include "sinks/notification.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace datelined {

/// Compiled once; `rendered` may be called from several threads.
class MessageTemplate {
 public:
  /// `{{…}}` is escaped for the content type: JSON strings, form fields, HTML; else only control characters go.
  /// `{{{…}}}` never is.
  MessageTemplate(std::string text, std::string_view content_type);

  /// What is wrong with the template; empty if nothing is.
  const std::string& fault() const { return fault_; }
  /// It sees `key`, `thread`, `reason`, `urgency`, `made`, `recipient`, `title`, `body`, `url`, the sections `low`,
  /// `normal`, `critical`, and the facts: `event.place`, `reminder.watch`, `#events` of a list.
  std::string rendered(const Notification& notification) const;

 private:
  std::string text_, fault_;
  std::string (*escape_)(const std::string&);
};

}  // namespace datelined
