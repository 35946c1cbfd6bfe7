// A walk through the events by their end, so that the past is never looked at.
#include "store/replan.hpp"

#include "text/digest.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace datelined {

namespace {

constexpr std::size_t events_a_step = 40;
/// Ends are kept as instants of the event's zone; what is over is decided by planning.
constexpr auto margin = std::chrono::days(2);

void add(std::string& text, std::string_view part) {
  text += std::to_string(part.size()) + ':';
  text += part;
}

void add(std::string& text, const std::vector<std::string>& list) {
  text += std::to_string(list.size()) + '[';
  for (const std::string& entry : list) add(text, entry);
}

void add(std::string& text, const Matcher& matcher) {
  for (const auto* const list : {&matcher.words, &matcher.organisations, &matcher.places, &matcher.categories,
                                 &matcher.sources, &matcher.status})
    add(text, *list);
}

/// All that promises depend on beside the events.
std::string fingerprint(std::span<const Watch> watches, const Planning& planning) {
  std::string text;
  add(text, planning.installation);
  add(text, planning.zone.name());
  add(text, std::to_string(planning.remind_at.count()));
  for (const Watch& watch : watches) {
    add(text, watch.name);
    add(text, watch.match);
    add(text, watch.exclude);
    add(text, std::to_string(watch.minimum_confidence));
    for (const Lead& lead : watch.leads) add(text, lead.written);
    add(text, watch.sinks);
    for (const Address& address : watch.addresses) add(text, std::vector<std::string>{address.sink, address.recipient});
    text += watch.announce ? '+' : '-';
  }
  return hex(sha256(text));
}

}  // namespace

bool replan_needed(Store& store, std::span<const Watch> watches, const Planning& planning) {
  return store.planned_for() != fingerprint(watches, planning);
}

Replanned replan(Store& store, EventCursor& cursor, std::span<const Watch> watches, const Planning& planning,
                 Instant now) {
  Replanned step;
  EventCursor next = cursor;
  if (next.ends == EventCursor().ends) next.ends = now - margin;
  store.in_transaction([&] {
    const std::vector<Event> events = store.events_after(next, events_a_step);
    step.events = events.size();
    step.done = events.size() < events_a_step;
    for (const Event& event : events) {
      Promised promised = renew_promises(store, event, watches, planning, now);
      step.promised.made += promised.made;
      step.promised.moved += promised.moved;
      std::ranges::move(promised.withdrawn, std::back_inserter(step.promised.withdrawn));
    }
    if (step.done) store.keep_planned_for(fingerprint(watches, planning));
  });
  cursor = next;
  return step;
}

}  // namespace datelined
