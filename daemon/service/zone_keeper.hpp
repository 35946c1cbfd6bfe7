// ZoneKeeper: notices that the system's tzdata was updated, and has everything that rests on it made anew.
#pragma once

#include "service/dispatch.hpp"
#include "service/executors.hpp"
#include "service/intake.hpp"
#include "service/log.hpp"
#include "service/wake.hpp"
#include "store/store.hpp"

#include <functional>

namespace datelined {

struct ZoneParts {
  Executors executors;
  const Clock& clock;
  Store& store;  ///< used on the store executor only
  Log& log;
  Wake& look;                                        ///< rung by who wants the zones looked at now
  std::function<std::string()> version;              ///< of the tzdata on the system
  std::function<asio::awaitable<void>()> read_anew;  ///< has settings and zones read anew
  std::function<Wishes()> wishes;                    ///< those in force
  std::function<void()> planned;                     ///< reminders have changed
};

/// Looks at the start, when it is asked to, and every ten minutes from then on, until it is called off. What was
/// planned by other rules, also before a restart, is planned anew.
asio::awaitable<void> keep_zones(ZoneParts parts);

}  // namespace datelined
