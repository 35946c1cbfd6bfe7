// The seed of a run of the tests: made-up cases follow from it, so that --rng-seed N shows them again.
#pragma once

#include "tests/catch.hpp"

namespace datelined {

inline unsigned int test_seed() {
#if __has_include(<catch2/catch_all.hpp>)
  return Catch::getSeed();
#else
  return Catch::rngSeed();
#endif
}

}  // namespace datelined
