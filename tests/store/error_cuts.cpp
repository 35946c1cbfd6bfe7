// An I/O error, then work goes on in the same process or, after a kill, in the next one, then the power is cut.
#include "store/store.hpp"
#include "tests/store/examples.hpp"
#include "tests/store/memory_disk.hpp"
#include "tests/store/power_cuts.hpp"
#include "tests/store/scenario.hpp"

#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace datelined {

namespace {

namespace fs = std::filesystem;
using Operation = MemoryDisk::Operation;

struct Fault {
  Operation kind;
  int code;
};
constexpr std::array<Fault, 5> faults{{{Operation::open, SQLITE_CANTOPEN},
                                       {Operation::read, SQLITE_IOERR_READ},
                                       {Operation::write, SQLITE_IOERR_WRITE},
                                       {Operation::write, SQLITE_FULL},
                                       {Operation::sync, SQLITE_IOERR_FSYNC}}};

/// What the store holds after each step of a scenario, undisturbed.
std::vector<std::uint64_t> digests_of(const fs::path& file, std::uint64_t seed) {
  std::vector<std::uint64_t> digests{content_digest(file)};
  Scenario scenario(file, seed);
  while (scenario.steps_done() < Scenario::length) {
    scenario.step();
    digests.push_back(content_digest(file));
  }
  return digests;
}

/// One scenario in which one operation fails.
class FailingScenario {
 public:
  FailingScenario(MemoryDisk& disk, const fs::path& file, std::uint64_t seed)
      : disk_(disk), file_(file), scenario_(file, seed) {}

  /// The error comes while the store is made; two steps of work follow, by another process if `killed`.
  void make_store(bool killed) {
    std::optional<Store> store;
    try {
      store.emplace(Store::open(file_, false));
    } catch (const StoreError&) {
      ++failures_;
    }
    struck_ = disk_.struck();
    if (killed) disk_.cut_power();
    store.reset();
    if (killed) disk_.start_again();
    disk_.heal();
    scenario_.step();
    scenario_.step();
  }

  /// Until so many steps after the error; with `killed` they are made by another process.
  void run(int steps_after, bool killed) {
    while (scenario_.steps_done() < Scenario::length && steps_after > 0) {
      const bool struck = disk_.struck();
      try {
        scenario_.step();
      } catch (const StoreError&) {
        if (++failures_ == 1) refused_ = static_cast<std::size_t>(scenario_.steps_done());
      }
      if (killed && !struck && disk_.struck())
        kill();
      else if (disk_.struck())
        --steps_after;
    }
    struck_ = disk_.struck();
    disk_.heal();
  }

  /// Cuts the power when all is quiet; whether the store is then as it was. A transaction that was refused is in doubt
  /// until another one has been acknowledged: its last frames may have come to the disk with the error.
  bool survives_cut(const std::vector<std::uint64_t>& undisturbed, std::mt19937_64& random) {
    const std::uint64_t before = content_digest(file_);
    disk_.cut_power();
    scenario_.close();
    disk_.restore_power(random);
    (void)Store::open(file_, false);
    const std::uint64_t after = content_digest(file_);
    const bool in_doubt = refused_ && before == undisturbed.at(*refused_);
    return after == before || (in_doubt && after == undisturbed.at(*refused_ + 1));
  }

  bool struck() const { return struck_; }
  int failures() const { return failures_; }

 private:
  void kill() {
    disk_.cut_power();
    scenario_.close();
    disk_.start_again();
  }

  MemoryDisk& disk_;
  const fs::path& file_;
  Scenario scenario_;
  std::optional<std::size_t> refused_;  ///< the step
  int failures_ = 0;
  bool struck_ = false;
};

}  // namespace

CutReport cuts_after_errors(std::uint64_t seed, int most) {
  const examples::Folder folder;
  const fs::path file = folder / "state.db";
  const MemoryDisk::Image prepared = prepared_disk(file);
  const OtherPragmas eager("PRAGMA wal_autocheckpoint = 12", "wal_autocheckpoint");
  MemoryDisk disk;
  disk.load(prepared);
  const std::vector<std::uint64_t> undisturbed = digests_of(file, seed);
  CutReport report;
  // Whether the error came at all.
  const auto strike = [&](const Fault& fault, int n, bool killed, bool fresh) {
    std::mt19937_64 random(seed * 1'000'003 + static_cast<std::uint64_t>(n));
    disk.load(fresh ? MemoryDisk::Image() : prepared);
    disk.fail(fault.kind, n, fault.code, false);
    FailingScenario scenario(disk, file, seed);
    std::string trouble;
    bool survived = true;
    try {
      if (fresh)
        scenario.make_store(killed);
      else
        scenario.run(std::uniform_int_distribution<int>(1, 4)(random), killed);
      if (!scenario.struck()) return false;
      survived = scenario.survives_cut(undisturbed, random);
    } catch (const StoreError& error) {
      trouble = error.what();
    }
    ++report.cuts;
    if (!trouble.empty() || scenario.failures() > 1) ++report.damaged;
    if (!survived) ++report.lost;
    if (report.first.empty() && report.lost + report.damaged > 0)
      report.first = "seed " + std::to_string(seed) + (fresh ? " in a new store" : "") + " operation " +
                     std::to_string(n) + " code " + std::to_string(fault.code) + (killed ? " and a kill" : "") +
                     ", failures " + std::to_string(scenario.failures()) + " " + trouble;
    return true;
  };
  for (const Fault& fault : faults)
    for (const bool killed : {false, true})
      for (const bool fresh : {false, true})
        for (int n = 1; n <= most && strike(fault, n, killed, fresh);) ++n;
  return report;
}

}  // namespace datelined
