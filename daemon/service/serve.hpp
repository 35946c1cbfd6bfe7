// Serve: agenda, calendar and control over HTTP, on a unix socket and, if asked, on a loopback TCP port.
#pragma once

#include "calendar/clock.hpp"
#include "calendar/zone.hpp"
#include "service/executors.hpp"
#include "store/edit.hpp"
#include "store/store.hpp"

#include <boost/json/fwd.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace datelined {

/// What serving needs of the rest. The functions are called on the loop, `view` is used on the views executor only; all
/// outlive the server.
struct ServedParts {
  StoreView& view;
  Executors executors;
  const Clock& clock;
  std::string installation;
  std::filesystem::path scratch;                ///< where large answers may lie while they are sent
  std::function<Zone()> zone;                   ///< the user's
  std::function<std::string()> trouble;         ///< what keeps the daemon from its work; empty: nothing
  std::function<boost::json::object()> status;  ///< what the loop knows; counts of the store are added
  std::function<boost::json::array()> watches;  ///< one object each
  std::function<asio::awaitable<boost::json::object>(std::string)> test_sink;  ///< the outcome; name unknown: throws
                                                                               ///< std::out_of_range
  /// The event after a user's edit; nothing if there is none of that uid.
  std::function<asio::awaitable<std::optional<Event>>(std::string uid, EventEdit edit)> edit = {};
  /// Orders about the outbox, as OutboxDesk carries them out; may be empty.
  std::function<asio::awaitable<boost::json::object>(std::string, std::map<std::string, std::string>)> carry_out = {};
};

/// Routes, read-only: `/`, `/event/UID`, `/style.css`, `/calendar.ics`, `/events.json?from=&days=`, `/events/UID.json`.
/// On the unix socket also `/status.json`, `/sources.json`, `/watches.json`, `/agenda.txt`, `/events/UID.txt`,
/// `/dismissed.txt`, `/dismissed.json`, `/dead.json`, `/silences.json`, `POST /test-sink/NAME`, `POST /events/UID/edit`
/// (JSON), `POST /events/UID/dismiss`, `POST /events/UID/restore`, `POST /orders/ORDER?…` (OutboxDesk), `/healthy`.
class Server {
 public:
  explicit Server(ServedParts parts);
  ~Server();
  Server(const Server&) = delete;

  /// Binds a socket with mode 0600; makes its folder (0700); replaces a socket nobody answers on. Throws
  /// std::runtime_error, also if somebody does answer.
  void listen_unix(const std::filesystem::path& path);
  /// "127.0.0.1:8642" or "[::1]:8642"; port 0 takes a free one. Throws std::runtime_error on anything but loopback.
  void listen_tcp(std::string_view address);
  /// Of the last `listen_tcp`.
  unsigned port() const;

  /// Serves until it is cancelled; then ends every connection and returns.
  asio::awaitable<void> run();

 private:
  struct Sockets;
  std::unique_ptr<Sockets> sockets_;
};

}  // namespace datelined
