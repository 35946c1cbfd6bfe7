// StatusKeeper: the one line about itself that the daemon shows to systemd (STATUS=), kept true.
#pragma once

#include "service/executors.hpp"
#include "service/wake.hpp"
#include "store/store.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace datelined {

struct StatusParts {
  Executors executors;
  StoreView& view;                                 ///< used on the views executor only
  std::function<std::string(const Counts&)> line;  ///< on the loop
  std::function<void(const std::string&)> show;    ///< on the loop
};

/// Used on the loop only.
class StatusKeeper {
 public:
  static constexpr std::chrono::seconds pause{3};

  explicit StatusKeeper(StatusParts parts) : parts_(std::move(parts)), wake_(parts_.executors.loop) {}

  /// Something changed.
  void wake() { wake_.ring(); }
  /// Stands at the end of the line from now on; empty: nothing. Somebody else has shown a line of their own.
  void note(std::string text) {
    note_ = std::move(text);
    shown_.clear();
    wake();
  }
  /// Shows the line when it changed, at most once a `pause`, until called off. Sleeps while nothing changes.
  asio::awaitable<void> keep();

 private:
  StatusParts parts_;
  Wake wake_;
  std::string note_, shown_;
};

}  // namespace datelined
