// Through SQLite's own idea of a file, so that it is the same one wherever SQLite keeps its files.
#include "store/write_ahead_log.hpp"

#include "store/store.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace datelined {

namespace {

constexpr sqlite3_int64 piece = 64 << 10;  // the longest write SQLite's own file system knows is 128 KB less a byte

/// An open file of SQLite's; closed at the end.
class LogFile {
 public:
  LogFile(sqlite3_vfs& vfs, const std::string& name) : name_(name), room_(static_cast<std::size_t>(vfs.szOsFile)) {
    check(vfs.xOpen(&vfs, name_.c_str(), file(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_WAL, nullptr));
  }
  ~LogFile() {
    if (file()->pMethods != nullptr) file()->pMethods->xClose(file());
  }
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  void rewrite() {
    const sqlite3_io_methods& on = *file()->pMethods;
    sqlite3_int64 size = 0;
    check(on.xFileSize(file(), &size));
    std::vector<char> bytes(static_cast<std::size_t>(std::min(size, piece)));
    for (sqlite3_int64 at = 0; at < size; at += piece) {
      const int count = static_cast<int>(std::min(piece, size - at));
      check(on.xRead(file(), bytes.data(), count, at));
      check(on.xWrite(file(), bytes.data(), count, at));
    }
    check(on.xSync(file(), SQLITE_SYNC_FULL));
  }

 private:
  sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(room_.data()); }
  void check(int code) const {
    if (code != SQLITE_OK) throw StoreError(name_ + " cannot be written once more: " + sqlite3_errstr(code));
  }

  const std::string& name_;
  std::vector<std::max_align_t> room_;  // as much as it asks for, and more
};

}  // namespace

void rewrite_log(const std::filesystem::path& database) {
  sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
  const std::string name = database.string() + "-wal";
  int there = 0;
  if (vfs->xAccess(vfs, name.c_str(), SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && there != 0)
    LogFile(*vfs, name).rewrite();
}

}  // namespace datelined
