#include "service/event_walk.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace datelined {

asio::awaitable<void> walk_events(Executors executors, StoreView& view, EventQuery query,
                                  std::function<void(const Event&)> visit) {
  constexpr std::size_t most_at_once = 100;  // a few milliseconds
  std::vector<EventId> ids;
  const auto list = [&] { ids = view.event_ids(query); };
  co_await on(executors.views, list);
  for (std::size_t at = 0; at < ids.size(); at += most_at_once) {
    const auto step = [&] {
      const std::span<const EventId> rest = std::span<const EventId>(ids).subspan(at);
      for (const Event& event : view.events(rest.first(std::min(rest.size(), most_at_once)))) visit(event);
    };
    co_await on(executors.views, step);
  }
}

asio::awaitable<void> write_calendar(Executors executors, StoreView& view, EventQuery query, CalendarFacts facts,
                                     std::function<void(std::string_view)> write) {
  const auto begin = [&] { write(icalendar_head(facts)); };
  co_await on(executors.views, begin);
  co_await walk_events(executors, view, std::move(query), [&](const Event& event) { write(icalendar_piece(event)); });
  const auto end = [&] { write(icalendar_end()); };
  co_await on(executors.views, end);
}

}  // namespace datelined
