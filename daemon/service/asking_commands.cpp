#include "service/asking_commands.hpp"

#include "agenda/agenda.hpp"
#include "agenda/paint.hpp"
#include "service/ask_daemon.hpp"
#include "service/standard_places.hpp"
#include "settings/quantities.hpp"
#include "text/escape.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstdlib>
#include <ostream>

namespace datelined {

namespace json = boost::json;

namespace {

/// The error text of a JSON answer, else its status.
std::string complaint(const DaemonAnswer& answer) {
  boost::system::error_code error;
  const json::value value = json::parse(answer.body, error);
  const json::value* text = !error && value.is_object() ? value.get_object().if_contains("error") : nullptr;
  if (text && text->is_string()) return std::string(text->get_string());
  return "the daemon answered with status " + std::to_string(answer.status);
}

/// Prints the answer as it is; throws if it is an error.
int printed(const DaemonAnswer& answer, const CommandOutput& output) {
  if (answer.status == 400) throw WrongUse(complaint(answer));
  if (answer.status != 200) throw std::runtime_error(complaint(answer));
  output.out << answer.body;
  return 0;
}

std::string text_query(const CommandOutput& output) {
  return "width=" + std::to_string(output.width) + (output.colours ? "&colours=1" : "");
}

/// False for what tells nobody anything: nulls, and flags that are not set.
bool worth_saying(const json::value& value) { return !value.is_null() && value != json::value(false); }

std::string key_text(std::string_view key) {
  std::string text(key);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// On one line: `name, kind terminal`, `articles 1, events 3`.
std::string value_text(const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (!value.is_structured()) return json_text(value);
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (value.is_array())
    for (const json::value& item : value.get_array()) add(value_text(item));
  else
    for (const auto& [key, member] : value.get_object())
      if (key == "name")
        add(value_text(member));
      else if (worth_saying(member))
        add(key_text(key) + (member == json::value(true) ? "" : " " + value_text(member)));
  return text;
}

/// `key  value` a line; an object of a list has a line of its own.
std::string members_text(const json::object& object, std::string_view indent, const Paint& paint) {
  std::size_t width = 0;
  for (const auto& member : object) width = std::max(width, member.key().size());
  std::string text;
  const auto line = [&](std::string key, const json::value& value) {
    key.append(width - key.size(), ' ');
    text += std::string(indent) + paint.dim(for_terminal(key)) + "  " + for_terminal(value_text(value)) + "\n";
  };
  for (const auto& [key, value] : object) {
    if (!worth_saying(value)) continue;
    const json::array* list = value.if_array();
    if (!list || list->empty() || !list->front().is_object()) {
      line(key_text(key), value);
      continue;
    }
    for (const json::value& item : *list) line(&item == &list->front() ? key_text(key) : "", item);
  }
  return text;
}

std::string list_text(const json::value& value, const Paint& paint) {
  if (value.is_object()) return members_text(value.get_object(), "", paint);
  std::string text;
  if (!value.is_array()) return text;
  for (const json::value& item : value.get_array()) {
    if (!item.is_object()) continue;
    json::object object = item.get_object();
    if (const json::value* name = object.if_contains("name"); name && name->is_string())
      text += paint.bold(for_terminal(std::string(name->get_string()))) + "\n";
    object.erase("name");
    text += members_text(object, "  ", paint);
  }
  return text;
}

/// Gives an order and prints what was done.
int ordered(const std::filesystem::path& socket, const std::string& order, const CommandOutput& output) {
  const DaemonAnswer answer = ask_daemon(socket, "/orders/" + order, true);
  if (output.json || answer.status != 200) return printed(answer, output);
  output.out << members_text(json::parse(answer.body).as_object(), "", Paint(output.colours));
  return 0;
}

std::string query_of(const DeadOnes& which) {
  return "key=" + in_percents(which.key) + "&sink=" + in_percents(which.sink);
}

}  // namespace

std::filesystem::path daemon_socket(const std::string& option) {
  if (!option.empty()) return option;
  const char* variable = std::getenv("DATELINED_SOCKET");
  return variable && *variable ? std::filesystem::path(variable) : standard_places().socket;
}

int agenda_command(const std::filesystem::path& socket, const std::string& from, int days,
                   const CommandOutput& output) {
  std::string query = "days=" + std::to_string(days);
  if (!from.empty()) query += "&from=" + in_percents(from);
  if (output.json) return printed(ask_daemon(socket, "/events.json?" + query), output);
  const DaemonAnswer answer = ask_daemon(socket, "/agenda.txt?" + query + "&" + text_query(output));
  if (answer.status == 200 && answer.body.empty()) output.out << "Nothing is announced for this time.\n";
  return printed(answer, output);
}

int show_command(const std::filesystem::path& socket, const std::string& uid, const CommandOutput& output) {
  const std::string target = "/events/" + in_percents(uid);
  const DaemonAnswer answer =
      ask_daemon(socket, output.json ? target + ".json" : target + ".txt?" + text_query(output));
  if (answer.status == 404) throw std::runtime_error("no event, or more than one, begins with " + for_terminal(uid));
  return printed(answer, output);
}

int dismissed_command(const std::filesystem::path& socket, const CommandOutput& output) {
  if (output.json) return printed(ask_daemon(socket, "/dismissed.json"), output);
  const DaemonAnswer answer = ask_daemon(socket, "/dismissed.txt?" + text_query(output));
  if (answer.status == 200 && answer.body.empty()) output.out << "Nothing is dismissed.\n";
  return printed(answer, output);
}

namespace {

/// Posts an edit, and says what became of the event.
int edited(const std::filesystem::path& socket, const std::string& uid, const std::string& action,
           const std::string& body, const CommandOutput& output) {
  const DaemonAnswer answer = ask_daemon(socket, "/events/" + in_percents(uid) + "/" + action, true, body);
  if (answer.status == 200 && !output.json) return show_command(socket, uid, output);
  return printed(answer, output);
}

}  // namespace

int edit_command(const std::filesystem::path& socket, const std::string& uid, const WrittenEdit& edit,
                 const CommandOutput& output) {
  return edited(socket, uid, "edit", message_of(edit), output);
}

int standing_command(const std::filesystem::path& socket, const std::string& uid, const std::string& what,
                     const CommandOutput& output) {
  return edited(socket, uid, what, "", output);
}

int list_command(const std::filesystem::path& socket, const std::string& what, const CommandOutput& output) {
  const DaemonAnswer answer = ask_daemon(socket, "/" + what + ".json");
  if (output.json || answer.status != 200) return printed(answer, output);
  const std::string text = list_text(json::parse(answer.body), Paint(output.colours));
  output.out << (text.empty() ? "There are none.\n" : text);
  return 0;
}

int redrive_command(const std::filesystem::path& socket, const DeadOnes& which, const CommandOutput& output) {
  return ordered(socket, "redrive?" + query_of(which), output);
}

int acknowledge_command(const std::filesystem::path& socket, const DeadOnes& which, const CommandOutput& output) {
  return ordered(socket, "acknowledge?" + query_of(which), output);
}

int silence_command(const std::filesystem::path& socket, const std::string& words, const std::string& length,
                    const CommandOutput& output) {
  const auto seconds = duration_written(length);
  if (!seconds) throw WrongUse("--for: a length like 2h is expected, not " + for_terminal(length));
  return ordered(socket, "silence?words=" + in_percents(words) + "&seconds=" + std::to_string(seconds->count()),
                 output);
}

int unsilence_command(const std::filesystem::path& socket, std::int64_t id, const CommandOutput& output) {
  return ordered(socket, "unsilence?id=" + std::to_string(id), output);
}

int backup_command(const std::filesystem::path& socket, const std::string& file, const CommandOutput& output) {
  return ordered(socket, "backup?file=" + in_percents(std::filesystem::absolute(file).string()), output);
}

int test_sink_command(const std::filesystem::path& socket, const std::string& sink, const CommandOutput& output) {
  const DaemonAnswer answer = ask_daemon(socket, "/test-sink/" + in_percents(sink), true);
  if (answer.status == 404) throw std::runtime_error("there is no sink " + for_terminal(sink));
  if (answer.status != 200) return printed(answer, output);
  const json::value value = json::parse(answer.body);
  const json::object& outcome = value.as_object();
  output.out << (output.json ? answer.body : members_text(outcome, "", Paint(output.colours)));
  const json::value* kind = outcome.if_contains("outcome");
  return kind && *kind == "delivered" ? 0 : 1;
}

}  // namespace datelined
