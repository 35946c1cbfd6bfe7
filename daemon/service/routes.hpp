// Routes: which path answers what.
#pragma once

#include "agenda/agenda.hpp"
#include "service/http.hpp"
#include "service/serve.hpp"

#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <optional>
#include <utility>

namespace datelined {

/// A page that is kept until an event changes or the day does.
struct KeptPage {
  std::int64_t version = -1;
  LocalTime day{};
  std::string trouble;  ///< that stands on it
  ServedReply reply;
};

class Routes {
 public:
  explicit Routes(ServedParts parts)
      : parts_(std::move(parts)), calendar_made_(parts_.executors.loop, asio::steady_timer::time_point::max()) {}

  asio::awaitable<ServedReply> answer(const ServedRequest& request);

 private:
  using Render = std::function<ServedReply(StoreView&)>;
  using EventForm = std::function<ServedReply(const Event&, const std::vector<Revision>&)>;

  asio::awaitable<ServedReply> read_only(const ServedRequest& request);
  /// Nothing if the path is none of those that only the unix socket knows.
  asio::awaitable<std::optional<ServedReply>> local(const ServedRequest& request);
  asio::awaitable<ServedReply> kept(KeptPage& page, Render render);
  asio::awaitable<ServedReply> agenda();
  asio::awaitable<ServedReply> calendar();
  asio::awaitable<ServedReply> made_calendar(LocalTime day);
  asio::awaitable<ServedReply> events_as_json(EventQuery query);
  asio::awaitable<ServedReply> events_as_text(EventQuery query, TextStyle style);
  asio::awaitable<ServedReply> events(const std::string& query, bool as_text);
  asio::awaitable<ServedReply> event_answer(std::string uid, EventForm form);
  asio::awaitable<ServedReply> status();
  asio::awaitable<ServedReply> sources();
  asio::awaitable<ServedReply> dead();
  asio::awaitable<ServedReply> silences();
  asio::awaitable<ServedReply> order(const ServedRequest& request);
  asio::awaitable<ServedReply> test_sink(const ServedRequest& request);
  asio::awaitable<ServedReply> dismissed(TextStyle style, bool as_text);
  /// POST /events/UID/edit, /dismiss, /restore.
  asio::awaitable<ServedReply> edit(const ServedRequest& request);

  LocalTime today() const;

  ServedParts parts_;
  KeptPage agenda_;    // touched on the views executor only
  KeptPage calendar_;  // on the loop
  bool making_calendar_ = false;
  asio::steady_timer calendar_made_;  // those who wait for the same calendar
};

}  // namespace datelined
