// Folders: inotify events become paths; a file is compared by time, size and hash.
#include "service/folders.hpp"

#include "text/digest.hpp"
#include "text/utf8.hpp"

#include <boost/asio/error.hpp>
#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace datelined {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = 64'000'000;
/// JSON lines go to a reader in parts of this size, so that what it answers for one stays small.
constexpr std::size_t largest_part_of_lines = 1'000'000;

[[noreturn]] void refuse(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

int watching(const fs::path& folder) {
  const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor < 0) refuse("inotify");
  const std::uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
  if (inotify_add_watch(descriptor, folder.c_str(), events) < 0) {
    const int error = errno;
    close(descriptor);
    throw std::system_error(error, std::generic_category(), folder.string());
  }
  return descriptor;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

std::string content_of(const Descriptor& file, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse("cannot be read");
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

Instant modified(const struct stat& status) {
  using namespace std::chrono;
  const auto since = seconds(status.st_mtim.tv_sec) + nanoseconds(status.st_mtim.tv_nsec);
  return Instant(duration_cast<milliseconds>(since));
}

bool holds_lines(const fs::path& file) {
  const std::string extension = folded(file.extension().string());
  return extension == ".jsonl" || extension == ".ndjson";
}

/// Cuts lines into parts at line ends; a line longer than a part is a part of its own.
std::vector<FilePart> parts_of(std::string_view bytes, std::size_t first_line, std::size_t most) {
  std::vector<FilePart> parts;
  while (!bytes.empty()) {
    std::size_t length = bytes.size();
    if (length > most) {
      std::size_t end = bytes.rfind('\n', most - 1);
      if (end == std::string_view::npos) end = bytes.find('\n');
      if (end != std::string_view::npos) length = end + 1;
    }
    parts.push_back({std::string(bytes.substr(0, length)), first_line});
    first_line += static_cast<std::size_t>(std::ranges::count(bytes.substr(0, length), '\n'));
    bytes.remove_prefix(length);
  }
  return parts;
}

/// Where the reading of lines begins: behind what was read, or at the line that was not ended then.
std::size_t first_new_byte(std::string_view bytes, const std::optional<FileState>& known) {
  const auto size = known ? static_cast<std::size_t>(known->size) : 0;
  if (size == 0 || size > bytes.size() || hex(sha256(bytes.substr(0, size))) != known->hash) return 0;
  if (bytes[size - 1] == '\n' || size == bytes.size() || bytes[size] == '\n') return size;
  const std::size_t line_end = bytes.rfind('\n', size - 1);
  return line_end == std::string_view::npos ? 0 : line_end + 1;
}

}  // namespace

FolderWatch::FolderWatch(asio::any_io_executor loop, fs::path folder)
    : folder_(std::move(folder)), inotify_(std::move(loop), watching(folder_)) {
  scan();
}

void FolderWatch::scan() {
  changed_.clear();
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_))
    if (is_finished_name(entry.path().filename().string())) changed_.push_back(entry.path());
  std::ranges::sort(changed_);
}

void FolderWatch::note(const fs::path& file) {
  if (is_finished_name(file.filename().string()) && std::ranges::find(changed_, file) == changed_.end())
    changed_.push_back(file);
}

void FolderWatch::take_events() {
  alignas(inotify_event) std::array<char, 16 * 1024> buffer{};
  for (;;) {
    const ssize_t length = read(inotify_.native_handle(), buffer.data(), buffer.size());
    if (length <= 0) return;
    for (ssize_t at = 0; at < length;) {
      const auto& event = *reinterpret_cast<const inotify_event*>(buffer.data() + at);
      at += static_cast<ssize_t>(sizeof event + event.len);
      if ((event.mask & IN_Q_OVERFLOW) != 0) {
        scan();
      } else if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT)) != 0) {
        gone_ = true;
      } else if (event.len > 0) {
        note(folder_ / event.name);
      }
    }
  }
}

asio::awaitable<fs::path> FolderWatch::next() {
  take_events();
  while (changed_.empty()) {
    if (gone_) throw std::runtime_error("the folder " + folder_.string() + " is gone");
    co_await inotify_.async_wait(asio::posix::stream_descriptor::wait_read, asio::use_awaitable);
    take_events();
  }
  fs::path file = std::move(changed_.front());
  changed_.pop_front();
  co_return file;
}

bool is_finished_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.front() == '#' || name.back() == '~') return false;
  const std::string lower = folded(name);
  for (const std::string_view ending : {".part", ".partial", ".tmp", ".temp", ".swp", ".crdownload", ".download"})
    if (lower.ends_with(ending)) return false;
  return true;
}

std::optional<FileNews> file_news(const fs::path& file, std::string_view feed, const std::optional<FileState>& known,
                                  std::size_t most_part) {
  const Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (opened.number() < 0 && (errno == ENOENT || errno == ENXIO)) return std::nullopt;
  if (opened.number() < 0) refuse("cannot be opened");
  struct stat status {};
  if (fstat(opened.number(), &status) != 0) refuse("cannot be read");
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  FileNews news;
  if (known && known->modified == modified(status) && known->size == status.st_size) {
    news.state = *known;
    return news;
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > largest_file) throw std::runtime_error("larger than 64 MB, not read");
  const std::string bytes = content_of(opened, size);
  news.state = {std::string(feed), file.string(), modified(status), static_cast<std::int64_t>(bytes.size()),
                hex(sha256(bytes))};
  if (known && known->hash == news.state.hash) return news;
  if (!holds_lines(file)) {
    if (bytes.size() > most_part) throw std::runtime_error("larger than " + std::to_string(most_part / 1'000'000) + " MB, not read");
    news.parts.push_back({bytes, 1});
    return news;
  }
  const std::size_t begin = first_new_byte(bytes, known);
  const std::string_view whole = bytes;
  const auto lines = static_cast<std::size_t>(std::ranges::count(whole.substr(0, begin), '\n'));
  news.parts = parts_of(whole.substr(begin), lines + 1, std::min(most_part, largest_part_of_lines));
  return news;
}

}  // namespace datelined
