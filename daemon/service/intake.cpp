// The per-article catch of the house plan is here. Articles of a document are read side by side.
#include "service/intake.hpp"

#include "reminders/wording.hpp"
#include "service/called_off.hpp"
#include "service/crew.hpp"
#include "service/kill_point.hpp"
#include "text/utf8.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/redirect_error.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>

namespace datelined {
namespace {

LogFields fields_of(const Article& article) { return {.feed = article.feed, .article = article.guid}; }

std::string headline(const Article& article) {
  return "\"" + (article.title.empty() ? article.guid : article.title) + "\"";
}

/// The sentence an event was found in, on one line.
std::string evidence_of(const Event& event) {
  return event.claims.empty() ? "" : squeezed(event.claims.back().mention.evidence);
}

std::string counted(const Absorbed& absorbed) {
  std::string text;
  const auto add = [&](std::size_t count, const char* what) {
    if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + what;
  };
  add(absorbed.found.size(), " new");
  add(absorbed.revised.size(), " revised");
  add(absorbed.confirmed.size(), " confirmed");
  return text.empty() ? "no events" : text;
}

/// Articles of one document that are on their way at once; the readers take them in their order.
constexpr std::size_t most_lanes = 32;
/// Of one transaction. The commit itself may wait for the disk.
constexpr std::size_t most_in_group = 64;
constexpr std::chrono::milliseconds longest_group(20);
/// An article of more mentions is looked up in steps and written alone.
constexpr std::size_t mentions_at_once = 16;

}  // namespace

/// The articles of one document.
struct Intake::Lot {
  std::vector<Article> articles;
  std::size_t next = 0;
  Harvest harvest;
  std::exception_ptr failure;  ///< of the store: nothing more is begun
  bool stopping = false;
};

/// An article that was read; owned by the coroutine that waits for it.
struct Intake::Arrival {
  Absorption absorption;
  bool large = false;
  bool alone = false;  ///< its group failed: who is to blame is found one by one
  std::optional<Absorbed> absorbed;
  std::exception_ptr failure;
  bool ended() const { return absorbed || failure; }
};

Intake::Intake(IntakeParts parts, Wishes wishes)
    : parts_(std::move(parts)),
      wishes_(std::move(wishes)),
      some_absorbed_(parts_.executors.loop, asio::steady_timer::time_point::max()) {}

asio::awaitable<Harvest> Intake::take_in(std::vector<Article> articles) {
  Lot lot{.articles = std::move(articles)};
  Crew lanes(parts_.executors.loop);
  for (std::size_t i = 0; i < std::min(most_lanes, lot.articles.size()); ++i) lanes.start("lane", lane(lot));
  std::exception_ptr ended;
  try {
    co_await lanes.ended();
  } catch (...) {  // called off
    ended = std::current_exception();
  }
  if (ended) {
    lot.stopping = true;
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    lanes.call_off();
    co_await lanes.ended();
    std::rethrow_exception(ended);
  }
  if (lot.failure) std::rethrow_exception(lot.failure);
  co_return lot.harvest;
}

asio::awaitable<void> Intake::lane(Lot& lot) {
  while (!lot.stopping && lot.next < lot.articles.size()) {
    Article article = std::move(lot.articles[lot.next++]);
    try {
      const Fate fate = co_await take_in_one(std::move(article));
      Harvest& harvest = lot.harvest;
      ++(fate == Fate::read        ? harvest.read
         : fate == Fate::unchanged ? harvest.unchanged
         : fate == Fate::put_away  ? harvest.put_away
                                   : harvest.failed);
    } catch (const std::exception& error) {
      lot.stopping = true;
      if (!called_off(error) && !lot.failure) lot.failure = std::current_exception();
    }
  }
}

asio::awaitable<Intake::Fate> Intake::take_in_one(Article article) {
  std::optional<ReaderFailure> failure;
  const LogFields fields = fields_of(article);
  try {
    co_return co_await read(article);
  } catch (const StoreError&) {
    throw;  // Nothing can be kept: the whole poll has to wait.
  } catch (const ReaderFailure& error) {
    failure = error;
  } catch (const std::exception& error) {
    if (called_off(error)) throw;
    parts_.log.warning("not read: " + headline(article) + ": " + told(error), fields);
  }
  if (!failure) co_return Fate::put_away;
  const bool out = co_await strike(fields, headline(article), std::move(*failure));
  co_return out ? Fate::put_away : Fate::failed;
}

asio::awaitable<Intake::Fate> Intake::read(const Article& article) {
  Store& store = parts_.store;
  std::optional<Fate> known;
  const auto look_up = [&] {
    const auto found = store.known_article(article);
    if (found && found->hash == article.hash) known = Fate::unchanged;
    const auto struck = store.quarantined(article.feed, article.guid);
    if (!known && struck && struck->strikes >= most_strikes) known = Fate::put_away;
  };
  co_await on(parts_.executors.store, look_up);
  if (known) co_return *known;

  std::vector<EventMention> mentions = co_await parts_.readers.read(article);
  const Absorbed did = co_await absorbed(article, std::move(mentions));
  tell(article, did);
  parts_.absorbed(did);
  co_return Fate::read;
}

/// Who is called off while the store works for it waits for that: the work refers to the arrival.
asio::awaitable<Absorbed> Intake::absorbed(const Article& article, std::vector<EventMention> mentions) {
  co_await asio::this_coro::throw_if_cancelled(false);
  const bool large = mentions.size() > mentions_at_once;
  Arrival arrival{.absorption = Absorption(parts_.store, article, std::move(mentions), parts_.clock.now()),
                  .large = large,
                  .absorbed = {},
                  .failure = {}};
  arrivals_.push_back(&arrival);
  for (;;) {
    if (absorbing_) {  // until it is over, what became of the arrivals belongs to the store thread
      co_await some_absorbed_.async_wait(asio::as_tuple(asio::use_awaitable));
      continue;
    }
    if (arrival.ended()) break;
    absorbing_ = true;
    co_await absorb_some();
    std::erase_if(arrivals_, [](const Arrival* each) { return each->ended(); });
    absorbing_ = false;
    some_absorbed_.cancel();
  }
  co_await asio::this_coro::throw_if_cancelled(true);
  if (arrival.failure) std::rethrow_exception(arrival.failure);
  co_return std::move(*arrival.absorbed);
}

/// A group is what is there, in its order, as long as it keeps the store thread no longer than it may.
asio::awaitable<void> Intake::absorb_some() {
  Store& store = parts_.store;
  const Wishes wishes = wishes_;  // A reload may come while the store is at work.
  Arrival& first = *arrivals_.front();
  std::vector<Arrival*> group{&first};
  for (std::size_t i = 1; i < std::min(most_in_group, arrivals_.size()); ++i) {
    if (first.large || first.alone || arrivals_[i]->large || arrivals_[i]->alone) break;
    group.push_back(arrivals_[i]);
  }
  const auto write = [&] {
    const auto began = monotonic();
    for (Arrival* each : group) {
      if (each != &first && monotonic() - began > longest_group) break;
      each->absorbed = each->absorption.write(wishes.watches, wishes.planning);
    }
  };
  bool more = first.large;
  const auto step = [&] {
    try {
      if (more) more = first.absorption.look(mentions_at_once);
      if (!more) store.in_transaction(write);
    } catch (...) {
      more = false;
      for (Arrival* each : group) each->absorbed.reset();
      if (group.size() == 1) first.failure = std::current_exception();
      for (Arrival* each : group) each->alone = true;
    }
  };
  do {
    co_await on(parts_.executors.store, step);
  } while (more);
  if (first.absorbed && !first.absorbed->found.empty()) kill_point(kill_points::promised);
}

asio::awaitable<bool> Intake::strike(LogFields fields, std::string what, ReaderFailure failure) {
  const Quarantined entry{
      .feed = fields.feed, .guid = fields.article, .reason = failure.what(), .at = parts_.clock.now(), .strikes = 1};
  const auto keep = [&] {
    parts_.store.quarantine(entry);
    return parts_.store.quarantined(entry.feed, entry.guid)->strikes;
  };
  const int strikes = co_await on(parts_.executors.store, keep);
  const bool out = strikes >= most_strikes;
  parts_.log.warning("quarantined: " + what + ": " + failure.what() +
                         (out ? "; it is left alone from now on" : "; it is tried again later"),
                     fields);
  co_return out;
}

void Intake::tell(const Article& article, const Absorbed& absorbed) {
  LogFields fields = fields_of(article);
  parts_.log.info("read " + headline(article) + " of " + article.feed + ": " + counted(absorbed), fields);
  const Zone& zone = wishes_.planning.zone;
  for (const Event& event : absorbed.found) {
    fields.event = event.uid;
    parts_.log.info("found \"" + event.title + "\", " + when_spoken(event, zone) + ": " + evidence_of(event), fields);
  }
  for (const Revised& revised : absorbed.revised) {
    fields.event = revised.after.uid;
    parts_.log.info("revised \"" + revised.after.title + "\": " + when_spoken(revised.before, zone) + " becomes " +
                        when_spoken(revised.after, zone) + ", " + std::string(name(revised.after.status)),
                    fields);
  }
}

}  // namespace datelined
