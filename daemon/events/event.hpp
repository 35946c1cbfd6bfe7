// EventMention, Claim, Event: what one sentence announces, what one article says of it, and what is believed.
#pragma once

#include "calendar/instant.hpp"
#include "calendar/time_span.hpp"
#include "calendar/zone.hpp"
#include "languages/terms.hpp"
#include "text/text_range.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace datelined {

struct EventId {
  std::int64_t value = 0;
  auto operator<=>(const EventId&) const = default;
};
struct ArticleId {
  std::int64_t value = 0;
  auto operator<=>(const ArticleId&) const = default;
};
struct ClaimId {
  std::int64_t value = 0;
  auto operator<=>(const ClaimId&) const = default;
};

struct Place {
  std::string name;     ///< as the article says it, with city and country if given ("Barcelona, Spain")
  std::string country;  ///< ISO 3166 code, empty if unknown
  std::string zone;     ///< IANA name, empty if unknown
  bool operator==(const Place&) const = default;
};

/// Somebody or something that takes part.
struct Name {
  enum class Kind { organisation, person, product, place, other };
  std::string text;
  Kind kind = Kind::other;
  bool operator==(const Name&) const = default;
};
std::string_view name(Name::Kind kind);
std::optional<Name::Kind> name_kind_named(std::string_view name);

/// One cue that spoke for or against a mention, and how much (for `explain`).
struct Cue {
  std::string name;
  double weight = 0;
  bool operator==(const Cue&) const = default;
};

/// In what form an event was announced; trust rises in this order.
enum class Origin {
  prose,    ///< sentences, lists, tables
  markup,   ///< the page's own data: schema.org, hCalendar
  calendar  ///< iCalendar
};
std::string_view name(Origin origin);
std::optional<Origin> origin_named(std::string_view name);

/// What one place of one article announces. Ranges point into `whole_text(article)`.
struct EventMention {
  TextRange sentence, words;
  std::string evidence;    ///< the sentence, an exact copy
  std::string said;        ///< the time expression, an exact copy
  std::size_t offset = 0;  ///< of `words`, in code points
  std::size_t length = 0;
  std::string title;
  std::vector<Name> names;
  std::string head;  ///< event noun or verb lemma
  Category category = Category::other;
  std::optional<Place> place;
  TimeSpan when;
  std::string zone_said;               ///< as in the article, empty if nothing was said
  Zone zone;                           ///< named in the text, else the place's, else the dateline's
  std::optional<TimeSpan> moved_from;  ///< the date it had, if the article says that it moved
  bool undated = false;                ///< postponed without a new date: `when` is the date it had
  Status status = Status::scheduled;
  double confidence = 0;  ///< 0 to 1, calibrated
  std::vector<Cue> cues;  ///< only if asked for
  Origin origin = Origin::prose;

  bool operator==(const EventMention&) const = default;
};

/// One article's word on one event.
struct Claim {
  ClaimId id;
  EventMention mention;
  ArticleId article;
  std::string feed, url, article_title;
  Instant published;           ///< of the article
  bool dated_by_file = false;  ///< `published` is the file's modification time, for want of a better one
  Instant read;
  bool operator==(const Claim&) const = default;
};

/// What the user has said of an event, field by field: it outranks every claim.
struct Pins {
  std::optional<std::string> title;
  std::optional<Category> category;
  std::optional<Place> place;
  std::optional<TimeSpan> when;
  std::optional<Zone> zone;  ///< of `when`; only together with it
  std::optional<Status> status;
  bool operator==(const Pins&) const = default;
};

/// Whether an event is for people to see.
enum class Standing {
  shown,
  dismissed,  ///< the user does not want to see it: further news of it stay with it, unseen
  merged      ///< turned out to be another event, its successor
};
std::string_view name(Standing standing);
std::optional<Standing> standing_named(std::string_view name);

struct Event {
  EventId id;
  std::string uid;  ///< 26 base32 characters `@` the installation's id; never changes
  std::string title;
  Category category = Category::other;
  std::optional<Place> place;
  std::vector<Name> names;
  std::string head;
  TimeSpan when;
  Zone zone;
  std::string zone_said;
  Status status = Status::scheduled;
  bool undated = false;  ///< postponed without a new date
  double confidence = 0;
  int revision = 1;  ///< changes of when, zone, status; nothing else counts
  Instant changed;   ///< of the last revision
  Pins pins;         ///< already in the fields above
  Standing standing = Standing::shown;
  EventId successor;          ///< of a merged event
  bool quiet = false;         ///< tentative, near, and nobody has confirmed it (events/history.hpp)
  std::vector<Claim> claims;  ///< in order of publication, trust, feed, place

  bool operator==(const Event&) const = default;
};

/// The instant an event begins; nothing if it is not timed to the minute or has no begin.
std::optional<Instant> starts_at(const Event& event);

}  // namespace datelined
