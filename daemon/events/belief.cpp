// The rules by which a claim sharpens, moves, postpones or cancels what was believed before it.
#include "events/belief.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace datelined {
namespace {

constexpr std::size_t most_names = 16;
constexpr double surest = 0.99;

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

bool same_span(const TimeSpan& a, const TimeSpan& b) { return a.begin == b.begin && a.end == b.end; }

/// What the claims heard so far make believe of time and status.
class Hearing {
 public:
  explicit Hearing(const EventMention& first)
      : when(first.when),
        zone(first.zone),
        zone_said(first.zone_said),
        status(first.status),
        undated(first.undated),
        origin_(first.origin) {
    if (first.moved_from) left_.push_back(*first.moved_from);
  }

  void hear(const EventMention& mention) {
    if (mention.moved_from) left_.push_back(*mention.moved_from);
    if (mention.status == Status::cancelled) return cancel(mention);
    if (mention.status == Status::postponed) return move(mention);
    if (stale(mention)) return;
    if (firmness(mention.status) == 0 && firmness(status) > 0) return;  // a rumour never overrides a schedule
    if (status == Status::cancelled || undated) return revive(mention);
    if (sharpens(mention))
      take_time(mention);
    else if (elsewhere(mention) && firmness(mention.status) >= firmness(status) && trusted(mention))
      take_time(mention);
    if (firmness(mention.status) > firmness(status)) status = mention.status;
  }

  TimeSpan when;
  Zone zone;
  std::string zone_said;
  Status status;
  bool undated;

 private:
  bool elsewhere(const EventMention& mention) const { return !holds(when, mention.when) && !holds(mention.when, when); }
  bool sharpens(const EventMention& mention) const {
    const bool shortens = when.ranged && !mention.when.ranged && when.grain == mention.when.grain;
    return holds(when, mention.when) && !shortens;
  }
  /// Prose that only names another date, without a word of a move, does not outweigh a calendar: both stay to be seen.
  bool trusted(const EventMention& mention) const { return mention.origin >= origin_ || mention.moved_from; }
  bool stale(const EventMention& mention) const {
    return std::ranges::any_of(
        left_, [&](const TimeSpan& old) { return holds(old, mention.when) || same_span(old, mention.when); });
  }

  void take_time(const EventMention& mention) {
    when = mention.when;
    origin_ = mention.origin;
    if (!mention.zone_said.empty() || mention.place || zone_said.empty()) {
      zone = mention.zone;
      zone_said = mention.zone_said;
    }
  }
  void cancel(const EventMention& mention) {
    status = Status::cancelled;
    if (holds(when, mention.when)) take_time(mention);
  }
  void move(const EventMention& mention) {
    status = Status::postponed;
    if (mention.undated) {
      undated = true;
      return;
    }
    if (stale(mention)) return;
    if (!same_span(when, mention.when) && !holds(when, mention.when)) left_.push_back(when);
    undated = false;
    take_time(mention);
  }
  /// Of what was cancelled or postponed without a date, only another date is news; the old one has not heard yet.
  void revive(const EventMention& mention) {
    if (!elsewhere(mention)) return;
    left_.push_back(when);
    undated = false;
    status = mention.status;
    take_time(mention);
  }

  Origin origin_;               ///< of what `when` rests on
  std::vector<TimeSpan> left_;  ///< dates it was moved away from
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

/// The claim whose words are shown: of the most trusted form the surest, of equals the first.
const Claim& best_worded(const std::vector<Claim>& claims) {
  return *std::ranges::max_element(claims, [](const Claim& a, const Claim& b) {
    if (a.mention.origin != b.mention.origin) return a.mention.origin < b.mention.origin;
    return a.mention.confidence + 1e-9 < b.mention.confidence;
  });
}

void take_time_and_status(Event& event) {
  Hearing heard(event.claims.front().mention);
  for (std::size_t i = 1; i < event.claims.size(); ++i) heard.hear(event.claims[i].mention);
  event.when = heard.when;
  event.zone = heard.zone;
  event.zone_said = heard.zone_said;
  event.status = heard.status;
  event.undated = heard.undated;
}

void take_words(Event& event) {
  const EventMention& shown = best_worded(event.claims).mention;
  event.title = shown.title;
  event.category = shown.category;
  event.head = shown.head;
  event.place = shown.place;
  event.names.clear();
  for (const Claim& claim : event.claims) {
    const std::optional<Place>& place = claim.mention.place;
    if (place && (!event.place || (event.place->zone.empty() && !place->zone.empty()))) event.place = place;
    for (const Name& name : claim.mention.names)
      if (event.names.size() < most_names &&
          std::ranges::find(event.names, name.text, &Name::text) == event.names.end())
        event.names.push_back(name);
  }
}

void take_pins(Event& event) {
  const Pins& pins = event.pins;
  if (pins.title) event.title = *pins.title;
  if (pins.category) event.category = *pins.category;
  if (pins.place) event.place = pins.place;
  if (pins.when) {
    event.when = *pins.when;
    event.undated = false;
    if (pins.zone) {
      event.zone = *pins.zone;
      event.zone_said.clear();
    }
  }
  if (pins.status) event.status = *pins.status;
}

}  // namespace

bool earlier(const Claim& a, const Claim& b) {
  const auto key = [](const Claim& claim) {
    const EventMention& said = claim.mention;
    return std::tie(claim.published, said.origin, claim.feed, claim.url, said.words.begin, said.title, said.when.end);
  };
  return key(a) < key(b);
}

void believe(Event& event) {
  if (!event.claims.empty()) {
    std::ranges::stable_sort(event.claims, earlier);
    take_time_and_status(event);
    take_words(event);
    event.confidence = believed_confidence(event.claims);
  }
  take_pins(event);
}

std::vector<BelievedTime> times_believed(const Event& event) {
  std::vector<BelievedTime> times;
  std::optional<Hearing> heard;
  for (const Claim& claim : event.claims) {
    if (heard)
      heard->hear(claim.mention);
    else
      heard.emplace(claim.mention);
    times.push_back({heard->when, heard->undated});
  }
  return times;
}

Event without_pins(Event event) {
  if (event.pins == Pins()) return event;
  event.pins = {};
  believe(event);
  return event;
}

}  // namespace datelined
