// A notification as JSON, kept under a size.
#include "sinks/message_json.hpp"

#include "calendar/iso8601.hpp"
#include "text/utf8.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace datelined {
namespace {

namespace json = boost::json;

std::string_view word(Urgency urgency) {
  switch (urgency) {
    case Urgency::low:
      return "low";
    case Urgency::normal:
      return "normal";
    case Urgency::critical:
      return "critical";
  }
  return "normal";
}

json::value facts_of(const Notification& notification) {
  if (notification.facts.empty()) return nullptr;
  json::error_code error;
  json::value facts = json::parse(notification.facts, error);
  return error ? json::value(nullptr) : facts;
}

}  // namespace

std::string message_json(const Notification& notification, std::size_t most) {
  json::object message;
  message["key"] = notification.key;
  message["thread"] = notification.thread;
  message["reason"] = name(notification.reason);
  message["urgency"] = word(notification.urgency);
  message["made"] = iso8601(notification.made);
  message["recipient"] = notification.recipient;
  message["title"] = repaired_utf8(notification.title);
  message["body"] = repaired_utf8(notification.body);
  message["url"] = notification.url.empty() ? json::value(nullptr) : json::value(repaired_utf8(notification.url));
  message["facts"] = facts_of(notification);
  std::string text = json::serialize(message);
  if (text.size() <= most) return text;
  message["facts"] = nullptr;
  message["facts_left_out"] = true;
  text = json::serialize(message);
  if (text.size() <= most) return text;
  // A character takes at most six bytes as JSON, so this fits whatever it holds.
  message["body"] = prefix_bytes(repaired_utf8(notification.body), most / 16);
  message["title"] = prefix_bytes(repaired_utf8(notification.title), most / 16);
  message["url"] = nullptr;
  return json::serialize(message);
}

}  // namespace datelined
