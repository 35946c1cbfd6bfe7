// Merging: an event is what its claims, read in order of publication, make of it; which claims are its own follows from
// the same order, so that news may come in any order and still end in the same events.
#include "events/merge.hpp"

#include "events/belief.hpp"
#include "events/history.hpp"
#include "events/likeness.hpp"
#include "events/vocabulary.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace datelined {
namespace {

constexpr std::size_t most_lookup_words = 16;
/// A story that so many claims tell is not told apart anew: its time grows with their square.
constexpr std::size_t most_regrouped = 300;

/// Believes anew and counts a revision if when, zone or status changed.
Event revised(Event event, Instant now) {
  const Belief before = belief_of(event);
  believe(event);
  if (belief_of(event) != before) {
    ++event.revision;
    event.changed = now;
  }
  return event;
}

Sighting sighting(const EventMention& mention, const Traits* traits) {
  return {traits,       mention.head,   mention.category, mention.place,     mention.when,
          mention.when, mention.status, mention.undated,  mention.moved_from};
}

/// A claim as a sign of what is believed of its event.
Sighting sighting(const EventMention& said, const BelievedTime& time, const Traits* traits) {
  return {traits,    said.head,   said.category, said.place,     time.when,
          said.when, said.status, time.undated,  said.moved_from};
}

BelievedTime own_time(const EventMention& said) { return {said.when, said.undated}; }

// Claims are looked at whole or as their sketch.
const EventMention& said_by(const Claim& claim) { return claim.mention; }
const EventMention& said_by(const EventMention& claim) { return claim; }

template <class Claims>
std::vector<BelievedTime> times_of(const Claims& claims) {
  std::vector<BelievedTime> times;
  const bool undated = std::ranges::any_of(claims, [](const auto& claim) { return said_by(claim).undated; });
  for (const auto& claim : claims)
    for (const bool open : {false, true})
      if (const BelievedTime time{said_by(claim).when, open};
          open <= undated && std::ranges::find(times, time) == times.end())
        times.push_back(time);
  return times;
}

bool alike(const EventMention& claim, const BelievedTime& time, const EventMention& mention, KnownTraits& traits) {
  if (ruled_out(sighting(claim, time, nullptr), sighting(mention, nullptr))) return false;
  return likeness(sighting(claim, time, &traits.of(claim)), sighting(mention, &traits.of(mention))) > 0;
}

template <class Claims>
bool any_related(const Claims& claims, const EventMention& mention, KnownTraits& traits) {
  const std::vector<BelievedTime> times = times_of(claims);
  return std::ranges::any_of(claims, [&](const auto& claim) {
    const EventMention& said = said_by(claim);
    return alike(mention, own_time(mention), said, traits) ||
           std::ranges::any_of(times, [&](const BelievedTime& time) { return alike(said, time, mention, traits); });
  });
}

template <class Claims>
bool any_alike(const Appearance& appearance, const Claims& claims, KnownTraits& traits) {
  return std::ranges::any_of(
      claims, [&](const auto& claim) { return alike(appearance.said, appearance.time, said_by(claim), traits); });
}

/// Whether likeness cannot tell two mentions from one another.
bool same_wording(const EventMention& a, const EventMention& b) {
  return a.title == b.title && a.names == b.names && a.head == b.head && a.place == b.place && a.when == b.when &&
         a.moved_from == b.moved_from;
}

constexpr std::size_t most_appearances = 64;

void add_once(std::vector<Appearance>& all, Appearance one, std::size_t most) {
  if (all.size() < most && std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
}

/// An event as it is looked at for likeness: what each of its claims called it, each wording once.
class Portrait {
 public:
  Portrait(const Event& event, KnownTraits& traits) : event_(&event), traits_(&traits) {
    for (const Claim& claim : event.claims) add(claim.mention);
  }

  void add(const EventMention& said) {
    const auto same = [&](const EventMention* other) { return same_wording(*other, said); };
    if (std::ranges::none_of(faces_, same)) faces_.push_back(&said);
  }

  double like(const EventMention& mention) const {
    const BelievedTime time{event_->when, event_->undated};
    const Sighting bare = sighting(mention, nullptr);
    double most = 0;
    for (const EventMention* said : faces_) {
      if (ruled_out(sighting(*said, time, nullptr), bare)) continue;
      const Sighting seen = sighting(mention, &traits_->of(mention));
      most = std::max(most, likeness(sighting(*said, time, &traits_->of(*said)), seen));
    }
    return most;
  }

  const Claim& first() const { return event_->claims.front(); }

 private:
  const Event* event_;
  KnownTraits* traits_;
  std::vector<const EventMention*> faces_;
};

/// Which of the portraits a mention is most like; of equals the one that was announced first. -1: none.
std::ptrdiff_t most_like(std::span<const Portrait> portraits, const EventMention& mention) {
  std::ptrdiff_t best = -1;
  double most = 0;
  for (std::size_t i = 0; i < portraits.size(); ++i) {
    const double alike = portraits[i].like(mention);
    if (alike <= 0 || alike < most) continue;
    if (alike == most && !earlier(portraits[i].first(), portraits[static_cast<std::size_t>(best)].first())) continue;
    most = alike;
    best = static_cast<std::ptrdiff_t>(i);
  }
  return best;
}

/// Claims in the order of publication, each put to the event it speaks of among those formed before it.
std::vector<Event> formed(std::vector<Claim> claims) {
  std::ranges::stable_sort(claims, earlier);
  std::deque<EventMention> heard;  // what portraits point at: claims move when an event grows
  std::deque<Event> events;
  std::vector<Portrait> portraits;
  KnownTraits traits;
  for (Claim& claim : claims) {
    const EventMention& said = heard.emplace_back(claim.mention);
    const std::ptrdiff_t like = most_like(portraits, said);
    if (like < 0) portraits.emplace_back(events.emplace_back(), traits);
    const std::size_t place = like < 0 ? events.size() - 1 : static_cast<std::size_t>(like);
    events[place].claims.push_back(std::move(claim));
    believe(events[place]);
    portraits[place].add(said);
  }
  return {std::make_move_iterator(events.begin()), std::make_move_iterator(events.end())};
}

/// Claims are told apart by where they stand.
using ClaimKey = std::tuple<std::int64_t, std::size_t, std::size_t, std::string, LocalTime>;
ClaimKey key_of(const Claim& claim) {
  const EventMention& said = claim.mention;
  return {claim.article.value, said.words.begin, said.words.end, said.title, said.when.end};
}

using Owners = std::map<ClaimKey, std::size_t>;
using Heirs = std::vector<std::optional<std::size_t>>;

/// Which known event goes on as which group: the one with the group's earliest claim, those that are stored first.
Heirs inheritance(const std::vector<Event>& known, const std::vector<Event>& groups, const Owners& owners) {
  Heirs heirs(groups.size());
  std::set<std::size_t> taken;
  for (const bool stored : {true, false})
    for (std::size_t i = 0; i < groups.size(); ++i)
      for (const Claim& claim : groups[i].claims) {
        const std::size_t owner = owners.at(key_of(claim));
        if (heirs[i] || (known[owner].id.value != 0) != stored || !taken.insert(owner).second) continue;
        heirs[i] = owner;
      }
  return heirs;
}

/// What the user did to an event holds for the one it turned out to be.
void become(Event& old, Event& heir) {
  Pins& pins = heir.pins;
  if (!pins.title) pins.title = old.pins.title;
  if (!pins.category) pins.category = old.pins.category;
  if (!pins.place) pins.place = old.pins.place;
  if (!pins.when) std::tie(pins.when, pins.zone) = std::tie(old.pins.when, old.pins.zone);
  if (!pins.status) pins.status = old.pins.status;
  if (old.standing == Standing::dismissed) heir.standing = Standing::dismissed;
  old.standing = Standing::merged;
  old.successor = heir.id;
}

}  // namespace

const Event* same_event(std::span<const Event* const> known, const EventMention& mention, KnownTraits& traits) {
  std::deque<Event> plain;
  std::vector<Portrait> portraits;
  std::vector<const Event*> events;
  for (const Event* event : known) {
    if (event->claims.empty()) continue;
    const bool pinned = event->pins != Pins();
    portraits.emplace_back(pinned ? plain.emplace_back(without_pins(*event)) : *event, traits);
    events.push_back(event);
  }
  const std::ptrdiff_t like = most_like(portraits, mention);
  return like < 0 ? nullptr : events[static_cast<std::size_t>(like)];
}

bool related(const Event& event, const EventMention& mention, KnownTraits& traits) {
  return any_related(event.claims, mention, traits);
}

bool related(std::span<const EventMention> claims, const EventMention& mention, KnownTraits& traits) {
  return any_related(claims, mention, traits);
}

std::vector<Appearance> appearances(const Event& event) {
  std::vector<Appearance> all;
  for (const Claim& claim : event.claims) add_once(all, {claim.mention, own_time(claim.mention)}, event.claims.size());
  const std::vector<BelievedTime> times = times_of(event.claims);
  const std::size_t wordings = all.size();
  for (std::size_t i = 0; i < wordings; ++i)
    for (const BelievedTime& time : times) add_once(all, {all[i].said, time}, most_appearances);
  return all;
}

std::vector<Appearance> new_appearances(std::span<const BelievedTime> then, const Event& event, const Claim& claim) {
  std::vector<Appearance> all;
  const std::vector<BelievedTime> now = times_believed(event);
  const auto place = static_cast<std::size_t>(std::ranges::find(event.claims, claim) - event.claims.begin());
  const bool added = now.size() == then.size() + 1;
  for (std::size_t i = place; i < now.size(); ++i) {
    add_once(all, {claim.mention, now[i]}, most_appearances);
    if (added && place > 0 && now[i] == then[i - 1]) continue;  // of equals the event that was announced first is meant
    for (std::size_t heard = 0; heard <= i; ++heard)
      add_once(all, {event.claims[heard].mention, now[i]}, most_appearances);
  }
  std::erase(all, Appearance{claim.mention, own_time(claim.mention)});
  return all;
}

bool operator==(const Appearance& a, const Appearance& b) {
  return same_wording(a.said, b.said) && a.said.category == b.said.category && a.time == b.time;
}

bool attracts(const Appearance& appearance, const Event& event, KnownTraits& traits) {
  return any_alike(appearance, event.claims, traits);
}

bool attracts(const Appearance& appearance, std::span<const EventMention> claims, KnownTraits& traits) {
  return any_alike(appearance, claims, traits);
}

Event first_event(const Claim& claim, std::string uid) {
  Event event;
  event.uid = std::move(uid);
  event.claims.push_back(claim);
  event.changed = claim.read;
  believe(event);
  return event;
}

Event merge(Event known, const Claim& claim, Instant now) {
  const auto heard = std::ranges::find(known.claims, key_of(claim), key_of);
  if (heard != known.claims.end())
    *heard = claim;
  else
    known.claims.push_back(claim);
  return revised(std::move(known), now);
}

Event without_article(Event known, ArticleId article, Instant now) {
  const auto of_article = [&](const Claim& claim) { return claim.article == article; };
  if (std::all_of(known.claims.begin(), known.claims.end(), of_article)) {
    known.claims.clear();
    return known;
  }
  std::erase_if(known.claims, of_article);
  return revised(std::move(known), now);
}

std::vector<Event> regrouped(std::vector<Event> known, Instant now) {
  Owners owners;
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < known.size(); ++i)
    for (const Claim& claim : known[i].claims)
      if (owners.emplace(key_of(claim), i).second) claims.push_back(claim);
  if (claims.size() > most_regrouped) return known;
  std::vector<Event> groups = formed(std::move(claims));
  Heirs heirs = inheritance(known, groups, owners);
  std::vector<Event> result = known;
  for (Event& event : result) event.claims.clear();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!heirs[i]) {
      heirs[i] = result.size();
      result.emplace_back().changed = now;
    }
    for (Claim& claim : groups[i].claims) {
      if (owners.at(key_of(claim)) != heirs[i]) claim.id = {};
      result[*heirs[i]].claims.push_back(std::move(claim));
    }
  }
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (const Claim& claim : result[*heirs[i]].claims) {
      Event& owner = result[owners.at(key_of(claim))];
      if (owner.claims.empty() && owner.standing != Standing::merged) become(owner, result[*heirs[i]]);
    }
  for (Event& event : result)
    if (!event.claims.empty()) event = revised(std::move(event), now);
  return result;
}

std::string event_uid(std::string_view installation, std::string_view article_guid, std::string_view feed,
                      const EventMention& mention) {
  const std::string place = std::to_string(mention.words.begin) + ":" + std::to_string(mention.words.end);
  const Sha256 digest = sha256_of_parts({feed, article_guid, place, mention.said, mention.title});
  return base32(digest, 16) + "@" + std::string(installation);
}

std::vector<std::string> lookup_words(const EventMention& mention) {
  Traits traits = traits_of(mention.title, mention.names);
  std::vector<std::string> words = std::move(traits.names);
  const Vocabulary& vocabulary = vocabulary_for("en");
  for (const std::string& word : traits.stems)
    if (word.size() > 3 && vocabulary.entry(word).roles == 0) words.push_back(word);
  if (!mention.head.empty()) words.push_back(mention.head);
  std::vector<std::string> unique;
  for (std::string& word : words)
    if (unique.size() < most_lookup_words && std::find(unique.begin(), unique.end(), word) == unique.end())
      unique.push_back(std::move(word));
  return unique;
}

}  // namespace datelined
