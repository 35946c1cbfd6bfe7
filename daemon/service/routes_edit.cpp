// What the unix socket lets a person do to an event.
#include "agenda/agenda.hpp"
#include "service/edit_message.hpp"
#include "service/routes.hpp"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace datelined {
namespace {

/// What is asked for; throws WrongEdit. Nothing: no such action.
std::optional<EventEdit> edit_asked(std::string_view action, std::string_view body) {
  if (action == "edit") return edit_from(written_edit_from(body));
  EventEdit edit;
  if (action == "dismiss") edit.standing = Standing::dismissed;
  if (action == "restore") edit.standing = Standing::shown;
  return edit.standing ? std::optional(edit) : std::nullopt;
}

}  // namespace

asio::awaitable<ServedReply> Routes::edit(const ServedRequest& request) {
  std::string_view rest = std::string_view(request.path).substr(std::string_view("/events/").size());
  const std::size_t slash = rest.find('/');
  const std::string uid(rest.substr(0, slash));
  const std::string_view action = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
  std::optional<EventEdit> wanted;
  std::string wrong;
  try {
    wanted = edit_asked(action, request.body);
  } catch (const WrongEdit& error) {
    wrong = error.what();
  }
  if (!wrong.empty()) co_return error_json(400, wrong);
  if (!wanted) co_return error_json(404, "allowed are edit, dismiss and restore");
  std::optional<Event> event = co_await parts_.edit(uid, std::move(*wanted));
  if (!event) co_return error_json(404, "no event, or more than one, begins with " + uid);
  co_return tagged_reply("application/json", json_text(event_object(*event)) + "\n");
}

}  // namespace datelined
