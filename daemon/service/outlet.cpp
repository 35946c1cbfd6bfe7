// The circuit breaker of a sink, and how it is loaded again after a rest.
#include "service/outlet.hpp"

#include <algorithm>

namespace datelined {

void Breaker::record(Outcome::Kind kind, Ticks boot) {
  switch (kind) {
    case Outcome::Kind::delivered:
    case Outcome::Kind::permanent:  // about the message: the sink itself answers
      straight_ = 0;
      return;
    case Outcome::Kind::unknown:
      return;
    case Outcome::Kind::temporary:
      ++straight_;
      break;
    case Outcome::Kind::sink_broken:
      straight_ = std::max(straight_ + 1, most_straight);
      break;
  }
  if (open()) probe_at_ = boot + backoff(sink_, straight_ - most_straight + 1, pace_);
}

void Release::sent(std::string_view key, Ticks boot) {
  constexpr Ticks least = std::chrono::milliseconds(50);
  // Half of the pace as jitter: backoff gives between a half and all of its cap.
  const Ticks jitter = backoff(key, 1, {least, least}) - least / 2;
  next_ = boot + least + jitter;
}

}  // namespace datelined
