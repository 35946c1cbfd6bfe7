// An edit changes the pins; what follows from them is believed like anything else.
#include "store/edit.hpp"

#include "events/belief.hpp"
#include "events/history.hpp"

#include <algorithm>
#include <array>

namespace datelined {
namespace {

void unpin(Pins& pins, EventEdit::Field field) {
  switch (field) {
    case EventEdit::Field::title:
      return pins.title.reset();
    case EventEdit::Field::when:
      pins.zone.reset();
      return pins.when.reset();
    case EventEdit::Field::place:
      return pins.place.reset();
    case EventEdit::Field::category:
      return pins.category.reset();
    case EventEdit::Field::status:
      return pins.status.reset();
  }
}

void pin(Pins& pins, const Pins& more) {
  if (more.title) pins.title = more.title;
  if (more.category) pins.category = more.category;
  if (more.place) pins.place = more.place;
  if (more.status) pins.status = more.status;
  if (!more.when) return;
  pins.when = more.when;
  pins.zone = more.zone;
}

/// What the edit was; nothing if all is as it was.
std::optional<Change> change_by(const Event& before, const Event& after) {
  if (before.standing != after.standing)
    return after.standing == Standing::dismissed ? Change::dismissed : Change::restored;
  if (const auto change = change_between(belief_of(before), belief_of(after))) return change;
  return before.pins != after.pins ? std::optional(Change::edited) : std::nullopt;
}

Event edited(Event event, const EventEdit& edit, Instant now) {
  const Belief before = belief_of(event);
  for (const EventEdit::Field field : edit.unpin) unpin(event.pins, field);
  pin(event.pins, edit.pins);
  if (edit.standing) event.standing = *edit.standing;
  believe(event);
  if (belief_of(event) != before) {
    ++event.revision;
    event.changed = now;
    event.quiet = false;
  }
  return event;
}

}  // namespace

std::optional<EventEdit::Field> field_named(std::string_view name) {
  static constexpr std::array<std::string_view, 5> names{"title", "when", "place", "category", "status"};
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<EventEdit::Field>(found - names.begin());
}

std::optional<Edited> edit_event(Store& store, std::string_view uid, const EventEdit& edit,
                                 std::span<const Watch> watches, const Planning& planning, Instant now) {
  std::optional<Edited> done;
  store.in_transaction([&] {
    auto found = store.event_by_uid(uid);
    if (!found) return;
    done.emplace(Edited{*found, edited(std::move(*found), edit, now), {}});
    const auto change = change_by(done->before, done->after);
    if (!change) return;
    done->after = store.keep_event(std::move(done->after));
    store.keep_pins(done->after.id, done->after.pins);
    store.add_to_history(done->after.id, {.change = *change,
                                          .number = done->after.revision,
                                          .from = belief_of(done->before),
                                          .to = belief_of(done->after),
                                          .at = now,
                                          .by_user = true});
    const bool revised = done->after.revision != done->before.revision && done->after.standing == Standing::shown;
    done->promised = revised ? revise_promises(store, done->before, done->after, watches, planning, now)
                             : renew_promises(store, done->after, watches, planning, now);
  });
  return done;
}

}  // namespace datelined
