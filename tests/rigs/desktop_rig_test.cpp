// The desktop sink on a real session bus, against peers that behave well or badly.
#include "tests/canned_transport.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/desktop_peer.hpp"
#include "tests/rigs/private_bus.hpp"
#include "tests/sinks/sample_notification.hpp"

#include <poll.h>

#include <algorithm>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

using namespace datelined;
using Kind = Outcome::Kind;

namespace {

std::unique_ptr<Sink> desktop(const PrivateBus& bus, const std::string& more = "") {
  static CannedTransport transport;
  return sink_of("kind = \"desktop\"\nbus = \"" + bus.address() + "\"\n" + more, transport);
}

/// What people did within `limit`, as the daemon would learn it: it waits on the descriptor and asks.
std::vector<Reaction> reactions(Sink& sink, int limit_ms = 5000) {
  for (;;) {
    pollfd wait{sink.descriptor(), POLLIN, 0};
    if (::poll(&wait, 1, limit_ms) != 1) return {};
    if (auto all = sink.reactions(); !all.empty()) return all;
  }
}

const Reaction snoozed{Reaction::Kind::snoozed, sample_notification().key, std::chrono::minutes(10)};
const Reaction dismissed{Reaction::Kind::dismissed, sample_notification().key, {}};
const Reaction opened{Reaction::Kind::opened, sample_notification().key, {}};

}  // namespace

TEST_CASE("a desktop notification says what it should and nothing in it is markup", "[sinks][rig]") {
  PrivateBus bus;
  DesktopPeer server(bus.address());
  server.serve_notifications({});
  const auto sink = desktop(bus);
  CHECK(sink->local());
  Notification notification = sample_notification();
  notification.title = "<b>Bold</b> & \x1b[1m plan\xe2\x80\xae";
  notification.body = "<img src=\"file:///etc/passwd\"> & more\x07\nline two";
  notification.urgency = Urgency::critical;
  const Outcome outcome = sink->deliver(notification, {});
  INFO(outcome.detail);
  REQUIRE(outcome.kind == Kind::delivered);
  const Asked asked = server.asked().at(0);
  CHECK(asked.title == "<b>Bold</b> & [1m plan");
  CHECK(asked.body == "&lt;img src=\"file:///etc/passwd\"&gt; &amp; more\nline two");
  CHECK(asked.actions ==
        std::vector<std::string>{"default", "Open", "open", "Open", "snooze", "Snooze 10 min", "dismiss", "Dismiss"});
  CHECK(asked.hints == std::vector<std::string>{"urgency", "x-dunst-stack-tag"});
  CHECK(asked.urgency == 2);
  CHECK(asked.expires == 0);
  CHECK(asked.replaces == 0);
}

TEST_CASE("a server that knows no markup and no actions gets neither", "[sinks][rig]") {
  PrivateBus bus;
  DesktopPeer server(bus.address());
  server.serve_notifications({.capabilities = {"body"}});
  const auto sink = desktop(bus, "stays = false\n");
  Notification notification = sample_notification();
  notification.body = "a < b & c";
  REQUIRE(sink->deliver(notification, {}).kind == Kind::delivered);
  CHECK(server.asked().at(0).body == "a < b & c");
  CHECK(server.asked().at(0).actions.empty());
  CHECK(server.asked().at(0).expires == -1);
}

TEST_CASE("what people do with a notification is told once and the notification is closed", "[sinks][rig]") {
  PrivateBus bus;
  DesktopPeer server(bus.address());
  server.serve_notifications({});
  const auto sink = desktop(bus);
  const auto show = [&] {
    REQUIRE(sink->deliver(sample_notification(), {}).kind == Kind::delivered);
    return server.asked().back().id;
  };
  std::uint32_t id = show();
  server.signal_action(id, "snooze");
  CHECK(reactions(*sink) == std::vector<Reaction>{snoozed});
  CHECK(wait_until([&] { return server.closed() == std::vector<std::uint32_t>{id}; }));
  server.signal_closed(id, 3);  // what we asked for ourselves
  id = show();
  server.signal_action(id, "dismiss");
  CHECK(reactions(*sink) == std::vector<Reaction>{dismissed});
  id = show();
  server.signal_closed(id, 2);
  CHECK(reactions(*sink) == std::vector<Reaction>{dismissed});
  id = show();
  server.signal_closed(id, 1);  // ran out: nobody did anything
  server.signal_action(id, "snooze");
  CHECK(reactions(*sink, 300).empty());
}

TEST_CASE("a click that comes together with the answer is not lost", "[sinks][rig]") {
  PrivateBus bus;
  DesktopPeer server(bus.address());
  server.serve_notifications({.clicks_at_once = "snooze"});
  const auto sink = desktop(bus, "snooze = \"25m\"\n");
  REQUIRE(sink->deliver(sample_notification(), {}).kind == Kind::delivered);
  const auto all = reactions(*sink);
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == Reaction::Kind::snoozed);
  CHECK(all[0].snooze == std::chrono::minutes(25));
}

TEST_CASE("only the server that was asked can say that something was clicked", "[sinks][rig]") {
  PrivateBus bus;
  DesktopPeer server(bus.address()), liar(bus.address());
  server.serve_notifications({});
  const auto sink = desktop(bus);
  REQUIRE(sink->deliver(sample_notification(), {}).kind == Kind::delivered);
  const Asked asked = server.asked().at(0);
  for (const std::string& to : {std::string(), asked.sender}) {
    liar.signal_action(asked.id, "snooze", to);
    liar.signal_action(asked.id, "default", to);
    liar.signal_closed(asked.id, 2, to);
  }
  CHECK(reactions(*sink, 300).empty());
  server.signal_action(asked.id, "no such action");
  CHECK(reactions(*sink, 300).empty());
  server.signal_action(asked.id, "dismiss", asked.sender);
  CHECK(reactions(*sink) == std::vector<Reaction>{dismissed});
}

TEST_CASE("a link is opened by the portal or else by a unit of the session", "[sinks][rig]") {
  PrivateBus bus;
  DesktopPeer server(bus.address()), session(bus.address());
  server.serve_notifications({});
  session.serve_units();
  const auto sink = desktop(bus);
  REQUIRE(sink->deliver(sample_notification(), {}).kind == Kind::delivered);
  server.signal_action(server.asked().back().id, "open");
  CHECK(reactions(*sink) == std::vector<Reaction>{opened});
  CHECK(session.opened() == std::vector<std::string>{"unit /usr/bin/xdg-open xdg-open " + sample_notification().url});
  session.serve_portal();
  REQUIRE(sink->deliver(sample_notification(), {}).kind == Kind::delivered);
  server.signal_action(server.asked().back().id, "default");
  CHECK(reactions(*sink) == std::vector<Reaction>{opened});
  CHECK(session.opened().back() == "portal " + sample_notification().url);
}

TEST_CASE("nothing but web addresses is ever offered or opened", "[sinks][rig]") {
  PrivateBus bus;
  DesktopPeer server(bus.address()), session(bus.address());
  server.serve_notifications({});
  session.serve_portal();
  session.serve_units();
  const auto sink = desktop(bus);
  Notification notification = sample_notification();
  notification.url = "file:///etc/passwd";
  REQUIRE(sink->deliver(notification, {}).kind == Kind::delivered);
  CHECK(server.asked().back().actions == std::vector<std::string>{"snooze", "Snooze 10 min", "dismiss", "Dismiss"});
  server.signal_action(server.asked().back().id, "default");
  CHECK(reactions(*sink) == std::vector<Reaction>{dismissed});
  CHECK(session.opened().empty());
}

TEST_CASE("the next word on an event replaces what is still shown of it", "[sinks][rig]") {
  PrivateBus bus;
  auto server = std::make_unique<DesktopPeer>(bus.address());
  server->serve_notifications({});
  const auto sink = desktop(bus);
  Notification notification = sample_notification();
  const Outcome first = sink->deliver(notification, {});
  notification.key = "another";
  const Outcome second = sink->deliver(notification, {});
  CHECK(server->asked().at(1).replaces == server->asked().at(0).id);
  CHECK(second.receipt == first.receipt);
  CHECK(sink->withdraw(second.receipt, {}).kind == Kind::delivered);
  CHECK(wait_until([&] { return server->closed() == std::vector<std::uint32_t>{1}; }));
  sink->deliver(notification, {});
  CHECK(server->asked().at(2).replaces == 0);
  // A new server counts from 1 again: the old ids mean nothing to it.
  server = std::make_unique<DesktopPeer>(bus.address());
  server->serve_notifications({});
  const Outcome third = sink->deliver(notification, {});
  CHECK(third.kind == Kind::delivered);
  CHECK(server->asked().at(0).replaces == 0);
  CHECK(third.receipt != first.receipt);
  CHECK(sink->withdraw(first.receipt, {}).kind == Kind::delivered);
  CHECK(reactions(*sink, 200).empty());
  CHECK(server->closed().empty());
}

TEST_CASE("a notification that cannot be shown waits and one that may have been shown is unknown", "[sinks][rig]") {
  PrivateBus bus;
  const auto sink = desktop(bus);
  CHECK(sink->deliver(sample_notification(), {}).kind == Kind::temporary);  // no server
  SECTION("the server dies of it") {
    DesktopPeer server(bus.address());
    server.serve_notifications({.vanishes = true});
    CHECK(sink->deliver(sample_notification(), {}).kind == Kind::unknown);
    CHECK(sink->deliver(sample_notification(), {}).kind == Kind::temporary);
  }
  SECTION("the server does not answer") {
    DesktopPeer server(bus.address());
    server.serve_notifications({.answers = false});
    std::stop_source stop;
    std::jthread stopper([&] {
      wait_until([&] { return !server.asked().empty(); });
      stop.request_stop();
    });
    CHECK(sink->deliver(sample_notification(), stop.get_token()).kind == Kind::unknown);
    CHECK(sink->deliver(sample_notification(), stop.get_token()).kind == Kind::temporary);
  }
  SECTION("the server refuses") {
    DesktopPeer server(bus.address());
    server.serve_notifications({.error = "org.freedesktop.DBus.Error.LimitsExceeded"});
    CHECK(sink->deliver(sample_notification(), {}).kind == Kind::temporary);
  }
  SECTION("the whole bus goes and comes back") {
    bus.stop();
    CHECK(sink->deliver(sample_notification(), {}).kind == Kind::temporary);
    CHECK(sink->reactions().empty());
    bus.start();
    DesktopPeer server(bus.address());
    server.serve_notifications({});
    CHECK(sink->deliver(sample_notification(), {}).kind == Kind::delivered);
    server.signal_action(server.asked().at(0).id, "snooze");
    CHECK(reactions(*sink) == std::vector<Reaction>{snoozed});
  }
}

TEST_CASE("a notification server that appears wakes the sink", "[sinks][rig]") {
  PrivateBus bus;
  const auto sink = desktop(bus);
  CHECK(sink->deliver(sample_notification(), {}).kind == Kind::temporary);
  for (pollfd drained{sink->descriptor(), POLLIN, 0}; ::poll(&drained, 1, 100) == 1;) sink->reactions();
  DesktopPeer server(bus.address());
  server.serve_notifications({});
  pollfd wait{sink->descriptor(), POLLIN, 0};
  CHECK(::poll(&wait, 1, 5000) == 1);
  CHECK(sink->reactions().empty());
}

TEST_CASE("an event that is far enough away can be snoozed until shortly before it", "[sinks][rig]") {
  PrivateBus bus;
  DesktopPeer server(bus.address());
  server.serve_notifications({});
  const auto sink = desktop(bus);
  Notification notification = sample_notification();
  notification.starts = notification.made + std::chrono::hours(3);
  REQUIRE(sink->deliver(notification, {}).kind == Kind::delivered);
  const std::vector<std::string> actions = server.asked().at(0).actions;
  CHECK(std::find(actions.begin(), actions.end(), "Remind 10 min before") != actions.end());
  server.signal_action(server.asked().at(0).id, "before-start");
  const auto all = reactions(*sink);
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == Reaction::Kind::snoozed);
  CHECK(all[0].before_start);
  CHECK(all[0].snooze == std::chrono::minutes(10));
}

TEST_CASE("a click on what an earlier run has shown names its receipt and touches nothing", "[sinks][rig]") {
  PrivateBus bus;
  DesktopPeer server(bus.address());
  server.serve_notifications({});
  const Outcome shown = desktop(bus)->deliver(sample_notification(), {});
  REQUIRE(shown.kind == Kind::delivered);
  const auto sink = desktop(bus);
  CHECK(reactions(*sink, 300).empty());  // now it listens
  server.signal_action(server.asked().at(0).id, "snooze");
  server.signal_action(77, "open");  // of another program: the store knows no such receipt
  std::vector<Reaction> all = reactions(*sink);
  while (all.size() < 2) {
    const auto more = reactions(*sink);
    REQUIRE_FALSE(more.empty());
    all.insert(all.end(), more.begin(), more.end());
  }
  CHECK(all[0].kind == Reaction::Kind::snoozed);
  CHECK(all[0].key.empty());
  CHECK(all[0].receipt == shown.receipt);
  CHECK(all[1].receipt != shown.receipt);
  CHECK(server.closed().empty());
}

TEST_CASE("a word on an event replaces what an earlier run has shown, of the same server only", "[sinks][rig]") {
  PrivateBus bus;
  Notification next = sample_notification();
  next.key = "another";
  {
    DesktopPeer server(bus.address());
    server.serve_notifications({});
    next.replaces = desktop(bus)->deliver(sample_notification(), {}).receipt;
    CHECK(desktop(bus)->deliver(next, {}).kind == Kind::delivered);
    CHECK(server.asked().at(1).replaces == server.asked().at(0).id);
    Notification other_bus = next;
    other_bus.replaces = next.replaces.substr(0, next.replaces.rfind(' ')) + " 00000000000000000000000000000000";
    CHECK(desktop(bus)->deliver(other_bus, {}).kind == Kind::delivered);
    CHECK(server.asked().at(2).replaces == 0);
  }
  DesktopPeer server(bus.address());
  server.serve_notifications({});
  CHECK(desktop(bus)->deliver(next, {}).kind == Kind::delivered);
  CHECK(server.asked().at(0).replaces == 0);
}

TEST_CASE("a server that gives no number or always the same one confuses nothing", "[sinks][rig]") {
  PrivateBus bus;
  for (const int number : {0, 5}) {
    DesktopPeer server(bus.address());
    server.serve_notifications({.number = number});
    const auto sink = desktop(bus);
    Notification notification = sample_notification();
    for (int i = 0; i < 3; ++i) {
      notification.key = "key" + std::to_string(i);
      notification.thread = "thread" + std::to_string(i) + "@inst";
      const Outcome outcome = sink->deliver(notification, {});
      CHECK(outcome.kind == Kind::delivered);
      CHECK(outcome.receipt.empty() == (number == 0));
      CHECK(server.asked().back().replaces == 0);
    }
    server.signal_action(static_cast<std::uint32_t>(number), "snooze");
    const auto all = reactions(*sink, 500);
    if (number == 5) REQUIRE(all.size() == 1);
    if (number == 5) CHECK(all[0].key == "key2");  // the last one has the number
    if (number == 0) CHECK(all.empty());
  }
}

TEST_CASE("twenty servers come and go and no message is lost or replaces another's", "[sinks][rig]") {
  PrivateBus bus;
  const auto sink = desktop(bus);
  Notification notification = sample_notification();
  notification.body = std::string(10'000'000, 'x');
  for (int i = 0; i < 20; ++i) {
    DesktopPeer server(bus.address());
    server.serve_notifications({.vanishes = i % 4 == 3});
    const Outcome outcome = sink->deliver(notification, {});
    CHECK(outcome.kind == (i % 4 == 3 ? Kind::unknown : Kind::delivered));
    REQUIRE(server.asked().size() == 1);
    CHECK(server.asked()[0].replaces == 0);
    CHECK(server.asked()[0].body.size() <= 1004);
  }
}
