// UserEdits: what people do to events through the control socket, and the hourly look for events gone quiet.
#pragma once

#include "calendar/clock.hpp"
#include "service/executors.hpp"
#include "service/intake.hpp"
#include "service/log.hpp"
#include "store/edit.hpp"

#include <functional>
#include <optional>
#include <string>

namespace datelined {

/// Used on the loop only; all outlive it.
struct UserEdits {
  Executors executors;
  const Clock& clock;
  Store& store;  ///< used on the store executor only
  const Intake& intake;
  Log& log;
  std::function<void()> changed;  ///< on the loop, after each change that was committed

  /// The event afterwards; nothing if there is none, or more than one. Throws StoreError.
  asio::awaitable<std::optional<Event>> edit(std::string uid, EventEdit edit);
  /// Notes silence every hour until it is called off. A store that fails is tried again.
  asio::awaitable<void> listen_for_silence();
};

}  // namespace datelined
