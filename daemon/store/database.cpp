// Opening a connection, and what happens to it when something fails.
#include "store/database.hpp"

#include "store/query.hpp"
#include "store/sql.hpp"
#include "store/write_ahead_log.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace datelined {

namespace {

namespace fs = std::filesystem;

/// Of SQLite in the whole process.
constexpr sqlite3_int64 heap_limit = 256 << 20;
/// A view's question may take so many thousands of steps: about two seconds.
constexpr std::int64_t view_patience = 40'000;
/// Only a person with the sqlite3 shell can be in the way: all others share the daemon's lock.
constexpr int busy_milliseconds = 1000;

std::string reason(int error) { return std::generic_category().message(error); }

/// SQLite gives its journals the mode of the file: 0600 here is 0600 everywhere.
void make_private_file(const fs::path& file) {
  if (const fs::path folder = file.parent_path(); !folder.empty() && !fs::exists(folder)) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error) throw StoreError(folder.string() + ": " + error.message());
  }
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) throw StoreError(file.string() + ": " + reason(errno));
  struct stat state {};
  const bool open_to_others = ::fstat(descriptor, &state) == 0 && (state.st_mode & 077) != 0;
  const int changed = open_to_others ? ::fchmod(descriptor, 0600) : 0;
  const int error = errno;
  ::close(descriptor);
  if (changed != 0) throw StoreError(file.string() + ": others may read it: " + reason(error));
}

/// What a view may do: read.
int only_reading(void*, int action, const char*, const char*, const char*, const char*) {
  const bool reading = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION ||
                       action == SQLITE_RECURSIVE || action == SQLITE_TRANSACTION;
  return reading ? SQLITE_OK : SQLITE_DENY;
}

int spend_patience(void* left) { return --*static_cast<std::int64_t*>(left) < 0 ? 1 : 0; }

bool needs_new_connection(int code) {
  return code == SQLITE_IOERR || code == SQLITE_CANTOPEN || code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
}

}  // namespace

Database::Database(fs::path file, Access access) : file_(std::move(file)), access_(access) {
  if (access_ == Access::write && !in_memory()) {
    make_private_file(file_);
    lock_.emplace(file_.string() + ".lock");
    ballast_.emplace(file_.string() + ".ballast");
  }
  connect();
}

Database::~Database() = default;

bool Database::in_memory() const { return file_ == ":memory:"; }

bool Database::has_room() { return !ballast_ || ballast_->aboard(); }

void Database::connect() {
  const int way = access_ == Access::write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY;
  const int flags = way | SQLite::OPEN_NOMUTEX;  // one thread a connection
  try {
    if (access_ == Access::write && !in_memory()) rewrite_log(file_);
    connection_ = std::make_unique<SQLite::Database>(file_.string(), flags, busy_milliseconds);
    sqlite3_extended_result_codes(connection_->getHandle(), 1);
    limit();
    connection_->exec(std::string(sql::connection));
    connection_->exec(std::string(access_ == Access::write ? sql::writer : sql::view));
    if (access_ == Access::read) guard_view();
    if (access_ == Access::write && !in_memory()) {
      SQLite::Statement mode(*connection_, std::string(sql::journal_mode));
      if (!mode.executeStep() || mode.getColumn(0).getString() != "wal")
        fail("SQLite cannot keep its write-ahead log here (a network file system?)");
      watch_checkpoints();
    }
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

void Database::limit() {
  sqlite3* handle = connection_->getHandle();
  sqlite3_hard_heap_limit64(heap_limit);
  constexpr std::array<std::pair<int, int>, 3> switches{{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                                         {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                                         {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}}};
  for (const auto& [option, value] : switches) sqlite3_db_config(handle, option, value, nullptr);
  constexpr std::array<std::pair<int, int>, 6> limits{{{SQLITE_LIMIT_LENGTH, 4 << 20},
                                                       {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                                       {SQLITE_LIMIT_EXPR_DEPTH, 100},
                                                       {SQLITE_LIMIT_VARIABLE_NUMBER, 999},
                                                       {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
                                                       {SQLITE_LIMIT_ATTACHED, 0}}};
  for (const auto& [what, most] : limits) sqlite3_limit(handle, what, most);
}

/// SQLite's own automatic checkpoint keeps its errors to itself. After one that failed, the log may have a hole that
/// can still be read and is not on the disk; a new connection writes it once more.
void Database::watch_checkpoints() {
  SQLite::Statement most(*connection_, std::string(sql::autocheckpoint));
  if (most.executeStep()) most_pages_ = most.getColumn(0).getInt();
  const auto look = [](void* self, sqlite3* handle, const char* name, int pages) {
    auto& database = *static_cast<Database*>(self);
    if (pages < database.most_pages_) return SQLITE_OK;
    const int code = sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    database.broken_ = database.broken_ || needs_new_connection(code & 0xff);
    return SQLITE_OK;
  };
  sqlite3_wal_hook(connection_->getHandle(), look, this);
}

void Database::guard_view() {
  sqlite3* handle = connection_->getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_set_authorizer(handle, only_reading, nullptr);
  sqlite3_progress_handler(handle, 1000, spend_patience, &patience_);
}

void Database::reconnect_if_broken() {
  if (!broken_ || transactions_ > 0 || queries_ > 0 || in_memory()) return;
  statements_.clear();
  connection_.reset();
  connect();
  broken_ = false;
}

Query Database::query(std::string_view sql) {
  reconnect_if_broken();
  if (!connection_) fail("closed after an error");
  try {
    auto known = statements_.find(sql);
    if (known == statements_.end()) {
      auto prepared = std::make_unique<SQLite::Statement>(*connection_, std::string(sql));
      known = statements_.emplace(sql, std::move(prepared)).first;
    }
    patience_ = view_patience;
    return Query(*this, *known->second);
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

void Database::run_script(std::string_view sql) {
  reconnect_if_broken();
  try {
    connection_->exec(std::string(sql));
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

void Database::in_transaction(const std::function<void()>& work) {
  if (transactions_ > 0) return work();
  query(access_ == Access::write ? sql::transaction_begin : sql::snapshot_begin).run();
  ++transactions_;
  try {
    work();
    query(sql::transaction_commit).run();
    --transactions_;
  } catch (...) {
    roll_back();
    --transactions_;
    throw;
  }
}

void Database::roll_back() noexcept {
  // After some errors SQLite has rolled back by itself.
  if (sqlite3_get_autocommit(connection_->getHandle()) != 0) return;
  try {
    query(sql::transaction_rollback).run();
  } catch (const StoreError&) {
    broken_ = true;  // closing the connection rolls back
  }
}

void Database::fail(const std::string& what) const { throw StoreError(file_.string() + ": " + what); }

void Database::fail(const SQLite::Exception& error) {
  const int code = error.getErrorCode() & 0xff;
  broken_ = broken_ || needs_new_connection(code);
  const std::string what = file_.string() + ": " + error.what();
  if (code != SQLITE_FULL) throw StoreError(what);
  if (ballast_) ballast_->drop();
  throw StoreFull(what);
}

}  // namespace datelined
