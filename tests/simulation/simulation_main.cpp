// datelined_sim: years of the daemon's life from seeds, a year a seed, with every invariant of DELIVERY 2.9 looked at
// after each thing that happens.
//   datelined_sim [--years N] [--seed S] [--log] [--every-nap] [--replays R]
#include "tests/simulation/simulation.hpp"

#include <CLI/CLI.hpp>
#include <malloc.h>
#include <sqlite3.h>
#include <time.h>

#include <cstdio>
#include <iostream>

using namespace datelined;

namespace {

/// One thread and no need to give memory back: what lasts in a daemon is only waited for here.
void prefer_speed() {
  sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
}

/// Real seconds of processor; the clocks of <chrono> are virtual here.
double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void add(SimulationReport& all, const SimulationReport& one) {
  all.simulated += one.simulated;
  all.crashes += one.crashes;
  all.power_cuts += one.power_cuts;
  all.steps_of_clock += one.steps_of_clock;
  all.suspends += one.suspends;
  all.amounts.promised += one.amounts.promised;
  all.amounts.sent += one.amounts.sent;
  all.amounts.dead += one.amounts.dead;
  all.amounts.cancelled += one.amounts.cancelled;
  all.amounts.effects += one.amounts.effects;
  all.amounts.extras += one.amounts.extras;
  all.amounts.lists += one.amounts.lists;
}

void print(const SimulationReport& all, double seconds) {
  const double years = static_cast<double>(all.simulated.count()) / 365.25;
  std::printf(
      "%.1f years, %.1f a minute and core; a year: %.0f promised, %.0f sent, %.1f given up, %.0f cancelled, %.1f "
      "lists, "
      "%.2f messages twice, %.0f kills, %.0f power cuts, %.1f clock steps, %.1f suspends\n",
      years, years / seconds * 60, all.amounts.promised / years, all.amounts.sent / years, all.amounts.dead / years,
      all.amounts.cancelled / years, all.amounts.lists / years, all.amounts.extras / years, all.crashes / years,
      all.power_cuts / years, all.steps_of_clock / years, all.suspends / years);
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments) {
  prefer_speed();
  CLI::App app("years of the daemon's life");
  double years = 1;
  std::uint64_t seed = 1;
  int replays = 1;
  SimulationOptions options;
  bool log = false;
  app.add_option("--years", years);
  app.add_option("--seed", seed, "the first; each next life has the next");
  app.add_option("--days", options.days, "of trouble in a life");
  app.add_option("--replays", replays, "live each life so often and compare to the last bit");
  app.add_flag("--every-nap", options.every_nap);
  app.add_flag("--log", log);
  CLI11_PARSE(app, count, arguments);
  if (log) options.tell = [](const std::string& line) { std::cout << line << '\n'; };

  SimulationReport all;
  const double begin = processor_seconds();
  for (; static_cast<double>(all.simulated.count()) < years * 365.25; ++seed) {
    std::optional<std::uint64_t> digest;
    for (int replay = 0; replay < replays; ++replay) {
      const SimulationReport report = Simulation(seed, options).run();
      if (digest && *digest != report.digest) {
        std::printf("seed %lu is not the same twice\n", seed);
        return 1;
      }
      digest = report.digest;
      if (report.violation) {
        std::printf("seed %lu, commit %s: %s\nagain: datelined_sim --seed %lu --days %d --log\n", seed,
                    DATELINED_COMMIT, report.violation->c_str(), seed, options.days);
        return 1;
      }
      add(all, report);
    }
    if (seed % 50 == 0) print(all, processor_seconds() - begin);
  }
  print(all, processor_seconds() - begin);
  return 0;
}
