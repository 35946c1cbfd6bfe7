// Reading quantities and secrets.
#include "settings/quantities.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <utility>
#include <vector>

namespace datelined {

namespace fs = std::filesystem;

namespace {

/// A whole number and the word behind it.
std::optional<std::pair<std::uint64_t, std::string_view>> number_and_unit(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  while (text.starts_with(' ')) text.remove_prefix(1);
  return std::pair(number, text);
}

class OpenFile {
 public:
  explicit OpenFile(const fs::path& file) : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) throw std::runtime_error("cannot be read: " + std::string(std::strerror(errno)));
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { ::close(descriptor_); }

  struct stat status() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) throw std::runtime_error("cannot be read: fstat failed");
    return status;
  }
  std::string content(std::size_t limit) const {
    std::string text(limit + 1, '\0');
    std::size_t filled = 0;
    while (filled < text.size()) {
      const ssize_t count = ::read(descriptor_, text.data() + filled, text.size() - filled);
      if (count < 0) throw std::runtime_error("cannot be read: " + std::string(std::strerror(errno)));
      if (count == 0) break;
      filled += static_cast<std::size_t>(count);
    }
    if (filled > limit) throw std::runtime_error("is longer than 64 kB, allowed is a secret");
    text.resize(filled);
    return text;
  }

 private:
  int descriptor_;
};

std::string content_of_secret(const fs::path& path, bool must_be_private) {
  const OpenFile file(path);
  const struct stat status = file.status();
  if (!S_ISREG(status.st_mode)) throw std::runtime_error("is no ordinary file");
  if (must_be_private && (status.st_mode & 077U) != 0)
    throw std::runtime_error("can be read by others, allowed is a file of mode 0600 (chmod go= " + path.string() + ")");
  std::string text = file.content(65536);
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  if (text.empty()) throw std::runtime_error("is an empty file, allowed is a secret");
  return text;
}

}  // namespace

std::optional<std::chrono::seconds> duration_written(std::string_view text) {
  const auto parts = number_and_unit(text);
  if (!parts || parts->first > 31'536'000'000) return std::nullopt;
  constexpr std::array units{std::pair{"s", 1U}, std::pair{"m", 60U}, std::pair{"h", 3600U}, std::pair{"d", 86400U},
                             std::pair{"w", 604800U}};
  for (const auto& [unit, factor] : units)
    if (parts->second == unit && parts->first * factor <= 31'536'000'000)
      return std::chrono::seconds(parts->first * factor);
  return std::nullopt;
}

std::optional<std::chrono::minutes> time_of_day_written(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100; };
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
  if (hour > 23 || minute > 59) return std::nullopt;
  return std::chrono::hours(hour) + std::chrono::minutes(minute);
}

std::optional<std::uint64_t> size_written(std::string_view text) {
  const auto parts = number_and_unit(text);
  if (!parts) return std::nullopt;
  constexpr std::array<std::pair<std::string_view, std::uint64_t>, 8> units{{{"", 1},
                                                                             {"B", 1},
                                                                             {"kB", 1000},
                                                                             {"MB", 1'000'000},
                                                                             {"GB", 1'000'000'000},
                                                                             {"KiB", 1024},
                                                                             {"MiB", 1U << 20U},
                                                                             {"GiB", 1U << 30U}}};
  for (const auto& [unit, factor] : units)
    if (parts->second == unit && parts->first <= (1ULL << 60U) / factor) return parts->first * factor;
  return std::nullopt;
}

std::size_t slips_between(std::string_view a, std::string_view b) {
  if (a.size() > 64 || b.size() > 64) return 64;
  std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        rows[i][j] = i + j;
        continue;
      }
      const std::size_t changed = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      rows[i][j] = std::min({changed, rows[i - 1][j] + 1, rows[i][j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  return rows[a.size()][b.size()];
}

std::string secret_in(std::string_view written, const fs::path& file) {
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
  if (written.starts_with("credential:")) {
    const std::string name(written.substr(11));
    if (name.empty() || name.find('/') != std::string::npos || name == "." || name == "..")
      throw std::runtime_error("is no name of a credential, allowed is \"credential:NAME\"");
    if (folder == nullptr) throw std::runtime_error("names a credential, but systemd gave none (LoadCredential=)");
    return content_of_secret(fs::path(folder) / name, false);
  }
  const bool credential =
      folder != nullptr && file.lexically_normal().parent_path() == fs::path(folder).lexically_normal();
  return content_of_secret(file, !credential);
}

}  // namespace datelined
