#include "tests/rigs/child_process.hpp"

#include "tests/catch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <thread>

extern char** environ;

namespace datelined {
namespace {

std::vector<std::string> variables(const ChildProcess::Variables& more) {
  std::vector<std::string> all;
  for (const auto& [name, value] : more) all.push_back(name + "=" + value);
  for (char** each = environ; *each; ++each) {
    const std::string_view variable(*each);
    bool replaced = false;
    for (const auto& [name, value] : more) replaced = replaced || variable.starts_with(name + "=");
    if (!replaced) all.emplace_back(variable);
  }
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

ChildProcess::ChildProcess(std::vector<std::string> command, const Variables& more, bool with_errors) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  std::vector<std::string> environment = variables(more);
  const std::vector<char*> arguments = pointers(command), settings = pointers(environment);
  pid_ = ::fork();
  if (pid_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::signal(SIGPIPE, SIG_DFL);
    ::dup2(ends[1], STDOUT_FILENO);
    if (with_errors) ::dup2(ends[1], STDERR_FILENO);
    ::execve(arguments[0], arguments.data(), settings.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  out_ = ends[0];
}

ChildProcess::~ChildProcess() {
  end();
  ::close(out_);
}

void ChildProcess::end() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGTERM);
  if (!wait_until([this] { return ::waitpid(pid_, nullptr, WNOHANG) != 0; }, std::chrono::seconds(5))) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  pid_ = -1;
}

std::string ChildProcess::line(std::chrono::milliseconds limit) {
  std::size_t end = std::string::npos;
  while ((end = buffer_.find('\n')) == std::string::npos) {
    pollfd wait{out_, POLLIN, 0};
    char chunk[1024];
    const ssize_t length =
        ::poll(&wait, 1, static_cast<int>(limit.count())) == 1 ? ::read(out_, chunk, sizeof chunk) : 0;
    if (length <= 0) return "";
    buffer_.append(chunk, static_cast<std::size_t>(length));
  }
  std::string text = buffer_.substr(0, end);
  buffer_.erase(0, end + 1);
  return text;
}

std::pair<std::string, int> ChildProcess::rest() {
  char chunk[4096];
  for (ssize_t length = 0; (length = ::read(out_, chunk, sizeof chunk)) > 0;)
    buffer_.append(chunk, static_cast<std::size_t>(length));
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return {std::exchange(buffer_, {}), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

std::string output_of(std::vector<std::string> command, const ChildProcess::Variables& more) {
  const std::string name = command.front();
  ChildProcess program(std::move(command), more, true);
  auto [output, status] = program.rest();
  INFO(name << " printed: " << output);
  REQUIRE(status == 0);
  return output;
}

std::string tried_daemon() {
  const char* release = std::getenv("DATELINED_RELEASE");
  return release != nullptr ? std::string(release) + "/datelined" : DATELINED;
}

int amount_wanted(const char* variable, int usual) {
  const char* wanted = std::getenv(variable);
  return wanted != nullptr ? std::atoi(wanted) : usual;
}

void require_installed(std::string_view file, std::string_view package) {
  INFO(file << " is missing; install the package " << package);
  REQUIRE(std::filesystem::exists(file));
}

bool wait_until(const std::function<bool()>& ready, std::chrono::milliseconds limit) {
  constexpr std::chrono::milliseconds step(20);
  for (auto waited = std::chrono::milliseconds(0); !ready(); waited += step) {
    if (waited >= limit) return false;
    std::this_thread::sleep_for(step);
  }
  return true;
}

}  // namespace datelined
