// Store: everything that must survive, in one SQLite database (WAL, synchronous=FULL, one writer).
#pragma once

#include "articles/article.hpp"
#include "events/event.hpp"
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

class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
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
};

/// Who holds leases: `boot_id:pid:starttime`.
using LeaseOwner = std::string;

/// The writing connection. Used on the store thread only; every call may throw StoreError. Calls outside
/// `in_transaction` are a transaction each.
class Store {
 public:
  /// Opens or makes the database and migrates it. `replay` marks a store of `--as-of`; a store made the other way round
  /// is refused. ":memory:" for tests.
  static Store open(const std::filesystem::path& file, bool replay);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Runs `work` in one transaction: all of it or, if it throws, nothing.
  void in_transaction(const std::function<void()>& work);

  /// Random, made with the database, never changed.
  std::string installation() const;

  // Sources
  std::optional<SourceState> source(std::string_view name);
  void keep_source(const SourceState& state);
  std::vector<SourceState> sources();
  std::optional<FileState> file(std::string_view feed, std::string_view path);
  void keep_file(const FileState& state);

  // Articles: found by guid, else by URL, else by hash, each within its feed (hash in any feed)
  std::optional<KnownArticle> known_article(const Article& article);
  /// Inserts, or replaces what is kept of `known`.
  ArticleId keep_article(const Article& article, std::optional<ArticleId> known, Instant read);
  void quarantine(const Quarantined& what);
  std::vector<Quarantined> quarantined();

  // Events
  /// Events that share a lookup word with the mention and lie within 400 days of it: candidates for same_event.
  std::vector<Event> candidates(const EventMention& mention);
  /// Inserts (id 0) or updates with all its claims; gives the ids.
  Event keep_event(Event event);
  std::optional<Event> event(EventId id);
  /// By uid or a unique prefix of it of at least four characters.
  std::optional<Event> event_by_uid(std::string_view uid);
  std::vector<Event> events_of_article(ArticleId article);
  std::vector<Event> events(const EventQuery& query);

  // Deliveries
  /// Promises: inserts those whose key is new. When the transaction has committed, they are promised.
  void promise(std::span<const Delivery> deliveries);
  std::vector<Delivery> deliveries_of(EventId event);
  std::optional<Delivery> delivery(DeliveryId id);
  std::optional<Delivery> delivery_by_key(std::string_view key);
  /// Cancels what is ready or leased of an event's revisions below `revision`; gives those that were cancelled.
  std::vector<Delivery> cancel_older(EventId event, int revision, std::string_view cause);
  /// Leases up to `most` due rows, oldest first, and gives them with their new tokens. Durable when it returns.
  std::vector<Delivery> lease_due(Instant now, std::size_t most, const LeaseOwner& owner, Ticks lease_until,
                                  std::span<const std::string> sinks_held_back);
  /// Renews; false if the lease was lost.
  bool renew(const Delivery& delivery, Ticks lease_until);
  /// Writes what `reminders::after` made of a leased row, if its token is still current; false if the lease was lost.
  bool finish(const Delivery& delivery, const Attempt& attempt);
  /// Fixes the members of a list before it is sent.
  void keep_digest(std::span<const Delivery> members, std::string_view digest_key);
  std::vector<Delivery> digest_members(std::string_view digest_key);
  /// Gives back every lease of another owner, and our own expired ones; how many.
  std::size_t release_leases(const LeaseOwner& owner, Ticks boot);
  std::optional<Instant> next_due();
  std::vector<Delivery> dead();

  Counts counts();
  /// Deletes what nobody needs any more: attempts and ended deliveries older than `before`; at most `most` rows.
  std::size_t forget(Instant before, std::size_t most);

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

/// A read-only connection for pages, agenda and search; used on the views thread only.
class StoreView {
 public:
  static StoreView open(const std::filesystem::path& file);
  StoreView(StoreView&&) noexcept;
  StoreView& operator=(StoreView&&) noexcept;
  ~StoreView();

  std::vector<Event> events(const EventQuery& query);
  std::optional<Event> event_by_uid(std::string_view uid);
  std::vector<SourceState> sources();
  std::vector<Quarantined> quarantined();
  std::vector<Delivery> deliveries_of(EventId event);
  std::vector<Delivery> dead();
  Counts counts();
  /// Changes whenever an event was written: for ETags and for rewriting the calendar file.
  std::int64_t events_version();

 private:
  struct Connection;
  explicit StoreView(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace datelined
