// Waiting on the boot clock, which goes on while the machine sleeps.
#pragma once

#include "calendar/clock.hpp"
#include "service/executors.hpp"

namespace datelined {

/// Returns when the boot clock has reached `until`, at most a minute late after a suspend.
asio::awaitable<void> nap(const Clock& clock, Ticks until);

}  // namespace datelined
