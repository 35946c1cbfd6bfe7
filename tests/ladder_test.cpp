// The floors of the house (daemon/README.md section 2): who may include whom, which names are refused.
#include "tests/catch.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const std::map<std::string, int> floors{{"calendar", 0},  {"settings", 0}, {"net", 0},      {"text", 0},
                                        {"languages", 1}, {"sinks", 1},    {"articles", 2}, {"feeds", 3},
                                        {"temporal", 3},  {"events", 4},   {"watches", 5},  {"agenda", 5},
                                        {"reminders", 6}, {"store", 7},    {"service", 8}};

struct Line {
  std::string file, folder, text;
  int number;
};

std::string without_comment(const std::string& line) { return line.substr(0, line.find("//")); }

std::vector<Line> lines_of_daemon() {
  std::vector<Line> lines;
  const fs::path root = fs::path(SOURCE_DIR) / "daemon";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    const fs::path relative = fs::relative(entry.path(), root);
    const std::string folder = relative.has_parent_path() ? relative.begin()->string() : "";
    std::ifstream file(entry.path());
    std::string text;
    for (int number = 1; std::getline(file, text); ++number)
      lines.push_back({relative.string(), folder, without_comment(text), number});
  }
  return lines;
}

std::string place(const Line& line) { return line.file + ":" + std::to_string(line.number) + ": " + line.text; }

}  // namespace

TEST_CASE("every folder of the daemon stands on a floor and includes lower floors only", "[ladder]") {
  const auto lines = lines_of_daemon();
  REQUIRE(lines.size() > 500);
  for (const Line& line : lines) {
    const auto quote = line.text.find("#include \"");
    if (quote != 0) continue;
    const std::string target = line.text.substr(10, line.text.find('"', 10) - 10);
    const auto slash = target.find('/');
    INFO(place(line));
    REQUIRE(slash != std::string::npos);
    const std::string target_folder = target.substr(0, slash);
    REQUIRE(floors.contains(target_folder));
    if (line.folder.empty() || line.folder == target_folder) continue;
    REQUIRE(floors.contains(line.folder));
    CHECK(floors.at(target_folder) < floors.at(line.folder));
  }
}

TEST_CASE("no folder or file of the house is a drawer of leftovers", "[ladder]") {
  const std::set<std::string> forbidden{"util", "utils", "common", "helpers", "misc", "manager"};
  for (const char* part : {"daemon", "tests"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / part)) {
      INFO(entry.path());
      CHECK_FALSE(forbidden.contains(entry.path().stem().string()));
    }
}

TEST_CASE("clocks are read in calendar only, coroutines live in service only, and nobody uses std::regex", "[ladder]") {
  for (const Line& line : lines_of_daemon()) {
    INFO(place(line));
    CHECK(line.text.find("std::regex") == std::string::npos);
    if (line.folder != "service") CHECK(line.text.find("co_await") == std::string::npos);
    if (line.folder != "calendar")
      for (const char* clock : {"system_clock::now", "steady_clock::now", "clock_gettime(", "gettimeofday(",
                                "time(nullptr)", "high_resolution_clock"})
        CHECK(line.text.find(clock) == std::string::npos);
  }
}

TEST_CASE("no temporary is built in braces to the right of co_await, which g++ 12 frees twice", "[ladder]") {
  for (const Line& line : lines_of_daemon()) {
    const auto await = line.text.find("co_await");
    if (await == std::string::npos) continue;
    const auto brace = line.text.find('{', await);
    INFO(place(line));
    const bool lambda = line.text.find("[&]", await) != std::string::npos;
    const bool block = brace != std::string::npos && brace + 1 == line.text.size();
    CHECK((brace == std::string::npos || lambda || block));
    CHECK(line.text.find("auto [") == std::string::npos);
  }
}
