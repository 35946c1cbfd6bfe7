// Read from top to bottom: what is built, in which order, and who is given what.
#include "service/assemble.hpp"

#include "calendar/zone_data.hpp"
#include "net/transport.hpp"
#include "service/calendar_keeper.hpp"
#include "service/crew.hpp"
#include "service/dispatch.hpp"
#include "service/fetch.hpp"
#include "service/ingest.hpp"
#include "service/intake.hpp"
#include "service/log.hpp"
#include "service/notify.hpp"
#include "service/outbox_desk.hpp"
#include "service/readers.hpp"
#include "service/reload.hpp"
#include "service/retention.hpp"
#include "service/serve.hpp"
#include "service/shutdown.hpp"
#include "service/signals.hpp"
#include "service/sources.hpp"
#include "service/status.hpp"
#include "service/status_keeper.hpp"
#include "service/store_health.hpp"
#include "service/user_edits.hpp"
#include "service/watchdog.hpp"
#include "service/zone_keeper.hpp"
#include "store/lease_owner.hpp"
#include "store/store.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/json.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <future>
#include <list>
#include <thread>

namespace datelined {
namespace {

namespace fs = std::filesystem;

/// The day of this release: a clock that shows an earlier one is not set yet.
constexpr Instant built = std::chrono::sys_days(std::chrono::year(2026) / 11 / 25);

/// The threads beside the loop.
struct Pools {
  asio::thread_pool store{1}, views{1}, senders{4};
  std::list<asio::thread_pool> listening;  ///< one for each sink that listens

  asio::any_io_executor one_more() { return listening.emplace_back(1).get_executor(); }
  void join() {
    for (asio::thread_pool* pool : {&store, &views, &senders}) pool->join();
    for (asio::thread_pool& pool : listening) pool.join();
  }
};

/// Before the loop runs: `work` on another thread, waited for.
template <class Work>
auto there(const asio::any_io_executor& pool, Work work) {
  std::packaged_task<std::invoke_result_t<Work>()> task(std::move(work));
  auto result = task.get_future();
  asio::post(pool, std::move(task));
  return result.get();
}

/// A replay without a --state of its own lives beside the real state.
Configuration configured(const RunOptions& options, Transport& transport) {
  Configuration configuration = read_configuration(options.configuration, options.overrides, transport);
  if (options.as_of && !options.overrides.state) configuration.state += "-replay";
  return configuration;
}

std::unique_ptr<Clock> clock_of(const RunOptions& options) {
  return options.as_of ? replayed_clock(*options.as_of, options.speed) : real_clock();
}

ClockDoubts doubts_of(const RunOptions& options) {
  return options.as_of ? ClockDoubts{.replayed = true} : ClockDoubts{built, false, timesyncd_waits};
}

Log log_of(const Configuration& configuration, const Clock& clock) {
  return {started_with_journal() ? journal_log() : terminal_log(), *log_level_named(configuration.log_level), &clock};
}

ReaderPool readers_of(const Configuration& configuration) {
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  return {.program = "/proc/self/exe",
          .count = configuration.readers > 0 ? static_cast<std::size_t>(configuration.readers) : cores,
          .rules = {configuration.minimum_confidence, configuration.time_patterns, configuration.event_rules}};
}

void listen(Server& server, const Configuration& configuration) {
  server.listen_unix(configuration.socket);
  if (!configuration.listen.empty()) server.listen_tcp(configuration.listen);
}

}  // namespace

void run_daemon(const RunOptions& options) {
  umask(0077);
  asio::io_context loop;
  const auto clock = clock_of(options);
  const ServiceManager manager;
  Pools pools;
  const Executors executors{loop.get_executor(), pools.store.get_executor(), pools.views.get_executor(),
                            pools.senders.get_executor()};
  Signals signals(executors.loop);
  const auto transport = curl_transport();
  Configuration configuration = configured(options, *transport);
  Log log = log_of(configuration, *clock);
  const Instant started = clock->now();

  const fs::path database = configuration.state / "datelined.db";
  Store store = there(executors.store, [&] { return Store::open(database, options.as_of.has_value()); });
  StoreView view = there(executors.views, [&] { return StoreView::open(database); });
  const Wishes wishes = wishes_of(configuration, store.installation());

  Crew crew(executors.loop);
  Readers readers(executors.loop, *clock, readers_of(configuration));
  std::function<void()> store_failed, changed;  // what is built further below hears of it
  Dispatcher dispatcher({.executors = executors,
                         .clock = *clock,
                         .store = store,
                         .log = log,
                         .owner = lease_owner(),
                         .own_thread = [&] { return pools.one_more(); },
                         .mute_remote = options.as_of && !options.send,
                         .store_failed = [&] { store_failed(); },
                         .changed = [&] { changed(); },
                         .doubts = doubts_of(options)},
                        std::move(configuration.sinks), wishes.planning,
                        {configuration.watches, configuration.digests});
  OutboxDesk desk(executors, *clock, store, dispatcher, log, database);
  StoreHealth health({.executors = executors,
                      .clock = *clock,
                      .store = store,
                      .log = log,
                      .place = configuration.state.string(),
                      .changed = [&] { dispatcher.wake(), changed(); },
                      .notice =
                          [&](std::string title, std::string text) {
                            crew.start("notice", dispatcher.notice(std::move(title), std::move(text)));
                          }});
  const auto line = [&](const Counts& counts) {
    return status_line(configuration, counts, dispatcher, health.trouble());
  };
  const auto show = [&](const std::string& text) { manager.status(text); };
  StatusKeeper status({executors, view, line, show});
  store_failed = [&] { health.suspect(); };
  changed = [&] { status.wake(); };
  CalendarKeeper calendar(executors, *clock, view, log, configuration.zone, store.installation());
  const auto absorbed = [&](const Absorbed&) {
    dispatcher.wake();
    calendar.wake();
    status.wake();
  };
  Intake intake({executors, *clock, store, readers, log, absorbed}, wishes);
  UserEdits edits{executors, *clock, store, intake, log, [&] {
                    dispatcher.wake();
                    calendar.wake();
                  }};
  Fetcher fetcher(executors.loop);
  IngestParts ingest{executors, *clock, store, fetcher, readers, intake, health, log};
  Sources sources(ingest);
  Server server(
      {.view = view,
       .executors = executors,
       .clock = *clock,
       .installation = store.installation(),
       .scratch = configuration.state,
       .zone = [&] { return configuration.zone; },
       .trouble = [&] { return health.trouble(); },
       .status = [&] { return status_object(configuration, dispatcher, readers, *clock, started, health.trouble()); },
       .watches = [&] { return watch_objects(configuration); },
       .test_sink = [&](std::string name) -> asio::awaitable<boost::json::object> {
         co_return outcome_object(co_await dispatcher.test(std::move(name)));
       },
       .edit = [&](std::string uid, EventEdit edit) { return edits.edit(std::move(uid), std::move(edit)); },
       .carry_out =
           [&](std::string order, OutboxDesk::Parameters parameters) {
             return desk.carry_out(std::move(order), std::move(parameters));
           }});
  listen(server, configuration);

  ReloadParts reloading{executors,  *clock,  store, *transport, options.overrides, configuration, readers, intake,
                        dispatcher, sources, crew,  log,        manager,           status};
  Wake zones_asked(executors.loop);
  const auto live = [&]() -> asio::awaitable<void> {
    sources.adopt(configuration.feeds, configuration.folders);
    crew.start("dispatch", dispatcher.run());
    crew.start("serve", server.run());
    crew.start("store health", health.keep());
    crew.start("status", status.keep());
    crew.start("retention", keep_retention(executors, *clock, store, log));
    crew.start("silence", edits.listen_for_silence());
    crew.start("watchdog", keep_watchdog(executors, *clock, manager));
    if (configuration.calendar_file) crew.start("calendar", calendar.keep(*configuration.calendar_file));
    crew.start("renewal of promises", renew_all_promises(executors, *clock, store, wishes, dispatcher, log));
    manager.ready(status_line(configuration));
    log.info("datelined " DATELINED_VERSION " is " + status_line(configuration));
    const auto read_anew = [&] { return reload(reloading); };
    const auto reload_all = [&]() -> asio::awaitable<void> {
      co_await reload(reloading);
      zones_asked.ring();
    };
    crew.start("zones", keep_zones({.executors = executors,
                                    .clock = *clock,
                                    .store = store,
                                    .log = log,
                                    .look = zones_asked,
                                    .version = zones_version,
                                    .read_anew = read_anew,
                                    .wishes = [&] { return intake.wishes(); },
                                    .planned =
                                        [&] {
                                          dispatcher.wake();
                                          calendar.wake();
                                        }}));
    co_await signals.until_told_to_stop(reload_all);
    log.info("stopping");
    manager.stopping();
    co_await shut_down(sources, crew, log);
  };
  run_to_the_end(loop, live());
  pools.join();
}

}  // namespace datelined
