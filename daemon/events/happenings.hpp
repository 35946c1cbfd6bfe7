// Happenings: which candidates of one article speak of the same event, and what is kept of them.
#pragma once

#include "events/prose.hpp"

#include <vector>

namespace datelined {

/// One mention for each happening, in order; the finer time, the fuller place, the firmer status survive.
std::vector<Candidate> happenings(std::vector<Candidate> candidates);

}  // namespace datelined
