// Walking through events of the view, a few at a time, so that a long list holds neither memory nor the views thread.
#pragma once

#include "agenda/agenda.hpp"
#include "service/executors.hpp"
#include "store/store.hpp"

#include <functional>
#include <string_view>

namespace datelined {

/// Calls `visit` on the views executor with each event of `query` in its order. Each is as it was when its turn came.
/// Throws StoreError and what `visit` throws.
asio::awaitable<void> walk_events(Executors executors, StoreView& view, EventQuery query,
                                  std::function<void(const Event&)> visit);

/// Writes the calendar of `query` to `write`, which is called on the views executor.
asio::awaitable<void> write_calendar(Executors executors, StoreView& view, EventQuery query, CalendarFacts facts,
                                     std::function<void(std::string_view)> write);

}  // namespace datelined
