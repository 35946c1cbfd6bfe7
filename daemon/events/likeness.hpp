// Likeness: whether two announcements speak of the same happening. Look-alikes (another number, round, city, year) do
// not.
#pragma once

#include "events/event.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace datelined {

/// What an announcement is recognised by, computed once for each comparison.
struct Traits {
  std::vector<std::string> stems;    ///< of the title's words, sorted
  std::vector<std::string> telling;  ///< of those, the ones that are no words of announcing
  std::vector<std::string> numbers;  ///< numbers, versions, ordinals, rounds of the title, sorted
  std::vector<std::string> names;    ///< folded words of the participants' names, sorted
  /// The same words name by name, without places, and without titles and legal forms where others are left.
  std::vector<std::vector<std::string>> parties;
  std::vector<std::vector<std::string>> people;  ///< of those, the persons
};
Traits traits_of(std::string_view title, const std::vector<Name>& names);

/// Traits of what was compared before: a long article is compared with itself again and again. Grows with every
/// wording, so that it should not outlive an article.
class KnownTraits {
 public:
  /// Holds as long as this object.
  const Traits& of(std::string_view title, const std::vector<Name>& names);
  const Traits& of(const EventMention& mention) { return of(mention.title, mention.names); }

 private:
  std::unordered_map<std::string, Traits> known_;  // by title and names
};

/// Anything that a title, names, place, category, head and time can say about identity.
struct Sighting {
  const Traits* traits;  ///< may be null for `ruled_out`
  std::string_view head;
  Category category;
  const std::optional<Place>& place;
  const TimeSpan& when;  ///< as believed
  const TimeSpan& said;  ///< as this announcement said: differs from `when` once the event has moved
  Status status;
  bool undated;
  const std::optional<TimeSpan>& moved_from;
};

/// Whether time, head, category or place alone say that they are different happenings; cheap, so asked first.
bool ruled_out(const Sighting& known, const Sighting& seen);

/// 0 if they are different happenings, else how alike they are, up to 1.
double likeness(const Sighting& known, const Sighting& seen);

}  // namespace datelined
