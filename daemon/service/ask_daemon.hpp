// Asking the daemon: one blocking HTTP exchange over its unix socket.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace datelined {

/// Nobody answers on the socket.
class NoDaemon : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct DaemonAnswer {
  long status = 0;
  std::string body;
};

/// GET, or POST with `body`, of `target` ("/status.json"). Throws NoDaemon, std::runtime_error.
DaemonAnswer ask_daemon(const std::filesystem::path& socket, const std::string& target, bool post = false,
                        const std::string& body = {});

/// One segment of a path or a value of a query, in percents where needed.
std::string in_percents(std::string_view text);

}  // namespace datelined
