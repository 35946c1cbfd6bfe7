// The lock is the kernel's (flock), so that it cannot outlive its holder; the number in the file is for people.
#include "store/state_lock.hpp"

#include "store/store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace datelined {

namespace {

std::string holder(int descriptor) {
  std::array<char, 16> text{};
  const ssize_t count = ::pread(descriptor, text.data(), text.size(), 0);
  std::string pid;
  for (ssize_t i = 0; i < count && text[i] >= '0' && text[i] <= '9'; ++i) pid += text[i];
  return pid.empty() ? "unknown" : pid;
}

}  // namespace

StateLock::StateLock(const std::filesystem::path& file)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (descriptor_ < 0) throw StoreError(file.string() + ": " + std::generic_category().message(errno));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    const std::string pid = holder(descriptor_);
    ::close(std::exchange(descriptor_, -1));
    if (error != EWOULDBLOCK)
      throw StoreError(file.string() + ": cannot be locked: " + std::generic_category().message(error));
    throw StoreError("datelined already runs on this state: pid " + pid + " (" + file.string() + ")");
  }
  const std::string pid = std::to_string(::getpid()) + '\n';
  // A full disk must not keep the daemon from starting: without the number the lock still holds.
  if (::ftruncate(descriptor_, 0) == 0 && ::pwrite(descriptor_, pid.data(), pid.size(), 0) < 0) errno = 0;
}

StateLock::StateLock(StateLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

StateLock& StateLock::operator=(StateLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

StateLock::~StateLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace datelined
