// Events as instants.
#include "events/event.hpp"

namespace datelined {

std::optional<Instant> starts_at(const Event& event) {
  if (!event.when.begin || event.when.grain != Grain::minute) return std::nullopt;
  return to_instant(*event.when.begin, event.zone);
}

}  // namespace datelined
