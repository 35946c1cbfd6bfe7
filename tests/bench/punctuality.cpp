// How punctual dispatch is beside a large store: `datelined_punctuality FOLDER [STORED] [DUE]`. Makes a state with
// STORED deliveries of a tenth as many events in FOLDER (or uses the one there), promises DUE more for one second, and
// runs the daemon's dispatcher with its real clock and threads and a sink that only takes the time.
#include "service/dispatch.hpp"
#include "tests/store/examples.hpp"
#include "text/digest.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <mutex>
#include <thread>

using namespace datelined;
using namespace std::chrono_literals;

namespace {

/// Ten deliveries of each event: nine were sent, one is still to come in the next ten years. Everything rises, the keys
/// too, so that each index only grows at its end; they fill the space of keys evenly, as hashes do.
constexpr const char* events = R"(
CREATE TEMP TABLE sample AS SELECT * FROM event WHERE id = 1;
WITH RECURSIVE number(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM number WHERE i < %1$lld)
INSERT INTO event(id, uid, title, category, place, country, place_zone, names, head, begin_local, end_local, shape, zone,
  zone_said, status, undated, confidence, revision, changed_at, begins_at, ends_at, folded)
SELECT i, printf('%%016x@installation', i), title, category, place, country, place_zone, names, head, begin_local,
  end_local, shape, zone, zone_said, status, undated, confidence, revision, changed_at, begins_at, ends_at, folded
FROM number, sample;
)";
constexpr const char* deliveries = R"(
WITH RECURSIVE number(i) AS (SELECT %1$lld UNION ALL SELECT i + 1 FROM number WHERE i < %2$lld)
INSERT INTO delivery(key, event, revision, watch, cause, sink, recipient, made_at, due_at, next_try_at, expires_at, state,
  attempt, unknowns, lease_token, lease_owner, receipt, digest_key, last_error, sent_at)
SELECT printf('%%016x%%016x', i * (9223372036854775807 / %3$lld), i), (i + 9) / 10, 1, 'all', '1d', 'fast', '', 1000, t, t,
  t + 432000000, iif(i %% 10 = 0, 'ready', 'sent'), iif(i %% 10 = 0, 0, 1), 0, 1, '', '', '', '', iif(i %% 10 = 0, NULL, t)
FROM (SELECT i, iif(i %% 10 = 0, %4$lld + 86400000 + i * 30, 1400000000000 + i * 1000) AS t FROM number);
)";

struct Connection {
  explicit Connection(const std::filesystem::path& file) { sqlite3_open(file.c_str(), &handle); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { sqlite3_close(handle); }

  template <class... Values>
  void run(const char* script, Values... values) const {
    std::string text(2 * std::strlen(script) + 200, '\0');
    std::snprintf(text.data(), text.size(), script, values...);
    if (sqlite3_exec(handle, text.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(handle));
    std::exit(1);
  }

  sqlite3* handle = nullptr;
};

/// Without a journal: a file that was not filled to the end is thrown away.
void fill_up(const std::filesystem::path& file, long long stored, Instant now) {
  const Connection connection(file);
  sqlite3_db_config(connection.handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  connection.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072;");
  connection.run(events, (stored + 9) / 10);
  constexpr long long step = 1'000'000;
  for (long long begin = 1; begin <= stored; begin += step)
    connection.run(deliveries, begin, std::min(stored, begin + step - 1), stored,
                   static_cast<long long>(now.time_since_epoch().count()));
}

struct Arrivals {
  std::mutex mutex;
  std::vector<Instant> at;
};

class FastSink : public Sink {
 public:
  FastSink(Arrivals& arrivals, const Clock& clock) : arrivals_(arrivals), clock_(clock) {}
  Outcome deliver(const Notification&, std::stop_token) override {
    const std::lock_guard lock(arrivals_.mutex);
    arrivals_.at.push_back(clock_.now());
    return {};
  }

 private:
  Arrivals& arrivals_;
  const Clock& clock_;
};

std::string resident() {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("VmRSS")) return line;
  return {};
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const long stored = count > 2 ? std::atol(arguments[2]) : 10'000'000;
  const int wanted = count > 3 ? std::atoi(arguments[3]) : 1000;
  const std::filesystem::path file = std::filesystem::path(arguments[1]) / "punctual.db";
  const auto clock = real_clock();
  if (!std::filesystem::exists(file)) {
    const std::filesystem::path part = file.string() + ".part";
    std::filesystem::remove(part);
    {
      Store store = Store::open(part, false);
      Event made = examples::event("pier");
      made.when = examples::minute("2045-05-09T10:00");
      store.keep_event(made);
    }
    const auto began = std::chrono::steady_clock::now();
    fill_up(part, stored, clock->now());
    std::filesystem::rename(part, file);
    std::printf("filled in %.0f s\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
  }
  const auto milliseconds_of = [](const auto& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  };
  std::optional<Store> opened;
  const double open = milliseconds_of([&] { opened.emplace(Store::open(file, false)); });
  Store& store = *opened;
  std::printf("%ld deliveries in %ju MB, opened in %.1f ms, ", stored, std::filesystem::file_size(file) >> 20, open);
  StoreView view = StoreView::open(file);
  const double counted = milliseconds_of([&] { (void)view.counts(); });
  std::printf("counted in %.1f ms\n", counted);

  asio::io_context loop;
  asio::thread_pool store_thread(1), senders(4);
  Arrivals arrivals;
  Log log([](LogLevel, std::string_view line,
             const LogFields&) { std::fprintf(stderr, "%.*s\n", int(line.size()), line.data()); },
          LogLevel::warning);
  const Instant due = std::chrono::ceil<std::chrono::seconds>(clock->now()) + 8s;
  std::vector<Delivery> rows;
  for (int i = 0; i < wanted; ++i) {
    const EventId event{i * std::max(1L, stored / 10 / wanted) + 1};
    const std::string key = std::to_string(due.time_since_epoch().count()) + "-" + std::to_string(i);
    Delivery row = examples::delivery(event, hex(sha256(key)).substr(0, 32), due, "fast");
    row.recipient.clear();
    row.made = clock->now();
    rows.push_back(row);
  }
  store.promise(rows);
  std::vector<double> asked;
  for (int i = 0; i < 2000; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    (void)store.next_due();
    asked.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
  }
  std::ranges::sort(asked);
  std::printf("next due: %.1f us median, %.1f us p99\n", asked.at(1000), asked.at(1980));

  const Executors executors{loop.get_executor(), store_thread.get_executor(), store_thread.get_executor(),
                            senders.get_executor()};
  std::vector<NamedSink> sinks;
  sinks.push_back({"fast", "fast", std::make_unique<FastSink>(arrivals, *clock)});
  Dispatcher dispatcher({.executors = executors,
                         .clock = *clock,
                         .store = store,
                         .log = log,
                         .owner = "bench",
                         .own_thread = [&] { return executors.senders; }},
                        std::move(sinks), Planning{.installation = store.installation(), .zone = Zone()});
  Crew crew(loop.get_executor());
  crew.start("dispatch", dispatcher.run());
  const auto until = std::chrono::steady_clock::now() + 60s;
  const auto all_there = [&] {
    const std::lock_guard lock(arrivals.mutex);
    return arrivals.at.size() >= static_cast<std::size_t>(wanted);
  };
  while (!all_there() && std::chrono::steady_clock::now() < until) loop.run_for(50ms);
  crew.call_off();
  loop.restart();
  loop.run();
  store_thread.join();
  senders.join();
  std::ranges::sort(arrivals.at);
  const auto late = [&](std::size_t percent) {
    return static_cast<long>((arrivals.at.at((arrivals.at.size() - 1) * percent / 100) - due).count());
  };
  if (arrivals.at.empty()) return 1;
  std::printf("%zu of %d due in one second: late by %ld ms (first), %ld (median), %ld (p99), %ld (last)\n",
              arrivals.at.size(), wanted, late(0), late(50), late(99), late(100));
  std::printf("%s\n", resident().c_str());
  return 0;
}
