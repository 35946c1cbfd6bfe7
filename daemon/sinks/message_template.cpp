// The template is parsed at each rendering: kainjow's object keeps state while it renders.
#include "sinks/message_template.hpp"

#include "sinks/message_json.hpp"
#include "text/escape.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <kainjow/mustache.hpp>

#include <cctype>
#include <cstdio>
#include <limits>

namespace datelined {
namespace {

namespace json = boost::json;
namespace mustache = kainjow::mustache;

std::string for_json(const std::string& text) {
  const std::string quoted = json::serialize(json::value(text));
  return quoted.substr(1, quoted.size() - 2);
}

/// application/x-www-form-urlencoded (WHATWG URL 5.2), with blanks as %20.
std::string for_form(const std::string& text) {
  std::string out;
  for (const unsigned char c : text) {
    char coded[4] = {static_cast<char>(c), 0, 0, 0};
    if (!std::isalnum(c) && std::string_view("-._*").find(static_cast<char>(c)) == std::string_view::npos)
      std::snprintf(coded, sizeof coded, "%%%02X", c);
    out += coded;
  }
  return out;
}

std::string for_page(const std::string& text) { return for_html(text); }
std::string for_text(const std::string& text) { return for_notification(text, text.size(), false); }

mustache::data data_of(const json::value& value) {
  if (const json::object* object = value.if_object()) {
    mustache::data all;
    for (const auto& member : *object) all.set(std::string(member.key()), data_of(member.value()));
    return all;
  }
  if (const json::array* array = value.if_array()) {
    mustache::data list(mustache::data::type::list);
    for (const json::value& each : *array) list.push_back(data_of(each));
    return list;
  }
  if (value.is_string()) return {std::string(value.get_string())};
  if (value.is_bool()) return value.get_bool() ? mustache::data::type::bool_true : mustache::data::type::bool_false;
  if (value.is_null()) return mustache::data::type::bool_false;
  return {json::serialize(value)};
}

}  // namespace

MessageTemplate::MessageTemplate(std::string text, std::string_view content_type) : text_(std::move(text)) {
  const auto is = [&](std::string_view word) { return content_type.find(word) != std::string_view::npos; };
  escape_ = is("json") ? for_json : is("form-urlencoded") ? for_form : is("html") ? for_page : for_text;
  const mustache::mustache parsed{text_};
  if (!parsed.is_valid()) fault_ = parsed.error_message();
}

std::string MessageTemplate::rendered(const Notification& notification) const {
  json::value message = json::parse(message_json(notification, std::numeric_limits<std::size_t>::max()));
  json::object& all = message.as_object();
  const json::string urgency = all.at("urgency").as_string();  // of its own: a new member may move the others
  all[urgency] = true;
  if (const json::object* facts = all.at("facts").if_object()) {
    const json::object copy = *facts;
    for (const auto& member : copy) all[member.key()] = member.value();
  }
  all.erase("facts");
  mustache::mustache page{text_};
  page.set_custom_escape(escape_);
  return page.render(data_of(message));
}

}  // namespace datelined
