// DispatchBench: a day of the daemon: store, dispatcher and recording sinks on one thread, and a clock that tests turn.
#pragma once

#include "calendar/iso8601.hpp"
#include "service/dispatch.hpp"
#include "store/promises.hpp"
#include "tests/recording_sink.hpp"
#include "tests/store/examples.hpp"
#include "tests/turned_clock.hpp"

#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace datelined {

using Lines = std::vector<std::string>;

inline Instant utc(std::string_view text) { return to_instant(*parse_iso8601(text), Zone()); }
inline const Instant monday = utc("2017-02-20T08:00:00Z");

struct DispatchBench {
  asio::io_context io;
  TurnedClock clock{monday};
  Store store = Store::open(":memory:", false);
  Lines lines;
  Log log{[this](LogLevel, std::string_view line, const LogFields&) { lines.emplace_back(line); }, LogLevel::info};
  Record mail, desk;
  Planning planning{store.installation(), *Zone::named("Europe/Berlin"), std::chrono::hours(9)};
  Duties duties;
  ClockDoubts doubts;
  Crew crew{io.get_executor()};
  std::unique_ptr<Dispatcher> dispatcher;
  asio::io_context beside;            ///< what waits there runs when a test says so
  bool senders_wait = false;          ///< the sinks are called there
  bool store_waits = false;           ///< the store is asked there
  std::vector<std::string> left_out;  ///< sinks that are not configured

  explicit DispatchBench(bool mute_remote = false, bool listens = false) {
    if (listens) desk.event = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    desk.local = true;
    mail.recipients = {"a@example.org"};
    begin("this process", mute_remote);
  }
  ~DispatchBench() {
    finish();
    if (desk.event >= 0) ::close(desk.event);
  }

  void begin(const LeaseOwner& owner, bool mute_remote = false) {
    const auto loop = io.get_executor();
    const auto there = beside.get_executor();
    DispatchParts parts{.executors = Executors{loop, store_waits ? there : loop, loop, senders_wait ? there : loop},
                        .clock = clock,
                        .store = store,
                        .log = log,
                        .owner = owner,
                        .own_thread = [loop] { return loop; },
                        .mute_remote = mute_remote,
                        .doubts = doubts};
    dispatcher = std::make_unique<Dispatcher>(std::move(parts), sinks(), planning, duties);
    crew.start("dispatch", dispatcher->run());
  }
  std::vector<NamedSink> sinks() {
    std::vector<NamedSink> all;
    all.push_back(recording_sink("mail", mail));
    all.push_back(recording_sink("desk", desk));
    std::erase_if(all, [&](const NamedSink& sink) {
      return std::find(left_out.begin(), left_out.end(), sink.name) != left_out.end();
    });
    return all;
  }
  /// Whether a line of the log holds these words.
  bool said(std::string_view words) const {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.find(words) != std::string::npos; });
  }
  void finish() {
    crew.call_off();
    pump();
    while (!crew.idle() && pump_beside()) continue;
    dispatcher.reset();
  }
  /// Begins anew with senders or store beside.
  void hold(bool& waits) {
    finish();
    waits = true;
    begin("us");
  }
  void let_all_go() {
    while (pump_beside()) continue;
  }
  /// A watch on the mail sink, half an hour before, with these quiet hours; begins anew with it.
  Watch begin_quietly(std::string_view hours) {
    Watch quiet = watch({"30m"});
    quiet.quiet = quiet_hours_written(hours);
    duties.watches = {quiet};
    finish();
    begin("us");
    return quiet;
  }
  /// Sinks as they are configured now.
  void adopt() { dispatcher->adopt(sinks(), planning, duties); }
  /// Lets one thing that waits beside happen, and what follows from it on the loop; false if nothing waits.
  bool pump_beside() {
    beside.restart();
    const bool happened = beside.poll_one() > 0;
    pump();
    return happened;
  }
  void pump() {
    io.restart();
    while (io.poll() > 0) io.restart();
  }
  /// Turns the clock in steps as long as the time between two beats.
  void turn(std::chrono::milliseconds by, std::chrono::milliseconds step = std::chrono::seconds(15)) {
    for (std::chrono::milliseconds turned{0}; turned < by; turned += step) {
      clock.turn(std::min(step, by - turned));
      dispatcher->beat();
      pump();
    }
  }

  Watch watch(std::vector<const char*> leads, const char* sink = "mail", const char* recipient = "a@example.org") {
    Watch watch;
    watch.name = "all";
    for (const char* lead : leads) watch.leads.push_back(*lead_written(lead));
    watch.addresses = {{sink, recipient}};
    return watch;
  }
  Event event(const std::string& title, const char* start) {
    Event event;
    event.uid = title + "@" + store.installation();
    event.title = title;
    event.zone = *Zone::named("Europe/Berlin");
    event.when = *span_from_forms(start, "", "");
    event.confidence = 0.9;
    event.changed = clock.now();
    Claim claim;
    claim.feed = "wire";
    claim.published = claim.read = clock.now();
    claim.mention.evidence = title + " will be.";
    claim.mention.title = title;
    claim.mention.when = event.when;
    claim.mention.confidence = 0.9;
    Article article;
    article.feed = "wire";
    article.guid = article.url = title;
    article.title = title;
    article.hash = title;
    article.dateline = {to_local(clock.now(), Zone()), Grain::minute, Zone()};
    claim.article = store.keep_article(article, std::nullopt, clock.now());
    event.claims = {claim};
    return store.keep_event(event);
  }
  Event known(const std::string& title, const char* start, const Watch& watch) {
    const Event kept = event(title, start);
    keep_promises(store, kept, {&watch, 1}, planning, clock.now());
    dispatcher->wake();
    pump();
    return kept;
  }
  /// So many events whose reminders of half an hour before are due.
  void due(int events, const Watch& wanted) {
    for (int i = 0; i < events; ++i) known("Event " + std::to_string(i), "2017-02-20T10:00", wanted);
    turn(std::chrono::minutes(30), std::chrono::minutes(30));
  }
  void revise(const Event& before, Event after, const Watch& watch) {
    after.revision = before.revision + 1;
    after = store.keep_event(after);
    revise_promises(store, before, after, {&watch, 1}, planning, clock.now());
    dispatcher->wake();
    pump();
  }
  static Lines titles(const Record& record) {
    Lines titles;
    for (const Notification& message : record.delivered) titles.push_back(message.title);
    return titles;
  }
  Lines states() {
    Lines states;
    for (std::int64_t id = 1; auto row = store.delivery(DeliveryId{id}); ++id)
      states.push_back(row->cause + " " + std::string(name(row->state)));
    return states;
  }
};

/// A promise to the mail sink, in the name of the watch that the bench makes.
inline Delivery row_of(const Event& event, const std::string& cause, Instant due) {
  Delivery row = examples::delivery(event.id, cause + std::to_string(event.id.value), due, "mail");
  row.recipient = "a@example.org";
  row.watch = "all";
  row.cause = cause;
  row.revision = event.revision;
  return row;
}

inline Outcome refused(Outcome::Kind kind) { return {.kind = kind, .detail = "no"}; }

}  // namespace datelined
