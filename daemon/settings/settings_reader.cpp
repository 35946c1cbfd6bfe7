// The strict reader over toml++, which no other file includes.
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include "settings/settings_reader.hpp"

#include "settings/quantities.hpp"

#include <pwd.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace datelined {

namespace fs = std::filesystem;

namespace {

struct Finding {
  std::string file;
  unsigned line = 0;
  std::string text;

  std::string printed() const { return file + (line > 0 ? ":" + std::to_string(line) : std::string()) + ": " + text; }
};

std::string_view kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    default:
      return "a date or time";
  }
}

/// How a T is written in TOML: its value, and the words that say what is allowed.
template <class T>
struct Spelling;

template <>
struct Spelling<bool> {
  static constexpr std::string_view allowed = "true or false";
  static std::optional<bool> of(const toml::node& node) { return node.value_exact<bool>(); }
};
template <>
struct Spelling<std::int64_t> {
  static constexpr std::string_view allowed = "a whole number";
  static std::optional<std::int64_t> of(const toml::node& node) { return node.value_exact<std::int64_t>(); }
};
template <>
struct Spelling<int> {
  static constexpr std::string_view allowed = "a whole number";
  static std::optional<int> of(const toml::node& node) {
    const auto number = node.value_exact<std::int64_t>();
    return number && std::in_range<int>(*number) ? std::optional(static_cast<int>(*number)) : std::nullopt;
  }
};
template <>
struct Spelling<double> {
  static constexpr std::string_view allowed = "a number";
  static std::optional<double> of(const toml::node& node) {
    return node.is_number() ? node.value<double>() : std::nullopt;
  }
};
template <>
struct Spelling<std::string> {
  static constexpr std::string_view allowed = "text in quotes";
  static std::optional<std::string> of(const toml::node& node) { return node.value_exact<std::string>(); }
};
template <>
struct Spelling<std::chrono::seconds> {
  static constexpr std::string_view allowed = R"(a duration like "90s", "15m", "2h", "7d" or "1w")";
  static std::optional<std::chrono::seconds> of(const toml::node& node) {
    const auto text = node.value_exact<std::string>();
    return text ? duration_written(*text) : std::nullopt;
  }
};

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::error_code error;
  if (fs::is_directory(file, error)) throw std::runtime_error("is a folder");
  std::ostringstream text;
  if (!stream || (stream.peek() != EOF && !(text << stream.rdbuf()))) throw std::runtime_error(std::strerror(errno));
  return text.str();
}

fs::path home() {
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') return home;
  const passwd* entry = ::getpwuid(::getuid());
  return entry != nullptr ? entry->pw_dir : "/";
}

fs::path expanded(const std::string& written, const fs::path& file) {
  if (written == "~") return home();
  if (written.starts_with("~/")) return home() / written.substr(2);
  return (file.parent_path() / written).lexically_normal();
}

/// The keys within two slips of the pen, nearest first.
std::string suggestion(const std::string& key, const std::set<std::string>& known) {
  std::string nearest;
  std::size_t best = std::min<std::size_t>(3, key.size() / 3 + 2);
  for (const std::string& candidate : known)
    if (const std::size_t distance = slips_between(key, candidate); distance < best) {
      best = distance;
      nearest = candidate;
    }
  if (!nearest.empty()) return "did you mean \"" + nearest + "\"?";
  std::string all;
  for (const std::string& candidate : known) all += (all.empty() ? "" : ", ") + candidate;
  return all.empty() ? "no key is allowed here" : "allowed are " + all;
}

}  // namespace

ConfigError::ConfigError(std::vector<std::string> findings)
    : std::runtime_error([&] {
        std::string all;
        for (const std::string& finding : findings) all += (all.empty() ? "" : "\n") + finding;
        return all;
      }()),
      findings_(std::move(findings)) {}

struct SettingsDocument::Content {
  std::vector<std::string> files;  ///< in the order of reading
  std::vector<toml::table> tables;
  std::vector<Finding> findings;

  void parse(std::string_view text, const std::string& name) {
    files.push_back(name);
    try {
      tables.push_back(toml::parse(text, name));
    } catch (const toml::parse_error& error) {
      tables.emplace_back();
      findings.push_back({name, error.source().begin.line, std::string(error.description())});
    }
  }
  void read(const fs::path& file) {
    try {
      parse(content_of(file), file.string());
    } catch (const std::runtime_error& error) {
      files.push_back(file.string());
      findings.push_back({file.string(), 0, std::string("cannot be read: ") + error.what()});
    }
  }
  std::vector<std::string> printed() const {
    const auto place = [this](const Finding& finding) {
      return std::pair(std::find(files.begin(), files.end(), finding.file) - files.begin(), finding.line);
    };
    std::vector<Finding> sorted = findings;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
    std::vector<std::string> lines;
    for (const Finding& finding : sorted) lines.push_back(finding.printed());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
  }
};

/// A table of one file, or the root of all files; `nodes` is empty for a table that is not there.
struct SettingsReader::Table {
  std::vector<const toml::table*> nodes;  ///< the root has one for each file, the main file first
  std::vector<Finding>* findings = nullptr;
  std::string name;  ///< "sink", empty for the root
  std::string file;
  unsigned line = 0;
  std::set<std::string> asked{};
  std::map<std::string, std::shared_ptr<Table>> parts{};

  std::string path_of(std::string_view key) const {
    return name.empty() ? std::string(key) : name + "." + std::string(key);
  }

  const toml::node* find(std::string_view key) {
    asked.emplace(key);
    return nodes.empty() ? nullptr : nodes.front()->get(key);
  }
  void report(const toml::node* node, std::string_view key, const std::string& what) {
    const auto where = node != nullptr && node->source().path ? *node->source().path : file;
    findings->push_back({where, node != nullptr ? node->source().begin.line : line, path_of(key) + ": " + what});
  }
  template <class T>
  std::optional<T> converted(const toml::node& node, std::string_view key) {
    auto value = Spelling<T>::of(node);
    if (!value) refuse(node, key, Spelling<T>::allowed);
    return value;
  }
  void refuse(const toml::node& node, std::string_view key, std::string_view allowed) {
    const auto text = node.value_exact<std::string>();
    const std::string is = text ? "\"" + *text + "\"" : std::string(kind_of(node));
    report(&node, key, "is " + is + ", allowed is " + std::string(allowed));
  }
  std::optional<std::string> text(std::string_view key) {
    const toml::node* node = find(key);
    return node != nullptr ? converted<std::string>(*node, key) : std::nullopt;
  }
  fs::path file_of(std::string_view key) const {
    const toml::node* node = nodes.empty() ? nullptr : nodes.front()->get(key);
    return node != nullptr && node->source().path ? *node->source().path : file;
  }
  std::shared_ptr<Table> part(std::string_view key, const toml::table* node) const {
    auto table = std::make_shared<Table>(Table{.findings = findings, .name = path_of(key), .file = file, .line = line});
    if (node == nullptr) return table;
    table->nodes.push_back(node);
    table->line = node->source().begin.line;
    if (node->source().path) table->file = *node->source().path;
    return table;
  }
};

SettingsReader::SettingsReader(std::shared_ptr<Table> table) : table_(std::move(table)) {}

bool SettingsReader::has(std::string_view key) const { return table_->find(key) != nullptr; }

template <class T>
std::optional<T> SettingsReader::optional(std::string_view key) {
  const toml::node* node = table_->find(key);
  return node != nullptr ? table_->converted<T>(*node, key) : std::nullopt;
}

template <class T>
T SettingsReader::value(std::string_view key, T fallback) {
  return optional<T>(key).value_or(std::move(fallback));
}

template <class T>
T SettingsReader::required(std::string_view key) {
  if (!has(key)) wrong(key, "is missing, needed is " + std::string(Spelling<T>::allowed));
  return optional<T>(key).value_or(T{});
}

template <class T>
std::vector<T> SettingsReader::list(std::string_view key, std::vector<T> fallback) {
  const toml::node* node = table_->find(key);
  if (node == nullptr) return fallback;
  std::vector<T> values;
  const auto keep = [&](const toml::node& entry) {
    if (auto value = table_->converted<T>(entry, key)) values.push_back(std::move(*value));
  };
  if (const toml::array* array = node->as_array())
    for (const toml::node& entry : *array) keep(entry);
  else
    keep(*node);
  return values;
}

#define DATELINED_SETTING(T)                                            \
  template T SettingsReader::value(std::string_view, T);                \
  template T SettingsReader::required(std::string_view);                \
  template std::optional<T> SettingsReader::optional(std::string_view); \
  template std::vector<T> SettingsReader::list(std::string_view, std::vector<T>);
DATELINED_SETTING(bool)
DATELINED_SETTING(std::int64_t)
DATELINED_SETTING(int)
DATELINED_SETTING(double)
DATELINED_SETTING(std::string)
DATELINED_SETTING(std::chrono::seconds)
#undef DATELINED_SETTING

std::string SettingsReader::word(std::string_view key, std::string_view fallback,
                                 std::vector<std::string_view> allowed) {
  const auto text = table_->text(key);
  if (!text) return std::string(fallback);
  if (std::find(allowed.begin(), allowed.end(), *text) != allowed.end()) return *text;
  std::string all;
  for (const std::string_view entry : allowed) (all += all.empty() ? "\"" : ", \"").append(entry) += '"';
  wrong(key, "is \"" + *text + "\", allowed are " + all);
  return std::string(fallback);
}

std::optional<fs::path> SettingsReader::path(std::string_view key) {
  const auto text = table_->text(key);
  if (!text) return std::nullopt;
  if (text->empty()) {
    wrong(key, "is empty, allowed is a path");
    return std::nullopt;
  }
  return expanded(*text, table_->file_of(key));
}

std::optional<std::string> SettingsReader::secret(std::string_view key) {
  const auto text = table_->text(key);
  if (!text) return std::nullopt;
  try {
    return secret_in(*text, expanded(*text, table_->file_of(key)));
  } catch (const std::runtime_error& error) {
    wrong(key, error.what());
    return std::nullopt;
  }
}

std::chrono::minutes SettingsReader::time_of_day(std::string_view key, std::chrono::minutes fallback) {
  const toml::node* node = table_->find(key);
  if (node == nullptr) return fallback;
  const auto time = time_of_day_written(node->value_exact<std::string>().value_or(""));
  if (!time) table_->refuse(*node, key, "a time of day like \"09:00\"");
  return time.value_or(fallback);
}

std::uint64_t SettingsReader::size(std::string_view key, std::uint64_t fallback) {
  const toml::node* node = table_->find(key);
  if (node == nullptr) return fallback;
  const auto number = node->value_exact<std::int64_t>();
  const auto size = number && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number))
                                           : size_written(node->value_exact<std::string>().value_or(""));
  if (!size) table_->refuse(*node, key, "a size like \"10MB\", \"10MiB\" or a number of bytes");
  return size.value_or(fallback);
}

std::vector<std::pair<std::string, std::string>> SettingsReader::pairs(std::string_view key) {
  const toml::node* node = table_->find(key);
  std::vector<std::pair<std::string, std::string>> result;
  if (node == nullptr) return result;
  const toml::table* entries = node->as_table();
  if (entries == nullptr) {
    table_->refuse(*node, key, "a table of names and texts");
    return result;
  }
  for (const auto& [name, value] : *entries) {
    const std::string path = std::string(key) + "." + std::string(name.str());
    if (auto text = table_->converted<std::string>(value, path)) result.emplace_back(name.str(), std::move(*text));
  }
  return result;
}

SettingsReader SettingsReader::table(std::string_view key) {
  const toml::node* node = table_->find(key);
  auto& part = table_->parts[std::string(key)];
  if (part) return SettingsReader(part);
  if (node != nullptr && !node->is_table()) table_->refuse(*node, key, "a table: [" + table_->path_of(key) + "]");
  part = table_->part(key, node != nullptr ? node->as_table() : nullptr);
  return SettingsReader(part);
}

std::vector<SettingsReader> SettingsReader::tables(std::string_view key) {
  table_->asked.emplace(key);
  std::vector<SettingsReader> readers;
  for (const toml::table* file : table_->nodes) {
    const toml::node* node = file->get(key);
    if (node == nullptr) continue;
    if (!node->is_array_of_tables()) {
      table_->refuse(*node, key, "a list of tables: [[" + table_->path_of(key) + "]]");
      continue;
    }
    for (const toml::node& entry : *node->as_array()) readers.emplace_back(table_->part(key, entry.as_table()));
  }
  return readers;
}

void SettingsReader::wrong(std::string_view key, std::string_view what) {
  const toml::node* node = table_->nodes.empty() ? nullptr : table_->nodes.front()->get(key);
  table_->report(node, key, std::string(what));
}

void SettingsReader::finish() {
  for (const toml::table* file : table_->nodes)
    for (const auto& [key, node] : *file)
      if (const std::string name(key.str()); !table_->asked.contains(name))
        table_->findings->push_back({key.source().path ? *key.source().path : table_->file, key.source().begin.line,
                                     table_->path_of(name) + ": unknown key, " + suggestion(name, table_->asked)});
}

std::string SettingsReader::where() const { return table_->file + ":" + std::to_string(table_->line); }

SettingsDocument SettingsDocument::read(const fs::path& file) {
  SettingsDocument document;
  document.content_ = std::make_shared<Content>();
  document.content_->read(file);
  std::vector<fs::path> drop_ins;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fs::path(file).replace_extension(".d"), error))
    if (entry.path().extension() == ".toml") drop_ins.push_back(entry.path());
  std::sort(drop_ins.begin(), drop_ins.end());
  for (const fs::path& drop_in : drop_ins) document.content_->read(drop_in);
  document.check();
  return document;
}

SettingsDocument SettingsDocument::parse(std::string_view text, std::string_view name) {
  SettingsDocument document;
  document.content_ = std::make_shared<Content>();
  document.content_->parse(text, std::string(name));
  document.check();
  return document;
}

SettingsReader SettingsDocument::root() {
  auto table = std::make_shared<SettingsReader::Table>();
  table->findings = &content_->findings;
  table->file = content_->files.front();
  table->line = 1;
  for (const toml::table& file : content_->tables) {
    table->nodes.push_back(&file);
    if (&file == &content_->tables.front()) continue;
    for (const auto& [key, node] : file)
      if (!node.is_array_of_tables())
        table->report(&node, key.str(), "stands in a drop-in, allowed there are [[…]] tables only");
  }
  return SettingsReader(table);
}

void SettingsDocument::check() const {
  if (!content_->findings.empty()) throw ConfigError(content_->printed());
}

}  // namespace datelined
