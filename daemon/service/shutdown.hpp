// Shutdown: the loops are called off and given time to finish their step.
#pragma once

#include "service/crew.hpp"
#include "service/log.hpp"
#include "service/sources.hpp"

#include <boost/asio/io_context.hpp>

namespace datelined {

/// Calls everybody off and returns when all have ended. Somebody who has not after 9 s will not: the process is ended
/// at once then, which loses nothing, because whatever counts is in the store.
asio::awaitable<void> shut_down(Sources& sources, Crew& crew, Log& log);

/// Runs the loop until `live` and everything it started has ended. An exception on the loop is a bug and ends the
/// process, so that systemd starts a new one.
void run_to_the_end(asio::io_context& loop, asio::awaitable<void> live) noexcept;

}  // namespace datelined
