// datelined_power_cuts: cuts the power under the store as often as it is told to and says what was lost.
//   datelined_power_cuts [--cuts N] [--seed S] [--exhaustive DAMAGES] [--controls]
#include "tests/store/power_cuts.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>

using namespace datelined;

namespace {

/// Says what was found; true if that is what was to be found.
bool told(const char* what, const CutReport& report, bool must_lose = false) {
  std::cout << what << ": " << report.cuts << " cuts, " << report.lost << " lost, " << report.damaged << " damaged"
            << (must_lose ? " (a control: it must lose)" : "") << std::endl;
  const bool lost = report.lost + report.damaged > 0;
  if (lost && !must_lose) std::cout << "the first: " << report.first << std::endl;
  return lost == must_lose;
}

}  // namespace

int main(int count, char** arguments) {
  CLI::App app("power cuts under the store");
  std::int64_t cuts = 20'000;
  std::uint64_t seed = 1;
  int damages = 1, errors = 2'000;
  bool only_random = false;
  app.add_option("--cuts", cuts);
  app.add_option("--seed", seed);
  app.add_option("--damages", damages, "kinds of damage at each change of the disk of an exhaustive run");
  app.add_option("--errors", errors, "fail each of so many reads, writes, syncs and opens");
  app.add_flag("--only-random", only_random);
  CLI11_PARSE(app, count, arguments);
  const auto begin = std::chrono::steady_clock::now();
  bool good = told("random", random_cuts(cuts, seed));
  if (!only_random) {
    good = told("at each change", exhaustive_cuts(seed, damages)) && good;
    good = told("in migrations", cuts_in_migrations(damages)) && good;
    good = told("after errors", cuts_after_errors(seed, errors)) && good;
    good = told("synchronous=NORMAL", random_cuts(500, seed, {.relaxed = true}), true) && good;
    good = told("a disk that lies", random_cuts(500, seed, {.lying = true}), true) && good;
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  std::cout << "seed " << seed << ", " << spent.count() << " s" << std::endl;
  return good ? 0 : 1;
}
