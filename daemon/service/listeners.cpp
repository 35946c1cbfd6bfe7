#include "service/listeners.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace datelined {

namespace fs = std::filesystem;

namespace {

constexpr int backlog = 64;

/// A descriptor that is closed unless it is handed on.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  int get() const { return value_; }
  int release() { return std::exchange(value_, -1); }

 private:
  int value_;
};

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

Descriptor new_socket(int family) {
  Descriptor socket(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (socket.get() < 0) fail("cannot make a socket");
  return Descriptor(socket.release());
}

sockaddr_un unix_address(const fs::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string& name = path.native();
  if (name.size() >= sizeof address.sun_path)
    throw std::runtime_error(name + ": the path of a socket may have " + std::to_string(sizeof address.sun_path - 1) +
                             " bytes at most");
  std::memcpy(address.sun_path, name.data(), name.size());
  return address;
}

/// Removes a socket that a daemon left behind; throws if one still answers or if it is no socket.
void remove_stale(const fs::path& path, const sockaddr_un& address) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) return;
  if (!S_ISSOCK(found.st_mode)) throw std::runtime_error(path.native() + ": is there already and is no socket");
  const Descriptor probe = new_socket(AF_UNIX);
  if (::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
    throw std::runtime_error(path.native() + ": another daemon answers on this socket");
  if (::unlink(path.c_str()) != 0) fail(path.native());
}

void make_folder(const fs::path& folder) {
  if (folder.empty() || fs::exists(folder)) return;
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
}

/// "127.0.0.1:8642" → address and port.
std::pair<std::string, unsigned> parts_of(std::string_view address) {
  const std::size_t colon = address.rfind(':');
  std::string_view host = address.substr(0, std::min(colon, address.size()));
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  unsigned port = 70'000;
  if (colon != std::string_view::npos)
    std::from_chars(address.data() + colon + 1, address.data() + address.size(), port);
  if (port > 65'535 || host.empty())
    throw std::runtime_error(std::string(address) + ": not of the form 127.0.0.1:8642");
  return {std::string(host), port};
}

void listen_on(int descriptor, const sockaddr* address, socklen_t size, const std::string& name) {
  if (::bind(descriptor, address, size) != 0) fail("cannot listen on " + name);
  if (::listen(descriptor, backlog) != 0) fail("cannot listen on " + name);
}

}  // namespace

int unix_listener(const fs::path& path) {
  const sockaddr_un address = unix_address(path);
  make_folder(path.parent_path());
  remove_stale(path, address);
  Descriptor socket = new_socket(AF_UNIX);
  // On Linux the file gets the mode of the socket, so that it is never open to others, not even for a moment.
  if (::fchmod(socket.get(), 0600) != 0) fail(path.native());
  listen_on(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address, path.native());
  if (::chmod(path.c_str(), 0600) != 0) fail(path.native());
  return socket.release();
}

BoundSocket tcp_listener(std::string_view written) {
  const auto parts = parts_of(written);
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  const bool is_v4 = ::inet_pton(AF_INET, parts.first.c_str(), &v4.sin_addr) == 1;
  const bool is_v6 = !is_v4 && ::inet_pton(AF_INET6, parts.first.c_str(), &v6.sin6_addr) == 1;
  const bool loopback =
      (is_v4 && (ntohl(v4.sin_addr.s_addr) >> 24) == 127) || (is_v6 && IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr));
  if (!loopback) throw std::runtime_error(std::string(written) + ": only loopback addresses are listened on");
  v4.sin_family = AF_INET;
  v6.sin6_family = AF_INET6;
  v4.sin_port = v6.sin6_port = htons(std::uint16_t(parts.second));
  BoundSocket bound;
  bound.family = is_v4 ? AF_INET : AF_INET6;
  Descriptor socket = new_socket(bound.family);
  const int on = 1;
  ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const sockaddr* address = is_v4 ? reinterpret_cast<const sockaddr*>(&v4) : reinterpret_cast<const sockaddr*>(&v6);
  listen_on(socket.get(), address, is_v4 ? sizeof v4 : sizeof v6, std::string(written));
  sockaddr_storage taken{};
  socklen_t size = sizeof taken;
  ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&taken), &size);
  bound.port =
      ntohs(is_v4 ? reinterpret_cast<sockaddr_in&>(taken).sin_port : reinterpret_cast<sockaddr_in6&>(taken).sin6_port);
  bound.descriptor = socket.release();
  return bound;
}

}  // namespace datelined
