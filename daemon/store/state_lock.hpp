// StateLock: one daemon on one state.
#pragma once

#include <filesystem>

namespace datelined {

/// Holds a lock file with the holder's pid in it until it is destroyed or the process ends, however it ends.
class StateLock {
 public:
  /// Throws StoreError "datelined already runs on this state: pid N" if somebody holds it.
  explicit StateLock(const std::filesystem::path& file);
  StateLock(StateLock&& other) noexcept;
  StateLock& operator=(StateLock&& other) noexcept;
  ~StateLock();

 private:
  int descriptor_;
};

}  // namespace datelined
