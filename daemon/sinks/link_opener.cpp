// Opening a link: the portal first, then a transient unit of the user's service manager.
#include "sinks/link_opener.hpp"

#include "text/digest.hpp"
#include "text/escape.hpp"

namespace datelined {
namespace {

bool by_portal(SessionBus& bus, const std::string& url, const std::stop_token& stop) {
  const BusMessage message = bus.method("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                                        "org.freedesktop.portal.OpenURI", "OpenURI");
  bus_check(sd_bus_message_append(message.get(), "ssa{sv}", "", url.c_str(), 0), "OpenURI");
  return static_cast<bool>(bus.call(message, stop));
}

bool by_unit(SessionBus& bus, const std::string& url, const std::stop_token& stop) {
  const BusMessage message = bus.method("org.freedesktop.systemd1", "/org/freedesktop/systemd1",
                                        "org.freedesktop.systemd1.Manager", "StartTransientUnit");
  const std::string unit = "datelined-open-" + hex(random_bytes(8)) + ".service";
  bus_check(sd_bus_message_append(message.get(), "ssa(sv)a(sa(sv))", unit.c_str(), "fail", 3, "Description", "s",
                                  "Open a link of a datelined message", "CollectMode", "s", "inactive-or-failed",
                                  "ExecStart", "a(sasb)", 1, "/usr/bin/xdg-open", 2, "xdg-open", url.c_str(), 0, 0),
            "StartTransientUnit");
  return static_cast<bool>(bus.call(message, stop));
}

}  // namespace

bool open_link(SessionBus& bus, const std::string& url, const std::stop_token& stop) {
  return is_web_url(url) && (by_portal(bus, url, stop) || by_unit(bus, url, stop));
}

}  // namespace datelined
