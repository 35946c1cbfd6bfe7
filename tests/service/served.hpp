// Served: a real server on loopback with two made-up events, and a blocking client that sends bytes as they are.
#pragma once

#include "service/outbox_desk.hpp"
#include "service/serve.hpp"
#include "tests/agenda/made_events.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/turned_clock.hpp"

#include <arpa/inet.h>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <functional>
#include <future>
#include <map>
#include <string>
#include <thread>

namespace datelined {

struct Response {
  int status = 0;
  std::map<std::string, std::string> headers;
  std::string body;
};

/// A blocking client that sends bytes as they are.
class Client {
 public:
  explicit Client(unsigned port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(std::uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  explicit Client(const std::filesystem::path& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, path.c_str());
    REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  ~Client() { ::close(socket_); }

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(std::size_t(sent));
    }
  }

  /// The next response; status 0 if the connection ended before one.
  Response receive(bool body = true) {
    while (ahead_.find("\r\n\r\n") == std::string::npos)
      if (!read_more()) return {};
    const std::size_t end = ahead_.find("\r\n\r\n") + 4;
    Response response = parsed(ahead_.substr(0, end));
    ahead_.erase(0, end);
    const auto length = response.headers.find("content-length");
    const std::size_t size = body && length != response.headers.end() ? std::stoul(length->second) : 0;
    while (ahead_.size() < size)
      if (!read_more()) return {};
    response.body = ahead_.substr(0, size);
    ahead_.erase(0, size);
    return response;
  }

  bool ended() { return ahead_.empty() && !read_more(); }

 private:
  bool read_more() {
    char bytes[4096];
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got > 0) ahead_.append(bytes, std::size_t(got));
    return got > 0;
  }

  static Response parsed(const std::string& head) {
    Response response;
    response.status = std::stoi(head.substr(9, 3));
    for (std::size_t at = head.find("\r\n") + 2; at + 2 < head.size();) {
      const std::size_t end = head.find("\r\n", at), colon = head.find(": ", at);
      std::string name = head.substr(at, colon - at);
      for (char& c : name) c = char(std::tolower(c));
      response.headers[name] = head.substr(colon + 2, end - colon - 2);
      at = end + 2;
    }
    return response;
  }

  int socket_;
  std::string ahead_;
};

inline Event stored(Store& store, const Event& made) {
  Article article;
  article.feed = "Gadget Post";
  article.guid = made.uid;
  article.title = made.title;
  article.hash = made.uid;
  Event event = made;
  event.id = EventId{0};
  event.claims.front().article = store.keep_article(article, {}, made.changed);
  return store.keep_event(event);
}

/// A server with two events, on a TCP port and a unix socket; its loop runs in a thread of its own.
class Served {
 public:
  Served() {
    stored(store_, made_event("Doors open", "2017-02-27T10:00"));
    Event other = made_event("Summer fair", "2017-SU");
    other.uid = "zzzz6nq2mzx5tnd6wr4yhb2cvl@house";
    stored(store_, other);
    server_.listen_unix(socket);
    server_.listen_tcp("127.0.0.1:0");
    asio::co_spawn(loop_, server_.run(), asio::bind_cancellation_slot(stop_.slot(), [](std::exception_ptr) {}));
    thread_ = std::thread([this] { loop_.run(); });
  }
  ~Served() {
    asio::post(loop_, [this] { stop_.emit(asio::cancellation_type::terminal); });
    thread_.join();
  }

  Response get(const std::string& target, const std::string& more = "", const std::string& method = "GET") {
    Client client(port());
    client.send(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port()) + "\r\n" + more +
                "\r\n");
    return client.receive(method != "HEAD");
  }
  Response get_local(const std::string& target, const std::string& method = "GET", const std::string& body = "") {
    Client client(socket);
    client.send(method + " " + target +
                " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.receive();
  }
  unsigned port() const { return server_.port(); }
  /// Runs on the loop while nothing else does.
  void on_loop(const std::function<void()>& work) {
    std::promise<void> done;
    asio::post(loop_, [&] {
      work();
      done.set_value();
    });
    done.get_future().wait();
  }
  void add_event(const Event& event) {
    on_loop([&] { stored(store_, event); });
  }

 private:
  ScratchFolder folder_;

 public:
  std::string trouble;  ///< set on the loop
  const std::filesystem::path socket = folder_.path() / "run" / "socket";

 private:
  asio::io_context loop_;
  Store store_ = Store::open(folder_.path() / "store", false);
  StoreView view_ = StoreView::open(folder_.path() / "store");
  TurnedClock clock_{instant("2017-02-26T12:00:00Z")};
  ServedParts parts() {
    const asio::any_io_executor executor = loop_.get_executor();
    return {
        view_,
        {executor, executor, executor, executor},
        clock_,
        "house",
        folder_.path(),
        [] { return zone("Europe/Madrid"); },
        [this] { return trouble; },
        [] {
          const boost::json::object screen{{"name", "screen"}, {"kind", "terminal"}, {"resting", false}};
          const boost::json::object mail{{"name", "mail"}, {"kind", "email"}, {"resting", true}};
          return boost::json::object{
              {"version", "test"}, {"in_flight", 0}, {"sinks", boost::json::array{screen, mail}}, {"none", nullptr}};
        },
        [] {
          return boost::json::array{boost::json::object{{"name", "doors"}}};
        },
        [](std::string name) { return tried(std::move(name)); },
        [this](std::string uid, EventEdit edit) { return edited(std::move(uid), std::move(edit)); },
        [](std::string order, std::map<std::string, std::string> parameters) {
          return carried_out(std::move(order), std::move(parameters));
        }};
  }
  asio::awaitable<std::optional<Event>> edited(std::string uid, EventEdit edit) {
    const Planning planning{.installation = "house", .zone = zone("Europe/Madrid")};
    std::optional<Edited> done = edit_event(store_, uid, edit, {}, planning, clock_.now());
    if (!done) co_return std::nullopt;
    co_return done->after;
  }
  static asio::awaitable<boost::json::object> carried_out(std::string order,
                                                          std::map<std::string, std::string> parameters) {
    if (order == "wrong") throw WrongOrder("that makes no sense");
    if (order != "silence") throw std::out_of_range(order);
    boost::json::object done;
    for (const auto& [name, value] : parameters) done[name] = value;
    co_return done;
  }
  static asio::awaitable<boost::json::object> tried(std::string name) {
    if (name != "screen") throw std::out_of_range(name);
    boost::json::object outcome;
    outcome["outcome"] = "delivered";
    co_return outcome;
  }
  Server server_{parts()};
  asio::cancellation_signal stop_;
  std::thread thread_;
};

}  // namespace datelined
