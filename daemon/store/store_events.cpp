// Store: events, their claims, and how they are found again.
#include "events/merge.hpp"
#include "store/database.hpp"
#include "store/lookup.hpp"
#include "store/query.hpp"
#include "store/reading.hpp"
#include "store/rows.hpp"
#include "store/sketch.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>

namespace datelined {

namespace {

/// How far apart in days an event and a mention of it may lie.
constexpr std::int64_t farthest = 400;
/// How many events of one word, before and after the day, are looked at.
constexpr std::size_t most_of_a_word = 24;
constexpr std::size_t most_candidates = 16;

/// How close an event is to a mention: shared words count the more the rarer they are, and less with every month apart.
struct Nearness {
  double weight = 0;
  std::int64_t days = farthest;

  double score() const { return weight / (1 + static_cast<double>(days) / 30); }
};

/// The events of one word that begin on one side of a day, the nearest first, as far as they were looked at.
class Neighbours {
 public:
  Neighbours(Query& query, std::int64_t day) {
    while (query.next()) {
      const auto event = query.take<std::int64_t>();
      found_.emplace_back(event, std::abs(query.take<std::int64_t>() - day));
    }
  }

  /// How many there are within `farthest`: if not all were looked at, as many a day as among those.
  double number() const {
    const auto seen = static_cast<double>(found_.size());
    if (found_.size() < most_of_a_word) return seen;
    return seen * static_cast<double>(farthest + 1) / static_cast<double>(found_.back().second + 1);
  }
  const std::vector<std::pair<std::int64_t, std::int64_t>>& found() const { return found_; }

 private:
  std::vector<std::pair<std::int64_t, std::int64_t>> found_;  // event, days from the day
};

std::vector<std::int64_t> looked_up_days(const EventMention& mention) {
  std::vector<std::int64_t> days{lookup_day(mention.when)};
  if (mention.moved_from) days.push_back(lookup_day(*mention.moved_from));
  return days;
}

std::pair<Neighbours, Neighbours> neighbours(Database& database, std::string_view word, std::int64_t day) {
  Query after = database.query(sql::events_of_word_from);
  Query before = database.query(sql::events_of_word_before);
  after.with(word, day, day + farthest, most_of_a_word);
  before.with(word, day - farthest, day, most_of_a_word);
  return {Neighbours(after, day), Neighbours(before, day)};
}

std::vector<EventMention> said_of(const Event& event) {
  std::vector<EventMention> said;
  for (const Claim& claim : event.claims) said.push_back(claim.mention);
  return said;
}

/// Those of whose claims `wanted` is true. Most events that share a word with a mention are others: a sketch tells.
template <class Wanted>
std::vector<Event> events_with(Database& database, const std::vector<EventId>& ids, Wanted wanted) {
  std::vector<Event> events;
  for (const EventId id : ids) {
    std::optional<std::vector<EventMention>> sketch;
    if (Query row = database.query(sql::event_sketch); row.with(id.value).next())
      sketch = sketch_read(row.take<std::string>());
    if (sketch && !wanted(*sketch)) continue;
    events.push_back(event_found(database, id).value());
    if (!sketch && !wanted(said_of(events.back()))) events.pop_back();
  }
  return events;
}

}  // namespace

std::vector<EventId> Store::nearest_events(const EventMention& mention) {
  std::map<std::int64_t, Nearness> near;
  for (const std::string& word : lookup_words(mention))
    for (const std::int64_t day : looked_up_days(mention)) {
      const auto [after, before] = neighbours(*database_, word, day);
      for (const Neighbours* side : {&after, &before})
        for (const auto& [event, days] : side->found()) {
          Nearness& nearness = near[event];
          nearness.weight += 1 / (after.number() + before.number());
          nearness.days = std::min(nearness.days, days);
        }
    }
  std::vector<std::pair<double, std::int64_t>> ranked;
  for (const auto& [id, nearness] : near) ranked.emplace_back(-nearness.score(), id);
  std::ranges::sort(ranked);
  if (ranked.size() > most_candidates) ranked.resize(most_candidates);
  std::vector<EventId> ids;
  for (const auto& [score, id] : ranked) ids.push_back({id});
  std::ranges::sort(ids);
  return ids;
}

std::vector<Event> Store::candidates(const EventMention& mention, KnownTraits& traits) {
  return events_with(*database_, nearest_events(mention),
                     [&](const std::vector<EventMention>& claims) { return related(claims, mention, traits); });
}

std::vector<Event> Store::attracted(const Appearance& appearance, KnownTraits& traits) {
  EventMention then = appearance.said;
  then.when = appearance.time.when;
  return events_with(*database_, nearest_events(then),
                     [&](const std::vector<EventMention>& claims) { return attracts(appearance, claims, traits); });
}

Event Store::keep_event(Event event) {
  database_->in_transaction([&] {
    const bool known = event.id.value != 0;
    {
      Query query = database_->query(known ? sql::event_update : sql::event_insert);
      bind(query, event);
      if (known) query.bind(event.id.value);
      if (query.next()) event.id.value = query.take<std::int64_t>();
    }
    keep_claims(event, known);
    if (event.standing == Standing::merged) database_->query(sql::event_word_delete).with(event.id.value).run();
    database_->query(sql::events_version_next).run();
  });
  return event;
}

void Store::keep_pins(EventId event, const Pins& pins) {
  Query query = database_->query(pins == Pins() ? sql::pin_delete : sql::pin_keep);
  query.bind(event.value);
  if (pins != Pins()) bind(query, pins);
  query.run();
}

void Store::add_to_history(EventId event, const Revision& step) {
  Query query = database_->query(sql::revision_insert);
  bind(query, step, event);
  query.run();
}

std::vector<Revision> Store::history(EventId event) { return history_found(*database_, event); }

std::vector<Event> Store::tentative(Instant now, std::chrono::milliseconds ahead, Instant silent_since,
                                    std::size_t most) {
  Query query = database_->query(sql::events_tentative);
  return events_numbered(*database_, numbers(query.with(now, now + ahead, silent_since, most)));
}

/// Claims never change, so that only those that came or went are written.
void Store::keep_claims(Event& event, bool known) {
  const std::int64_t day = lookup_day(event.when);
  if (known) {
    drop_claims(event);
    database_->query(sql::event_word_move).with(day, event.id.value).run();
  }
  std::set<std::string> words;
  std::ranges::copy(lookup_words_of(event), std::inserter(words, words.end()));
  for (Claim& claim : event.claims) {
    if (claim.id.value != 0) continue;
    Query query = database_->query(sql::claim_insert);
    bind(query, claim, event.id);
    query.next();
    claim.id.value = query.take<std::int64_t>();
    std::ranges::copy(lookup_words(claim.mention), std::inserter(words, words.end()));
  }
  // Words are added and never taken away: an event is still found by what an older claim called it.
  for (const std::string& word : words) database_->query(sql::event_word_insert).with(word, day, event.id.value).run();
}

/// Those that the event does not hold any more.
void Store::drop_claims(const Event& event) {
  std::vector<std::int64_t> gone = numbers(database_->query(sql::claim_ids).with(event.id.value));
  std::erase_if(gone, [&](std::int64_t id) {
    return std::ranges::any_of(event.claims, [&](const Claim& claim) { return claim.id.value == id; });
  });
  for (const std::int64_t id : gone) database_->query(sql::claim_delete).with(id).run();
}

std::int64_t Store::events_version() {
  Query row = database_->query(sql::events_version);
  return row.next() ? row.take<std::int64_t>() : 0;
}

std::optional<Event> Store::event(EventId id) { return event_found(*database_, id); }

std::optional<Event> Store::event_by_uid(std::string_view uid) { return datelined::event_by_uid(*database_, uid); }

std::vector<Event> Store::events_of_article(ArticleId article) {
  std::vector<Event> events;
  for (const std::int64_t id : numbers(database_->query(sql::article_events).with(article.value)))
    events.push_back(event_found(*database_, {id}).value());
  return events;
}

std::vector<Event> Store::events(const EventQuery& query) { return events_found(*database_, query); }

std::vector<Event> Store::events_after(EventCursor& cursor, std::size_t most) {
  std::vector<EventCursor> next;
  {
    Query query = database_->query(sql::events_ending_after);
    query.with(cursor.ends, cursor.id.value, most);
    while (query.next()) {
      const EventId id{query.take<std::int64_t>()};
      next.push_back({query.take<Instant>(), id});
    }
  }
  std::vector<Event> events;
  for (const EventCursor& place : next) events.push_back(event_found(*database_, place.id).value());
  if (!next.empty()) cursor = next.back();
  return events;
}

}  // namespace datelined
