// Ballast: room on the disk that is given up when it is full, so that what was promised can still be kept
// (DELIVERY 2.8).
#pragma once

#include <filesystem>

namespace datelined {

/// A file of 4 MB beside the database. Never throws: a disk without room for it is one that is full.
class Ballast {
 public:
  explicit Ballast(std::filesystem::path file);

  /// Gives the room up.
  void drop() noexcept;
  /// Whether the room is held; takes it again if twice as much is free.
  bool aboard() noexcept;

 private:
  std::filesystem::path file_;
  bool aboard_ = false;
};

}  // namespace datelined
