// Scenario: made-up work on a store, one transaction a step, the same for the same seed.
#pragma once

#include "reminders/plan.hpp"
#include "store/store.hpp"
#include "tests/store/memory_disk.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <random>
#include <vector>

namespace datelined {

class Scenario {
 public:
  static constexpr int length = 20;

  /// `file` is opened anew now and then, sometimes while a view reads it.
  Scenario(std::filesystem::path file, std::uint64_t seed);

  /// The next step. Throws StoreError, and then the scenario is over.
  void step();
  int steps_done() const { return done_; }
  /// Closes what is open.
  void close();

 private:
  void open_anew();
  void take_article();
  void lease();
  void finish();
  void change_watches();
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  std::filesystem::path file_;
  std::mt19937_64 random_;
  std::optional<Store> store_;
  std::optional<StoreView> view_;
  std::vector<Watch> watches_;
  Planning planning_;
  Instant now_;
  std::vector<Delivery> leased_;
  int articles_ = 0, done_ = 0;
};

/// A disk with an empty store of a fixed installation at `file`.
MemoryDisk::Image prepared_disk(const std::filesystem::path& file);

/// All rows of all tables as a number. Throws StoreError if the file is damaged or a reference leads nowhere.
std::uint64_t content_digest(const std::filesystem::path& file);

/// Another way to set up every connection, on top of the daemon's own, for as long as it lives.
class OtherPragmas {
 public:
  /// `script` is run first; the daemon's own setting of `pragma` is then ignored.
  OtherPragmas(const char* script, const char* pragma);
  OtherPragmas(const OtherPragmas&) = delete;
  OtherPragmas& operator=(const OtherPragmas&) = delete;
  ~OtherPragmas();
};

}  // namespace datelined
