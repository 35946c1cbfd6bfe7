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
#include <memory>
#include <stdexcept>
#include <system_error>

namespace datelined {

namespace {

namespace fs = std::filesystem;

/// How much of a file is looked at in one go when only its digest is wanted.
constexpr std::size_t glance = 1'000'000;
/// Of JSON lines not more than this is held in memory.
constexpr std::size_t most_lines_held = 8'000'000;
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

/// `size` bytes from `at` on, fewer at the end of the file.
std::string content_of(const Descriptor& file, std::size_t at, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count =
        pread(file.number(), bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(at + filled));
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

/// The head of a file of lines, as far as it was looked through.
struct Head {
  Sha256Stream digest;
  std::size_t bytes = 0;
  std::size_t lines = 0;       ///< that are ended
  std::size_t last_begin = 0;  ///< where the line that is not ended begins

  void add(std::string_view more) {
    digest.add(more);
    lines += static_cast<std::size_t>(std::ranges::count(more, '\n'));
    if (const std::size_t end = more.rfind('\n'); end != std::string_view::npos) last_begin = bytes + end + 1;
    bytes += more.size();
  }
};

/// Looks through what was read before; nothing if the file does not begin with it any more.
std::unique_ptr<Head> head_read_before(const Descriptor& file, std::size_t size, const FileState& known) {
  const auto before = static_cast<std::size_t>(known.size);
  if (before == 0 || before > size) return nullptr;
  auto head = std::make_unique<Head>();
  while (head->bytes < before) {
    const std::string bytes = content_of(file, head->bytes, std::min(glance, before - head->bytes));
    if (bytes.empty()) return nullptr;
    head->add(bytes);
  }
  return hex(head->digest.digest()) == known.hash ? std::move(head) : nullptr;
}

/// As many whole lines from `at` on as may be held, at least one; what stands at the file's end counts as a line.
std::string lines_from(const Descriptor& file, std::size_t at, std::size_t size) {
  std::string bytes = content_of(file, at, std::min(most_lines_held, size - at));
  if (at + bytes.size() >= size) return bytes;
  if (bytes.find('\n') == std::string::npos) bytes = content_of(file, at, largest_document);
  const std::size_t end = bytes.rfind('\n');
  if (end == std::string::npos && at + bytes.size() < size) throw std::runtime_error("has a line larger than 12 MB");
  if (end != std::string::npos) bytes.resize(end + 1);
  return bytes;
}

/// The lines behind what was read, and the one that was not ended then.
void add_new_lines(const Descriptor& file, std::size_t size, const std::optional<FileState>& known,
                   std::size_t most_part, FileNews& news) {
  std::unique_ptr<Head> head = known ? head_read_before(file, size, *known) : nullptr;
  if (!head) head = std::make_unique<Head>();
  std::size_t begin = head->bytes;
  const bool ended = head->last_begin == begin || content_of(file, begin, 1).starts_with('\n') || begin == size;
  if (!ended) begin = head->last_begin;
  const std::size_t first_line = head->lines + 1;
  const std::string bytes = begin < size ? lines_from(file, begin, size) : std::string();
  head->add(std::string_view(bytes).substr(std::min(bytes.size(), head->bytes - begin)));
  news.state.size = static_cast<std::int64_t>(head->bytes);
  news.state.hash = hex(head->digest.digest());
  news.parts = parts_of(bytes, first_line, most_part);
  news.more = head->bytes < size;
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
  news.state = {std::string(feed), file.string(), modified(status), status.st_size, ""};
  if (holds_lines(file)) {
    add_new_lines(opened, size, known, std::min(most_part, largest_part_of_lines), news);
    return news;
  }
  if (size > most_part)
    throw std::runtime_error("larger than " + std::to_string(most_part / 1'000'000) + " MB, not read");
  std::string bytes = content_of(opened, 0, size);
  news.state.size = static_cast<std::int64_t>(bytes.size());
  news.state.hash = hex(sha256(bytes));
  if (!known || known->hash != news.state.hash) news.parts.push_back({std::move(bytes), 1});
  return news;
}

}  // namespace datelined
