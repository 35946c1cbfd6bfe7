// Store: everything that must survive, in one SQLite database (WAL, synchronous=FULL, one writer).
#pragma once

#include "articles/article.hpp"
#include "events/event.hpp"
#include "events/history.hpp"
#include "events/merge.hpp"
#include "reminders/delivery.hpp"
#include "sinks/notification.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// Whatever keeps the store from answering; names the file.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
/// The disk is full. Nothing was changed. The store has given up its ballast (4 MB), so that leases and outcomes can be
/// written at the next try; `absorb` is refused until there is room again.
class StoreFull : public StoreError {
 public:
  using StoreError::StoreError;
};

/// What is known of a source between polls.
struct SourceState {
  std::string name;
  std::string url;                  ///< the address in the configuration it belongs to
  std::string moved_to;             ///< after a permanent redirect
  std::string etag, last_modified;  ///< kept only after a good parse
  Instant next_poll;
  std::optional<Instant> last_good, last_try;
  int failures = 0;  ///< in a row
  std::string last_error;
  bool gone = false;          ///< 410: not asked again
  std::int64_t articles = 0;  ///< read in all
  bool operator==(const SourceState&) const = default;
};

/// What is known of a file of a watched folder, to tell what changed.
struct FileState {
  std::string feed, path;
  Instant modified;
  std::int64_t size = 0;
  std::string hash;
  bool operator==(const FileState&) const = default;
};

/// What an article's identity found.
struct KnownArticle {
  ArticleId id;
  std::string hash;
};

struct Quarantined {
  std::string feed, guid, reason;
  Instant at;
  int strikes = 1;
};

/// One attempt to deliver, append only.
struct Attempt {
  DeliveryId delivery;
  int number = 1;
  std::int64_t token = 0;
  Instant began, ended;
  std::string outcome, detail;
};

/// Which events to list.
struct EventQuery {
  std::optional<Instant> from, until;  ///< spans that overlap [from, until)
  std::string words;                   ///< all of them in title or place; empty: any
  std::size_t limit = 1000;
};

struct Counts {
  std::int64_t articles = 0, events = 0, ready = 0, leased = 0, sent = 0, dead = 0, cancelled = 0, quarantined = 0;
  std::int64_t unseen = 0;  ///< dead ones that nobody has acknowledged
};

/// A sink that says that it is broken.
struct SinkTrouble {
  std::string sink;
  Instant since;
  std::optional<Instant> disabled;  ///< nothing is sent there until a test message gets through
  std::string reason;
  bool operator==(const SinkTrouble&) const = default;
};

/// Reminders of events that hold all the words are dropped for a while.
struct Silence {
  std::int64_t id = 0;
  std::string words;
  Instant made, until;
  bool operator==(const Silence&) const = default;
};

/// At which instant an event begins, by the zones that were known when it was written.
struct DerivedEvent {
  EventId id;
  std::optional<Instant> begins;
};

/// What the clock showed last, and which version of the time zones was known ("2025b").
struct ClockMemory {
  Instant seen;
  std::string zones;
  bool operator==(const ClockMemory&) const = default;
};

/// Who holds leases: `boot_id:pid:starttime`, as `lease_owner()` in store/lease_owner.hpp says it of this process.
using LeaseOwner = std::string;

/// Where a walk through the events stands; by default before the first.
struct EventCursor {
  Instant ends = Instant::min();
  EventId id;
};

class Database;

/// The writing connection. Used on the store thread only; every call may throw StoreError. Calls outside
/// `in_transaction` are a transaction each. After a failed call the store may be used on: it opens its file anew if it
/// has to.
class Store {
 public:
  /// Opens or makes the database (0600, in a folder of 0700 if that is made too), takes the lock beside it, and
  /// migrates. Refused with a StoreError that says why: a state on which another daemon runs ("datelined already runs
  /// on this state: pid N"), one made by a newer program, one made with `--as-of` if `replay` is false and the other
  /// way round, a file that is no store. ":memory:" for tests.
  static Store open(const std::filesystem::path& file, bool replay);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Runs `work` in one transaction: all of it or, if it throws, nothing. A transaction in it belongs to the outer one.
  void in_transaction(const std::function<void()>& work);

  /// Random, made with the database, never changed: 16 base32 characters.
  const std::string& installation() const { return installation_; }

  /// False after the disk was full, until there is room for more than leases and outcomes.
  bool has_room();

  /// Changes whenever an event was written.
  std::int64_t events_version();

  /// For which watches the promises were made: whatever `replan` left here; empty in a new store.
  std::string planned_for();
  void keep_planned_for(std::string_view what);

  // Sources
  std::optional<SourceState> source(std::string_view name);
  void keep_source(const SourceState& state);
  std::vector<SourceState> sources();
  std::optional<FileState> file(std::string_view feed, std::string_view path);
  void keep_file(const FileState& state);

  // Articles: found by guid, else by web address and title, else by hash, each within its feed (hash in any feed)
  std::optional<KnownArticle> known_article(const Article& article);
  /// Inserts, or replaces what is kept of `known`.
  ArticleId keep_article(const Article& article, std::optional<ArticleId> known, Instant read);
  /// Puts an article away; its strikes are added to those it has.
  void quarantine(const Quarantined& what);
  std::optional<Quarantined> quarantined(std::string_view feed, std::string_view guid);
  /// The latest thousand, the latest first.
  std::vector<Quarantined> quarantined();

  // Events
  /// Events that share a lookup word with the mention and lie within 400 days of it. At most 16, those that share the
  /// rarest words and lie nearest.
  std::vector<EventId> nearest_events(const EventMention& mention);
  /// Of the nearest events those that are related to the mention: candidates for `same_event`.
  std::vector<Event> candidates(const EventMention& mention, KnownTraits& traits);
  /// Of the events nearest to an event that appears so those with a claim that it attracts.
  std::vector<Event> attracted(const Appearance& appearance, KnownTraits& traits);
  /// Inserts (id 0) or updates with all its claims (those of id 0 are new, missing ones are taken back); gives the ids.
  /// Its pins are kept by `keep_pins`. A merged event is found by its uid and by nothing else any more.
  Event keep_event(Event event);
  void keep_pins(EventId event, const Pins& pins);
  /// Adds a step to the history of an event.
  void add_to_history(EventId event, const Revision& step);
  std::vector<Revision> history(EventId event);
  /// Tentative events that have not gone quiet yet, are not over at `now`, begin or end by `now + ahead`, and of which
  /// no article published after `silent_since` speaks.
  std::vector<Event> tentative(Instant now, std::chrono::milliseconds ahead, Instant silent_since, std::size_t most);
  std::optional<Event> event(EventId id);
  /// By uid or a unique prefix of it of at least four characters; of a merged event its successor.
  std::optional<Event> event_by_uid(std::string_view uid);
  std::vector<Event> events_of_article(ArticleId article);
  std::vector<Event> events(const EventQuery& query);
  /// The next events in the order of their ends; moves the cursor. Empty at the end.
  std::vector<Event> events_after(EventCursor& cursor, std::size_t most);
  /// Of all events that end after an instant.
  std::vector<DerivedEvent> derived(Instant after);

  // Deliveries
  /// Promises: inserts those whose key is new, and gives how many. When the transaction has committed, they are
  /// promised.
  std::size_t promise(std::span<const Delivery> deliveries);
  /// In the order they are due, whatever became of them.
  std::vector<Delivery> deliveries_of(EventId event);
  /// Those that one address was sent, in the order they were due.
  std::vector<Delivery> told(EventId event, std::string_view sink, std::string_view recipient);
  std::optional<Delivery> delivery(DeliveryId id);
  std::optional<Delivery> delivery_by_key(std::string_view key);
  /// Cancels what is ready or leased of an event's revisions below `revision`; gives those that were cancelled, in the
  /// state they had before.
  std::vector<Delivery> cancel_older(EventId event, int revision, std::string_view cause);
  /// Cancels a delivery that is ready or leased; false if it had ended.
  bool cancel(DeliveryId id, std::string_view cause);
  /// Gives due, next try and expiry anew to a promise of this key that is ready and was never tried.
  bool move(const Delivery& delivery);
  /// Forgets a promise that was cancelled with `cause` before it was ever tried, so that it can be made again.
  bool forget_cancelled(std::string_view key, std::string_view cause);
  /// Leases up to `most` due rows, oldest first, and gives them with their new tokens (`attempt` stays: it counts ended
  /// attempts), a list always as a whole. Durable when it returns. Its text speaks from `now` (`worded`), unless an
  /// earlier one may have arrived.
  std::vector<Delivery> lease_due(Instant now, std::size_t most, const LeaseOwner& owner, Ticks lease_until,
                                  std::span<const std::string> sinks_held_back);
  /// Renews; false if the lease was lost.
  bool renew(const Delivery& delivery, Ticks lease_until);
  /// Gives leases back that were not used; those that were lost stay as they are.
  void give_back(std::span<const Delivery> deliveries);
  /// Writes what `after` made of a leased row (state, next try, expiry, attempt, unknowns, receipt, error, sent,
  /// worded, held until) and the attempt, if the row's token is still current; false if the lease was lost, and nothing
  /// is written.
  bool finish(const Delivery& delivery, const Attempt& attempt);
  /// Fixes the members of a list before it is sent; those whose lease was lost stay out.
  void keep_digest(std::span<const Delivery> members, std::string_view digest_key);
  std::vector<Delivery> digest_members(std::string_view digest_key);
  /// Gives back every lease of another owner, and our own expired ones; how many.
  std::size_t release_leases(const LeaseOwner& owner, Ticks boot);
  /// When the next ready row of the sinks that are not held back is due.
  std::optional<Instant> next_due(std::span<const std::string> sinks_held_back = {});
  /// Those that failed for good and that nobody has acknowledged, the latest first, at most a thousand.
  std::vector<Delivery> dead();
  std::vector<Attempt> attempts(DeliveryId id);
  /// Holds a leased row until then (quiet hours).
  void hold(const Delivery& delivery, Instant until);
  /// The text of a leased row that was not handed over speaks from another instant.
  void reword(const Delivery& delivery, Instant worded);
  /// After the clock went back: what was tried before is tried again at `latest`, or when it is due if that is later.
  std::size_t clamp_retries(Instant latest);
  /// What a sink did not take, and is due, is tried again now.
  std::size_t hasten(std::string_view sink, Instant now);
  /// A dead row becomes ready again, by its key, until `expires`; false if it is not dead.
  bool redrive(DeliveryId id, Instant now, Instant expires);
  /// A dead row was seen by somebody; false if it is not dead or was seen before.
  bool acknowledge(DeliveryId id, Instant now);
  /// Says which escalation tells of a dead row.
  void keep_told_by(DeliveryId dead, std::string_view escalation);
  std::vector<Delivery> told_by(std::string_view escalation);
  /// Messages about no single event to one address whose cause begins with `cause`, the latest first.
  std::vector<Delivery> eventless(std::string_view watch, std::string_view sink, std::string_view recipient,
                                  std::string_view cause);
  std::optional<Delivery> delivery_by_receipt(std::string_view sink, std::string_view receipt);

  // What people said, and what became of sinks and clocks
  void acknowledge_event(EventId event, int revision, Instant now);
  bool acknowledged(EventId event, int revision);
  std::int64_t keep_silence(const Silence& silence);
  /// False if there is none of this id that still holds.
  bool end_silence(std::int64_t id, Instant now);
  std::vector<Silence> silences(Instant now);
  std::vector<SinkTrouble> sink_troubles();
  void keep_trouble(const SinkTrouble& trouble);
  void end_trouble(std::string_view sink);
  std::optional<ClockMemory> clock_memory();
  void keep_clock_memory(const ClockMemory& memory);
  /// The pages show something new although no event was written.
  void tell_views();

  Counts counts();
  /// Deletes what nobody needs any more: deliveries that ended, of events that were over, before `before`, with their
  /// attempts; at most `most`. How many.
  std::size_t forget(Instant before, std::size_t most);

 private:
  explicit Store(std::unique_ptr<Database> database, std::string installation);
  void keep_claims(Event& event, bool known);
  void drop_claims(const Event& event);

  std::unique_ptr<Database> database_;
  std::string installation_;
};

/// A read-only connection for pages, agenda and search; used on the views thread only. Each call sees one state of the
/// whole; a question that takes longer than about two seconds ends with a StoreError.
class StoreView {
 public:
  /// Of a file that a Store has opened before. There is no view of ":memory:".
  static StoreView open(const std::filesystem::path& file);
  StoreView(StoreView&&) noexcept;
  StoreView& operator=(StoreView&&) noexcept;
  ~StoreView();

  std::string installation();
  std::vector<Event> events(const EventQuery& query);
  /// The same without what they are, for long lists.
  std::vector<EventId> event_ids(const EventQuery& query);
  /// Those that are there, in the order asked for.
  std::vector<Event> events(std::span<const EventId> ids);
  std::optional<Event> event_by_uid(std::string_view uid);
  std::optional<Event> event(EventId id);
  /// Events that the user dismissed and that are not over at `from`, by their end.
  std::vector<Event> dismissed(Instant from, std::size_t most);
  std::vector<Revision> history(EventId event);
  std::vector<SourceState> sources();
  std::vector<Quarantined> quarantined();
  std::vector<Delivery> deliveries_of(EventId event);
  std::vector<Delivery> dead();
  std::vector<Silence> silences(Instant now);
  Counts counts();
  /// Changes whenever an event was written: for ETags and for rewriting the calendar file.
  std::int64_t events_version();

 private:
  explicit StoreView(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace datelined
