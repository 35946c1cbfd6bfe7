// A disk that is really full: a small file system of its own, in a mount namespace.
#pragma once

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace datelined {

/// What `on_small_disk` gives where the system makes no such file system.
constexpr int not_possible = 77;

/// Runs `work` in a child process that sees a file system of 16 MB at `folder`; what the child ends with.
inline int on_small_disk(const std::filesystem::path& folder, const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    const int spaces = ::geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;
    const bool apart = ::unshare(spaces) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                       ::mount("small", folder.c_str(), "tmpfs", 0, "size=16m") == 0;
    int status = not_possible;
    try {
      if (apart) status = work();
    } catch (const std::exception& error) {
      static_cast<void>(!::write(2, error.what(), std::string_view(error.what()).size()));
      status = 99;
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Writes a file until the disk is full.
inline void fill_disk(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
  const std::string block(4096, 'f');
  while (::write(descriptor, block.data(), block.size()) > 0) continue;
  ::close(descriptor);
}

}  // namespace datelined
