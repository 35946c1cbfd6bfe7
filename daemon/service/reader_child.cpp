// posix_spawn rather than fork: the daemon has threads and an open database.
#include "service/reader_child.hpp"

#include "service/lockdown.hpp"

#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/write.hpp>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

namespace datelined {
namespace {

void check(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

/// What the child finds open, and how signals reach it.
class Spawning {
 public:
  explicit Spawning(int standard_input) {
    check(posix_spawn_file_actions_init(&actions_), "posix_spawn_file_actions_init");
    check(posix_spawnattr_init(&attributes_), "posix_spawnattr_init");
    check(posix_spawn_file_actions_adddup2(&actions_, standard_input, 0), "posix_spawn: dup2");
    check(posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0), "posix_spawn: open");
    if (!lockdown_is_partial())  // a sanitizer's report goes to the terminal
      check(posix_spawn_file_actions_addopen(&actions_, 2, "/dev/null", O_WRONLY, 0), "posix_spawn: open");
    check(posix_spawn_file_actions_addclosefrom_np(&actions_, 3), "posix_spawn: closefrom");
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    check(posix_spawnattr_setsigmask(&attributes_, &none), "posix_spawn: mask");
    check(posix_spawnattr_setsigdefault(&attributes_, &all), "posix_spawn: signals");
    check(posix_spawnattr_setpgroup(&attributes_, 0), "posix_spawn: group");  // Ctrl-C is for the daemon alone
    check(
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP),
        "posix_spawn: flags");
  }
  ~Spawning() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;

  pid_t start(const std::string& program) const {
    char name[] = "datelined", option[] = "--reader";
    char* const arguments[] = {name, option, nullptr};
    char* const environment[] = {nullptr};
    pid_t pid = -1;
    check(posix_spawn(&pid, program.c_str(), &actions_, &attributes_, arguments, environment), "starting a reader");
    return pid;
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

}  // namespace

ReaderChild::ReaderChild(const asio::any_io_executor& loop, const std::string& program, const ReaderRules& rules)
    : socket_(loop), process_(loop) {
  Socket theirs(loop);
  asio::local::connect_pair(socket_, theirs);
  check(fcntl(socket_.native_handle(), F_SETFD, FD_CLOEXEC) == 0 ? 0 : errno, "reader: close on exec");
  pid_ = Spawning(theirs.native_handle()).start(program);
  const std::string path = "/proc/" + std::to_string(pid_) + "/statm";
  statm_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const auto process = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));  // glibc 2.36 declares it for C only
  if (process >= 0) process_.assign(process);
  boost::system::error_code error;
  asio::write(socket_, asio::buffer(framed(written(Request(rules)))), error);
  // A child that is gone already is noticed by the first request.
}

ReaderChild::~ReaderChild() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  if (statm_ >= 0) close(statm_);
}

std::uint64_t ReaderChild::resident() const {
  char line[128];
  const ssize_t size = pread(statm_, line, sizeof line - 1, 0);
  if (size <= 0) return 0;
  line[size] = '\0';
  unsigned long long total = 0, resident = 0;
  if (std::sscanf(line, "%llu %llu", &total, &resident) != 2) return 0;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

asio::awaitable<int> ReaderChild::ended() {
  // It may be at its end already: then its own status is the one that counts.
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) != pid_) {
    kill(pid_, SIGKILL);
    if (process_.is_open())
      co_await process_.async_wait(asio::posix::stream_descriptor::wait_read, asio::use_awaitable);
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  pid_ = -1;
  co_return status;
}

}  // namespace datelined
