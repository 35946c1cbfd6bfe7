// Merging: an event is what its claims, read in order of publication, make of it.
#include "events/merge.hpp"

#include "events/gazetteer.hpp"
#include "events/likeness.hpp"
#include "events/vocabulary.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace datelined {
namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr std::size_t most_lookup_words = 16;
constexpr std::size_t most_names = 16;
constexpr double surest = 0.99;

/// Order of publication, then feed, then article and place in it; never of arrival.
bool earlier(const Claim& a, const Claim& b) {
  const auto key = [](const Claim& claim) {
    return std::tie(claim.published, claim.feed, claim.url, claim.mention.words.begin, claim.mention.title);
  };
  return key(a) < key(b);
}

int firmness(Status status) {
  switch (status) {
    case Status::possible:
      return 0;
    case Status::expected:
      return 1;
    default:
      return 2;
  }
}

bool holds(const TimeSpan& coarse, const TimeSpan& fine) {
  if (!fine.begin) return false;
  const LocalTime begin = coarse.begin.value_or(fine.begin.value());
  return begin <= *fine.begin && fine.end <= std::max(coarse.end, *fine.begin + std::chrono::minutes(1)) &&
         fine.grain <= coarse.grain;
}

bool same_span(const TimeSpan& a, const TimeSpan& b) { return a.begin == b.begin && a.end == b.end; }

/// What the claims read so far make believe.
struct Belief {
  TimeSpan when;
  Zone zone;
  std::string zone_said;
  Status status = Status::scheduled;
  bool undated = false;
  std::vector<TimeSpan> left;  ///< dates it was moved away from

  void take_time(const EventMention& mention) {
    when = mention.when;
    if (!mention.zone_said.empty() || mention.place || zone_said.empty()) {
      zone = mention.zone;
      zone_said = mention.zone_said;
    }
  }

  bool stale(const EventMention& mention) const {
    return std::any_of(left.begin(), left.end(),
                       [&](const TimeSpan& old) { return holds(old, mention.when) || same_span(old, mention.when); });
  }

  void hear(const EventMention& mention) {
    if (mention.moved_from) left.push_back(*mention.moved_from);
    if (mention.status == Status::cancelled) {
      status = Status::cancelled;
      if (holds(when, mention.when)) take_time(mention);
      return;
    }
    if (mention.status == Status::postponed) return move(mention);
    if (stale(mention)) return;
    if (firmness(mention.status) == 0 && firmness(status) > 0) return;  // a rumour never overrides a schedule
    const bool elsewhere = !holds(when, mention.when) && !holds(mention.when, when);
    if (status == Status::cancelled || undated) {
      if (!elsewhere) return;  // it has not heard yet
      left.push_back(when);
      undated = false;
      status = mention.status;
      return take_time(mention);
    }
    if (holds(when, mention.when) && !(when.ranged && !mention.when.ranged && when.grain == mention.when.grain)) {
      take_time(mention);
    } else if (elsewhere && firmness(mention.status) >= firmness(status)) {
      take_time(mention);
    }
    if (firmness(mention.status) > firmness(status)) status = mention.status;
  }

  void move(const EventMention& mention) {
    status = Status::postponed;
    if (mention.undated) {
      undated = true;
      return;
    }
    if (stale(mention)) return;
    if (!same_span(when, mention.when) && !holds(when, mention.when)) left.push_back(when);
    undated = false;
    take_time(mention);
  }
};

/// The chance that at least one outlet is right; an outlet's claims count once.
double believed_confidence(const std::vector<Claim>& claims) {
  std::map<std::string_view, double> outlets;
  for (const Claim& claim : claims) {
    double& best = outlets[claim.feed];
    best = std::max(best, claim.mention.confidence);
  }
  double doubt = 1;
  for (const auto& [feed, confidence] : outlets) doubt *= 1 - confidence;
  return std::max(std::min(1 - doubt, surest), outlets.size() == 1 ? outlets.begin()->second : 0.0);
}

/// The claim whose words are shown: the surest, of equals the first.
const Claim& best_worded(const std::vector<Claim>& claims) {
  return *std::max_element(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.mention.confidence + 1e-9 < b.mention.confidence;
  });
}

void believe(Event& event) {
  if (event.claims.empty()) return;
  std::stable_sort(event.claims.begin(), event.claims.end(), earlier);
  Belief belief;
  const EventMention& first = event.claims.front().mention;
  belief.when = first.when;
  belief.zone = first.zone;
  belief.zone_said = first.zone_said;
  belief.status = first.status;
  belief.undated = first.undated;
  if (first.moved_from) belief.left.push_back(*first.moved_from);
  for (std::size_t i = 1; i < event.claims.size(); ++i) belief.hear(event.claims[i].mention);
  event.when = belief.when;
  event.zone = belief.zone;
  event.zone_said = belief.zone_said;
  event.status = belief.status;
  event.undated = belief.undated;

  const EventMention& shown = best_worded(event.claims).mention;
  event.title = shown.title;
  event.category = shown.category;
  event.head = shown.head;
  event.place = shown.place;
  event.names.clear();
  for (const Claim& claim : event.claims) {
    if (claim.mention.place && (!event.place || (event.place->zone.empty() && !claim.mention.place->zone.empty())))
      event.place = claim.mention.place;
    for (const Name& name : claim.mention.names) {
      const bool known =
          std::any_of(event.names.begin(), event.names.end(), [&](const Name& one) { return one.text == name.text; });
      if (!known && event.names.size() < most_names) event.names.push_back(name);
    }
  }
  event.confidence = believed_confidence(event.claims);
}

/// Believes anew and counts a revision if when, zone or status changed.
Event revised(Event event, Instant now) {
  const auto visible = [](const Event& one) { return std::tuple(one.when, one.zone, one.status, one.undated); };
  const auto before = visible(event);
  believe(event);
  if (visible(event) != before) {
    ++event.revision;
    event.changed = now;
  }
  return event;
}

bool same_claim(const Claim& a, const Claim& b) {
  return a.article == b.article && a.feed == b.feed && a.mention.words == b.mention.words &&
         a.mention.title == b.mention.title;
}

}  // namespace

const Event* same_event(std::span<const Event> known, const EventMention& mention) {
  const Traits seen_traits = traits_of(mention.title, mention.names);
  const Sighting seen{seen_traits,  mention.head,   mention.category, mention.place,
                      mention.when, mention.status, mention.undated,  mention.moved_from};
  const Event* best = nullptr;
  double most = 0;
  static const std::optional<TimeSpan> never;
  for (const Event& event : known) {
    // An event is known by its own title and by what each claim called it.
    for (const Claim& claim : event.claims) {
      const EventMention& said = claim.mention;
      const Traits traits = traits_of(said.title, said.names);
      const Sighting by_claim{traits,     said.head,    said.category, said.place,
                              event.when, event.status, event.undated, said.moved_from};
      const double alike = likeness(by_claim, seen);
      if (alike > most || (alike == most && best && alike > 0 && event.uid < best->uid)) {
        most = alike;
        best = &event;
      }
    }
  }
  return best;
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
  const auto heard =
      std::find_if(known.claims.begin(), known.claims.end(), [&](const Claim& one) { return same_claim(one, claim); });
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
