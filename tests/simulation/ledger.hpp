// Ledger: what was promised, attempted and answered, kept outside of the daemon, and the invariants it must satisfy
// (DELIVERY 2.9). It looks at the store over a connection of its own and believes only what is committed.
#pragma once

#include "reminders/delivery.hpp"
#include "reminders/retry.hpp"
#include "sinks/notification.hpp"
#include "tests/simulation/virtual_time.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// How a simulated sink is known to the ledger.
struct SinkTerms {
  RetryPace pace;
  Instant calm_since;  ///< it has answered well and fast since then, as the machine's clock shows it
};

class Ledger {
 public:
  /// A reader of deliveries that is open while the daemon is.
  explicit Ledger(std::filesystem::path file) : file_(std::move(file)) {}
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  /// Sees every change of the writing connection that is opened from now on.
  void attach();
  void detach();

  // What happens to the daemon
  void process_began(std::string owner);
  /// Whatever was under way may come once more, once.
  void process_ended();
  /// A lease may be lost without a fault: the machine slept, or the disk failed.
  void leases_in_danger();
  void clock_was_set() { steps_ = attempts_; }
  void watches_changed() { watches_changed_ = true; }
  /// Everything in the store is looked at: nothing that was seen may be missing.
  void recovered(Instant now);
  /// A backup is put back: at the next `recovered` what came after it is gone by right, keys stay what they were.
  void restoring() { restoring_ = true; }
  void check_integrity();

  // What happens at the sinks
  void attempted(const std::string& sink, const SinkTerms& terms, const Notification& message, Instant now,
                 Instant latest);
  void answered(const Notification& message, const Outcome& outcome, bool effect);

  /// Reads what was committed since and checks each change.
  void look(Instant now);
  /// What must hold at any time; `sinks` by name.
  void check_open(const std::map<std::string, SinkTerms>& sinks, Instant now, Instant latest, bool running);
  /// After a long time without faults: nothing that was due before is still open.
  void check_settled(Instant due_before);

  std::optional<Instant> next_try() const;
  /// Of what is open; nothing if nothing is.
  std::optional<Instant> last_due() const;
  std::size_t leased() const;
  const std::optional<std::string>& violation() const { return violation_; }
  void violate(const std::string& what);

  struct Amounts {
    std::int64_t promised = 0, sent = 0, dead = 0, cancelled = 0, effects = 0, extras = 0, lists = 0;
  };
  const Amounts& amounts() const { return amounts_; }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;
  struct Promise {
    Delivery row;
    std::string heard_in;  ///< the key of the message that brought it
    bool tried = false;
    Ticks leased{0};  ///< since when, if it is
  };
  struct Message {
    int effects = 0, allowed = 1, attempts = 0;
    bool sealed = false;                  ///< a list that somebody has seen
    bool accepted = false, open = false;  ///< open: with the sink, or its outcome not yet seen in the store
    std::int64_t token = 0;               ///< of the first row, at the last attempt
    std::optional<Outcome> last;
    Ticks answered{0};
    std::int64_t number = 0;
  };

  Statement prepared(const char* sql);
  void restored(Instant now);
  void look_at(std::int64_t id, Instant now);
  void take(const Delivery& row, Instant now);
  void forget(std::int64_t id);
  std::optional<Delivery> row_of(std::int64_t id);
  /// Nothing if it cannot be read, because the power has just gone.
  std::optional<std::string> answer(const char* question, std::int64_t about);
  std::optional<std::int64_t> number(const char* question, std::int64_t about = 0);
  void check_change(Promise& promise, const Delivery& now_row, Instant now);
  void check_ended(const Promise& promise, const Delivery& row, Instant now);
  void check_cancelled(const Delivery& row);
  void check_key(const Delivery& row);
  void check_attempt(const std::string& key, Promise& promise, const SinkTerms& terms, Instant now, Instant latest);
  void check_pace(const Message& message, const Delivery& row, const SinkTerms& terms);
  std::vector<Promise*> members(const std::string& key);
  static const std::string& message_key(const Delivery& row) {
    return row.digest_key.empty() ? row.key : row.digest_key;
  }

  std::filesystem::path file_;
  std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> connection_{nullptr, sqlite3_close_v2};
  Statement select_;
  std::map<std::string_view, Statement> questions_;
  std::set<std::string> owners_;
  std::set<std::int64_t> changed_, open_;
  std::map<std::int64_t, Promise> promises_;
  std::map<std::string, std::int64_t> ids_;
  std::map<std::string, std::set<std::int64_t>> lists_;
  std::map<std::string, Message> messages_;
  std::map<std::string, std::string> keys_;  ///< by what they are made of
  std::map<std::string, int> revisions_;     ///< brought, by event and address
  std::int64_t attempts_ = 0, steps_ = 0, recoveries_ = 0;
  bool watches_changed_ = false, restoring_ = false, recovering_ = false;
  Amounts amounts_;
  std::optional<std::string> violation_;
};

}  // namespace datelined
