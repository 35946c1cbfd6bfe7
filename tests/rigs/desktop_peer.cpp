#include "tests/rigs/desktop_peer.hpp"

#include <future>
#include <stdexcept>

namespace datelined {
namespace {

constexpr const char* notifications = "org.freedesktop.Notifications";
constexpr const char* notifications_path = "/org/freedesktop/Notifications";

void must(int result) {
  if (result < 0) throw std::runtime_error("desktop peer: " + std::to_string(result));
}

void read_hints(sd_bus_message* message, Asked& asked) {
  sd_bus_message_enter_container(message, 'a', "{sv}");
  while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
    const char* name = nullptr;
    sd_bus_message_read(message, "s", &name);
    asked.hints.emplace_back(name);
    std::uint8_t urgency = 0;
    if (asked.hints.back() == "urgency" && sd_bus_message_read(message, "v", "y", &urgency) > 0)
      asked.urgency = urgency;
    else
      sd_bus_message_skip(message, "v");
    sd_bus_message_exit_container(message);
  }
  sd_bus_message_exit_container(message);
}

}  // namespace

const sd_bus_vtable DesktopPeer::notifications_table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("GetCapabilities", "", "as", &DesktopPeer::get_capabilities, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("Notify", "susssasa{sv}i", "u", &DesktopPeer::notify, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("CloseNotification", "u", "", &DesktopPeer::close_notification, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_VTABLE_END};
const sd_bus_vtable DesktopPeer::portal_table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("OpenURI", "ssa{sv}", "o", &DesktopPeer::open_uri, SD_BUS_VTABLE_UNPRIVILEGED), SD_BUS_VTABLE_END};
const sd_bus_vtable DesktopPeer::units_table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("StartTransientUnit", "ssa(sv)a(sa(sv))", "o", &DesktopPeer::start_unit, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_VTABLE_END};

DesktopPeer::DesktopPeer(const std::string& bus_address) {
  must(sd_bus_new(&bus_));
  must(sd_bus_set_address(bus_, bus_address.c_str()));
  must(sd_bus_set_bus_client(bus_, 1));
  must(sd_bus_start(bus_));
  thread_ = std::thread([this] { run(); });
}

DesktopPeer::~DesktopPeer() {
  ends_ = true;
  thread_.join();
}

void DesktopPeer::run() {
  while (!ends_) {
    std::vector<std::function<void()>> work;
    {
      const std::lock_guard lock(mutex_);
      work.swap(work_);
    }
    for (const auto& each : work) each();
    int handled = 0;
    while ((handled = sd_bus_process(bus_, nullptr)) > 0) {
    }
    if (handled < 0) break;
    sd_bus_wait(bus_, 10'000);
  }
  sd_bus_flush_close_unref(bus_);
}

void DesktopPeer::there(std::function<void()> work) {
  std::promise<void> done;
  {
    const std::lock_guard lock(mutex_);
    work_.emplace_back([&] {
      work();
      done.set_value();
    });
  }
  done.get_future().wait();
}

void DesktopPeer::own(const char* name, const char* path, const char* interface, const sd_bus_vtable* table) {
  there([&] {
    must(sd_bus_add_object_vtable(bus_, nullptr, path, interface, table, this));
    must(sd_bus_request_name(bus_, name, 0));
  });
}

void DesktopPeer::serve_notifications(Manner manner) {
  there([&] { manner_ = std::move(manner); });
  own(notifications, notifications_path, notifications, notifications_table);
}

void DesktopPeer::serve_portal() {
  own("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.OpenURI",
      portal_table);
}

void DesktopPeer::serve_units() {
  own("org.freedesktop.systemd1", "/org/freedesktop/systemd1", "org.freedesktop.systemd1.Manager", units_table);
}

void DesktopPeer::signal_action(std::uint32_t id, const std::string& action, const std::string& to) {
  there([&] {
    sd_bus_message* message = nullptr;
    must(sd_bus_message_new_signal(bus_, &message, notifications_path, notifications, "ActionInvoked"));
    must(sd_bus_message_append(message, "us", id, action.c_str()));
    must(sd_bus_send_to(bus_, message, to.empty() ? nullptr : to.c_str(), nullptr));
    sd_bus_message_unref(message);
    must(sd_bus_flush(bus_));
  });
}

void DesktopPeer::signal_closed(std::uint32_t id, std::uint32_t reason, const std::string& to) {
  there([&] {
    sd_bus_message* message = nullptr;
    must(sd_bus_message_new_signal(bus_, &message, notifications_path, notifications, "NotificationClosed"));
    must(sd_bus_message_append(message, "uu", id, reason));
    must(sd_bus_send_to(bus_, message, to.empty() ? nullptr : to.c_str(), nullptr));
    sd_bus_message_unref(message);
    must(sd_bus_flush(bus_));
  });
}

std::vector<Asked> DesktopPeer::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

std::vector<std::uint32_t> DesktopPeer::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

std::vector<std::string> DesktopPeer::opened() const {
  const std::lock_guard lock(mutex_);
  return opened_;
}

int DesktopPeer::get_capabilities(sd_bus_message* message, void* self, sd_bus_error*) {
  auto& me = *static_cast<DesktopPeer*>(self);
  sd_bus_message* reply = nullptr;
  must(sd_bus_message_new_method_return(message, &reply));
  must(sd_bus_message_open_container(reply, 'a', "s"));
  for (const std::string& each : me.manner_.capabilities) must(sd_bus_message_append(reply, "s", each.c_str()));
  must(sd_bus_message_close_container(reply));
  must(sd_bus_send(me.bus_, reply, nullptr));
  sd_bus_message_unref(reply);
  return 1;
}

int DesktopPeer::notify(sd_bus_message* message, void* self, sd_bus_error* error) {
  auto& me = *static_cast<DesktopPeer*>(self);
  Asked asked;
  const char *app = nullptr, *icon = nullptr, *title = nullptr, *body = nullptr, *action = nullptr;
  must(sd_bus_message_read(message, "susss", &app, &asked.replaces, &icon, &title, &body));
  asked.app = app, asked.icon = icon, asked.title = title, asked.body = body;
  asked.sender = sd_bus_message_get_sender(message);
  must(sd_bus_message_enter_container(message, 'a', "s"));
  while (sd_bus_message_read(message, "s", &action) > 0) asked.actions.emplace_back(action);
  must(sd_bus_message_exit_container(message));
  read_hints(message, asked);
  must(sd_bus_message_read(message, "i", &asked.expires));
  {
    const std::lock_guard lock(me.mutex_);
    if (me.manner_.number >= 0)
      asked.id = static_cast<std::uint32_t>(me.manner_.number);
    else
      asked.id = asked.replaces ? asked.replaces : static_cast<std::uint32_t>(me.asked_.size()) + 1;
    me.asked_.push_back(asked);
  }
  if (!me.manner_.error.empty()) return sd_bus_error_set(error, me.manner_.error.c_str(), "as the test wants");
  if (me.manner_.vanishes) sd_bus_close(me.bus_);
  if (me.manner_.vanishes || !me.manner_.answers) return 1;
  must(sd_bus_reply_method_return(message, "u", asked.id));
  if (!me.manner_.clicks_at_once.empty())
    must(sd_bus_emit_signal(me.bus_, notifications_path, notifications, "ActionInvoked", "us", asked.id,
                            me.manner_.clicks_at_once.c_str()));
  return 1;
}

int DesktopPeer::close_notification(sd_bus_message* message, void* self, sd_bus_error*) {
  auto& me = *static_cast<DesktopPeer*>(self);
  std::uint32_t id = 0;
  must(sd_bus_message_read(message, "u", &id));
  const std::lock_guard lock(me.mutex_);
  me.closed_.push_back(id);
  return sd_bus_reply_method_return(message, "");
}

int DesktopPeer::open_uri(sd_bus_message* message, void* self, sd_bus_error*) {
  auto& me = *static_cast<DesktopPeer*>(self);
  const char *window = nullptr, *url = nullptr;
  must(sd_bus_message_read(message, "ss", &window, &url));
  const std::lock_guard lock(me.mutex_);
  me.opened_.push_back(std::string("portal ") + url);
  return sd_bus_reply_method_return(message, "o", "/request");
}

int DesktopPeer::start_unit(sd_bus_message* message, void* self, sd_bus_error*) {
  auto& me = *static_cast<DesktopPeer*>(self);
  const char *unit = nullptr, *mode = nullptr, *property = nullptr;
  must(sd_bus_message_read(message, "ss", &unit, &mode));
  std::string text = "unit";
  must(sd_bus_message_enter_container(message, 'a', "(sv)"));
  while (sd_bus_message_enter_container(message, 'r', "sv") > 0) {
    must(sd_bus_message_read(message, "s", &property));
    if (std::string(property) == "ExecStart") {
      const char *program = nullptr, *argument = nullptr;
      must(sd_bus_message_enter_container(message, 'v', "a(sasb)"));
      must(sd_bus_message_enter_container(message, 'a', "(sasb)"));
      must(sd_bus_message_enter_container(message, 'r', "sasb"));
      must(sd_bus_message_read(message, "s", &program));
      text += std::string(" ") + program;
      must(sd_bus_message_enter_container(message, 'a', "s"));
      while (sd_bus_message_read(message, "s", &argument) > 0) text += std::string(" ") + argument;
      break;
    }
    must(sd_bus_message_skip(message, "v"));
    must(sd_bus_message_exit_container(message));
  }
  const std::lock_guard lock(me.mutex_);
  me.opened_.push_back(text);
  return sd_bus_reply_method_return(message, "o", "/job");
}

}  // namespace datelined
