// SettingsReader: strict reading of one TOML table. Every finding is kept with its place and reported together.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace datelined {

/// Unusable configuration: all findings, each `file:line: key: what is wrong and what is allowed`.
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(std::vector<std::string> findings);
  const std::vector<std::string>& findings() const { return findings_; }

 private:
  std::vector<std::string> findings_;
};

/// One table of a configuration file. Reading a key marks it as known; `finish()` reports the keys nobody asked for.
/// Supported types of `value`, `required` and `list`: bool, int64_t, int, double, std::string, std::chrono::seconds
/// (written "90s", "15m", "2h", "7d", "1w"). A wrong type adds a finding and gives the fallback.
/// The views die with the SettingsDocument they came from.
class SettingsReader {
 public:
  struct Table;
  explicit SettingsReader(std::shared_ptr<Table> table);

  bool has(std::string_view key) const;
  template <class T>
  T value(std::string_view key, T fallback);
  template <class T>
  T required(std::string_view key);
  template <class T>
  std::optional<T> optional(std::string_view key);
  /// A list of T; one bare T counts as a list of one.
  template <class T>
  std::vector<T> list(std::string_view key, std::vector<T> fallback = {});

  /// One of the allowed words; anything else is a finding that lists them.
  std::string word(std::string_view key, std::string_view fallback, std::vector<std::string_view> allowed);
  /// A path: relative to the file it stands in, `~` expanded.
  std::optional<std::filesystem::path> path(std::string_view key);
  /// The content of a secret's file, without its final newline. The file must be private (no group or other bits) or
  /// lie in $CREDENTIALS_DIRECTORY. `credential:NAME` reads a systemd credential.
  std::optional<std::string> secret(std::string_view key);
  /// A time of day "09:00" as minutes after midnight.
  std::chrono::minutes time_of_day(std::string_view key, std::chrono::minutes fallback);
  /// A size "10MB" (powers of 1000), "10MiB" (of 1024), or plain bytes.
  std::uint64_t size(std::string_view key, std::uint64_t fallback);
  /// Name → text pairs of a sub-table (HTTP headers).
  std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);

  /// `[key]`, empty if absent.
  SettingsReader table(std::string_view key);
  /// `[[key]]`, in order of the files.
  std::vector<SettingsReader> tables(std::string_view key);

  /// Adds a finding at the line of `key` (or of the table).
  void wrong(std::string_view key, std::string_view what);
  /// Reports every key that was never asked for.
  void finish();
  /// `file:line` of the table, for messages.
  std::string where() const;

 private:
  std::shared_ptr<Table> table_;
};

/// A configuration file together with the drop-ins `NAME.d/*.toml` beside it (in order of their names; they may only
/// hold `[[array]]` tables, which are appended).
class SettingsDocument {
 public:
  /// Throws ConfigError if a file cannot be read or is no TOML.
  static SettingsDocument read(const std::filesystem::path& file);
  /// For tests: the text as if it were the file `name`.
  static SettingsDocument parse(std::string_view text, std::string_view name);

  SettingsReader root();
  /// Throws ConfigError with all findings, if there are any.
  void check() const;

 private:
  struct Content;
  std::shared_ptr<Content> content_;
};

}  // namespace datelined
