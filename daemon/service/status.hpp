// Status: what the running daemon says of itself, as JSON for the command `dateline` and as a line for systemd.
#pragma once

#include "calendar/clock.hpp"
#include "service/configuration.hpp"
#include "service/dispatch.hpp"
#include "service/readers.hpp"

#include <boost/json/fwd.hpp>

#include <string>

namespace datelined {

/// "following 3 feeds and 1 folder for 2 watches"
std::string status_line(const Configuration& configuration);

/// The same with what was found and promised, and with what is not as it should be: `trouble`, sinks that rest.
std::string status_line(const Configuration& configuration, const Counts& counts, const Dispatcher& dispatcher,
                        const std::string& trouble);

boost::json::object status_object(const Configuration& configuration, const Dispatcher& dispatcher,
                                  const Readers& readers, const Clock& clock, Instant started,
                                  const std::string& trouble);

/// One object each: what it matches, when and where it reminds.
boost::json::array watch_objects(const Configuration& configuration);

boost::json::object outcome_object(const Outcome& outcome);

}  // namespace datelined
