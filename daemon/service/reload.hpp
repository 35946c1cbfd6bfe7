// Reloading: the configuration is read anew and taken over as a whole, or not at all.
#pragma once

#include "service/configuration.hpp"
#include "service/crew.hpp"
#include "service/dispatch.hpp"
#include "service/intake.hpp"
#include "service/log.hpp"
#include "service/notify.hpp"
#include "service/readers.hpp"
#include "service/sources.hpp"
#include "service/status_keeper.hpp"

namespace datelined {

/// Everything that takes a new configuration over; all of it outlives the reload.
struct ReloadParts {
  Executors executors;
  const Clock& clock;
  Store& store;  ///< used on the store executor only
  Transport& transport;
  const Overrides& overrides;
  Configuration& configuration;  ///< the one in force; its sinks belong to the dispatcher
  Readers& readers;
  Intake& intake;
  Dispatcher& dispatcher;
  Sources& sources;
  Crew& crew;
  Log& log;
  const ServiceManager& manager;
  StatusKeeper& status;
};

/// What SIGHUP does. A file with mistakes is refused, with every finding in the log, and everything stays as it is.
/// What only a new start can change (state, sockets, page, calendar file, number of readers) is named in the log.
asio::awaitable<void> reload(ReloadParts& parts);

/// The wishes of a configuration for the installation that the store is.
Wishes wishes_of(const Configuration& configuration, const std::string& installation);

/// Makes the store's promises fit the wishes in force, a few events at a time.
asio::awaitable<void> renew_all_promises(Executors executors, const Clock& clock, Store& store, Wishes wishes,
                                         Dispatcher& dispatcher, Log& log);

}  // namespace datelined
