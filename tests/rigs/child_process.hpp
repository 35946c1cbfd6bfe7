// ChildProcess: a program that a rig needs, started without a shell and ended with its test.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace datelined {

class ChildProcess {
 public:
  using Variables = std::vector<std::pair<std::string, std::string>>;

  /// `command.front()` is an absolute path; `more` is added to this process's environment. `with_errors`:
  /// its standard error is read like its output. Throws std::system_error.
  explicit ChildProcess(std::vector<std::string> command, const Variables& more = {}, bool with_errors = false);
  /// Ends it: SIGTERM, then SIGKILL.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t pid() const { return pid_; }
  /// The next line of its standard output without the LF; empty at its end or after `limit`.
  std::string line(std::chrono::milliseconds limit = std::chrono::seconds(20));
  /// All the rest of its output, and its exit status (-1: a signal).
  std::pair<std::string, int> rest();
  void end();

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  std::string buffer_;
};

/// What a program prints, errors included; fails the test if its exit status is not 0.
std::string output_of(std::vector<std::string> command, const ChildProcess::Variables& more = {});

/// The daemon of the release build if DATELINED_RELEASE names its folder: what is shipped is what is tried.
std::string tried_daemon();

/// How much of a rig is wanted: the variable's number, else the usual one.
int amount_wanted(const char* variable, int usual);

/// Fails the test with the package's name if the file is not there: a rig never skips itself.
void require_installed(std::string_view file, std::string_view package);

/// Asks every 20 ms until the answer is yes; false after `limit`.
bool wait_until(const std::function<bool()>& ready, std::chrono::milliseconds limit = std::chrono::seconds(20));

}  // namespace datelined
