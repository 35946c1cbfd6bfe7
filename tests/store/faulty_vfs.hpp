// FaultyVfs: SQLite's way to the disk with a disk that fails. While one lives it is SQLite's default, so that the store
// is opened exactly as the daemon opens it.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace datelined {

class FaultyVfs {
 public:
  enum class Operation { open, read, write, sync };

  FaultyVfs();
  ~FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;

  /// The n-th operation of a kind from now on (1 is the next) fails with an SQLite code: once, or it and all after it.
  void fail(Operation kind, int n, int code, bool for_good);
  void heal();
  /// Whether a fault has struck since it was asked for.
  bool struck() const { return struck_; }

  /// The power goes with the n-th write or sync from now on: nothing works any more.
  void cut_power_at(int n);
  bool powerless() const { return powerless_; }
  /// Syncs are answered and not done.
  void lie(bool lying) { lying_ = lying; }
  /// Writes to `folder` what a disk may hold after the cut: all that was synced, and of the rest any sectors of 512
  /// bytes, torn from their writes; files that were never synced may be missing. The power is back then.
  void leave_survivors(const std::filesystem::path& folder, std::mt19937_64& random);

 private:
  struct Change {
    std::int64_t offset = 0;
    std::string bytes;
    std::optional<std::int64_t> truncated;  ///< instead of a write
  };
  /// What the disk is known to hold of a file, and what it has only been told.
  struct Image {
    std::string durable;
    bool named = false;
    std::vector<Change> pending;
  };
  struct File;

  static FaultyVfs& of(sqlite3_vfs* vfs) { return *static_cast<FaultyVfs*>(vfs->pAppData); }
  static void apply(std::string& image, const Change& change);
  /// The code to fail with, or SQLITE_OK.
  int strike(Operation kind);
  bool spend_power();
  Image& image(const std::string& path);
  void describe_vfs();
  void describe_file();

  sqlite3_vfs* real_;
  sqlite3_vfs vfs_{};
  sqlite3_io_methods methods_{};
  std::map<std::string, Image> images_;

  Operation kind_ = Operation::read;
  int until_fault_ = 0;  // 0: none asked for
  int code_ = SQLITE_OK;
  bool for_good_ = false, struck_ = false;
  int until_cut_ = 0;
  bool powerless_ = false, lying_ = false;
};

}  // namespace datelined
