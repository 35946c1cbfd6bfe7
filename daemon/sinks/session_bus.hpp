// SessionBus: a connection to a D-Bus session bus by sd-bus, for calls that can be stopped and for signals.
#pragma once

#include <systemd/sd-bus.h>

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace datelined {

struct MessageUnref {
  void operator()(sd_bus_message* message) const { sd_bus_message_unref(message); }
};
using BusMessage = std::unique_ptr<sd_bus_message, MessageUnref>;

/// How a call ended: with an answer, or with the name of a D-Bus error.
struct BusReply {
  BusMessage answer;
  std::string error;   ///< "org.freedesktop.DBus.Error.NoReply"; empty if there is an answer
  std::string detail;  ///< for people

  explicit operator bool() const { return error.empty(); }
};

/// One thread at a time.
class SessionBus {
 public:
  /// `address` in D-Bus spelling ("unix:path=…"); empty: the session's own. Throws std::system_error.
  explicit SessionBus(const std::string& address);

  sd_bus* get() const { return bus_.get(); }
  /// Readable when `process` has something to do.
  int descriptor() const;
  /// Handles everything that has arrived: signals go to the handlers given to `listen`. Throws std::system_error when
  /// the bus is gone.
  void process();

  BusMessage method(const char* destination, const char* path, const char* interface, const char* member) const;
  /// Waits for the answer up to 5 s or to the stop; both count as NoReply. What came after the answer is left to the
  /// next `process`. Throws std::system_error when the bus is gone before the call left.
  BusReply call(const BusMessage& message, const std::stop_token& stop);
  /// Sends without waiting for an answer.
  void send(const BusMessage& message);
  /// Has signals that fit the match rule (D-Bus specification, "Match Rules") given to `handler`. Whoever sends them:
  /// the handler judges the sender.
  void listen(const char* match, sd_bus_message_handler_t handler, void* self);

 private:
  struct BusClose {
    void operator()(sd_bus* bus) const { sd_bus_close_unref(bus); }
  };
  std::unique_ptr<sd_bus, BusClose> bus_;
};

/// Throws std::system_error if an sd-bus function answered with an error.
int bus_check(int result, const char* what);

}  // namespace datelined
