// Opening a link for the person at the desktop, by the session and never by a child of the daemon.
#pragma once

#include "sinks/session_bus.hpp"

#include <string>

namespace datelined {

/// Asks the desktop portal (org.freedesktop.portal.OpenURI), else the user's service manager for a transient unit that
/// runs xdg-open. Only http and https are opened. False if nobody took it.
bool open_link(SessionBus& bus, const std::string& url, const std::stop_token& stop);

}  // namespace datelined
