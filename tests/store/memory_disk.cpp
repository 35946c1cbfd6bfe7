// Files are strings: one as programs read it, one as the disk has it, and between them what was written and not synced.
#include "tests/store/memory_disk.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace datelined {

struct MemoryDisk::Handle {
  sqlite3_file base;
  MemoryDisk* disk;
  File* file;
  int lock;             // of the database file, as SQLite counts them
  unsigned shares;      // slots of shared memory, one bit each
  unsigned exclusives;  // the same

  static Handle& of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
};

namespace {

constexpr std::int64_t sector = 512;

int io_error(MemoryDisk::Operation kind) {
  switch (kind) {
    case MemoryDisk::Operation::open:
      return SQLITE_CANTOPEN;
    case MemoryDisk::Operation::read:
      return SQLITE_IOERR_READ;
    case MemoryDisk::Operation::write:
      return SQLITE_IOERR_WRITE;
    case MemoryDisk::Operation::sync:
      return SQLITE_IOERR_FSYNC;
  }
  return SQLITE_IOERR;
}

}  // namespace

MemoryDisk::MemoryDisk() : real_(sqlite3_vfs_find("unix")) {
  describe_file();
  describe_shared_memory();
  describe_vfs();
  sqlite3_vfs_register(&vfs_, 1);
}

MemoryDisk::~MemoryDisk() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real_, 1);
}

MemoryDisk::Image MemoryDisk::image() const {
  Image image;
  for (const auto& [path, file] : files_)
    if (file.named) image.emplace(path, file.durable);
  return image;
}

MemoryDisk::File MemoryDisk::stored(const std::string& bytes) {
  File file;
  file.content = file.durable = bytes;
  file.named = true;
  return file;
}

void MemoryDisk::load(const Image& image) {
  files_.clear();
  deleted_.clear();
  for (const auto& [path, bytes] : image) files_.emplace(path, stored(bytes));
}

std::size_t MemoryDisk::bytes() const {
  std::size_t all = 0;
  for (const auto& [path, file] : files_) all += file.content.size();
  return all;
}

void MemoryDisk::fail(Operation kind, int n, int code, bool for_good) {
  kind_ = kind;
  until_fault_ = n;
  code_ = code;
  for_good_ = for_good;
  struck_ = false;
}

void MemoryDisk::heal() {
  until_fault_ = 0;
  struck_ = false;
}

int MemoryDisk::strike(Operation kind) {
  if (powerless_) return io_error(kind);
  if (until_fault_ == 0 || kind != kind_) return SQLITE_OK;
  if (until_fault_ > 1) {
    --until_fault_;
    return SQLITE_OK;
  }
  struck_ = true;
  if (!for_good_) until_fault_ = 0;
  return code_;
}

int MemoryDisk::spend_power(int code) {
  ++changes_;
  if (observer_) observer_();
  if (until_cut_ > 0 && --until_cut_ == 0) powerless_ = true;
  return powerless_ ? code : SQLITE_OK;
}

void MemoryDisk::apply(std::string& bytes, const Change& change) {
  if (change.truncated) {
    bytes.resize(static_cast<std::size_t>(*change.truncated));
    return;
  }
  const auto offset = static_cast<std::size_t>(change.offset);
  if (bytes.size() < offset + change.bytes.size()) bytes.resize(offset + change.bytes.size());
  std::memcpy(bytes.data() + offset, change.bytes.data(), change.bytes.size());
}

/// Leaves away at both ends what the disk has for certain already: torn or whole, it would make no difference.
void MemoryDisk::trim(const File& file, std::int64_t& offset, std::string_view& bytes) {
  const std::size_t size = std::min(file.content.size(), file.durable.size());
  const auto is_there = [&](std::size_t from, std::size_t count) {
    const std::size_t at = static_cast<std::size_t>(offset) + from;
    return at + count <= size && file.open.misses(at, at + count) &&
           std::memcmp(file.content.data() + at, bytes.data() + from, count) == 0;
  };
  const auto step = [&] { return std::min<std::size_t>(sector, bytes.size()); };
  while (!bytes.empty() && is_there(bytes.size() - step(), step())) bytes.remove_suffix(step());
  while (!bytes.empty() && is_there(0, step())) {
    offset += static_cast<std::int64_t>(step());
    bytes.remove_prefix(step());
  }
}

int MemoryDisk::write(File& file, std::int64_t offset, std::string_view bytes) {
  trim(file, offset, bytes);
  return change(file, {offset, std::string(bytes), {}}, SQLITE_IOERR_WRITE);
}

int MemoryDisk::change(File& file, Change change, int code) {
  if (const int failure = strike(Operation::write)) return failure;
  const std::size_t end = static_cast<std::size_t>(change.offset) + change.bytes.size();
  if (end > file.content.size() && bytes() + end - file.content.size() > capacity_) return SQLITE_FULL;
  const auto truncated = static_cast<std::size_t>(change.truncated.value_or(0));
  if (change.truncated) file.open.take_in(truncated, std::max(truncated, file.content.size()));
  if (!change.bytes.empty()) file.open.take_in(std::min(end - change.bytes.size(), file.content.size()), end);
  if (!change.truncated && change.bytes.empty()) return spend_power(code);
  file.pending.push_back(std::move(change));
  const int failure = spend_power(code);
  if (failure == SQLITE_OK) {
    apply(file.content, file.pending.back());
    file.pending.back().seen = true;
  }
  return failure;
}

int MemoryDisk::sync(File& file) {
  if (const int failure = strike(Operation::sync)) {
    if (powerless_) return failure;
    file.astray = file.astray || !file.pending.empty();
    file.pending.clear();  // the system believes that it has written them
    return failure;
  }
  if (const int failure = spend_power(SQLITE_IOERR_FSYNC)) return failure;
  if (lying_) return SQLITE_OK;
  for (const Change& change : file.pending) apply(file.durable, change);
  file.pending.clear();
  if (!file.astray) file.open = {};
  file.named = true;
  deleted_.clear();  // the journal of the file system keeps its order
  return SQLITE_OK;
}

bool MemoryDisk::lucky() { return std::uniform_int_distribution<int>(0, 99)(*luck_) < percent_; }

void MemoryDisk::survive(File& file) {
  if (std::uniform_int_distribution<int>(0, 3)(*luck_) == 0) std::ranges::shuffle(file.pending, *luck_);
  for (const Change& change : std::exchange(file.pending, {})) {
    if (change.truncated) {
      if (lucky()) apply(file.durable, change);
      continue;
    }
    const std::int64_t last = change.offset + std::ssize(change.bytes);
    for (std::int64_t begin = change.offset, end = 0; begin < last; begin = end) {
      end = std::min((begin / sector + 1) * sector, last);
      const auto from = static_cast<std::size_t>(begin - change.offset);
      if (lucky()) apply(file.durable, {begin, change.bytes.substr(from, static_cast<std::size_t>(end - begin)), {}});
    }
  }
  const std::size_t end = std::min(file.open.end, file.durable.size());
  file.content.resize(file.durable.size());
  if (file.open.begin < end)
    file.content.replace(file.open.begin, end - file.open.begin, file.durable, file.open.begin, end - file.open.begin);
  file.open = {};
  file.astray = false;
}

void MemoryDisk::restore_power(std::mt19937_64& random) {
  luck_ = &random;
  percent_ = std::uniform_int_distribution<int>(0, 4)(random) * 25;  // 0: nothing unsynced survives, 100: all
  std::erase_if(files_, [&](const auto& each) { return !each.second.named && !lucky(); });
  for (auto& [path, file] : files_) survive(file);
  for (auto& [path, bytes] : std::exchange(deleted_, {}))
    if (!files_.contains(path) && lucky()) files_.emplace(path, stored(bytes));
  start_again();
}

void MemoryDisk::go_back(Moment moment) {
  files_ = std::move(moment.files);
  deleted_ = std::move(moment.deleted);
  powerless_ = true;
}

void MemoryDisk::start_again() {
  for (auto& [path, file] : files_) {
    std::erase_if(file.pending, [](const Change& change) { return !change.seen; });
    file.handles.clear();
    file.shared.clear();
  }
  powerless_ = false;
  until_cut_ = 0;
}

void MemoryDisk::describe_vfs() {
  vfs_ = *real_;
  vfs_.zName = "memory";
  vfs_.pAppData = this;
  vfs_.pNext = nullptr;
  vfs_.szOsFile = static_cast<int>(sizeof(Handle));
  vfs_.mxPathname = 4096;
  vfs_.xOpen = [](sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) -> int {
    MemoryDisk& disk = of(vfs);
    Handle& handle = Handle::of(file);
    handle.base.pMethods = nullptr;
    if (const int code = disk.strike(Operation::open)) return code;
    const std::string path = name != nullptr ? name : "";
    if ((flags & SQLITE_OPEN_CREATE) == 0 && !disk.files_.contains(path)) return SQLITE_CANTOPEN;
    handle = Handle{{&disk.methods_}, &disk, &disk.files_[path], SQLITE_LOCK_NONE, 0, 0};
    handle.file->handles.push_back(&handle);
    if (out != nullptr) *out = flags;
    return SQLITE_OK;
  };
  vfs_.xDelete = [](sqlite3_vfs* vfs, const char* name, int sync_folder) -> int {
    MemoryDisk& disk = of(vfs);
    if (disk.powerless_ || disk.spend_power(SQLITE_IOERR_DELETE) != SQLITE_OK) return SQLITE_IOERR_DELETE;
    const auto found = disk.files_.find(name);
    if (found == disk.files_.end()) return SQLITE_IOERR_DELETE_NOENT;
    if (found->second.named && sync_folder == 0) disk.deleted_[name] = std::move(found->second.durable);
    disk.files_.erase(found);
    return SQLITE_OK;
  };
  vfs_.xAccess = [](sqlite3_vfs* vfs, const char* name, int, int* out) {
    const auto found = of(vfs).files_.find(name);
    *out = found != of(vfs).files_.end() && !found->second.content.empty() ? 1 : 0;
    return SQLITE_OK;
  };
  vfs_.xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
  };
}

void MemoryDisk::describe_file() {
  methods_.iVersion = 2;  // shared memory, no memory mapping
  methods_.xClose = [](sqlite3_file* file) {
    Handle& handle = Handle::of(file);
    handle.file->handles.remove(&handle);
    return SQLITE_OK;
  };
  methods_.xRead = [](sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) -> int {
    Handle& handle = Handle::of(file);
    if (const int code = handle.disk->strike(Operation::read)) return code;
    const std::string& content = handle.file->content;
    const auto wanted = static_cast<std::size_t>(count), from = static_cast<std::size_t>(offset);
    const std::size_t there = from < content.size() ? std::min(wanted, content.size() - from) : 0;
    if (there > 0) std::memcpy(bytes, content.data() + from, there);
    std::memset(static_cast<char*>(bytes) + there, 0, wanted - there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  };
  methods_.xWrite = [](sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) -> int {
    Handle& handle = Handle::of(file);
    const std::string_view written(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
    return handle.disk->write(*handle.file, offset, written);
  };
  methods_.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) -> int {
    Handle& handle = Handle::of(file);
    return handle.disk->change(*handle.file, {0, {}, size}, SQLITE_IOERR_TRUNCATE);
  };
  methods_.xSync = [](sqlite3_file* file, int) -> int {
    Handle& handle = Handle::of(file);
    return handle.disk->sync(*handle.file);
  };
  methods_.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
    *size = std::ssize(Handle::of(file).file->content);
    return SQLITE_OK;
  };
  methods_.xLock = [](sqlite3_file* file, int lock) -> int {
    Handle& handle = Handle::of(file);
    for (const Handle* other : handle.file->handles) {
      const bool in_the_way = lock == SQLITE_LOCK_EXCLUSIVE ? other->lock >= SQLITE_LOCK_SHARED
                              : lock == SQLITE_LOCK_SHARED  ? other->lock >= SQLITE_LOCK_PENDING
                                                            : other->lock >= SQLITE_LOCK_RESERVED;
      if (other != &handle && in_the_way) return SQLITE_BUSY;
    }
    handle.lock = std::max(handle.lock, lock);
    return SQLITE_OK;
  };
  methods_.xUnlock = [](sqlite3_file* file, int lock) {
    Handle::of(file).lock = std::min(Handle::of(file).lock, lock);
    return SQLITE_OK;
  };
  methods_.xCheckReservedLock = [](sqlite3_file* file, int* out) {
    const auto& handles = Handle::of(file).file->handles;
    *out = std::ranges::any_of(handles, [](const Handle* each) { return each->lock >= SQLITE_LOCK_RESERVED; }) ? 1 : 0;
    return SQLITE_OK;
  };
  methods_.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
  methods_.xSectorSize = [](sqlite3_file*) { return static_cast<int>(sector); };
  // The system's VFS claims that a write never harms what is beside it; this disk promises nothing.
  methods_.xDeviceCharacteristics = [](sqlite3_file*) { return 0; };
}

void MemoryDisk::describe_shared_memory() {
  methods_.xShmMap = [](sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    auto& regions = Handle::of(file).file->shared;
    regions.reserve(64);  // a short string moves with the vector
    const auto number = static_cast<std::size_t>(page);
    while (extend != 0 && regions.size() <= number) regions.emplace_back(static_cast<std::size_t>(size), '\0');
    *out = number < regions.size() ? regions.at(number).data() : nullptr;
    return SQLITE_OK;
  };
  methods_.xShmLock = [](sqlite3_file* file, int offset, int count, int flags) -> int {
    Handle& handle = Handle::of(file);
    const unsigned slots = ((1U << static_cast<unsigned>(count)) - 1U) << static_cast<unsigned>(offset);
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
      (exclusive ? handle.exclusives : handle.shares) &= ~slots;
      return SQLITE_OK;
    }
    for (const Handle* other : handle.file->handles)
      if (other != &handle && ((other->exclusives & slots) != 0 || (exclusive && (other->shares & slots) != 0)))
        return SQLITE_BUSY;
    (exclusive ? handle.exclusives : handle.shares) |= slots;
    return SQLITE_OK;
  };
  methods_.xShmBarrier = [](sqlite3_file*) {};
  methods_.xShmUnmap = [](sqlite3_file* file, int remove) {
    Handle& handle = Handle::of(file);
    handle.shares = handle.exclusives = 0;
    if (remove != 0) handle.file->shared.clear();
    return SQLITE_OK;
  };
}

}  // namespace datelined
