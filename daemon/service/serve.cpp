#include "service/serve.hpp"

#include "service/listeners.hpp"
#include "service/routes.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <chrono>
#include <exception>
#include <list>
#include <utility>

namespace datelined {

namespace {

using Stream = asio::generic::stream_protocol;
using Acceptor = asio::basic_socket_acceptor<Stream>;

/// Of each listener, so that a flood of one cannot lock out the other.
constexpr std::size_t connections_per_listener = 128;
/// After a failed accept (no descriptors left) it would fail again at once.
constexpr std::chrono::milliseconds accept_pause(200);

struct Listener {
  Acceptor acceptor;
  ServedRules rules;
  std::size_t connections = 0;
};

}  // namespace

/// Listeners, and the coroutines that run for them and for each connection: owned here, ended here.
struct Server::Sockets {
  explicit Sockets(ServedParts parts)
      : loop(parts.executors.loop),
        files(parts.executors.views),
        routes(std::move(parts)),
        all_ended(loop, asio::steady_timer::time_point::max()) {}

  asio::any_io_executor loop, files;
  Routes routes;
  ServedAnswer answer = [this](const ServedRequest& request) { return routes.answer(request); };
  std::list<Listener> listeners;
  std::list<asio::cancellation_signal> running;
  asio::steady_timer all_ended;
  unsigned port = 0;
  std::filesystem::path socket_path;

  /// Starts a coroutine that is cancelled and waited for at the end.
  template <class Ended>
  void start(asio::awaitable<void> task, Ended ended) {
    const auto signal = running.emplace(running.end());
    auto on_end = [this, signal, ended](std::exception_ptr failure) {
      running.erase(signal);
      if (running.empty()) all_ended.cancel();
      ended(failure);
    };
    asio::co_spawn(loop, std::move(task), asio::bind_cancellation_slot(signal->slot(), std::move(on_end)));
  }

  asio::awaitable<void> accept(Listener& listener) {
    for (;;) {
      Stream::socket socket(loop);
      const auto got = co_await listener.acceptor.async_accept(socket, asio::as_tuple(asio::use_awaitable));
      if (std::get<0>(got)) {
        asio::steady_timer pause(loop, accept_pause);
        co_await pause.async_wait(asio::use_awaitable);
      } else if (listener.connections < connections_per_listener) {
        ++listener.connections;
        start(http_session(std::move(socket), listener.rules, answer, files),
              [&listener](std::exception_ptr) { --listener.connections; });
      }
    }
  }

  void cancel_all() {
    for (auto signal = running.begin(); signal != running.end();) (signal++)->emit(asio::cancellation_type::terminal);
  }
};

Server::Server(ServedParts parts) : sockets_(std::make_unique<Sockets>(std::move(parts))) {}

Server::~Server() {
  std::error_code ignored;
  if (!sockets_->socket_path.empty()) std::filesystem::remove(sockets_->socket_path, ignored);
}

void Server::listen_unix(const std::filesystem::path& path) {
  const int descriptor = unix_listener(path);
  sockets_->listeners.push_back({Acceptor(sockets_->loop, Stream(AF_UNIX, 0), descriptor), {true, 0}});
  sockets_->socket_path = path;
}

void Server::listen_tcp(std::string_view address) {
  const BoundSocket bound = tcp_listener(address);
  const Stream protocol(bound.family, IPPROTO_TCP);
  sockets_->listeners.push_back({Acceptor(sockets_->loop, protocol, bound.descriptor), {false, bound.port}});
  sockets_->port = bound.port;
}

unsigned Server::port() const { return sockets_->port; }

asio::awaitable<void> Server::run() {
  Sockets& sockets = *sockets_;
  const auto nothing = [](std::exception_ptr) {};
  for (Listener& listener : sockets.listeners) sockets.start(sockets.accept(listener), nothing);
  co_await asio::this_coro::throw_if_cancelled(false);
  co_await sockets.all_ended.async_wait(asio::as_tuple(asio::use_awaitable));
  co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
  sockets.cancel_all();
  while (!sockets.running.empty()) {
    sockets.all_ended.expires_at(asio::steady_timer::time_point::max());
    co_await sockets.all_ended.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  for (Listener& listener : sockets.listeners) listener.acceptor.close();
}

}  // namespace datelined
