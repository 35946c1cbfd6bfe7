#include "service/calendar_file.hpp"

#include "agenda/agenda.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

namespace datelined {

namespace fs = std::filesystem;

namespace {

using std::chrono::days;

constexpr days back(30), ahead(2 * 365);
constexpr std::size_t most_events = 200'000;

/// An open file that closes itself and throws with its name.
class OpenFile {
 public:
  OpenFile(const fs::path& path, int flags) : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (descriptor_ < 0) fail();
  }
  ~OpenFile() { ::close(descriptor_); }
  OpenFile(const OpenFile&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail();
      if (written > 0) bytes.remove_prefix(std::size_t(written));
    }
  }
  void sync() {
    if (::fsync(descriptor_) != 0) fail();
  }

 private:
  [[noreturn]] void fail() const { throw std::system_error(errno, std::generic_category(), path_.native()); }
  fs::path path_;
  int descriptor_;
};

}  // namespace

EventQuery calendar_window(Instant today) {
  EventQuery query;
  query.from = today - back;
  query.until = today + ahead;
  query.limit = most_events;
  return query;
}

void replace_file(const fs::path& file, std::string_view bytes) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const fs::path fresh = folder / ("." + file.filename().native() + ".new");
  ::unlink(fresh.c_str());
  {
    OpenFile out(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    out.write(bytes);
    out.sync();
  }
  if (::rename(fresh.c_str(), file.c_str()) != 0)
    throw std::system_error(errno, std::generic_category(), file.native());
  OpenFile(folder, O_RDONLY | O_DIRECTORY).sync();
}

CalendarFile::CalendarFile(fs::path file, std::string installation)
    : file_(std::move(file)), installation_(std::move(installation)) {}

bool CalendarFile::refresh(StoreView& view, Instant today) {
  const std::int64_t version = view.events_version();
  if (version == version_ && today == today_ && fs::exists(file_)) return false;
  const std::vector<Event> events = view.events(calendar_window(today));
  if (file_.has_parent_path()) fs::create_directories(file_.parent_path());
  replace_file(file_, icalendar(events, CalendarFacts{installation_}));
  version_ = version;
  today_ = today;
  return true;
}

}  // namespace datelined
