// Servers answer by mood and by chance.
#include "tests/simulation/outside.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace datelined {

namespace {

using namespace std::chrono_literals;
using Kind = Outcome::Kind;

/// An answer, and whether the message came in.
struct Answer {
  Outcome outcome;
  bool effect = false;
};

constexpr auto days_of_grace = std::chrono::days(1);
constexpr std::array<std::chrono::seconds, 5> waits{0s, 30s, 3600s, 36h, -5s};

Answer answer(const Server& server, std::mt19937_64& random) {
  const auto chance = std::uniform_int_distribution<unsigned>(0, 99)(random);
  switch (server.mood) {
    case Mood::well:
      return {{}, true};
    case Mood::down:
      return {{.kind = Kind::temporary, .detail = "refused"}};
    case Mood::locked:
      return {{.kind = Kind::sink_broken, .detail = "no such user"}};
    case Mood::flaky:
      if (chance < 25) return {{.kind = Kind::temporary, .detail = "4xx"}};
      if (chance < 35) return {{.kind = Kind::unknown, .detail = "no answer"}, true};
      if (chance < 45) return {{.kind = Kind::unknown, .detail = "no answer"}, false};
      if (chance < 50) throw std::runtime_error("broke");
      return {{}, true};
    case Mood::busy:
      if (chance < 60)
        return {
            {.kind = Kind::temporary, .detail = "429", .receipt = {}, .retry_after = waits.at(chance % waits.size())}};
      return {{}, true};
    case Mood::strict:
      if (chance < 20) return {{.kind = Kind::permanent, .detail = "not wanted"}};
      return {{}, true};
  }
  return {};
}

class SimulatedSink : public Sink {
 public:
  SimulatedSink(Outside& outside, std::string name) : outside_(outside), name_(std::move(name)) {}

  Outcome deliver(const Notification& message, std::stop_token stop) override {
    if (!outside_.plugged || outside_.powerless() || stop.stop_requested())
      return {.kind = Kind::temporary, .detail = "stopped"};
    const Server& server = outside_.servers.at(name_);
    outside_.ledger.attempted(name_, outside_.terms().at(name_), message, outside_.clock.now(),
                              outside_.clock.latest());
    Answer said;
    std::string broke;
    try {
      said = answer(server, outside_.random);
    } catch (const std::runtime_error& error) {
      said.outcome = {.kind = Kind::temporary, .detail = broke = error.what()};
    }
    outside_.tell(name_ + " " + message.key + " " + std::string(datelined::name(said.outcome.kind)) +
                  (said.effect ? " came: " + message.title : ""));
    outside_.ledger.answered(message, said.outcome, said.effect);
    if (said.effect && outside_.arrived) std::exchange(outside_.arrived, {})();
    if (!broke.empty()) throw std::runtime_error(broke);
    return said.outcome;
  }
  std::vector<std::string> recipients() const override { return {outside_.servers.at(name_).recipient}; }
  bool local() const override { return outside_.servers.at(name_).local; }

 private:
  Outside& outside_;
  std::string name_;
};

}  // namespace

std::string_view name(Mood mood) {
  constexpr std::array<std::string_view, 6> names{"well", "down", "locked", "flaky", "busy", "strict"};
  return names.at(static_cast<std::size_t>(mood));
}

std::map<std::string, SinkTerms> Outside::terms() const {
  std::map<std::string, SinkTerms> all;
  for (const auto& [name, server] : servers) {
    all[name] = server.terms;
    all[name].calm_since = slow ? Instant::max() - days_of_grace : std::max(server.terms.calm_since, quiet_since);
  }
  return all;
}

NamedSink simulated_sink(Outside& outside, const std::string& name) {
  return {name, "simulated", std::make_unique<SimulatedSink>(outside, name)};
}

}  // namespace datelined
