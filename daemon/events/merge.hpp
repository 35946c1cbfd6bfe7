// Merging: which mentions speak of the same happening, and what is believed of it then.
#pragma once

#include "events/belief.hpp"
#include "events/event.hpp"
#include "events/likeness.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// The event a mention speaks of, or nullptr. `known` are candidates that share a name, a head or a time.
const Event* same_event(std::span<const Event* const> known, const EventMention& mention, KnownTraits& traits);

/// Whether a claim of the event and the mention could be one happening, whichever was heard first and whatever else was
/// believed of the event's time then: so it is where `same_event` finds it. Looks at title, names, head, category,
/// place, when, moved_from, undated and status of each claim.
bool related(const Event& event, const EventMention& mention, KnownTraits& traits);
/// The same of an event with such claims.
bool related(std::span<const EventMention> claims, const EventMention& mention, KnownTraits& traits);

/// What an event may look like to a mention: a wording of its claims, and what was believed of its time when that came.
struct Appearance {
  EventMention said;
  BelievedTime time;
};
/// Whether likeness cannot tell one from the other.
bool operator==(const Appearance& a, const Appearance& b);
/// Each wording at the time it says itself, then at the others: no more of those than make 64.
std::vector<Appearance> appearances(const Event& event);
/// How the event appears since it has the claim, to mentions that come after that and saw it otherwise before: at
/// another time, in another wording, or announced later. `then`: `times_believed` before it had the claim.
std::vector<Appearance> new_appearances(std::span<const BelievedTime> then, const Event& event, const Claim& claim);
/// Whether a mention that looks like one of the claims could be put to an event that appears so.
bool attracts(const Appearance& appearance, const Event& event, KnownTraits& traits);
bool attracts(const Appearance& appearance, std::span<const EventMention> claims, KnownTraits& traits);

/// A new event that rests on one claim. `uid` as event_uid makes it.
Event first_event(const Claim& claim, std::string uid);

/// The event after one more claim. `revision` and `changed` (to `now`) move only if when, zone or status changed.
/// Claims are weighed in the order of events/belief.hpp, never by arrival.
Event merge(Event known, const Claim& claim, Instant now);

/// The event without the claims of an article (it was read again); believed anew from what is left.
/// An event without any claim stays as it is: a removed article changes nothing.
Event without_article(Event known, ArticleId article, Instant now);

/// Events told apart anew, as if their claims had come in order of publication: needed when an article comes after a
/// later one. Claims that change hands lose their id. An event that is left without claims is merged into the one that
/// took them over, which also takes over what the user did to it; one that splits off has neither id nor uid. A story
/// of more than 300 claims stays as it is.
std::vector<Event> regrouped(std::vector<Event> known, Instant now);

/// 26 base32 characters from the article that announced it first and the mention's place in it, `@`, the installation.
std::string event_uid(std::string_view installation, std::string_view article_guid, std::string_view feed,
                      const EventMention& mention);

/// Words that a store may look candidates up by: folded stems of names, heads and rare title words, without duplicates.
std::vector<std::string> lookup_words(const EventMention& mention);

}  // namespace datelined
