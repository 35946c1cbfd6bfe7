// Sink "desktop": notifications of the desktop with Open, Snooze and Dismiss, by the session bus
// (specifications.freedesktop.org/notification-spec).
#include "sinks/link_opener.hpp"
#include "sinks/session_bus.hpp"
#include "sinks/sink.hpp"
#include "text/escape.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <system_error>

namespace datelined {
namespace {

using Kind = Outcome::Kind;

constexpr const char* server_name = "org.freedesktop.Notifications";
constexpr const char* server_path = "/org/freedesktop/Notifications";
constexpr const char* bus_name = "org.freedesktop.DBus";
constexpr const char* bus_path = "/org/freedesktop/DBus";
constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_body = 1000;
constexpr std::size_t most_shown = 1000;

struct Settings {
  std::string bus;  ///< address; empty: the session's own
  std::chrono::minutes snooze{10};
  bool stays = true;  ///< until somebody closes it
};

/// A notification that is on the screen as far as we know.
struct Shown {
  std::string key, thread, url;
};

/// What was clicked, kept until no D-Bus message is being handled.
struct Click {
  std::uint32_t id;
  std::string action;
  Shown shown;
};

constexpr const char* closed = "closed";
constexpr const char* before_start = "before-start";
constexpr std::chrono::minutes ahead_of_start{10};

/// Where a message stands: which server, which number, on which bus. Servers count from 1 again, and names of
/// connections come again with the next session.
struct Standing {
  std::string owner, bus;
  std::uint32_t id = 0;
};

Standing standing(const Receipt& receipt) {
  Standing all;
  const auto first = receipt.find(' '), second = receipt.find(' ', first + 1);
  if (first == std::string::npos || second == std::string::npos) return all;
  all.owner = receipt.substr(0, first);
  all.bus = receipt.substr(second + 1);
  std::from_chars(receipt.data() + first + 1, receipt.data() + second, all.id);
  return all;
}

bool is_open(std::string_view action) { return action == "default" || action == "open"; }

std::string first_text(sd_bus_message* message) {
  const char* text = nullptr;
  return sd_bus_message_read(message, "s", &text) > 0 ? text : "";
}

Outcome failure(const BusReply& reply, std::string_view what) {
  const auto is = [&](const char* name) { return reply.error == name; };
  Outcome outcome{.kind = Kind::temporary, .detail = std::string(what) + ": " + for_terminal(reply.detail)};
  if (is(SD_BUS_ERROR_NO_REPLY) || is(SD_BUS_ERROR_TIMEOUT) || is(SD_BUS_ERROR_DISCONNECTED))
    outcome.kind = Kind::unknown;
  if (is(SD_BUS_ERROR_ACCESS_DENIED)) outcome.kind = Kind::sink_broken;
  if (is(SD_BUS_ERROR_INVALID_ARGS)) outcome.kind = Kind::permanent;
  return outcome;
}

Outcome no_bus(const std::system_error& error) {
  return {.kind = Kind::temporary, .detail = for_terminal(error.what())};
}

class DesktopSink : public Sink {
 public:
  explicit DesktopSink(Settings settings)
      : settings_(std::move(settings)),
        waits_(::epoll_create1(EPOLL_CLOEXEC)),
        wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (waits_ < 0 || wake_ < 0) throw std::system_error(errno, std::generic_category(), "desktop");
    watch(wake_);
    ::eventfd_write(wake_, 1);  // so that clicks on what an earlier run has shown are heard from the start
  }
  ~DesktopSink() override {
    bus_.reset();
    ::close(waits_);
    ::close(wake_);
  }
  DesktopSink(const DesktopSink&) = delete;
  DesktopSink& operator=(const DesktopSink&) = delete;

  Outcome deliver(const Notification& notification, std::stop_token stop) override {
    if (stop.stop_requested()) return {.kind = Kind::temporary, .detail = "stopped"};
    try {
      connect();
      if (BusReply reply = find_server(true, stop); !reply) {
        // Nothing was asked to show anything yet.
        Outcome outcome = failure(reply, "no notification server");
        outcome.kind = Kind::temporary;
        return outcome;
      }
      const BusReply reply = bus_->call(notify(notification), stop);
      if (!reply) return failure(reply, "the notification server");
      return shown(notification, reply);
    } catch (const std::system_error& error) {
      drop();
      return no_bus(error);
    }
  }

  Outcome withdraw(const Receipt& receipt, std::stop_token) override {
    const Standing where = standing(receipt);
    if (where.id == 0) return {};
    try {
      connect();
      if (where.bus != bus_id()) return {};
      // A server that is gone has taken its notifications along.
      close(where.owner, where.id);
      if (where.owner == owner_) shown_.erase(where.id);
    } catch (const std::system_error& error) {
      drop();
      return no_bus(error);
    }
    return {};
  }

  bool local() const override { return true; }
  int descriptor() const override { return waits_; }

  std::vector<Reaction> reactions() override {
    eventfd_t ignored = 0;
    ::eventfd_read(wake_, &ignored);
    try {
      if (!std::exchange(started_, true)) {
        connect();
        find_server(false, {});
      }
      if (bus_) bus_->process();
      const std::vector<Click> clicks = std::exchange(clicks_, {});
      for (const Click& click : clicks) tell(click);
      for (const Click& click : clicks)
        if (bus_) act_on(click);
    } catch (const std::system_error&) {
      drop();
    }
    return std::exchange(reactions_, {});
  }

 private:
  void watch(int descriptor) const {
    epoll_event event{};
    event.events = EPOLLIN;
    if (::epoll_ctl(waits_, EPOLL_CTL_ADD, descriptor, &event) != 0)
      throw std::system_error(errno, std::generic_category(), "desktop");
  }

  void connect() {
    try {
      if (bus_) bus_->process();
    } catch (const std::system_error&) {
      drop();
    }
    if (bus_) return;
    auto bus = std::make_unique<SessionBus>(settings_.bus);
    bus->listen("type='signal',interface='org.freedesktop.Notifications',member='ActionInvoked'", on_action, this);
    bus->listen("type='signal',interface='org.freedesktop.Notifications',member='NotificationClosed'", on_closed, this);
    bus->listen(
        "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.freedesktop.Notifications'",
        on_owner, this);
    watch(bus->descriptor());
    bus_ = std::move(bus);
  }

  void drop() {
    bus_.reset();
    owner_.clear();
    shown_.clear();
    ours_.clear();
  }

  BusReply ask_bus(const char* member, const char* types, std::uint32_t flags, const std::stop_token& stop) {
    const BusMessage message = bus_->method(bus_name, bus_path, bus_name, member);
    bus_check(sd_bus_message_append(message.get(), types, server_name, flags), member);
    return bus_->call(message, stop);
  }

  std::string bus_id() const {
    sd_id128_t id{};
    bus_check(sd_bus_get_bus_id(bus_->get(), &id), "session bus");
    char text[SD_ID128_STRING_MAX];
    return sd_id128_to_string(id, text);
  }

  /// Learns who the notification server is now (starting it, if wanted and if the session knows how) and what it can
  /// do. Ids and receipts are good for one owner only: a new server counts from 1 again.
  BusReply find_server(bool start, const std::stop_token& stop) {
    BusReply reply = ask_bus("GetNameOwner", "s", 0, stop);
    if (start && !reply && reply.error == SD_BUS_ERROR_NAME_HAS_NO_OWNER) {
      reply = ask_bus("StartServiceByName", "su", 0, stop);
      if (reply) reply = ask_bus("GetNameOwner", "s", 0, stop);
    }
    if (!reply) return reply;
    std::string owner = first_text(reply.answer.get());
    if (owner == owner_) return reply;
    shown_.clear();
    ours_.clear();
    owner_.clear();
    reply = bus_->call(bus_->method(owner.c_str(), server_path, server_name, "GetCapabilities"), stop);
    if (!reply) return reply;
    capabilities_.clear();
    sd_bus_message* const answer = reply.answer.get();
    bus_check(sd_bus_message_enter_container(answer, 'a', "s"), "GetCapabilities");
    const char* capability = nullptr;
    while (sd_bus_message_read(answer, "s", &capability) > 0) capabilities_.insert(capability);
    owner_ = std::move(owner);
    return reply;
  }

  BusMessage notify(const Notification& notification) const {
    const std::string title = for_notification(notification.title, longest_title, false);
    const std::string body = for_notification(notification.body, longest_body, capabilities_.contains("body-markup"));
    BusMessage message = bus_->method(owner_.c_str(), server_path, server_name, "Notify");
    sd_bus_message* const raw = message.get();
    bus_check(sd_bus_message_append(raw, "susss", "datelined", replaced(notification), "appointment-soon",
                                    title.c_str(), body.c_str()),
              "Notify");
    append_actions(raw, notification);
    const auto urgency = static_cast<int>(notification.urgency);
    bus_check(sd_bus_message_append(raw, "a{sv}", 2, "urgency", "y", urgency, "x-dunst-stack-tag", "s",
                                    notification.key.c_str()),
              "Notify");
    const bool stays = settings_.stays && notification.urgency != Urgency::low;
    bus_check(sd_bus_message_append(raw, "i", stays ? 0 : -1), "Notify");
    return message;
  }

  /// Pairs of name and label. Some servers show no default action, so every one has a button too.
  void append_actions(sd_bus_message* message, const Notification& notification) const {
    bus_check(sd_bus_message_open_container(message, 'a', "s"), "Notify");
    if (capabilities_.contains("actions")) {
      const std::string snooze = "Snooze " + std::to_string(settings_.snooze.count()) + " min";
      if (is_web_url(notification.url))
        bus_check(sd_bus_message_append(message, "ssss", "default", "Open", "open", "Open"), "Notify");
      bus_check(sd_bus_message_append(message, "ss", "snooze", snooze.c_str()), "Notify");
      if (notification.starts) {
        const std::string label = "Remind " + std::to_string(ahead_of_start.count()) + " min before";
        bus_check(sd_bus_message_append(message, "ss", before_start, label.c_str()), "Notify");
      }
      bus_check(sd_bus_message_append(message, "ss", "dismiss", "Dismiss"), "Notify");
    }
    bus_check(sd_bus_message_close_container(message), "Notify");
  }

  /// The notification of the same event that may still be on the screen; 0 if there is none. Its receipt remembers what
  /// an earlier run has shown.
  std::uint32_t replaced(const Notification& notification) const {
    if (notification.thread.empty()) return 0;
    const auto is_it = [&](const auto& each) { return each.second.thread == notification.thread; };
    const auto found = std::find_if(shown_.begin(), shown_.end(), is_it);
    if (found != shown_.end()) return found->first;
    const Standing where = standing(notification.replaces);
    const bool forgotten = where.id != 0 && where.owner == owner_ && !ours_.contains(where.id) && where.bus == bus_id();
    return forgotten ? where.id : 0;
  }

  Outcome shown(const Notification& notification, const BusReply& reply) {
    std::uint32_t id = 0;
    if (sd_bus_message_read(reply.answer.get(), "u", &id) <= 0)
      return {.kind = Kind::unknown, .detail = "the notification server answers in a strange form"};
    // 0 is no number a server may give: such a message can neither be replaced nor clicked.
    if (id == 0) return {.kind = Kind::delivered, .detail = "the notification server gives no number"};
    if (const std::uint32_t before = replaced(notification); before != id) shown_.erase(before);
    shown_[id] = {notification.key, notification.thread, notification.url};
    ours_.insert(id);
    if (shown_.size() > most_shown) shown_.erase(shown_.begin());
    // A click may have come together with the answer; then nothing more need arrive for it to be told.
    ::eventfd_write(wake_, 1);
    return {.kind = Kind::delivered, .receipt = receipt_of(id)};
  }

  Receipt receipt_of(std::uint32_t id) const { return owner_ + " " + std::to_string(id) + " " + bus_id(); }

  void close(const std::string& owner, std::uint32_t id) {
    const BusMessage message = bus_->method(owner.c_str(), server_path, server_name, "CloseNotification");
    bus_check(sd_bus_message_append(message.get(), "u", id), "CloseNotification");
    bus_->send(message);
  }

  void tell(const Click& click) {
    Reaction reaction{.kind = Reaction::Kind::dismissed, .key = click.shown.key};
    if (reaction.key.empty()) reaction.receipt = receipt_of(click.id);
    reaction.before_start = click.action == before_start;
    if (click.action == "snooze" || reaction.before_start) {
      reaction.kind = Reaction::Kind::snoozed;
      reaction.snooze = reaction.before_start ? ahead_of_start : settings_.snooze;
    } else if (is_open(click.action) && is_web_url(click.shown.url)) {
      reaction.kind = Reaction::Kind::opened;
    }
    reactions_.push_back(std::move(reaction));
  }

  /// Not every server closes what it reported. What we do not know may be another program's: it is left alone.
  void act_on(const Click& click) {
    if (click.shown.key.empty()) return;
    if (click.action != closed) close(owner_, click.id);
    if (is_open(click.action)) open_link(*bus_, click.shown.url, {});
  }

  bool from_server(sd_bus_message* message) const {
    const char* sender = sd_bus_message_get_sender(message);
    return !owner_.empty() && sender && owner_ == sender;
  }

  /// A signal counts only from the very server that was asked, for a notification that is ours.
  std::optional<Shown> ours(sd_bus_message* message, std::uint32_t id) {
    const auto found = shown_.find(id);
    if (!from_server(message) || found == shown_.end()) return {};
    Shown shown = std::move(found->second);
    shown_.erase(found);
    return shown;
  }

  static int on_action(sd_bus_message* message, void* self, sd_bus_error*) {
    auto& me = *static_cast<DesktopSink*>(self);
    std::uint32_t id = 0;
    const char* action = nullptr;
    if (sd_bus_message_read(message, "us", &id, &action) <= 0) return 0;
    const std::string_view name(action);
    if (!is_open(name) && name != "snooze" && name != before_start && name != "dismiss") return 0;
    // What an earlier run has shown is told by its receipt; the store knows whose it is.
    const bool forgotten = id != 0 && me.from_server(message) && !me.ours_.contains(id);
    if (auto shown = me.ours(message, id))
      me.clicks_.push_back({id, action, std::move(*shown)});
    else if (forgotten)
      me.clicks_.push_back({id, action, {}});
    return 0;
  }

  static int on_closed(sd_bus_message* message, void* self, sd_bus_error*) {
    constexpr std::uint32_t by_person = 2;
    auto& me = *static_cast<DesktopSink*>(self);
    std::uint32_t id = 0, reason = 0;
    if (sd_bus_message_read(message, "uu", &id, &reason) <= 0) return 0;
    auto shown = me.ours(message, id);
    if (shown && reason == by_person) me.clicks_.push_back({id, closed, std::move(*shown)});
    return 0;
  }

  /// Told to us so that the descriptor becomes readable: a good moment to try again what was not shown.
  static int on_owner(sd_bus_message* message, void* self, sd_bus_error*) {
    auto& me = *static_cast<DesktopSink*>(self);
    const char *name = nullptr, *before = nullptr, *after = nullptr;
    if (sd_bus_message_read(message, "sss", &name, &before, &after) <= 0 || me.owner_ == after) return 0;
    me.owner_.clear();
    me.shown_.clear();
    me.ours_.clear();
    return 0;
  }

  Settings settings_;
  int waits_;  ///< epoll on the bus and on wake_: one descriptor, whatever becomes of the bus
  int wake_;
  std::unique_ptr<SessionBus> bus_;
  std::string owner_;  ///< unique name of the notification server
  std::set<std::string, std::less<>> capabilities_;
  std::map<std::uint32_t, Shown> shown_;
  std::set<std::uint32_t> ours_;  ///< every number this server has given us
  bool started_ = false;
  std::vector<Click> clicks_;
  std::vector<Reaction> reactions_;
};

}  // namespace

std::unique_ptr<Sink> make_desktop_sink(SettingsReader& settings, const Surroundings&) {
  Settings all;
  all.bus = settings.value<std::string>("bus", "");
  const auto snooze = settings.value<std::chrono::seconds>("snooze", all.snooze);
  all.snooze = std::chrono::floor<std::chrono::minutes>(snooze);
  all.stays = settings.value<bool>("stays", true);
  if (all.snooze < std::chrono::minutes(1)) settings.wrong("snooze", "at least \"1m\" is expected");
  return std::make_unique<DesktopSink>(std::move(all));
}

}  // namespace datelined
