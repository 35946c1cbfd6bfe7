// The per-article catch of the house plan is here.
#include "service/intake.hpp"

#include "reminders/wording.hpp"
#include "service/called_off.hpp"

#include <optional>

namespace datelined {
namespace {

LogFields fields_of(const Article& article) { return {.feed = article.feed, .article = article.guid}; }

std::string headline(const Article& article) {
  return "\"" + (article.title.empty() ? article.guid : article.title) + "\"";
}

/// The sentence an event was found in.
std::string evidence_of(const Event& event) { return event.claims.empty() ? "" : event.claims.back().mention.evidence; }

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

}  // namespace

Intake::Intake(IntakeParts parts, Wishes wishes) : parts_(std::move(parts)), wishes_(std::move(wishes)) {}

asio::awaitable<Harvest> Intake::take_in(std::vector<Article> articles) {
  Harvest harvest;
  for (Article& article : articles) {
    const Fate fate = co_await take_in_one(std::move(article));
    ++(fate == Fate::read        ? harvest.read
       : fate == Fate::unchanged ? harvest.unchanged
       : fate == Fate::put_away  ? harvest.put_away
                                 : harvest.failed);
  }
  co_return harvest;
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
  const Wishes wishes = wishes_;  // A reload may come while the store is at work.
  const Instant now = parts_.clock.now();
  const auto keep = [&] { return absorb(store, article, std::move(mentions), wishes.watches, wishes.planning, now); };
  const Absorbed absorbed = co_await on(parts_.executors.store, keep);
  tell(article, absorbed);
  parts_.absorbed(absorbed);
  co_return Fate::read;
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
