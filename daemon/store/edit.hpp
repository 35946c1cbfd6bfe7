// Edit: what the user says of an event, which outranks the articles; and what he does not want to see.
#pragma once

#include "store/promises.hpp"
#include "store/store.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace datelined {

/// Fields to pin, fields to give back to the articles, and whether the event is to be seen.
struct EventEdit {
  enum class Field { title, when, place, category, status };
  Pins pins;
  std::vector<Field> unpin;
  std::optional<Standing> standing;  ///< dismissed, or shown: restored
  bool operator==(const EventEdit&) const = default;
};
std::optional<EventEdit::Field> field_named(std::string_view name);

struct Edited {
  Event before, after;
  Promised promised;
};

/// On the store thread, in one transaction, with a step in the event's history. Those who were told of the event hear
/// of a change of when or status as they would by an article; of a dismissed event every open promise is withdrawn, and
/// a restored one is promised anew. Nothing if no event, or more than one, has a uid that begins so.
std::optional<Edited> edit_event(Store& store, std::string_view uid, const EventEdit& edit,
                                 std::span<const Watch> watches, const Planning& planning, Instant now);

}  // namespace datelined
