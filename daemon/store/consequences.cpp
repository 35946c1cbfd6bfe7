// Events are worked on in memory and written once, so that a claim that is taken back and comes again in the same words
// is no revision.
#include "store/consequences.hpp"

#include "events/belief.hpp"
#include "events/merge.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace datelined {

namespace {

constexpr std::size_t most_regrouped_events = 64;

bool empty(const Touched& touched) { return touched.now.claims.empty() && touched.now.standing != Standing::merged; }

/// What the article did to an event; nothing if the event is as it was and the article had spoken of it before.
std::optional<Change> change_by(const Touched& touched, ArticleId article) {
  if (!touched.before) return Change::announced;
  if (touched.now.standing == Standing::merged) return Change::merged;
  if (const auto change = change_between(belief_of(*touched.before), belief_of(touched.now))) return change;
  const bool repeated =
      std::ranges::find(touched.before->claims, article, &Claim::article) != touched.before->claims.end();
  return touched.spoken_of && !repeated ? std::optional(Change::confirmed) : std::nullopt;
}

}  // namespace

Consequences::Consequences(Store& store, const Article& article, Instant now)
    : store_(store), article_(article), now_(now) {}

bool Consequences::recognise() {
  const auto known = store_.known_article(article_);
  known_ = known && known->hash == article_.hash;
  changed_ = known && !known_;
  if (known) id_ = known->id;
  return !known_;
}

void Consequences::take_back_claims() {
  for (Event& event : store_.events_of_article(id_)) {
    Event rest = without_article(event, id_, now_);
    std::erase_if(rest.claims, [&](const Claim& claim) { return claim.article == id_; });
    touched_.push_back({std::move(event), std::move(rest)});
  }
}

/// What the store finds beside the events worked on, whose state here outranks the stored one.
std::vector<Event> Consequences::not_touched(std::vector<Event> events) const {
  std::erase_if(events, [&](const Event& event) {
    return std::ranges::any_of(touched_, [&](const Touched& touched) { return touched.now.id == event.id; });
  });
  return events;
}

Claim Consequences::claim_of(EventMention mention) const {
  Claim claim;
  claim.mention = std::move(mention);
  claim.article = id_;
  claim.feed = article_.feed;
  claim.url = article_.url;
  claim.article_title = article_.title;
  claim.published = to_instant(article_.dateline.moment, article_.dateline.zone);
  claim.dated_by_file = article_.dated_by_file;
  claim.read = now_;
  return claim;
}

/// A changed article may announce another event at the same place: its name is taken then.
std::string Consequences::new_uid(const EventMention& mention) {
  const auto taken = [&](const std::string& uid) {
    return store_.event_by_uid(uid).has_value() ||
           std::ranges::any_of(touched_, [&](const Touched& touched) { return touched.now.uid == uid; });
  };
  std::string uid = event_uid(store_.installation(), article_.guid, article_.feed, mention);
  for (int again = 2; taken(uid); ++again)
    uid = event_uid(store_.installation(), article_.guid + '#' + std::to_string(again), article_.feed, mention);
  return uid;
}

/// Of an event that is related to the claim.
void Consequences::note_related(const Event& event, const Claim& claim) {
  late_ = late_ || std::ranges::any_of(event.claims, [&](const Claim& heard) { return earlier(claim, heard); });
  const bool stored = event.id.value != 0;  // others are among the touched ones
  if (stored && std::ranges::find(related_, event.id, &Event::id) == related_.end()) related_.push_back(event);
}

/// The event that a mention speaks of, among the touched ones from now on; nullptr: a new one. An event that has lost
/// its last claim is still known by it, and an article that names another date than before has corrected it.
Touched* Consequences::spoken_to(const EventMention& mention, const std::vector<Event>& stored) {
  std::vector<const Event*> known;
  for (const Touched& touched : touched_) known.push_back(touched.now.claims.empty() ? &*touched.before : &touched.now);
  for (const Event& event : stored) known.push_back(&event);
  if (const Event* same = same_event(known, mention, traits_)) {
    const auto place = static_cast<std::size_t>(std::ranges::find(known, same) - known.begin());
    return place < touched_.size() ? &touched_[place] : &touched_.emplace_back(Touched{*same, *same});
  }
  Touched* corrected = nullptr;
  for (Touched& touched : touched_) {
    const bool abandoned = touched.now.claims.empty() && touched.before->claims.size() == 1;
    if (!abandoned || touched.before->claims.front().mention.title != mention.title) continue;
    if (corrected != nullptr) return nullptr;
    corrected = &touched;
  }
  return corrected;
}

void Consequences::believe(EventMention mention) {
  const std::vector<Event> stored = not_touched(store_.candidates(mention, traits_));
  Touched* touched = spoken_to(mention, stored);
  const Claim claim = claim_of(std::move(mention));
  for (const Touched& one : touched_)
    if (related(one.now, claim.mention, traits_)) note_related(one.now, claim);
  for (const Event& event : stored) note_related(event, claim);
  if (touched == nullptr) {
    touched_.push_back({std::nullopt, first_event(claim, new_uid(claim.mention)), true});
    return;
  }
  const std::vector<BelievedTime> then = times_believed(touched->now);
  touched->now = merge(std::move(touched->now), claim, now_);
  touched->spoken_of = true;
  for (const Appearance& appearance : new_appearances(then, touched->now, claim))
    note_attracted(*touched, appearance, claim);
}

/// An event that looks otherwise since the claim came may be what later claims spoke of.
void Consequences::note_attracted(const Touched& attracting, const Appearance& appearance, const Claim& claim) {
  for (const Touched& one : touched_)
    if (&one != &attracting && attracts(appearance, one.now, traits_)) note_related(one.now, claim);
  for (const Event& event : not_touched(store_.attracted(appearance, traits_))) note_related(event, claim);
}

/// Adds the events that claims of changed events could belong to, or that have claims which could belong to them; false
/// if there are none more.
bool Consequences::widen(std::vector<Event>& known, const std::vector<Event>& apart) {
  const std::size_t before = known.size();
  for (std::size_t i = 0; i < apart.size(); ++i) {
    if (i < before && belief_of(apart[i]) == belief_of(known[i]) && apart[i].claims == known[i].claims) continue;
    for (const Appearance& one : appearances(apart[i])) {
      const bool own = one.time == BelievedTime{one.said.when, one.said.undated};
      for (Event& event : not_touched(own ? store_.candidates(one.said, traits_) : store_.attracted(one, traits_)))
        if (known.size() < most_regrouped_events && std::ranges::find(known, event.id, &Event::id) == known.end())
          known.push_back(std::move(event));
    }
  }
  return known.size() > before;
}

void Consequences::take(const std::vector<Event>& known, std::vector<Event> apart) {
  const std::size_t touched = touched_.size();
  for (std::size_t i = 0; i < apart.size(); ++i) {
    if (i < touched) {
      touched_[i].now = std::move(apart[i]);
    } else if (i >= known.size()) {
      apart[i].uid = new_uid(apart[i].claims.front().mention);
      touched_.push_back({std::nullopt, std::move(apart[i])});
    } else if (apart[i] != known[i]) {
      touched_.push_back({known[i], std::move(apart[i])});
    }
  }
  std::erase_if(touched_, [](const Touched& one) { return !one.before && one.now.claims.empty(); });
}

void Consequences::regroup() {
  std::erase_if(touched_, empty);  // an event that no article speaks of any more keeps its last claims
  if (!late_) return;
  std::vector<Event> known;
  for (const Touched& touched : touched_) known.push_back(touched.now);
  for (Event& event : related_)
    if (std::ranges::none_of(known, [&](const Event& one) { return one.id == event.id; }))
      known.push_back(std::move(event));
  std::vector<Event> apart = regrouped(known, now_);
  while (widen(known, apart)) apart = regrouped(known, now_);
  take(known, std::move(apart));
}

void Consequences::settle_revision(Touched& touched) const {
  Event& event = touched.now;
  const bool revised = touched.before && belief_of(*touched.before) != belief_of(event);
  event.revision = touched.before ? touched.before->revision + (revised ? 1 : 0) : 1;
  event.changed = touched.before && !revised ? touched.before->changed : now_;
}

void Consequences::keep_step(const Touched& touched) {
  const auto change = change_by(touched, id_);
  if (!change) return;
  Revision step{.change = *change, .number = touched.now.revision, .to = belief_of(touched.now), .at = now_};
  if (touched.before) step.from = belief_of(*touched.before);
  step.article = id_;
  const auto said = std::ranges::find(touched.now.claims, id_, &Claim::article);
  if (said != touched.now.claims.end()) step.evidence = said->mention.evidence;
  store_.add_to_history(touched.now.id, step);
}

std::vector<Touched> Consequences::kept() {
  const ArticleId before = id_;
  id_ = store_.keep_article(article_, changed_ ? std::optional(id_) : std::nullopt, now_);
  for (Touched& touched : touched_) {
    for (Claim& claim : touched.now.claims)
      if (claim.article == before) claim.article = id_;
    settle_revision(touched);
    if (touched.spoken_of) touched.now.quiet = false;
    touched.now = store_.keep_event(std::move(touched.now));
    if (touched.before && touched.before->pins != touched.now.pins) store_.keep_pins(touched.now.id, touched.now.pins);
    keep_step(touched);
  }
  return std::move(touched_);
}

}  // namespace datelined
