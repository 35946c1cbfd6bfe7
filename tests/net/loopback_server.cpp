#include "tests/net/loopback_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <system_error>

namespace datelined {

bool Peer::more() {
  char chunk[4096];
  const ssize_t length = ::recv(descriptor_, chunk, sizeof chunk, 0);
  if (length > 0) buffer_.append(chunk, static_cast<std::size_t>(length));
  return length > 0;
}

std::string Peer::until(std::string_view end) {
  std::size_t found = std::string::npos;
  while ((found = buffer_.find(end)) == std::string::npos)
    if (!more()) return "";
  std::string text = buffer_.substr(0, found + end.size());
  buffer_.erase(0, found + end.size());
  return text;
}

std::string Peer::line() { return until("\n"); }

std::string Peer::bytes(std::size_t count) {
  while (buffer_.size() < count)
    if (!more()) return "";
  std::string text = buffer_.substr(0, count);
  buffer_.erase(0, count);
  return text;
}

void Peer::say(std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void Peer::hang() {
  while (more()) {
  }
}

Peer::Request Peer::request() {
  Request request;
  request.head = until("\r\n\r\n");
  std::string lower = request.head;
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (const auto at = lower.find("\r\ncontent-length:"); at != std::string::npos)
    request.body = bytes(std::stoul(lower.substr(at + 17)));
  return request;
}

LoopbackServer::LoopbackServer(std::function<void(Peer&)> talk) : talk_(std::move(talk)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  if (listener_ < 0 || ::bind(listener_, reinterpret_cast<sockaddr*>(&address), length) != 0 ||
      ::listen(listener_, 64) != 0 || ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) != 0)
    throw std::system_error(errno, std::generic_category(), "loopback server");
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept_all(); });
}

LoopbackServer::~LoopbackServer() {
  ::shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  for (int descriptor : open_) ::shutdown(descriptor, SHUT_RDWR);
  for (std::thread& talk : talks_) talk.join();
  for (int descriptor : open_) ::close(descriptor);
  ::close(listener_);
}

void LoopbackServer::accept_all() {
  for (;;) {
    const int descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (descriptor < 0) return;
    ++connections_;
    open_.push_back(descriptor);
    talks_.emplace_back([this, descriptor] {
      Peer peer(descriptor);
      talk_(peer);
      ::shutdown(descriptor, SHUT_RDWR);
    });
  }
}

std::string LoopbackServer::url(std::string_view path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
}

}  // namespace datelined
