// LoopbackServer: a TCP server on a free loopback port that holds a scripted conversation with each connection.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <thread>

namespace datelined {

/// The server's end of one connection. Every read is empty once the other side (or the server) has closed.
class Peer {
 public:
  explicit Peer(int descriptor) : descriptor_(descriptor) {}

  /// Up to and with the next LF, which stays.
  std::string line();
  /// Everything up to and with `end`.
  std::string until(std::string_view end);
  std::string bytes(std::size_t count);
  void say(std::string_view text);
  /// Says nothing until the other side gives up.
  void hang();
  /// The head of an HTTP request and its body.
  struct Request {
    std::string head, body;
  };
  Request request();

 private:
  bool more();
  int descriptor_;
  std::string buffer_;
};

class LoopbackServer {
 public:
  explicit LoopbackServer(std::function<void(Peer&)> talk);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  int port() const { return port_; }
  std::string url(std::string_view path = "/") const;
  int connections() const { return connections_; }

 private:
  void accept_all();

  std::function<void(Peer&)> talk_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<int> connections_ = 0;
  std::list<int> open_;
  std::list<std::thread> talks_;
  std::thread accepting_;
};

}  // namespace datelined
