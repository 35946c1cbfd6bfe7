// Outlet: a configured sink as dispatch sees it: where its calls run, how it has been answering, when it may be asked.
#pragma once

#include "calendar/clock.hpp"
#include "reminders/retry.hpp"
#include "service/executors.hpp"
#include "sinks/sink.hpp"
#include "store/store.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace datelined {

/// Opens after five straight failures of a sink (or one that says that it is broken); while it is open, one row may
/// probe the sink each backoff, and nothing else is sent there (DELIVERY 2.4).
class Breaker {
 public:
  explicit Breaker(std::string sink, RetryPace pace) : sink_(std::move(sink)), pace_(pace) {}

  bool open() const { return straight_ >= most_straight; }
  /// When the next probe may go out, on the boot clock.
  Ticks probe_at() const { return probe_at_; }
  int straight_failures() const { return straight_; }
  void record(Outcome::Kind kind, Ticks boot);
  /// The other side has changed: the next probe may go out at once.
  void allow_probe() { probe_at_ = Ticks(0); }
  void close() { straight_ = 0; }

 private:
  static constexpr int most_straight = 5;

  std::string sink_;
  RetryPace pace_;
  int straight_ = 0;
  Ticks probe_at_{0};
};

/// Lets what waited for a sink go at 20 a second and less, so that it is not knocked over when it comes back.
class Release {
 public:
  void begin() { active_ = true; }
  /// Nothing waits any more.
  void end() { active_ = false; }
  bool active() const { return active_; }
  /// When the next message may go, on the boot clock.
  Ticks next() const { return next_; }
  bool may_send(Ticks boot) const { return !active_ || boot >= next_; }
  void sent(std::string_view key, Ticks boot);

 private:
  bool active_ = false;
  Ticks next_{0};
};

struct Outlet {
  std::string name, kind;
  std::unique_ptr<Sink> sink;
  asio::any_io_executor executor;  ///< its own thread if it listens, else the senders
  RetryPace pace;
  Breaker breaker;
  bool listens = false;
  bool muted = false;           ///< a replay: only logs what it would send
  bool hold_unknown = false;    ///< what may have arrived is not sent again
  bool retired = false;         ///< no longer configured; goes when nothing uses it
  int sends = 0;                ///< under way or not yet durable
  int waits = 0;                ///< coroutines that listen to it
  std::string last_error = {};  ///< of the last attempt, empty after a good one
  std::string told_error = {};  ///< what the log says of it already, empty after a good one
  Release release = {};
  std::optional<SinkTrouble> trouble = {};  ///< since it says that it is broken

  bool disabled() const { return trouble && trouble->disabled; }
};

}  // namespace datelined
