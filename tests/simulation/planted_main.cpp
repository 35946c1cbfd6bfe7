// datelined_sim_planted: whether the simulation finds the bugs of bugs.cmake, each alone, within so many lives.
#include "tests/simulation/planted.hpp"
#include "tests/simulation/simulation.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <string>

namespace datelined {

namespace {

std::string asked_for;

const std::multimap<std::string, std::string> bugs{
#include "planted_names.inc"
};

/// The lives it took until something was found; 0 if nothing was.
int lives_until_found(int most, const SimulationOptions& options, std::string& found) {
  for (int life = 1; life <= most; ++life) {
    const SimulationReport report = Simulation(static_cast<std::uint64_t>(life), options).run();
    if (report.violation) {
      found = *report.violation;
      return life;
    }
  }
  return 0;
}

}  // namespace

bool planted(std::string_view name) { return !asked_for.empty() && asked_for == name; }

}  // namespace datelined

using namespace datelined;

int main(int count, char** arguments) {
  CLI::App app("bugs that the simulation must find");
  int lives = 40;  // a list whose retry meets others that are late comes about once in twenty
  std::string only;
  SimulationOptions options;
  app.add_option("--lives", lives, "for each bug");
  app.add_option("--bug", only, "this one alone");
  app.add_option("--days", options.days, "of trouble in a life");
  CLI11_PARSE(app, count, arguments);
  int missed = 0;
  for (auto bug = bugs.begin(); bug != bugs.end(); bug = bugs.upper_bound(bug->first)) {
    if (!only.empty() && bug->first != only) continue;
    asked_for = bug->first;
    std::string found;
    const auto [first, last] = bugs.equal_range(bug->first);
    for (auto place = first; place != last; ++place)
      if (place->second != "there") std::printf("%s: %s\n", place->first.c_str(), place->second.c_str());
    const int life = lives_until_found(lives, options, found);
    missed += life == 0 ? 1 : 0;
    std::printf("%s: %s\n", asked_for.c_str(),
                life == 0 ? "NOT FOUND" : ("life " + std::to_string(life) + ": " + found).c_str());
    std::fflush(stdout);
  }
  return missed == 0 ? 0 : 1;
}
