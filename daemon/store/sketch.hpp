// Sketch: as much of an event's claims as tells whether a mention may speak of it, in one short text beside the event.
#pragma once

#include "events/event.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// Each wording of the claims once; empty if there are more than 32.
std::string sketch_text(const Event& event);

/// What `related` looks at of each wording; nothing if the text is empty or of another form: the event has to be read
/// in full.
std::optional<std::vector<EventMention>> sketch_read(std::string_view text);

}  // namespace datelined
