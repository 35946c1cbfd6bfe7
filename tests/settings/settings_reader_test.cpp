// The strict reader: what it reads, and every finding with its place.
#include "settings/settings_reader.hpp"

#include "tests/catch.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

using namespace datelined;
namespace fs = std::filesystem;
using Lines = std::vector<std::string>;
using std::chrono::seconds;

namespace {

SettingsDocument document(std::string_view text) { return SettingsDocument::parse(text, "x.toml"); }

Lines findings(const SettingsDocument& document) {
  try {
    document.check();
  } catch (const ConfigError& error) {
    return error.findings();
  }
  return {};
}

/// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "settings-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path write(const std::string& name, std::string_view text, mode_t mode = 0600) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    ::chmod(file.c_str(), mode);
    return file;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("values of every kind are read", "[settings]") {
  auto settings = document(R"(yes = true
number = 587
large = 5000000000
share = 0.5
whole = 1
text = "words"
wait = "90s"
words = ["a", "b"]
one = "alone"
waits = ["15m", "2h", "7d", "1w"]
clock = "09:30"
size = "10MB"
)");
  SettingsReader reader = settings.root();
  CHECK(reader.value("yes", false));
  CHECK(reader.value("number", 25) == 587);
  CHECK(reader.value<std::int64_t>("large", 0) == 5'000'000'000);
  CHECK(reader.value("share", 0.1) == 0.5);
  CHECK(reader.value("whole", 0.1) == 1.0);
  CHECK(reader.required<std::string>("text") == "words");
  CHECK(reader.value("wait", seconds(1)) == seconds(90));
  CHECK(reader.list<std::string>("words") == Lines{"a", "b"});
  CHECK(reader.list<std::string>("one") == Lines{"alone"});
  CHECK(reader.list<seconds>("waits") == std::vector{seconds(900), seconds(7200), seconds(604800), seconds(604800)});
  CHECK(reader.time_of_day("clock", std::chrono::minutes(0)) == std::chrono::minutes(570));
  CHECK(reader.size("size", 0) == 10'000'000);
  CHECK(reader.value("absent", 7) == 7);
  CHECK(reader.list<std::string>("absent_list", {"x"}) == Lines{"x"});
  CHECK_FALSE(reader.optional<bool>("absent"));
  CHECK_FALSE(reader.has("absent"));
  CHECK(reader.has("text"));
  reader.finish();
  CHECK(findings(settings).empty());
}

TEST_CASE("all findings are reported together in the order of the file", "[settings]") {
  auto settings = document(R"(port = "many"
wait = "soon"
words = ["a", 3]
coluor = 1

[user]
zone = 7
zzzzzzzz = 1
)");
  SettingsReader reader = settings.root();
  reader.value("color", std::string());
  SettingsReader user = reader.table("user");
  user.value("zone", std::string());
  user.required<std::string>("name");
  user.finish();
  CHECK(reader.value("wait", seconds(5)) == seconds(5));
  CHECK(reader.value("port", 25) == 25);
  CHECK(reader.list<std::string>("words") == Lines{"a"});
  reader.wrong("wait", "is odd");
  reader.finish();
  CHECK(findings(settings) ==
        Lines{"x.toml:1: port: is \"many\", allowed is a whole number",
              "x.toml:2: wait: is \"soon\", allowed is a duration like \"90s\", \"15m\", \"2h\", \"7d\" or \"1w\"",
              "x.toml:2: wait: is odd", "x.toml:3: words: is a whole number, allowed is text in quotes",
              "x.toml:4: coluor: unknown key, did you mean \"color\"?",
              "x.toml:6: user.name: is missing, needed is text in quotes",
              "x.toml:7: user.zone: is a whole number, allowed is text in quotes",
              "x.toml:8: user.zzzzzzzz: unknown key, allowed are name, zone"});
}

TEST_CASE("quantities that make no sense are refused", "[settings]") {
  struct Row {
    const char *kind, *value;
    long long read;  ///< -1: refused
  };
  const auto row = GENERATE(values<Row>({
      {"wait", "\"0s\"", 0},        {"wait", "\"1w\"", 604800}, {"wait", "\"\"", -1},
      {"wait", "\"5\"", -1},        {"wait", "\"-5s\"", -1},    {"wait", "\"1.5h\"", -1},
      {"wait", "\"2 h\"", 7200},    {"wait", "\"2H\"", -1},     {"wait", "\"99999999999w\"", -1},
      {"wait", "90", -1},           {"wait", "true", -1},       {"clock", "\"00:00\"", 0},
      {"clock", "\"23:59\"", 1439}, {"clock", "\"24:00\"", -1}, {"clock", "\"9:00\"", -1},
      {"clock", "\"09:60\"", -1},   {"clock", "900", -1},       {"size", "\"10MiB\"", 10485760},
      {"size", "\"1 kB\"", 1000},   {"size", "512", 512},       {"size", "-1", -1},
      {"size", "\"10mb\"", -1},     {"size", "\"MB\"", -1},     {"size", "\"99999999999GB\"", -1},
  }));
  INFO(row.kind << " = " << row.value);
  auto settings = document(std::string("x = ") + row.value);
  SettingsReader reader = settings.root();
  const std::string kind = row.kind;
  const long long read = kind == "wait"    ? reader.value("x", seconds(-7)).count()
                         : kind == "clock" ? reader.time_of_day("x", std::chrono::minutes(-7)).count()
                                           : static_cast<long long>(reader.size("x", 7777));
  CHECK(findings(settings).size() == (row.read < 0 ? 1U : 0U));
  if (row.read >= 0) CHECK(read == row.read);
}

TEST_CASE("a word must be one of those allowed", "[settings]") {
  auto settings = document("a = \"tls\"\nb = \"ssl\"");
  SettingsReader reader = settings.root();
  CHECK(reader.word("a", "none", {"tls", "none"}) == "tls");
  CHECK(reader.word("b", "none", {"tls", "none"}) == "none");
  CHECK(reader.word("c", "none", {"tls", "none"}) == "none");
  CHECK(findings(settings) == Lines{R"(x.toml:2: b: is "ssl", allowed are "tls", "none")"});
}

TEST_CASE("numbers that do not fit are refused", "[settings]") {
  auto settings = document("port = 5000000000");
  CHECK(settings.root().value("port", 25) == 25);
  CHECK(findings(settings).size() == 1);
}

TEST_CASE("tables and lists of tables keep their places", "[settings]") {
  auto settings = document(R"([[sink]]
name = "a"

[[sink]]
name = "b"
headers = { X-One = "1", X-Two = 2 }

[net]
[net.deep]
key = 1
)");
  SettingsReader reader = settings.root();
  auto sinks = reader.tables("sink");
  REQUIRE(sinks.size() == 2);
  CHECK(sinks[0].required<std::string>("name") == "a");
  CHECK(sinks[1].where() == "x.toml:4");
  CHECK(sinks[1].pairs("headers") == std::vector<std::pair<std::string, std::string>>{{"X-One", "1"}});
  CHECK(sinks[1].pairs("absent").empty());
  CHECK(reader.table("net").table("deep").value("key", 0) == 1);
  reader.table("net").table("deep").finish();
  reader.table("net").finish();
  CHECK(reader.table("absent").value("key", 5) == 5);
  CHECK(reader.tables("absents").empty());
  reader.finish();
  CHECK(findings(settings) == Lines{"x.toml:6: sink.headers.X-Two: is a whole number, allowed is text in quotes"});
}

TEST_CASE("a table in place of a list and a value in place of a table are findings", "[settings]") {
  auto settings = document("user = 1\n[sink]\nname = \"a\"\n");
  SettingsReader reader = settings.root();
  CHECK(reader.tables("sink").empty());
  reader.table("user").value("zone", std::string());
  CHECK(findings(settings) == Lines{"x.toml:1: user: is a whole number, allowed is a table: [user]",
                                    "x.toml:2: sink: is a table, allowed is a list of tables: [[sink]]"});
}

TEST_CASE("text that is no TOML is refused with its line", "[settings]") {
  try {
    document("a = 1\nb = = 2\n");
    FAIL("accepted");
  } catch (const ConfigError& error) {
    REQUIRE(error.findings().size() == 1);
    CHECK(error.findings()[0].starts_with("x.toml:2: "));
    CHECK(error.what() == error.findings()[0]);
  }
  CHECK_THROWS_AS(document("a = \"\xFF\""), ConfigError);
  for (const char* key : {"ü", "\u0380", "ж", "\u2028", "東"}) {
    INFO(key);
    CHECK_THROWS_AS(document(key + std::string(" = 1")), ConfigError);
  }
}

TEST_CASE("drop-ins add tables to lists and nothing else", "[settings]") {
  const Folder folder;
  const fs::path file = folder.write("d.toml", "[[feed]]\nname = \"one\"\n");
  const std::string second = folder.write("d.d/20-b.toml", "[[feed]]\nname = \"three\"\n[user]\nx = 1\n").string();
  folder.write("d.d/10-a.toml", "[[feed]]\nname = \"two\"\n[[watch]]\nnaem = \"w\"\n");
  folder.write("d.d/ignored.txt", "not = = toml");
  auto settings = SettingsDocument::read(file);
  SettingsReader reader = settings.root();
  Lines names;
  for (SettingsReader& feed : reader.tables("feed")) names.push_back(feed.required<std::string>("name"));
  CHECK(names == Lines{"one", "two", "three"});
  for (SettingsReader& watch : reader.tables("watch")) {
    watch.value("name", std::string());
    watch.finish();
  }
  reader.table("user");
  reader.finish();
  const std::string first = (folder.path() / "d.d/10-a.toml").string();
  CHECK(findings(settings) == Lines{first + ":4: watch.naem: unknown key, did you mean \"name\"?",
                                    second + ":3: user: stands in a drop-in, allowed there are [[…]] tables only"});
}

TEST_CASE("a file that cannot be read and a broken drop-in are reported together", "[settings]") {
  const Folder folder;
  folder.write("d.d/a.toml", "= 1");
  try {
    SettingsDocument::read(folder.path() / "d.toml");
    FAIL("accepted");
  } catch (const ConfigError& error) {
    REQUIRE(error.findings().size() == 2);
    CHECK(error.findings()[1].starts_with((folder.path() / "d.d/a.toml").string() + ":1: "));
  }
  CHECK_THROWS_AS(SettingsDocument::read(folder.path()), ConfigError);
}

TEST_CASE("an empty file is a configuration without keys", "[settings]") {
  const Folder folder;
  auto settings = SettingsDocument::read(folder.write("d.toml", ""));
  settings.root().finish();
  CHECK(findings(settings).empty());
}

TEST_CASE("paths are relative to the file they stand in", "[settings]") {
  auto settings = SettingsDocument::parse(R"(a = "news/in"
b = "/var/news"
c = "~/news"
d = "../x"
e = "~"
f = "")",
                                          "/etc/d/x.toml");
  SettingsReader reader = settings.root();
  const char* home = std::getenv("HOME");
  CHECK(reader.path("a") == fs::path("/etc/d/news/in"));
  CHECK(reader.path("b") == fs::path("/var/news"));
  CHECK(reader.path("d") == fs::path("/etc/x"));
  if (home != nullptr) CHECK(reader.path("c") == fs::path(home) / "news");
  if (home != nullptr) CHECK(reader.path("e") == fs::path(home));
  CHECK_FALSE(reader.path("f"));
  CHECK_FALSE(reader.path("g"));
  CHECK(findings(settings) == Lines{"/etc/d/x.toml:6: f: is empty, allowed is a path"});
}

TEST_CASE("a secret is read from a private file only", "[settings]") {
  const Folder folder;
  folder.write("good", "hunter2\n");
  folder.write("open", "hunter2\n", 0640);
  folder.write("empty", "\n");
  folder.write("long", std::string(70000, 'x'));
  const fs::path file = folder.write("d.toml", R"(a = "good"
b = "open"
c = "empty"
d = "absent"
e = "credential:mail"
f = "credential:../good"
g = "."
h = "long"
)");
  ::unsetenv("CREDENTIALS_DIRECTORY");
  auto settings = SettingsDocument::read(file);
  SettingsReader reader = settings.root();
  CHECK(reader.secret("a") == "hunter2");
  for (const char* key : {"b", "c", "d", "e", "f", "g", "h", "absent"}) CHECK_FALSE(reader.secret(key));
  const Lines found = findings(settings);
  CHECK(found.size() == 7);
  for (const std::string& finding : found) CHECK(finding.find("hunter2") == std::string::npos);
}

TEST_CASE("a credential of systemd is a secret", "[settings]") {
  const Folder folder;
  folder.write("mail", "hunter2", 0444);
  ::setenv("CREDENTIALS_DIRECTORY", folder.path().c_str(), 1);
  auto settings = document("a = \"credential:mail\"\nb = \"" + (folder.path() / "mail").string() + "\"");
  CHECK(settings.root().secret("a") == "hunter2");
  CHECK(settings.root().secret("b") == "hunter2");
  ::unsetenv("CREDENTIALS_DIRECTORY");
  CHECK(findings(settings).empty());
}
