// Checked on the daemon's side, so that any client gets the same answers.
#include "service/edit_message.hpp"

#include "agenda/agenda.hpp"
#include "events/places.hpp"
#include "text/utf8.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace datelined {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_text = 500;

using Member = std::pair<std::string_view, std::string WrittenEdit::*>;
constexpr std::array<Member, 6> members{{{"title", &WrittenEdit::title},
                                         {"when", &WrittenEdit::when},
                                         {"zone", &WrittenEdit::zone},
                                         {"place", &WrittenEdit::place},
                                         {"category", &WrittenEdit::category},
                                         {"status", &WrittenEdit::status}}};

std::string checked(std::string_view field, const std::string& text) {
  std::string line = squeezed(repaired_utf8(text));
  if (line.empty() || code_points(line) > longest_text)
    throw WrongEdit(std::string(field) + ": allowed are 1 to 500 characters");
  return line;
}

TimeSpan span_written(const std::string& text) {
  const std::size_t slash = text.find('/');
  const std::string end = slash == std::string::npos ? std::string() : text.substr(slash + 1);
  const auto span = span_from_forms(text.substr(0, slash), end, "");
  if (!span || !span->begin)
    throw WrongEdit("when: allowed are forms like 2026-05-12, 2026-05-12T10:00, 2026-05-12/2026-05-14 and 2026-06");
  return *span;
}

}  // namespace

EventEdit edit_from(const WrittenEdit& written) {
  EventEdit edit;
  Pins& pins = edit.pins;
  if (!written.title.empty()) pins.title = checked("title", written.title);
  if (!written.when.empty()) pins.when = span_written(written.when);
  if (!written.zone.empty()) {
    pins.zone = Zone::named(written.zone);
    if (!pins.zone) throw WrongEdit("zone: there is no such zone, allowed are IANA names like Europe/Paris");
    if (!pins.when) throw WrongEdit("zone: is that of a clock time, given with when");
  }
  if (!written.place.empty()) pins.place = located(checked("place", written.place), vocabulary_for("en"));
  if (!written.category.empty() && !(pins.category = category_named(written.category)))
    throw WrongEdit("category: there is no such category; datelined.toml(5) lists them");
  if (!written.status.empty() && !(pins.status = status_named(written.status)))
    throw WrongEdit("status: allowed are possible, expected, scheduled, postponed, cancelled");
  for (const std::string& name : written.unpin) {
    const auto field = field_named(name);
    if (!field) throw WrongEdit("unpin: allowed are title, when, place, category, status");
    edit.unpin.push_back(*field);
  }
  if (edit == EventEdit()) throw WrongEdit("nothing to change");
  return edit;
}

std::string message_of(const WrittenEdit& written) {
  json::object message;
  for (const auto& [name, member] : members)
    if (!(written.*member).empty()) message[name] = repaired_utf8(written.*member);
  if (!written.unpin.empty()) message["unpin"] = json::array(written.unpin.begin(), written.unpin.end());
  return json_text(message);
}

WrittenEdit written_edit_from(std::string_view text) {
  boost::system::error_code error;
  const json::value message = json::parse(text, error);
  if (error || !message.is_object()) throw WrongEdit("an edit is one JSON object");
  WrittenEdit written;
  for (const auto& [key, value] : message.get_object()) {
    const auto known = std::ranges::find(members, std::string_view(key), &Member::first);
    if (known != members.end() && value.is_string()) {
      written.*(known->second) = std::string(value.get_string());
      continue;
    }
    const json::array* list = key == "unpin" ? value.if_array() : nullptr;
    if (!list) throw WrongEdit(std::string(key) + ": is no field of an edit, or no text");
    for (const json::value& field : *list)
      written.unpin.emplace_back(field.is_string() ? std::string_view(field.get_string()) : std::string_view());
  }
  return written;
}

}  // namespace datelined
