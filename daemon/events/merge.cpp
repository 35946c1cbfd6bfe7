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
Sighting sighting(const EventMention& said, const Event& event, const Traits* traits) {
  return {traits,    said.head,    said.category, said.place,     event.when,
          said.when, event.status, event.undated, said.moved_from};
}

/// An event as it is looked at for likeness: what each of its claims called it, each wording once.
class Portrait {
 public:
  explicit Portrait(const Event& event) : event_(&event) {
    for (const Claim& claim : event.claims) add(claim.mention);
  }

  void add(const EventMention& said) {
    const auto same = [&](const Face& one) {
      const EventMention& other = *one.said;
      return other.title == said.title && other.names == said.names && other.head == said.head &&
             other.place == said.place && other.when == said.when && other.moved_from == said.moved_from;
    };
    if (std::ranges::none_of(faces_, same)) faces_.push_back({&said, std::nullopt});
  }

  double like(const Sighting& seen) {
    double most = 0;
    for (Face& face : faces_) {
      if (ruled_out(sighting(*face.said, *event_, nullptr), seen)) continue;
      if (!face.traits) face.traits = traits_of(face.said->title, face.said->names);
      most = std::max(most, likeness(sighting(*face.said, *event_, &*face.traits), seen));
    }
    return most;
  }

  const Claim& first() const { return event_->claims.front(); }

 private:
  struct Face {
    const EventMention* said;
    std::optional<Traits> traits;  ///< made when first needed
  };
  const Event* event_;
  std::vector<Face> faces_;
};

/// Which of the portraits a mention is most like; of equals the one that was announced first. -1: none.
std::ptrdiff_t most_like(std::span<Portrait> portraits, const EventMention& mention, const Traits& traits) {
  const Sighting seen = sighting(mention, &traits);
  std::ptrdiff_t best = -1;
  double most = 0;
  for (std::size_t i = 0; i < portraits.size(); ++i) {
    const double alike = portraits[i].like(seen);
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
  for (Claim& claim : claims) {
    const EventMention& said = heard.emplace_back(claim.mention);
    const std::ptrdiff_t like = most_like(portraits, said, traits_of(said.title, said.names));
    if (like < 0) portraits.emplace_back(events.emplace_back());
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

const Event* same_event(std::span<const Event* const> known, const EventMention& mention) {
  std::deque<Event> plain;
  std::vector<Portrait> portraits;
  std::vector<const Event*> events;
  for (const Event* event : known) {
    if (event->claims.empty()) continue;
    const bool pinned = event->pins != Pins();
    portraits.emplace_back(pinned ? plain.emplace_back(without_pins(*event)) : *event);
    events.push_back(event);
  }
  const std::ptrdiff_t like = most_like(portraits, mention, traits_of(mention.title, mention.names));
  return like < 0 ? nullptr : events[static_cast<std::size_t>(like)];
}

bool related(const Event& event, const EventMention& mention) {
  const Sighting bare = sighting(mention, nullptr);
  std::optional<Traits> traits;
  std::optional<Event> unpinned;
  if (event.pins != Pins()) unpinned = without_pins(event);
  const Event& plain = unpinned ? *unpinned : event;
  return std::ranges::any_of(plain.claims, [&](const Claim& claim) {
    const EventMention& said = claim.mention;
    const bool before = !ruled_out(bare, sighting(said, nullptr)), after = !ruled_out(sighting(said, nullptr), bare);
    const bool now = !ruled_out(sighting(said, plain, nullptr), bare);
    if (!before && !after && !now) return false;
    if (!traits) traits = traits_of(mention.title, mention.names);
    const Traits known = traits_of(said.title, said.names);
    const Sighting seen = sighting(mention, &*traits);
    return likeness(seen, sighting(said, &known)) > 0 || likeness(sighting(said, &known), seen) > 0 ||
           likeness(sighting(said, plain, &known), seen) > 0;
  });
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
