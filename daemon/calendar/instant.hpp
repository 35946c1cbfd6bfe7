// The three kinds of time the program knows: instants, civil (local) time, and ticks since boot.
#pragma once

#include <chrono>

namespace datelined {

/// A point on the UTC time line, in milliseconds; the same in C++ and in SQL columns ending `_at`.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A wall-clock reading without a zone ("9 May, 14:00").
using LocalTime = std::chrono::local_seconds;

/// Time since boot, suspend included (CLOCK_BOOTTIME); never replayed, never stepped.
using Ticks = std::chrono::milliseconds;

}  // namespace datelined
