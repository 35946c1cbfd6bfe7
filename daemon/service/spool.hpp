// Spool: a text that is made piece by piece and read piece by piece, so that the daemon never holds a large one.
#pragma once

#include "text/digest.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace datelined {

/// Few bytes stay in memory, more go to a file without a name in `folder`, which is gone with the spool. Used by one
/// thread at a time.
class Spool {
 public:
  /// How much is held in memory: 256 KB.
  static constexpr std::size_t most_held = 256 << 10;

  explicit Spool(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// Throws std::system_error, with the folder, if the file cannot be written.
  void add(std::string_view bytes);
  /// Nothing is added any more. Gives the digest of all bytes in hexadecimal. Throws as `add`.
  std::string seal();

  std::size_t size() const { return size_; }
  /// The bytes from `at` on, at most `most`; empty at the end. After `seal`; blocks. Throws std::system_error.
  std::string piece(std::size_t at, std::size_t most) const;

 private:
  void spill();

  std::filesystem::path folder_;
  Sha256Stream digest_;
  std::string held_;  ///< all of it, or what is not yet in the file
  int file_ = -1;
  std::size_t size_ = 0;
};

}  // namespace datelined
