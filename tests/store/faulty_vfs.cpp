// A thin layer over the system's own VFS. Files are really written, so that SQLite reads what it wrote; what a disk
// would still hold after a cut is kept beside, in memory.
#include "tests/store/faulty_vfs.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace datelined {

struct FaultyVfs::File {
  sqlite3_file base;
  FaultyVfs* vfs;
  std::string* path;
  sqlite3_file* real;

  static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
};

namespace {

constexpr std::int64_t sector = 512;

std::string content(const std::filesystem::path& file) {
  std::string bytes(std::filesystem::file_size(file), '\0');
  std::ifstream(file, std::ios::binary).read(bytes.data(), std::ssize(bytes));
  return bytes;
}

int io_error(FaultyVfs::Operation kind) {
  switch (kind) {
    case FaultyVfs::Operation::open:
      return SQLITE_CANTOPEN;
    case FaultyVfs::Operation::read:
      return SQLITE_IOERR_READ;
    case FaultyVfs::Operation::write:
      return SQLITE_IOERR_WRITE;
    case FaultyVfs::Operation::sync:
      return SQLITE_IOERR_FSYNC;
  }
  return SQLITE_IOERR;
}

}  // namespace

FaultyVfs::FaultyVfs() : real_(sqlite3_vfs_find("unix")) {
  describe_file();
  describe_vfs();
  sqlite3_vfs_register(&vfs_, 1);
}

FaultyVfs::~FaultyVfs() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real_, 1);
}

void FaultyVfs::fail(Operation kind, int n, int code, bool for_good) {
  kind_ = kind;
  until_fault_ = n;
  code_ = code;
  for_good_ = for_good;
  struck_ = false;
}

void FaultyVfs::heal() { until_fault_ = 0; }

void FaultyVfs::cut_power_at(int n) { until_cut_ = n; }

int FaultyVfs::strike(Operation kind) {
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

bool FaultyVfs::spend_power() {
  if (until_cut_ > 0 && --until_cut_ == 0) powerless_ = true;
  return !powerless_;
}

FaultyVfs::Image& FaultyVfs::image(const std::string& path) {
  const auto [place, fresh] = images_.try_emplace(path);
  if (fresh && std::filesystem::exists(path)) place->second = {content(path), true, {}};
  return place->second;
}

void FaultyVfs::apply(std::string& image, const Change& change) {
  if (change.truncated) {
    image.resize(static_cast<std::size_t>(*change.truncated));
    return;
  }
  const auto offset = static_cast<std::size_t>(change.offset);
  if (image.size() < offset + change.bytes.size()) image.resize(offset + change.bytes.size());
  image.replace(offset, change.bytes.size(), change.bytes);
}

void FaultyVfs::leave_survivors(const std::filesystem::path& folder, std::mt19937_64& random) {
  std::uniform_int_distribution<int> percent(0, 99);
  const int luck = std::uniform_int_distribution<int>(0, 4)(random) * 25;  // 0: nothing unsynced survives, 100: all
  const auto lucky = [&] { return percent(random) < luck; };
  for (auto& [path, image] : images_) {
    if (path.ends_with("-shm") || (!image.named && !lucky())) continue;
    for (const Change& change : image.pending) {
      if (change.truncated) {
        if (lucky()) apply(image.durable, change);
        continue;
      }
      for (std::int64_t begin = change.offset, end = 0; begin < change.offset + std::ssize(change.bytes); begin = end) {
        end = std::min((begin / sector + 1) * sector, change.offset + std::ssize(change.bytes));
        const std::string torn =
            change.bytes.substr(static_cast<std::size_t>(begin - change.offset), static_cast<std::size_t>(end - begin));
        if (lucky()) apply(image.durable, {begin, torn, {}});
      }
    }
    std::ofstream(folder / std::filesystem::path(path).filename(), std::ios::binary) << image.durable;
  }
  images_.clear();
  powerless_ = false;
  until_cut_ = 0;
}

void FaultyVfs::describe_vfs() {
  vfs_ = *real_;
  vfs_.zName = "faulty";
  vfs_.pAppData = this;
  vfs_.pNext = nullptr;
  vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
  vfs_.xOpen = [](sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) -> int {
    FaultyVfs& self = of(vfs);
    File& own = File::of(file);
    own.base.pMethods = nullptr;
    if (const int code = self.strike(Operation::open)) return code;
    if (name != nullptr) self.image(name);
    own.vfs = &self;
    own.real = reinterpret_cast<sqlite3_file*>(&own + 1);
    const int code = self.real_->xOpen(self.real_, name, own.real, flags, out);
    if (code != SQLITE_OK) return code;
    own.path = new std::string(name != nullptr ? name : "");
    own.base.pMethods = &self.methods_;
    return SQLITE_OK;
  };
  vfs_.xDelete = [](sqlite3_vfs* vfs, const char* name, int sync_folder) -> int {
    FaultyVfs& self = of(vfs);
    if (self.powerless_) return SQLITE_IOERR_DELETE;
    self.images_.erase(name);
    return self.real_->xDelete(self.real_, name, sync_folder);
  };
  vfs_.xAccess = [](sqlite3_vfs* vfs, const char* name, int flags, int* out) {
    return of(vfs).real_->xAccess(of(vfs).real_, name, flags, out);
  };
  vfs_.xFullPathname = [](sqlite3_vfs* vfs, const char* name, int size, char* out) {
    return of(vfs).real_->xFullPathname(of(vfs).real_, name, size, out);
  };
}

void FaultyVfs::describe_file() {
  methods_.iVersion = 2;  // shared memory, no memory mapping
  methods_.xClose = [](sqlite3_file* file) {
    delete File::of(file).path;
    return File::of(file).real->pMethods->xClose(File::of(file).real);
  };
  methods_.xRead = [](sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) -> int {
    File& own = File::of(file);
    if (const int code = own.vfs->strike(Operation::read)) return code;
    return own.real->pMethods->xRead(own.real, bytes, count, offset);
  };
  methods_.xWrite = [](sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) -> int {
    File& own = File::of(file);
    if (const int code = own.vfs->strike(Operation::write)) return code;
    const std::string written(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
    own.vfs->image(*own.path).pending.push_back({offset, written, {}});
    if (!own.vfs->spend_power()) return SQLITE_IOERR_WRITE;
    return own.real->pMethods->xWrite(own.real, bytes, count, offset);
  };
  methods_.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) -> int {
    File& own = File::of(file);
    if (const int code = own.vfs->strike(Operation::write)) return code;
    own.vfs->image(*own.path).pending.push_back({0, {}, size});
    if (!own.vfs->spend_power()) return SQLITE_IOERR_TRUNCATE;
    return own.real->pMethods->xTruncate(own.real, size);
  };
  // The disk below is not asked: what counts as synced is kept here, and the tests stay fast.
  methods_.xSync = [](sqlite3_file* file, int) -> int {
    File& own = File::of(file);
    if (const int code = own.vfs->strike(Operation::sync)) return code;
    if (!own.vfs->spend_power()) return SQLITE_IOERR_FSYNC;
    if (own.vfs->lying_) return SQLITE_OK;
    Image& image = own.vfs->image(*own.path);
    for (const Change& change : image.pending) apply(image.durable, change);
    image.pending.clear();
    image.named = true;
    return SQLITE_OK;
  };
  methods_.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
    return File::of(file).real->pMethods->xFileSize(File::of(file).real, size);
  };
  methods_.xLock = [](sqlite3_file* file, int lock) {
    return File::of(file).real->pMethods->xLock(File::of(file).real, lock);
  };
  methods_.xUnlock = [](sqlite3_file* file, int lock) {
    return File::of(file).real->pMethods->xUnlock(File::of(file).real, lock);
  };
  methods_.xCheckReservedLock = [](sqlite3_file* file, int* out) {
    return File::of(file).real->pMethods->xCheckReservedLock(File::of(file).real, out);
  };
  methods_.xFileControl = [](sqlite3_file* file, int what, void* value) {
    return File::of(file).real->pMethods->xFileControl(File::of(file).real, what, value);
  };
  methods_.xSectorSize = [](sqlite3_file*) { return static_cast<int>(sector); };
  // The system's VFS claims that a write never harms what is beside it; this disk promises nothing.
  methods_.xDeviceCharacteristics = [](sqlite3_file*) { return 0; };
  methods_.xShmMap = [](sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    return File::of(file).real->pMethods->xShmMap(File::of(file).real, page, size, extend, out);
  };
  methods_.xShmLock = [](sqlite3_file* file, int offset, int count, int flags) {
    return File::of(file).real->pMethods->xShmLock(File::of(file).real, offset, count, flags);
  };
  methods_.xShmBarrier = [](sqlite3_file* file) { File::of(file).real->pMethods->xShmBarrier(File::of(file).real); };
  methods_.xShmUnmap = [](sqlite3_file* file, int remove) {
    return File::of(file).real->pMethods->xShmUnmap(File::of(file).real, remove);
  };
}

}  // namespace datelined
