// The events that an article touches are worked on in memory and written once, so that a claim that is taken back and
// comes again in the same words is no revision.
#include "store/absorb.hpp"

#include "events/merge.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace datelined {

namespace {

/// An event the article speaks of, or spoke of when it was read before.
struct Touched {
  std::optional<Event> before;  ///< as stored; nothing: it is new
  Event now;
  bool spoken_of = false;  ///< by the article as it is now
};

bool same_belief(const Event& a, const Event& b) {
  return a.when == b.when && a.zone == b.zone && a.status == b.status && a.undated == b.undated;
}

/// What one article makes of the events it touches, in memory until the end.
class Reading {
 public:
  Reading(Store& store, const Article& article, Instant now) : store_(store), article_(article), now_(now) {}

  /// Looks the article up; false if it is known with the same content.
  bool recognise(Absorbed& absorbed);
  /// What the article said when it was read before is taken back.
  void take_back_claims();
  void believe(EventMention mention);
  /// Writes the article and what it touched, with revisions counted.
  std::vector<Touched> kept(Absorbed& absorbed);

 private:
  std::vector<Event> candidates(const EventMention& mention);
  Claim claim_of(EventMention mention) const;
  std::string new_uid(const EventMention& mention);
  void settle_revision(Touched& touched) const;

  Store& store_;
  const Article& article_;
  Instant now_;
  ArticleId id_;
  std::vector<Touched> touched_;
};

bool Reading::recognise(Absorbed& absorbed) {
  const auto known = store_.known_article(article_);
  absorbed.known = known && known->hash == article_.hash;
  absorbed.changed = known && !absorbed.known;
  if (known) absorbed.article = id_ = known->id;
  return !absorbed.known;
}

void Reading::take_back_claims() {
  for (Event& event : store_.events_of_article(id_)) {
    Event rest = without_article(event, id_, now_);
    std::erase_if(rest.claims, [&](const Claim& claim) { return claim.article == id_; });
    touched_.push_back({std::move(event), std::move(rest)});
  }
}

/// The events worked on, in their order, then what the store finds: their state here outranks the stored one. An event
/// that has lost its last claim is still known by it.
std::vector<Event> Reading::candidates(const EventMention& mention) {
  std::vector<Event> events;
  for (const Touched& touched : touched_)
    events.push_back(touched.now.claims.empty() ? touched.before.value() : touched.now);
  for (Event& event : store_.candidates(mention))
    if (std::ranges::none_of(touched_, [&](const Touched& touched) { return touched.now.id == event.id; }))
      events.push_back(std::move(event));
  return events;
}

Claim Reading::claim_of(EventMention mention) const {
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
std::string Reading::new_uid(const EventMention& mention) {
  const auto taken = [&](const std::string& uid) {
    return store_.event_by_uid(uid).has_value() ||
           std::ranges::any_of(touched_, [&](const Touched& touched) { return touched.now.uid == uid; });
  };
  std::string uid = event_uid(store_.installation(), article_.guid, article_.feed, mention);
  for (int again = 2; taken(uid); ++again)
    uid = event_uid(store_.installation(), article_.guid + '#' + std::to_string(again), article_.feed, mention);
  return uid;
}

void Reading::believe(EventMention mention) {
  std::vector<Event> known = candidates(mention);
  const Event* same = same_event(known, mention);
  const Claim claim = claim_of(std::move(mention));
  if (same == nullptr) {
    touched_.push_back({std::nullopt, first_event(claim, new_uid(claim.mention)), true});
    return;
  }
  const auto place = static_cast<std::size_t>(same - known.data());
  if (place >= touched_.size()) touched_.push_back({*same, *same});
  Touched& touched = touched_.at(std::min(place, touched_.size() - 1));
  touched.now = merge(std::move(touched.now), claim, now_);
  touched.spoken_of = true;
}

void Reading::settle_revision(Touched& touched) const {
  Event& event = touched.now;
  const bool revised = touched.before && !same_belief(*touched.before, event);
  event.revision = touched.before ? touched.before->revision + (revised ? 1 : 0) : 1;
  event.changed = touched.before && !revised ? touched.before->changed : now_;
}

std::vector<Touched> Reading::kept(Absorbed& absorbed) {
  const ArticleId before = id_;
  id_ = absorbed.article = store_.keep_article(article_, absorbed.changed ? std::optional(id_) : std::nullopt, now_);
  // An event that no article speaks of any more keeps its last claims: a removed sentence is no cancellation.
  std::erase_if(touched_, [](const Touched& touched) { return !touched.spoken_of && touched.now.claims.empty(); });
  for (Touched& touched : touched_) {
    for (Claim& claim : touched.now.claims)
      if (claim.article == before) claim.article = id_;
    settle_revision(touched);
    touched.now = store_.keep_event(std::move(touched.now));
  }
  return std::move(touched_);
}

void add(Absorbed& absorbed, Promised promised) {
  absorbed.promised += promised.made;
  std::ranges::move(promised.withdrawn, std::back_inserter(absorbed.withdrawn));
  std::ranges::move(promised.told, std::back_inserter(absorbed.told));
}

}  // namespace

struct Absorption::State {
  State(Store& of, Article read, std::vector<EventMention> said, Instant at)
      : store(of), article(std::move(read)), mentions(std::move(said)), now(at) {}

  void begin() {
    reading.emplace(store, article, now);
    absorbed = {};
    next = 0;
    version = store.events_version();
    if (!reading->recognise(absorbed)) next = mentions.size();
    if (absorbed.changed) reading->take_back_claims();
  }

  Store& store;
  Article article;
  std::vector<EventMention> mentions;
  Instant now;
  std::optional<Reading> reading;  ///< nothing: not begun, or spent by a `write` that failed
  Absorbed absorbed;
  std::size_t next = 0;      ///< the mention to be looked up next
  std::int64_t version = 0;  ///< of the events when the looking up began
};

Absorption::Absorption(Store& store, Article article, std::vector<EventMention> mentions, Instant now)
    : state_(std::make_unique<State>(store, std::move(article), std::move(mentions), now)) {}
Absorption::Absorption(Absorption&&) noexcept = default;
Absorption& Absorption::operator=(Absorption&&) noexcept = default;
Absorption::~Absorption() = default;

bool Absorption::look(std::size_t most) {
  State& state = *state_;
  if (!state.reading) state.begin();
  for (; most > 0 && state.next < state.mentions.size(); --most)
    state.reading->believe(EventMention(state.mentions[state.next++]));
  return state.next < state.mentions.size();
}

Absorbed Absorption::write(std::span<const Watch> watches, const Planning& planning) {
  State& state = *state_;
  Store& store = state.store;
  if (!store.has_room()) throw StoreFull("the disk is full: no articles are taken in until there is room");
  Absorbed absorbed;
  store.in_transaction([&] {
    if (state.reading && state.version != store.events_version()) state.reading.reset();
    while (look(state.mentions.size())) continue;
    absorbed = std::move(state.absorbed);
    Reading reading = std::move(state.reading.value());
    state.reading.reset();
    if (absorbed.known) return;
    for (Touched& touched : reading.kept(absorbed)) {
      const bool revised = touched.before && touched.before->revision != touched.now.revision;
      if (revised) {
        add(absorbed, revise_promises(store, *touched.before, touched.now, watches, planning, state.now));
        absorbed.revised.push_back({std::move(*touched.before), std::move(touched.now)});
        continue;
      }
      add(absorbed, keep_promises(store, touched.now, watches, planning, state.now));
      auto& list = touched.before ? absorbed.confirmed : absorbed.found;
      list.push_back(std::move(touched.now));
    }
  });
  return absorbed;
}

Absorbed absorb(Store& store, const Article& article, std::vector<EventMention> mentions,
                std::span<const Watch> watches, const Planning& planning, Instant now) {
  return Absorption(store, article, std::move(mentions), now).write(watches, planning);
}

}  // namespace datelined
