// MemoryDisk: a disk in memory under SQLite that fails as disks do: it forgets what was not synced, tears what was
// being written, answers with errors, or is full. While one lives it is SQLite's default, so that the store is opened
// exactly as the daemon opens it; the store's lock and ballast still lie beside it in the real folder.
#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <list>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

class MemoryDisk {
  struct Change {
    std::int64_t offset = 0;
    std::string bytes;
    std::optional<std::int64_t> truncated;  ///< instead of a write
    bool seen = false;                      ///< by the system: not the one at which everything stopped
  };
  struct Handle;
  /// Bytes from begin to before end.
  struct Span {
    std::size_t begin = std::numeric_limits<std::size_t>::max(), end = 0;

    void take_in(std::size_t from, std::size_t to) { begin = std::min(begin, from), end = std::max(end, to); }
    bool misses(std::size_t from, std::size_t to) const { return to <= begin || end <= from; }
  };
  struct File {
    std::string content;  ///< as it reads
    std::string durable;  ///< as the disk has it for certain
    bool named = false;   ///< its name is on the disk
    std::vector<Change> pending;
    Span open;            ///< outside of it, `content` is what is `durable`
    bool astray = false;  ///< some of `content` will never be, because a sync failed
    std::list<Handle*> handles;
    std::vector<std::string> shared;  ///< regions of shared memory
  };

 public:
  enum class Operation { open, read, write, sync };
  /// What the disk holds for certain, by path.
  using Image = std::map<std::string, std::string>;

  MemoryDisk();
  ~MemoryDisk();
  MemoryDisk(const MemoryDisk&) = delete;
  MemoryDisk& operator=(const MemoryDisk&) = delete;

  Image image() const;
  /// Only while no connection is open.
  void load(const Image& image);

  /// The n-th operation of a kind from now on (1 is the next) fails with an SQLite code: once, or it and all after it.
  /// A sync that fails has lost what it was asked to write, although it can still be read (as on Linux).
  void fail(Operation kind, int n, int code, bool for_good);
  void heal();
  /// Whether a fault has struck since it was asked for.
  bool struck() const { return struck_; }
  /// More bytes than this are refused as by a full disk.
  void hold_at_most(std::size_t bytes) { capacity_ = bytes; }
  std::size_t bytes() const;

  /// The power goes with the n-th write, truncation, sync or deletion from now on: nothing works any more.
  void cut_power_at(std::int64_t n) { until_cut_ = n; }
  void cut_power() { powerless_ = true; }
  bool powerless() const { return powerless_; }
  /// Writes, truncations, syncs and deletions so far.
  std::int64_t changes() const { return changes_; }
  /// What the disk holds, for certain or not, at one moment.
  struct Moment {
    std::map<std::string, File> files;
    std::map<std::string, std::string> deleted;
  };
  Moment moment() const { return {files_, deleted_}; }
  /// As if the power had gone at that moment. Only while no connection is open.
  void go_back(Moment moment);
  /// Called with each write, truncation, sync and deletion while it is under way.
  void watch(std::function<void()> observer) { observer_ = std::move(observer); }
  /// Syncs are answered and not done.
  void lie(bool lying) { lying_ = lying; }

  /// After all connections were closed. What was not synced may be there: any sectors of 512 bytes, torn from their
  /// writes, sometimes an older write over a newer one; names that were never synced may be missing, deleted ones may
  /// be back.
  void restore_power(std::mt19937_64& random);
  /// The same after the process alone had died: the system lost nothing and may still write it.
  void start_again();

 private:
  static MemoryDisk& of(sqlite3_vfs* vfs) { return *static_cast<MemoryDisk*>(vfs->pAppData); }
  static File stored(const std::string& bytes);
  static void apply(std::string& bytes, const Change& change);
  static void trim(const File& file, std::int64_t& offset, std::string_view& bytes);
  /// The code to fail with, or SQLITE_OK.
  int strike(Operation kind);
  int spend_power(int code);
  int write(File& file, std::int64_t offset, std::string_view bytes);
  int change(File& file, Change change, int code);
  int sync(File& file);
  bool lucky();
  void survive(File& file);
  void describe_vfs();
  void describe_file();
  void describe_shared_memory();

  sqlite3_vfs* real_;
  sqlite3_vfs vfs_{};
  sqlite3_io_methods methods_{};
  std::map<std::string, File> files_;
  std::map<std::string, std::string> deleted_;  ///< whose names may still be on the disk

  Operation kind_ = Operation::read;
  int until_fault_ = 0;  // 0: none asked for
  int code_ = SQLITE_OK;
  bool for_good_ = false, struck_ = false;
  std::size_t capacity_ = std::numeric_limits<std::size_t>::max();
  std::int64_t until_cut_ = 0, changes_ = 0;
  bool powerless_ = false, lying_ = false;
  std::function<void()> observer_;
  std::mt19937_64* luck_ = nullptr;
  int percent_ = 0;
};

}  // namespace datelined
