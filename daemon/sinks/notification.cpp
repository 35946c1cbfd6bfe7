// The names of reasons and outcomes, as they stand in messages, in the journal and in the store.
#include "sinks/notification.hpp"

namespace datelined {

std::string_view name(Reason reason) {
  switch (reason) {
    case Reason::lead:
      return "lead";
    case Reason::late:
      return "late";
    case Reason::repeat:
      return "repeat";
    case Reason::announced:
      return "announced";
    case Reason::confirmed:
      return "confirmed";
    case Reason::quiet:
      return "quiet";
    case Reason::moved:
      return "moved";
    case Reason::postponed:
      return "postponed";
    case Reason::cancelled:
      return "cancelled";
    case Reason::list:
      return "list";
    case Reason::digest:
      return "digest";
    case Reason::test:
      return "test";
    case Reason::escalation:
      return "escalation";
  }
  return "lead";
}

std::string_view name(Outcome::Kind kind) {
  switch (kind) {
    case Outcome::Kind::delivered:
      return "delivered";
    case Outcome::Kind::temporary:
      return "temporary";
    case Outcome::Kind::permanent:
      return "permanent";
    case Outcome::Kind::sink_broken:
      return "sink_broken";
    case Outcome::Kind::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace datelined
