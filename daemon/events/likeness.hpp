// Likeness: whether two announcements speak of the same happening. Look-alikes (another number, round, city, year) do
// not.
#pragma once

#include "events/event.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// What an announcement is recognised by, computed once for each comparison.
struct Traits {
  std::vector<std::string> stems;    ///< of the title's words, sorted
  std::vector<std::string> numbers;  ///< numbers, versions, ordinals, rounds of the title, sorted
  std::vector<std::string> names;    ///< folded words of the participants' names, sorted
};
Traits traits_of(std::string_view title, const std::vector<Name>& names);

/// Anything that a title, names, place, category, head and time can say about identity.
struct Sighting {
  const Traits& traits;
  std::string_view head;
  Category category;
  const std::optional<Place>& place;
  const TimeSpan& when;
  Status status;
  bool undated;
  const std::optional<TimeSpan>& moved_from;
};

/// 0 if they are different happenings, else how alike they are, up to 1.
double likeness(const Sighting& known, const Sighting& seen);

}  // namespace datelined
