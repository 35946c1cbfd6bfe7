// Power cuts: a scenario of transactions on the real store, the power cut in the midst of it, and what is found
// afterwards held against what each transaction would have left behind.
#pragma once

#include <cstdint>
#include <string>

namespace datelined {

/// How the disk and the store are to be; the defaults are the daemon's. The others are controls that must lose.
struct CutConditions {
  bool lying = false;    ///< the disk answers syncs and does not do them
  bool relaxed = false;  ///< synchronous=NORMAL
};

struct CutReport {
  std::int64_t cuts = 0;
  std::int64_t lost = 0;     ///< cuts after which an acknowledged transaction was gone
  std::int64_t damaged = 0;  ///< cuts after which the store was in no state that a transaction had left
  std::string first;         ///< what the first such cut was: seed, change, damage

  void add(const CutReport& other);
};

/// So many cuts: each in a scenario of its own seed at a random change of the disk, with random damage, and a second
/// cut during the recovery. Fifty cuts share a scenario.
CutReport random_cuts(std::int64_t cuts, std::uint64_t seed, CutConditions conditions = {});

/// A cut at each change of the disk in the scenario of a seed, each with `damages` kinds of damage.
CutReport exhaustive_cuts(std::uint64_t seed, int damages, CutConditions conditions = {});

/// A cut at each change of the disk while a new store is made, and while one of each earlier schema is brought to the
/// newest; each with `damages` kinds of damage. Afterwards the store must open and hold what it held.
CutReport cuts_in_migrations(int damages);

/// The n-th open, read, write or sync fails once, for each n up to `most` of each kind; the power is cut a few steps
/// later. The same with a kill right after the error, so that those steps are made by another process; both also while
/// a new store is made.
CutReport cuts_after_errors(std::uint64_t seed, int most);

}  // namespace datelined
