// To restore, stop the daemon, put the file in the place of datelined.db (and remove datelined.db-wal and -shm), start.
#include "store/backup.hpp"

#include "store/sql.hpp"
#include "store/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace datelined {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file, const std::string& why) { throw StoreError(file.string() + ": " + why); }

void sync(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!done) fail(path, std::strerror(error));
}

/// An empty file nobody else can read, which SQLite fills.
void make_private(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (descriptor < 0) fail(file, std::strerror(errno));
  ::close(descriptor);
}

}  // namespace

std::uintmax_t back_up(const fs::path& database, const fs::path& file) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(file, error))) fail(file, "is there already");
  fs::path partial = file;
  partial += ".part";
  fs::remove(partial, error);
  make_private(partial);
  try {
    SQLite::Database source(database.string(), SQLite::OPEN_READONLY, 5000);
    SQLite::Statement copy(source, std::string(sql::vacuum_into));
    copy.bind(1, partial.string());
    copy.exec();
  } catch (const SQLite::Exception& failure) {
    fs::remove(partial, error);
    fail(file, failure.what());
  }
  sync(partial, O_RDONLY);
  // A hard link fails if somebody made the file meanwhile; a rename would replace it.
  if (::link(partial.c_str(), file.c_str()) != 0) {
    const int why = errno;
    fs::remove(partial, error);
    fail(file, std::strerror(why));
  }
  fs::remove(partial, error);
  sync(file.parent_path(), O_RDONLY | O_DIRECTORY);
  return fs::file_size(file);
}

}  // namespace datelined
