// Dispatch: the loop that keeps promises. It leases what is due, sends it, and records what became of it
// (DELIVERY 2.3 - 2.5).
#pragma once

#include "calendar/clock.hpp"
#include "reminders/misfire.hpp"
#include "reminders/plan.hpp"
#include "service/clock_guard.hpp"
#include "service/crew.hpp"
#include "service/executors.hpp"
#include "service/log.hpp"
#include "service/outlet.hpp"
#include "service/wake.hpp"
#include "sinks/sink.hpp"
#include "store/store.hpp"
#include "watches/digest.hpp"
#include "watches/watch.hpp"

#include <deque>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// All of it outlives the dispatcher.
struct DispatchParts {
  Executors executors;
  Clock& clock;  ///< armed by the dispatcher alone
  Store& store;  ///< used on the store executor only
  Log& log;
  LeaseOwner owner;
  /// Makes an executor of one thread for a sink that listens.
  std::function<asio::any_io_executor()> own_thread;
  /// A replay without --send: sinks that reach other people only log what they would send.
  bool mute_remote = false;
  std::function<void()> store_failed = [] {};  ///< a call to the store threw StoreError
  std::function<void()> changed = [] {};       ///< a message was sent or given up, a sink rests or works again
  ClockDoubts doubts = {};
};

/// Why messages go out beside what was promised: watches hold, repeat and escalate, digests have their time.
struct Duties {
  std::vector<Watch> watches;
  std::vector<Digest> digests;
};

/// How a sink does, for status.
struct SinkState {
  std::string name, kind;
  std::string last_error;  ///< of the last attempt, empty after a good one
  bool resting = false;    ///< its circuit is open
  bool disabled = false;   ///< nothing is sent there until a test message gets through
  bool muted = false;
};

/// Used on the loop only.
class Dispatcher {
 public:
  Dispatcher(DispatchParts parts, std::vector<NamedSink> sinks, Planning planning, Duties duties = {});
  ~Dispatcher();
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  /// From the next send on; sends under way end with the sinks they began with.
  void adopt(std::vector<NamedSink> sinks, Planning planning, Duties duties = {});

  /// Runs until it is called off. Then no lease is taken any more, sends are told to stop, their outcomes are recorded
  /// and every lease is given back before it returns.
  asio::awaitable<void> run();
  /// Something was promised or changed: the store is asked what is due now.
  void wake() {
    next_known_ = false;
    wake_.ring();
  }
  /// Time has passed: the clock is looked at, and the store is asked if something is due by what it said last.
  void beat() { wake_.ring(); }

  /// Sends a trial message to every recipient of a sink; gives the first outcome that is not good, or the last. A sink
  /// that was disabled is used again if it takes it. Throws std::out_of_range for an unknown name.
  asio::awaitable<Outcome> test(std::string name);

  /// Tells the sinks of this machine, and only those, something that is no reminder. Tried once, without the store.
  asio::awaitable<void> notice(std::string title, std::string text);
  /// Somebody knows of an event: nothing of it is repeated, and what sinks still show of it is taken back.
  asio::awaitable<void> acknowledge(EventId event);

  std::vector<SinkState> sinks() const;
  /// Messages handed to sinks whose outcome is not yet durable: never more than 16.
  std::size_t in_flight() const { return in_flight_; }

 private:
  /// A lease, and until when it is ours (boot clock).
  struct Held {
    Delivery row;
    Ticks until{0};
    bool with_sink = false;  ///< or its outcome not yet durable
    Instant at;              ///< when it was leased
  };
  /// What a parcel says, read from the store just before it is sent.
  struct Letter {
    std::vector<std::pair<Event, Delivery>> members;
    std::string digest_key;
    bool first_of_thread = true;
    std::vector<Receipt> outdated;     ///< of what the sink showed of an older revision
    Receipt shown;                     ///< of what it showed of the event last
    std::optional<Notification> made;  ///< of a message about no single event
  };
  /// A message that came back from its sink; not yet durable.
  struct Ended {
    std::vector<Delivery> rows;  ///< as `after` made them
    Outcome outcome;
    Instant began, ended;
    std::string title;
    Outlet* outlet = nullptr;
  };

  /// What is written together with outcomes, beside them.
  struct Aftermath {
    Duties duties;
    Planning planning;
    std::vector<Address> last_resort;  ///< who hears of failures where a watch has nobody else
    std::map<std::string, std::optional<SinkTrouble>> troubles;
  };

  // dispatch.cpp: leases
  asio::awaitable<void> loop();
  asio::awaitable<void> begin();
  asio::awaitable<void> look_at_clock();
  asio::awaitable<void> promise_digests();
  asio::awaitable<void> pass();
  asio::awaitable<void> renew_leases();
  asio::awaitable<std::size_t> lease(std::size_t most, std::vector<std::string> held_back);
  asio::awaitable<void> lease_all();
  asio::awaitable<void> sort();
  asio::awaitable<std::vector<Delivery>> reviewed(std::vector<Delivery> rows);
  asio::awaitable<void> give_back_leases();
  bool at_rest() const;
  asio::awaitable<void> ask_what_is_next();
  asio::awaitable<void> nap();
  Instant nap_end();
  std::vector<std::string> held_back() const;

  // dispatch_send.cpp: sends
  void start_sends();
  bool may_send(const Outlet& outlet) const;
  bool waits_its_turn(const Parcel& parcel) const;
  asio::awaitable<void> send(Parcel parcel, Outlet& outlet);
  asio::awaitable<Letter> letter_of(const Parcel& parcel);
  static Notification message_of(const Letter& letter, const Planning& planning, Instant now);
  asio::awaitable<Outcome> deliver(const Letter& letter, Outlet& outlet, Instant now);
  bool leases_last(const std::vector<Delivery>& rows) const;
  void let_go(const std::vector<Delivery>& rows);
  void abandon(const std::vector<Delivery>& rows);
  void drop(Parcel parcel, Outlet& outlet);

  // dispatch_record.cpp: outcomes
  void end(const Letter& letter, Outcome outcome, Instant began, Outlet& outlet);
  asio::awaitable<void> record();
  asio::awaitable<bool> record(const std::vector<Ended>& group);
  Aftermath aftermath() const;
  void tell(const Ended& ended);
  void judge(Outlet& outlet, const Outcome& outcome);
  void judge_trouble(Outlet& outlet, const Outcome& outcome);

  // dispatch_wakes.cpp: clocks, people
  void start_waiting();
  asio::awaitable<void> ring_with_clock();
  asio::awaitable<void> ring_now_and_then();
  asio::awaitable<void> listen(Outlet& outlet);
  asio::awaitable<void> react(std::string sink, Reaction reaction);
  asio::awaitable<void> try_again(Outlet& outlet);
  asio::awaitable<void> take_back(std::vector<Delivery> shown);

  Outlet* outlet_named(std::string_view name);
  void drop_retired();

  DispatchParts parts_;
  Planning planning_;
  Duties duties_;
  ClockGuard guard_;
  Ticks held_until_{0};                  ///< nothing is sent before, because the clock is doubted
  std::optional<Ticks> clock_kept_;      ///< when what the clock shows was written down
  bool next_known_ = false;              ///< nothing was heard since the store was asked
  std::optional<Instant> next_due_;      ///< as the store said when it was asked last
  Ticks asked_{0};                       ///< when that was
  std::optional<Instant> digests_next_;  ///< when a digest has its next issue; nothing: to be looked up
  std::map<std::string, std::optional<SinkTrouble>> troubles_;  ///< not yet written down
  std::list<Outlet> outlets_;
  Crew crew_;
  Wake wake_, armed_, back_;
  asio::steady_timer called_off_;
  std::stop_source stop_;
  bool running_ = false, stopping_ = false, recording_ = false;
  std::vector<Delivery> unsorted_;  ///< leased, not yet made parcels of: kept if the store fails in between
  std::deque<Parcel> queue_;        ///< leased, waiting for their turn
  std::map<DeliveryId, Held> held_;
  std::vector<Ended> pending_;  ///< waiting to become durable
  std::size_t in_flight_ = 0;   ///< handed to a sink, outcome not yet durable
  std::size_t sending_ = 0;     ///< of these, still with the sink
  std::string recording_trouble_;
  std::optional<Ticks> lost_at_;     ///< when a lease was last let go without an outcome
  std::vector<Delivery> abandoned_;  ///< those let go since their leases last ran out
};

/// "mail ann@desk.example", for the log.
std::string addressed(const Delivery& row);

}  // namespace datelined
