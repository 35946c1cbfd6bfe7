// Sink "command": starts a program without a shell and writes the message to it as JSON.
#include "sinks/message_json.hpp"
#include "sinks/sink.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace datelined {
namespace {

using Kind = Outcome::Kind;

constexpr std::size_t most_input = 1'000'000;
constexpr std::size_t most_output = 4096;
constexpr std::size_t longest_detail = 500;
constexpr std::chrono::seconds usual_limit{30};
constexpr std::chrono::milliseconds grace{500};

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

class Descriptor {
 public:
  explicit Descriptor(int number, const char* what = "descriptor") : number_(number) {
    if (number < 0) fail(what);
  }
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor out, in;
};

Pipe make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail("pipe");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

void must(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

/// What the program finds in its environment: enough to find programs and the user's session, nothing of the daemon.
std::vector<std::string> environment(const Notification& notification) {
  std::vector<std::string> all{"DATELINE_KEY=" + for_header(notification.key),
                               "DATELINE_REASON=" + std::string(name(notification.reason)), "LANG=C.UTF-8"};
  for (const char* kept : {"PATH", "HOME", "USER", "LOGNAME", "TZ", "XDG_RUNTIME_DIR"})
    if (const char* value = std::getenv(kept)) all.push_back(std::string(kept) + "=" + value);
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

/// Starts the program as the leader of a process group of its own. Throws std::system_error.
pid_t start(std::vector<std::string> command, std::vector<std::string> variables, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  must(posix_spawn_file_actions_init(&actions), "spawn");
  must(posix_spawnattr_init(&attributes), "spawn");
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  pid_t pid = -1;
  int error = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  if (!error) error = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  if (!error) error = posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  if (!error) error = posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  if (!error) error = posix_spawnattr_setpgroup(&attributes, 0);
  if (!error) error = posix_spawnattr_setsigdefault(&attributes, &all);
  if (!error) error = posix_spawnattr_setsigmask(&attributes, &none);
  if (!error)
    error =
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  if (!error)
    error = posix_spawnp(&pid, command.front().c_str(), &actions, &attributes, pointers(command).data(),
                         pointers(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  must(error, command.front().c_str());
  return pid;
}

/// Readable when the program has ended. A program that cannot be watched is ended at once.
int process_descriptor(pid_t pid) {
  const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
  if (descriptor >= 0) return descriptor;
  const int error = errno;
  ::kill(-pid, SIGKILL);
  ::waitpid(pid, nullptr, 0);
  errno = error;
  return -1;
}

/// One run of the program: feeds it, listens to it, and ends it when the time is up or a stop is asked for.
class Run {
 public:
  Run(const std::vector<std::string>& command, std::vector<std::string> variables, std::string_view input,
      std::chrono::milliseconds limit)
      : rest_(input),
        to_(make_pipe()),
        from_(make_pipe()),
        timer_(::timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK), "timer"),
        wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd"),
        pid_(start(command, std::move(variables), to_.out.number(), from_.in.number())),
        ended_(process_descriptor(pid_), "pidfd") {
    to_.out.close();
    from_.in.close();
    ::fcntl(to_.in.number(), F_SETFL, O_NONBLOCK);
    ::fcntl(from_.out.number(), F_SETFL, O_NONBLOCK);
    arm(limit);
  }

  /// Blocks until the program has ended.
  Outcome outcome(const std::stop_token& stop) {
    const std::stop_callback waker(stop, [this] { ::eventfd_write(wake_.number(), 1); });
    while (!has_ended()) {
    }
    hear();
    if (why_) ::kill(-pid_, SIGKILL);  // what the program started and left
    int status = 0;
    ::waitpid(pid_, &status, 0);
    return judged(status);
  }

 private:
  void arm(std::chrono::milliseconds in) {
    itimerspec time{};
    time.it_value.tv_sec = in.count() / 1000;
    time.it_value.tv_nsec = in.count() % 1000 * 1'000'000 + 1;
    ::timerfd_settime(timer_.number(), 0, &time, nullptr);
  }

  bool has_ended() {
    std::array<pollfd, 5> waits{{{ended_.number(), POLLIN, 0},
                                 {timer_.number(), POLLIN, 0},
                                 {why_ ? -1 : wake_.number(), POLLIN, 0},
                                 {from_.out.number(), POLLIN, 0},
                                 {to_.in.number(), POLLOUT, 0}}};
    ::poll(waits.data(), waits.size(), -1);
    if (waits[4].revents) feed();
    if (waits[3].revents) hear();
    if (waits[0].revents) return true;
    if (waits[1].revents)
      end("took too long");
    else if (waits[2].revents)
      end("stopped");
    return false;
  }

  /// First politely, then with force.
  void end(const char* why) {
    ::kill(-pid_, why_ ? SIGKILL : SIGTERM);
    if (!why_) why_ = why;
    arm(grace);
  }

  void feed() {
    const ssize_t written = ::write(to_.in.number(), rest_.data(), rest_.size());
    if (written > 0) rest_.remove_prefix(static_cast<std::size_t>(written));
    // A program that does not want its input may close it.
    if (rest_.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) to_.in.close();
  }

  void hear() {
    char chunk[1024];
    for (;;) {
      const ssize_t length = from_.out.number() < 0 ? 0 : ::read(from_.out.number(), chunk, sizeof chunk);
      if (length < 0) return;
      if (length == 0) return from_.out.close();
      output_.append(chunk, std::min(static_cast<std::size_t>(length), most_output - output_.size()));
    }
  }

  Outcome judged(int status) const {
    const std::string said = for_terminal(squeezed(prefix_code_points(output_, longest_detail)));
    const std::string tail = said.empty() ? "" : ": " + said;
    if (why_) return {.kind = rest_.empty() ? Kind::unknown : Kind::temporary, .detail = *why_ + tail};
    if (WIFSIGNALED(status))
      return {.kind = Kind::unknown, .detail = "ended by signal " + std::to_string(WTERMSIG(status)) + tail};
    const int code = WEXITSTATUS(status);
    if (code == 0) return {.kind = Kind::delivered, .detail = said};
    return {.kind = kind_of(code), .detail = "exit status " + std::to_string(code) + tail};
  }

  /// sysexits.h; 126 and 127 are what `env` and shells say of a program that cannot be started.
  static Kind kind_of(int code) {
    switch (code) {
      case EX_DATAERR:
      case EX_NOUSER:
      case EX_NOHOST:
        return Kind::permanent;
      case EX_USAGE:
      case EX_NOPERM:
      case EX_CONFIG:
      case 126:
      case 127:
        return Kind::sink_broken;
      default:
        return Kind::temporary;
    }
  }

  std::string_view rest_;
  Pipe to_, from_;
  Descriptor timer_, wake_;
  pid_t pid_;
  Descriptor ended_;
  std::string output_;
  std::optional<std::string> why_;
};

class CommandSink : public Sink {
 public:
  CommandSink(std::vector<std::string> command, std::chrono::seconds limit)
      : command_(std::move(command)), limit_(limit) {
    // A program may end without reading its input.
    ::signal(SIGPIPE, SIG_IGN);
  }

  Outcome deliver(const Notification& notification, std::stop_token stop) override {
    if (stop.stop_requested()) return {.kind = Kind::temporary, .detail = "stopped"};
    const std::string input = message_json(notification, most_input) + "\n";
    try {
      return Run(command_, environment(notification), input, limit_).outcome(stop);
    } catch (const std::system_error& error) {
      const int code = error.code().value();
      const bool busy = code == EAGAIN || code == ENOMEM || code == EMFILE || code == ENFILE;
      return {.kind = busy ? Kind::temporary : Kind::sink_broken, .detail = for_terminal(error.what())};
    }
  }

 private:
  std::vector<std::string> command_;
  std::chrono::seconds limit_;
};

}  // namespace

std::unique_ptr<Sink> make_command_sink(SettingsReader& settings, const Surroundings&) {
  auto command = settings.list<std::string>("command");
  const auto limit = settings.value<std::chrono::seconds>("timeout", usual_limit);
  if (command.empty() || command.front().empty())
    settings.wrong("command", "a program and its arguments are expected: [\"/usr/bin/logger\", \"-t\", \"dates\"]");
  else if (command.front().front() != '/' && command.front().find('/') != std::string::npos)
    settings.wrong("command", "the program is named by an absolute path, or by a name found in PATH");
  return std::make_unique<CommandSink>(std::move(command), limit);
}

}  // namespace datelined
