// History: what became of an event, step by step, and by whose word.
#pragma once

#include "events/event.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace datelined {

/// What a step in the history of an event was.
enum class Change {
  announced,  ///< the first claim
  sharpened,  ///< a finer date within the one known before
  moved,      ///< another date
  postponed,  ///< without a new date
  cancelled,
  confirmed,  ///< one more article says so, or says it more firmly
  changed,    ///< anything else of when, zone and status
  quiet,      ///< tentative, its date is near, and nobody speaks of it any more
  edited,     ///< by the user: title, place or category
  dismissed,  ///< by the user
  restored,   ///< by the user
  merged      ///< it turned out to be another event
};
std::string_view name(Change change);
std::optional<Change> change_named(std::string_view name);

/// What is believed of time and status.
struct Belief {
  TimeSpan when;
  Zone zone;
  Status status = Status::scheduled;
  bool undated = false;
  bool operator==(const Belief&) const = default;
};
Belief belief_of(const Event& event);

struct Revision {
  Change change = Change::announced;
  int number = 1;              ///< of the event, afterwards
  std::optional<Belief> from;  ///< before the first claim: nothing
  Belief to;
  Instant at;
  bool by_user = false;
  ArticleId article;                               ///< that brought the change; none for the user and the clock
  std::string feed, url, article_title, evidence;  ///< of that article; filled when read
  bool operator==(const Revision&) const = default;
};

/// What changed between two states of an event; nothing if when, zone and status are the same.
std::optional<Change> change_between(const Belief& before, const Belief& after);

/// From when on a tentative event counts as gone quiet: `quiet_ahead` before it begins (of a week, month, … before that
/// is over), or `quiet_after` after the last article on it was published, whichever is later. Nothing for events that
/// are settled, coarser than a year, or have no begin.
std::optional<Instant> quiet_from(const Event& event);

/// How near a tentative event must be to be missed; the usual distance at which a date that holds is announced.
inline constexpr std::chrono::days quiet_ahead{7};
/// How long nobody must have spoken of it.
inline constexpr std::chrono::days quiet_after{21};

}  // namespace datelined
