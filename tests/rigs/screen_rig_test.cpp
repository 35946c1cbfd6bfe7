// The desktop sink seen and clicked: a real session bus, a real X server and a real notification server that draws
// buttons.
#include "tests/canned_transport.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/private_bus.hpp"
#include "tests/sinks/sample_notification.hpp"

#include <poll.h>

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

using namespace datelined;

namespace {

struct Window {
  int x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Window&) const = default;
};

class Screen {
 public:
  Screen() {
    require_installed("/usr/bin/Xvfb", "xvfb");
    require_installed("/usr/bin/xdotool", "xdotool");
    require_installed("/usr/lib/notification-daemon/notification-daemon", "notification-daemon");
    x_server_ = std::make_unique<ChildProcess>(std::vector<std::string>{
        "/usr/bin/Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset"});
    display_ = ":" + x_server_->line();
    REQUIRE(display_ != ":");
    start_server();
  }

  void start_server() {
    server_ =
        std::make_unique<ChildProcess>(std::vector<std::string>{"/usr/lib/notification-daemon/notification-daemon"},
                                       ChildProcess::Variables{{"DISPLAY", display_},
                                                               {"DBUS_SESSION_BUS_ADDRESS", bus_.address()},
                                                               {"NO_AT_BRIDGE", "1"},
                                                               {"GDK_SCALE", "1"},
                                                               {"GTK_THEME", "Adwaita"},
                                                               {"LC_ALL", "C.UTF-8"}},
                                       true);
  }
  void end_server() { server_.reset(); }

  std::string settings() const { return "kind = \"desktop\"\nbus = \"" + bus_.address() + "\"\n"; }

  /// The bubble, once it is on the screen and stays where it is.
  std::optional<Window> bubble() const {
    const Window first = look(), second = look();
    if (first.width == 0 || !(first == second)) return {};
    return first;
  }

  void click(int x, int y) const {
    output_of({"/usr/bin/xdotool", "mousemove", std::to_string(x), std::to_string(y), "sleep", "0.1", "click", "1"},
              {{"DISPLAY", display_}});
  }

 private:
  Window look() const {
    Window window;
    ChildProcess search(
        {"/usr/bin/xdotool", "search", "--onlyvisible", "--name", "^Notification$", "getwindowgeometry", "--shell"},
        {{"DISPLAY", display_}}, true);
    const std::string text = search.rest().first;
    const auto at = text.find("X=");
    if (at == std::string::npos || std::sscanf(text.c_str() + at, "X=%d Y=%d WIDTH=%d HEIGHT=%d", &window.x, &window.y,
                                               &window.width, &window.height) != 4)
      return {};
    return window;
  }

  PrivateBus bus_;
  std::unique_ptr<ChildProcess> x_server_;
  std::string display_;
  std::unique_ptr<ChildProcess> server_;
};

/// The three buttons stand side by side in the middle of what is right of the icon.
constexpr int middle_of_buttons = 229;
constexpr int buttons_above_bottom = 39;

/// Clicks until something comes of it: a window that is there may not listen yet.
std::vector<Reaction> click(const Screen& screen, int x, int y, Sink& sink) {
  for (int tries = 0; tries < 20; ++tries) {
    screen.click(x, y);
    pollfd wait{sink.descriptor(), POLLIN, 0};
    while (::poll(&wait, 1, 500) == 1)
      if (auto all = sink.reactions(); !all.empty()) return all;
  }
  return {};
}

}  // namespace

TEST_CASE("a notification is a window on the screen and its Snooze button snoozes", "[sinks][rig]") {
  Screen screen;
  CannedTransport transport;
  const auto sink = sink_of(screen.settings(), transport);
  const auto show = [&] {
    Outcome outcome;
    REQUIRE(wait_until(
        [&] { return (outcome = sink->deliver(sample_notification(), {})).kind == Outcome::Kind::delivered; }));
    std::optional<Window> window;
    REQUIRE(wait_until([&] { return (window = screen.bubble()).has_value(); }));
    return *window;
  };

  const Window window = show();
  CHECK(window.width > 200);
  CHECK(window.height > 80);
  const auto all = click(screen, window.x + middle_of_buttons, window.y + window.height - buttons_above_bottom, *sink);
  REQUIRE(all.size() == 1);
  CHECK(all[0] == Reaction{Reaction::Kind::snoozed, sample_notification().key, std::chrono::minutes(10)});
  CHECK(wait_until([&] { return !screen.bubble(); }));

  screen.end_server();
  CHECK(sink->deliver(sample_notification(), {}).kind == Outcome::Kind::temporary);
  screen.start_server();
  show();
}
