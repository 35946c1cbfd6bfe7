// Database: one SQLite connection as the house wants it (limits, trust, durability), its prepared statements, and
// errors that name the file. Knows nothing of what is stored.
#pragma once

#include "store/ballast.hpp"
#include "store/state_lock.hpp"
#include "store/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace datelined {

class Query;

/// Used by one thread. After an I/O error the connection is opened anew before its next use, because what SQLite and
/// the kernel still hold in memory may not be what is on the disk.
class Database {
 public:
  enum class Access { write, read };

  /// `write` makes the file and its folder (0600, 0700) and takes the lock that keeps a second daemon out.
  /// Throws StoreError.
  Database(std::filesystem::path file, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// A statement of sql/, prepared at its first use. Throws StoreError.
  Query query(std::string_view sql);
  /// Several statements without results.
  void run_script(std::string_view sql);
  /// All of `work` or nothing; inside another transaction it is part of that one, which must then end with it.
  void in_transaction(const std::function<void()>& work);

  const std::filesystem::path& file() const { return file_; }
  bool in_memory() const;
  /// False after the disk was full, until there is room again for more than what was promised already.
  bool has_room();
  /// The error as a StoreError that names the file; remembers what calls for a new connection,
  /// and gives up the ballast if the disk is full.
  [[noreturn]] void fail(const SQLite::Exception& error);
  [[noreturn]] void fail(const std::string& what) const;

 private:
  friend class Query;
  void connect();
  void limit();
  void guard_view();
  void watch_checkpoints();
  void reconnect_if_broken();
  void roll_back() noexcept;

  std::filesystem::path file_;
  Access access_;
  std::optional<StateLock> lock_;
  std::optional<Ballast> ballast_;
  std::unique_ptr<SQLite::Database> connection_;
  std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> statements_;
  int transactions_ = 0;       // nested
  int queries_ = 0;            // in use
  std::int64_t patience_ = 0;  // of a view, in thousands of steps of SQLite's machine
  int most_pages_ = 0;         // of the log, before a checkpoint
  bool broken_ = false;
};

}  // namespace datelined
