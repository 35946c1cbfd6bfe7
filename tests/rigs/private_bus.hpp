// PrivateBus: a real D-Bus daemon with a session bus of its own.
#pragma once

#include "tests/rigs/child_process.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <memory>
#include <string>

namespace datelined {

/// Nothing is activated on it and nobody but the test finds it.
class PrivateBus {
 public:
  PrivateBus();

  std::string address() const { return "unix:path=" + (folder_.path() / "bus").string(); }
  void start();
  void stop() { daemon_.reset(); }

 private:
  ScratchFolder folder_;
  std::unique_ptr<ChildProcess> daemon_;
};

}  // namespace datelined
