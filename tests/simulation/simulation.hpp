// Simulation: the daemon's planner, store and dispatch with a virtual clock, a disk in memory and servers of moods, all
// from one seed: the same seed, the same life, to the last message.
#pragma once

#include "service/crew.hpp"
#include "service/dispatch.hpp"
#include "store/absorb.hpp"
#include "tests/simulation/ledger.hpp"
#include "tests/simulation/news.hpp"
#include "tests/simulation/outside.hpp"
#include "tests/simulation/slow_pool.hpp"
#include "tests/simulation/virtual_time.hpp"
#include "tests/store/memory_disk.hpp"

#include <boost/asio/io_context.hpp>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>

namespace datelined {

struct SimulationOptions {
  int days = 365;          ///< of trouble; then follow days of peace until everything has ended
  bool every_nap = false;  ///< also naps between which nothing happens
  std::function<void(const std::string&)> tell = {};
};

struct SimulationReport {
  std::optional<std::string> violation;
  Ledger::Amounts amounts;
  std::int64_t crashes = 0, power_cuts = 0, steps_of_clock = 0, suspends = 0;
  std::chrono::days simulated{0};
  std::uint64_t digest = 0;  ///< of everything that happened, in order
};

/// One life. Only one at a time in a process.
class Simulation {
 public:
  Simulation(std::uint64_t seed, SimulationOptions options);
  ~Simulation();

  SimulationReport run();

 private:
  struct Process;

  // simulation.cpp: the daemon and time
  void start();
  void stop();
  void die(bool power_cut);
  void wind_down();
  void pump();
  void run_until(Instant end);
  std::chrono::milliseconds to_next() const;
  std::chrono::milliseconds skippable(std::chrono::milliseconds next) const;
  void step();
  void settle();
  void disturbed(std::chrono::milliseconds longer = {});
  bool quiet() const;

  // troubles.cpp: what happens to it
  void plan_troubles();
  void often(std::chrono::milliseconds mean, std::function<void()> what);
  void at(std::chrono::milliseconds from_now, std::function<void()> what);
  void news();
  void programme();
  void read_unread();
  void absorb_item(const NewsItem& item);
  void check_plan(const Event& event);
  void crash();
  void server_trouble();
  void disk_trouble();
  void set_clock();
  void step_clock();
  void suspend();
  void pause();
  void reload();
  void backup();
  void restore();
  void restart();
  void restart_after_arrival(std::chrono::milliseconds wait);
  void restart_now();
  std::vector<Watch> watches() const;
  std::vector<NamedSink> sinks();

  void tell(const std::string& what);
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  std::chrono::milliseconds between(std::chrono::milliseconds least, std::chrono::milliseconds most);

  SimulationOptions options_;
  std::mt19937_64 random_;
  std::filesystem::path folder_, file_;
  MemoryDisk disk_;
  SimulatedClock clock_;
  Ledger ledger_;
  Outside outside_;
  News news_;
  std::unique_ptr<Process> process_;
  std::multimap<Instant, std::function<void()>> agenda_;  ///< by the honest clock
  std::deque<NewsItem> unread_, read_;
  std::optional<MemoryDisk::Image> backup_;
  std::size_t read_at_backup_ = 0;
  Planning planning_;
  SimulationReport report_;
  Instant quiet_since_;
  int starts_ = 0, boots_ = 0, watch_plan_ = 0;
  bool slow_ = false, full_ = false, cut_is_power_ = false, peace_ = false;
};

}  // namespace datelined
