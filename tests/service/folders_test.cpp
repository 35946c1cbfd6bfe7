#include "service/folders.hpp"

#include "tests/catch.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <unistd.h>

#include <chrono>
#include <exception>
#include <fstream>
#include <string>

using namespace datelined;
namespace fs = std::filesystem;

namespace {

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (fs::temp_directory_path() / "datelined-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()));
    path_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path operator/(const char* name) const { return path_ / name; }
  const fs::path& path() const { return path_; }
  void write(const char* name, const std::string& text, std::ios::openmode mode = std::ios::trunc) const {
    std::ofstream(path_ / name, std::ios::binary | std::ios::out | mode) << text;
  }

 private:
  fs::path path_;
};

/// The names of what comes next until `count` came or nothing is ready any more.
class Watcher {
 public:
  explicit Watcher(const fs::path& folder) : watch_(loop_.get_executor(), folder) {}

  std::string next() {
    std::string name = "-";
    asio::steady_timer limit(loop_, std::chrono::seconds(10));
    const auto came = [&](std::exception_ptr error, const fs::path& file) {
      limit.cancel();
      if (error) std::rethrow_exception(error);
      name = file.filename().string();
    };
    asio::co_spawn(loop_, watch_.next(), came);
    loop_.restart();
    loop_.run_one();
    while (name == "-" && loop_.run_one() != 0) {
    }
    loop_.restart();
    return name;
  }

 private:
  asio::io_context loop_;
  FolderWatch watch_;
};

std::string text_of(const std::optional<FileNews>& news) {
  std::string text;
  if (news)
    for (const FilePart& part : news->parts) text += std::to_string(part.first_line) + ">" + part.bytes;
  return text;
}

}  // namespace

TEST_CASE("what is in a folder at the start is read in order and then what comes", "[service][folders]") {
  const ScratchFolder folder;
  folder.write("b.txt", "b");
  folder.write("a.txt", "a");
  folder.write(".hidden", "x");
  folder.write("c.txt.part", "x");
  Watcher watcher(folder.path());
  CHECK(watcher.next() == "a.txt");
  CHECK(watcher.next() == "b.txt");
  folder.write("new.txt", "n");
  CHECK(watcher.next() == "new.txt");
  folder.write(".moved", "m");
  fs::rename(folder / ".moved", folder / "moved.txt");
  CHECK(watcher.next() == "moved.txt");
  fs::remove(folder / "a.txt");
  folder.write("b.txt", "changed");
  CHECK(watcher.next() == "b.txt");
}

TEST_CASE("a file is not read before it is closed", "[service][folders]") {
  const ScratchFolder folder;
  Watcher watcher(folder.path());
  std::ofstream open(folder / "open.txt");
  open << "half" << std::flush;
  folder.write("closed.txt", "whole");
  CHECK(watcher.next() == "closed.txt");
  open.close();
  CHECK(watcher.next() == "open.txt");
}

TEST_CASE("a folder that is missing or goes away says so", "[service][folders]") {
  CHECK_THROWS_WITH(Watcher("/nonexistent/folder"), Catch::Matchers::Contains("/nonexistent/folder"));
  const ScratchFolder folder;
  fs::create_directory(folder / "inner");
  Watcher watcher(folder / "inner");
  fs::remove(folder / "inner");
  CHECK_THROWS_WITH(watcher.next(), Catch::Matchers::Contains("is gone"));
}

TEST_CASE("names of unfinished and hidden files are told from others", "[service][folders]") {
  for (const char* name : {".a", "a~", "#a#", "a.tmp", "a.PART", "a.crdownload", ""})
    CHECK_FALSE(is_finished_name(name));
  for (const char* name : {"a", "a.txt", "part.html", "2021.jsonl"}) CHECK(is_finished_name(name));
}

TEST_CASE("an unchanged file has no news and a changed one is all news", "[service][folders]") {
  const ScratchFolder folder;
  folder.write("a.txt", "one");
  const auto first = file_news(folder / "a.txt", "f", {});
  CHECK(text_of(first) == "1>one");
  CHECK(first->state.size == 3);
  CHECK(first->state.feed == "f");
  CHECK(text_of(file_news(folder / "a.txt", "f", first->state)).empty());
  fs::last_write_time(folder / "a.txt", fs::file_time_type::clock::now() - std::chrono::hours(5));
  const auto touched = file_news(folder / "a.txt", "f", first->state);
  CHECK(text_of(touched).empty());
  CHECK(touched->state.modified != first->state.modified);
  folder.write("a.txt", "onetwo");
  CHECK(text_of(file_news(folder / "a.txt", "f", first->state)) == "1>onetwo");
  CHECK_FALSE(file_news(folder / "missing", "f", {}));
  CHECK_FALSE(file_news(folder.path(), "f", {}));
}

TEST_CASE("of JSON lines that grew only the new ones are news", "[service][folders]") {
  const ScratchFolder folder;
  folder.write("a.jsonl", "1\n2\n");
  const auto first = file_news(folder / "a.jsonl", "f", {});
  CHECK(text_of(first) == "1>1\n2\n");
  folder.write("a.jsonl", "3\n4", std::ios::app);
  const auto grown = file_news(folder / "a.jsonl", "f", first->state);
  CHECK(text_of(grown) == "3>3\n4");
  folder.write("a.jsonl", "44\n5\n", std::ios::app);
  CHECK(text_of(file_news(folder / "a.jsonl", "f", grown->state)) == "4>444\n5\n");
  folder.write("a.jsonl", "x\n2\n3\n4\n5\n6\n");
  CHECK(text_of(file_news(folder / "a.jsonl", "f", grown->state)) == "1>x\n2\n3\n4\n5\n6\n");
}

TEST_CASE("many JSON lines come in parts that end at line ends", "[service][folders]") {
  const ScratchFolder folder;
  folder.write("a.ndjson", "aaa\nbb\nlonger than a part\nc\n");
  CHECK(text_of(file_news(folder / "a.ndjson", "f", {}, 8)) == "1>aaa\nbb\n3>longer than a part\n4>c\n");
  folder.write("large.txt", "123456789");
  CHECK_THROWS(file_news(folder / "large.txt", "f", {}, 8));
}

TEST_CASE("JSON lines of any size come a few megabytes at a time, each once", "[service][folders]") {
  const ScratchFolder folder;
  constexpr std::size_t lines = 210'000;
  {
    std::ofstream out(folder / "large.jsonl");
    for (std::size_t i = 0; i < lines; ++i) out << i << std::string(80, ' ') << "\n";
    out << "the last one is not ended";
  }
  std::optional<FileState> known;
  std::size_t calls = 0, next = 0, bytes = 0;
  for (bool more = true; more; ++calls) {
    const auto news = file_news(folder / "large.jsonl", "f", known);
    REQUIRE(news);
    for (const FilePart& part : news->parts) {
      CHECK(part.first_line == next + 1);
      CHECK(part.bytes.starts_with(next < lines ? std::to_string(next) + " " : "the last"));
      next += static_cast<std::size_t>(std::ranges::count(part.bytes, '\n'));
      bytes += part.bytes.size();
    }
    known = news->state;
    more = news->more;
  }
  CHECK(calls == 3);
  CHECK(next == lines);
  CHECK(bytes == fs::file_size(folder / "large.jsonl"));
  CHECK(file_news(folder / "large.jsonl", "f", known)->parts.empty());
}
