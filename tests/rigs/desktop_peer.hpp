// DesktopPeer: another program on the session bus, which plays a notification server, a portal, or somebody who lies.
#pragma once

#include <systemd/sd-bus.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace datelined {

/// What a notification server was asked to show.
struct Asked {
  std::string sender, app, icon, title, body;
  std::uint32_t replaces = 0, id = 0;
  std::vector<std::string> actions, hints;
  int urgency = -1, expires = 0;
};

/// Runs on a thread of its own; everything here may be called from the test's thread.
class DesktopPeer {
 public:
  struct Manner {
    std::vector<std::string> capabilities{"body", "body-markup", "actions"};
    bool answers = true;              ///< false: Notify is never answered
    bool vanishes = false;            ///< true: it leaves the bus when it is asked to show something
    std::string error;                ///< Notify fails with this D-Bus error
    std::string clicks_at_once = "";  ///< an action that is invoked right behind the answer
    int number = -1;                  ///< what every Notify is answered with; -1: the next free one
  };

  explicit DesktopPeer(const std::string& bus_address);
  ~DesktopPeer();
  DesktopPeer(const DesktopPeer&) = delete;
  DesktopPeer& operator=(const DesktopPeer&) = delete;

  /// Becomes org.freedesktop.Notifications.
  void serve_notifications(Manner manner);
  /// Becomes org.freedesktop.portal.Desktop.
  void serve_portal();
  /// Becomes org.freedesktop.systemd1.
  void serve_units();

  void signal_action(std::uint32_t id, const std::string& action, const std::string& to = "");
  void signal_closed(std::uint32_t id, std::uint32_t reason, const std::string& to = "");

  std::vector<Asked> asked() const;
  std::vector<std::uint32_t> closed() const;
  std::vector<std::string> opened() const;  ///< "portal URL" or "unit PROGRAM ARGUMENTS…"

 private:
  void run();
  /// Runs `work` on the peer's thread and waits for it.
  void there(std::function<void()> work);
  void own(const char* name, const char* path, const char* interface, const sd_bus_vtable* table);

  static int get_capabilities(sd_bus_message* message, void* self, sd_bus_error* error);
  static int notify(sd_bus_message* message, void* self, sd_bus_error* error);
  static int close_notification(sd_bus_message* message, void* self, sd_bus_error* error);
  static int open_uri(sd_bus_message* message, void* self, sd_bus_error* error);
  static int start_unit(sd_bus_message* message, void* self, sd_bus_error* error);
  static const sd_bus_vtable notifications_table[], portal_table[], units_table[];

  sd_bus* bus_ = nullptr;
  Manner manner_;
  mutable std::mutex mutex_;
  std::vector<std::function<void()>> work_;
  std::vector<Asked> asked_;
  std::vector<std::uint32_t> closed_;
  std::vector<std::string> opened_;
  std::atomic<bool> ends_ = false;
  std::thread thread_;
};

}  // namespace datelined
