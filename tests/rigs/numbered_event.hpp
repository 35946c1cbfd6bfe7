// The numbered events that rigs promise reminders of.
#pragma once

#include "events/event.hpp"

#include <chrono>
#include <string>

namespace datelined {

/// Event `number` of an installation: one minute from `start` (UTC), known two days before.
inline Event event_starting(Instant start, int number, const std::string& installation) {
  using namespace std::chrono_literals;
  const auto begin = std::chrono::floor<std::chrono::seconds>(to_local(start, Zone()));
  Event event{.uid = "uid" + std::to_string(1000 + number) + "@" + installation,
              .title = "Event " + std::to_string(number)};
  event.when = {.begin = begin, .end = begin + 1min, .grain = Grain::minute, .end_grain = Grain::minute};
  event.confidence = 1;
  event.changed = start - 48h;
  return event;
}

}  // namespace datelined
