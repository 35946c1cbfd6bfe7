// Retention: what nobody needs any more leaves the outbox, so that the store does not grow for ever.
#pragma once

#include "calendar/clock.hpp"
#include "service/executors.hpp"
#include "service/log.hpp"
#include "store/store.hpp"

namespace datelined {

/// How long a message that ended is shown after its event.
inline constexpr auto retention = std::chrono::hours(90 * 24);

/// Forgets once a day, a few rows a call so that no reminder waits for it, until it is called off. What died unseen
/// stays.
asio::awaitable<void> keep_retention(Executors executors, const Clock& clock, Store& store, Log& log);

}  // namespace datelined
