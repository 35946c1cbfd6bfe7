// The outside: servers and people that messages are sent to. It outlives the daemon, and has moods.
#pragma once

#include "sinks/sink.hpp"
#include "tests/simulation/ledger.hpp"
#include "tests/simulation/virtual_time.hpp"

#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>

namespace datelined {

/// How a server answers.
enum class Mood { well, down, locked, flaky, busy, strict };
std::string_view name(Mood mood);

/// One server behind a sink.
struct Server {
  std::string name, recipient;
  bool local = false;
  Mood mood = Mood::well;
  SinkTerms terms;

  void turn(Mood into, Instant now) {
    mood = into;
    terms.calm_since = now;
  }
};

/// What the sinks of one daemon share.
struct Outside {
  std::mt19937_64& random;
  Ledger& ledger;
  SimulatedClock& clock;
  std::map<std::string, Server> servers;
  bool plugged = true;            ///< false: the daemon is dead and only does not know it yet
  Instant quiet_since;            ///< nothing has happened to the daemon since
  bool slow = false;              ///< nobody expects punctuality
  std::function<void()> arrived;  ///< called with each message that came in
  std::function<void(std::string)> tell;
  std::function<bool()> powerless;  ///< the machine is: nothing leaves it

  std::map<std::string, SinkTerms> terms() const;
};

/// A sink of the daemon to one of the servers.
NamedSink simulated_sink(Outside& outside, const std::string& name);

}  // namespace datelined
