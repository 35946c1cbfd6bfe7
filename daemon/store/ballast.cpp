// The room is really taken (posix_fallocate), not only promised by the file system.
#include "store/ballast.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace datelined {

namespace {

constexpr off_t weight = 4 << 20;

bool holds_room(int descriptor) {
  struct stat state {};
  constexpr off_t unit = 512;  // of st_blocks
  return ::fstat(descriptor, &state) == 0 && state.st_size == weight && state.st_blocks * unit >= weight;
}

/// Taking twice the weight and giving half back leaves room to work in.
bool takes_room(int descriptor) {
  return ::posix_fallocate(descriptor, 0, 2 * weight) == 0 && ::ftruncate(descriptor, weight) == 0;
}

}  // namespace

Ballast::Ballast(std::filesystem::path file) : file_(std::move(file)) { aboard(); }

void Ballast::drop() noexcept {
  ::unlink(file_.c_str());
  aboard_ = false;
}

bool Ballast::aboard() noexcept {
  if (aboard_) return true;
  const int descriptor = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return false;
  aboard_ = holds_room(descriptor) || takes_room(descriptor);
  ::close(descriptor);
  if (!aboard_) drop();
  return aboard_;
}

}  // namespace datelined
