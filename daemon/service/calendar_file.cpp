#include "service/calendar_file.hpp"

#include "service/event_walk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <memory>
#include <system_error>
#include <utility>

namespace datelined {

namespace fs = std::filesystem;

namespace {

using std::chrono::days;

constexpr days back(30), ahead(2 * 365);
constexpr std::size_t most_events = 200'000;
constexpr std::size_t most_buffered = 64 << 10;

[[noreturn]] void fail(const fs::path& file) { throw std::system_error(errno, std::generic_category(), file.native()); }

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(folder);
  const int synced = ::fsync(descriptor);
  const int error = errno;
  ::close(descriptor);
  if (synced != 0) throw std::system_error(error, std::generic_category(), folder.native());
}

}  // namespace

EventQuery calendar_window(Instant today) {
  EventQuery query;
  query.from = today - back;
  query.until = today + ahead;
  query.limit = most_events;
  return query;
}

NewFile::NewFile(fs::path file)
    : file_(std::move(file)), fresh_(folder_of(file_) / ("." + file_.filename().native() + ".new")) {
  ::unlink(fresh_.c_str());
  descriptor_ = ::open(fresh_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (descriptor_ < 0) fail(fresh_);
}

NewFile::~NewFile() {
  ::close(descriptor_);
  if (!fresh_.empty()) ::unlink(fresh_.c_str());
}

void NewFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() > most_buffered) flush();
}

void NewFile::flush() {
  for (std::string_view rest = buffer_; !rest.empty();) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) fail(fresh_);
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void NewFile::put_in_place() {
  flush();
  if (::fsync(descriptor_) != 0) fail(fresh_);
  if (::rename(fresh_.c_str(), file_.c_str()) != 0) fail(file_);
  fresh_.clear();
  sync_folder(folder_of(file_));
}

CalendarFile::CalendarFile(fs::path file, std::string installation)
    : file_(std::move(file)), installation_(std::move(installation)) {}

asio::awaitable<bool> CalendarFile::refresh(Executors executors, StoreView& view, Instant today) {
  std::int64_t version = 0;
  std::unique_ptr<NewFile> fresh;
  const auto begin = [&] {
    version = view.events_version();
    if (version == version_ && today == today_ && fs::exists(file_)) return;
    if (file_.has_parent_path()) fs::create_directories(file_.parent_path());
    fresh = std::make_unique<NewFile>(file_);
  };
  co_await on(executors.views, begin);
  if (!fresh) co_return false;
  const CalendarFacts facts{installation_};
  co_await write_calendar(executors, view, calendar_window(today), facts,
                          [&](std::string_view bytes) { fresh->write(bytes); });
  const auto end = [&] { fresh->put_in_place(); };
  co_await on(executors.views, end);
  version_ = version;
  today_ = today;
  co_return true;
}

}  // namespace datelined
