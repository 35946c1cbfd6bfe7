// The file is made nameless (O_TMPFILE): whatever becomes of the process, nothing stays behind.
#include "service/spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace datelined {

namespace {

[[noreturn]] void fail(const std::filesystem::path& folder) {
  throw std::system_error(errno, std::generic_category(), folder.native());
}

}  // namespace

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
}

void Spool::add(std::string_view bytes) {
  digest_.add(bytes);
  held_ += bytes;
  size_ += bytes.size();
  if (held_.size() > most_held) spill();
}

std::string Spool::seal() {
  if (file_ >= 0) spill();
  return hex(digest_.digest());
}

void Spool::spill() {
  if (file_ < 0) file_ = ::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file_ < 0) fail(folder_);
  for (std::string_view rest = held_; !rest.empty();) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) fail(folder_);
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  held_.clear();
}

std::string Spool::piece(std::size_t at, std::size_t most) const {
  if (at >= size_) return {};
  if (file_ < 0) return held_.substr(at, most);
  std::string bytes(std::min(most, size_ - at), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::pread(file_, bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(at + filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(folder_);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace datelined
