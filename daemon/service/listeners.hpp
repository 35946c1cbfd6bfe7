// Listening sockets: bound before anything is served, so that a start that cannot serve fails at once.
#pragma once

#include <filesystem>
#include <string_view>

namespace datelined {

/// A listening unix socket of mode 0600; see Server::listen_unix. The caller owns the descriptor.
int unix_listener(const std::filesystem::path& path);

struct BoundSocket {
  int descriptor = -1;
  int family = 0;
  unsigned port = 0;
};

/// A listening TCP socket on loopback; see Server::listen_tcp.
BoundSocket tcp_listener(std::string_view address);

}  // namespace datelined
