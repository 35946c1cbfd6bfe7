// StoreHealth: whether the store can be written, and who waits while it cannot (DELIVERY 2.8).
#pragma once

#include "calendar/clock.hpp"
#include "service/executors.hpp"
#include "service/log.hpp"
#include "service/wake.hpp"
#include "store/store.hpp"

#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <string>

namespace datelined {

/// What is done about trouble; on the loop.
struct HealthParts {
  Executors executors;
  const Clock& clock;
  Store& store;  ///< used on the store executor only
  Log& log;
  std::string place;                                                ///< the state's folder, for people
  std::function<void()> changed;                                    ///< trouble came or went
  std::function<void(std::string title, std::string text)> notice;  ///< to the sinks of this machine
};

/// Used on the loop only.
class StoreHealth {
 public:
  explicit StoreHealth(HealthParts parts);

  /// Somebody's call failed: it is looked into at once, by `keep`.
  void suspect() { wake_.ring(); }
  /// Looks into it now; true if it is well.
  asio::awaitable<bool> examined();
  /// One line about what is the matter; empty while all is well.
  const std::string& trouble() const { return trouble_; }
  /// Returns when articles may be taken in. Throws if it is called off.
  asio::awaitable<void> well();
  /// Looks at the start, when something is suspected, and in trouble each second, until called off.
  asio::awaitable<void> keep();

 private:
  /// How bad it is: with `full` no articles are taken in, with `stuck` nothing can be written.
  enum class Condition { well, full, stuck };

  asio::awaitable<Condition> condition(std::string& detail);
  void become(Condition condition, const std::string& detail);

  HealthParts parts_;
  Wake wake_;
  asio::steady_timer recovered_;
  Condition condition_ = Condition::well;
  std::string trouble_;
};

}  // namespace datelined
