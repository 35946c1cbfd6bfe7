// The daemon's life: it is started, turned forward from one thing that happens to the next, and ended.
#include "tests/simulation/simulation.hpp"

#include "tests/simulation/process.hpp"

#include <sqlite3.h>
#include <stdlib.h>

#include <algorithm>
#include <exception>
#include <limits>

namespace datelined {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds beat = common_beat;
constexpr std::size_t most_in_flight = 16;  // messages under way, as the dispatcher promises
constexpr auto days_of_peace = std::chrono::days(33);
const Instant first_day{std::chrono::sys_days(std::chrono::year(2030) / 1 / 1)};

std::filesystem::path scratch_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "datelined-sim-XXXXXX").string();
  return ::mkdtemp(name.data());
}

}  // namespace

Simulation::Simulation(std::uint64_t seed, SimulationOptions options)
    : options_(std::move(options)),
      random_(seed),
      folder_(scratch_folder()),
      file_(folder_ / "state.db"),
      ledger_(file_),
      outside_{.random = random_,
               .ledger = ledger_,
               .clock = clock_,
               .servers = {},
               .plugged = true,
               .quiet_since = {},
               .slow = false,
               .arrived = {},
               .tell = [this](const std::string& what) { tell(what); },
               .powerless = [this] { return disk_.powerless(); }},
      news_(random_) {
  world_time() = WorldTime{.truth = first_day + std::chrono::hours(pick(24 * 365))};
  forget_timers();
  (void)Store::open(file_, false);
  sqlite3* connection = nullptr;
  sqlite3_open(file_.c_str(), &connection);
  sqlite3_exec(connection, "UPDATE installation SET id = 'simulatedhome234'", nullptr, nullptr, nullptr);
  sqlite3_close(connection);
  planning_ = {.installation = "simulatedhome234", .zone = *Zone::named("Europe/Berlin"), .remind_at = 9h};
  for (const auto& [name, local] : {std::pair("mail", false), {"desk", true}}) {
    Server& server = outside_.servers[name];
    server.name = name;
    server.recipient = local ? "" : "me@example.org";
    server.local = local;
    server.terms = {local ? local_pace : RetryPace{}, clock_.now()};
  }
  ledger_.attach();
}

Simulation::~Simulation() {
  if (process_) die(false);
  ledger_.detach();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Simulation::tell(const std::string& what) {
  std::string line = std::to_string((world_time().truth - first_day).count()) + " " + what;
  // The folder is another in each replay.
  if (const auto place = line.find(file_.string()); place != std::string::npos)
    line.replace(place, file_.string().size(), "state");
  for (const char c : line) report_.digest = (report_.digest ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  if (options_.tell) options_.tell(line);
}

milliseconds Simulation::between(milliseconds least, milliseconds most) {
  return milliseconds(std::uniform_int_distribution<std::int64_t>(least.count(), most.count())(random_));
}

/// What is due from now on is to be punctual again.
void Simulation::disturbed(milliseconds longer) { quiet_since_ = outside_.quiet_since = clock_.now() + longer; }

void Simulation::start() {
  if (process_) return;
  ++starts_;
  try {
    process_ = std::make_unique<Process>(*this, Store::open(file_, false));
  } catch (const StoreError& error) {
    tell(std::string("start failed: ") + error.what());
    if (disk_.powerless()) return die(cut_is_power_);
    return at(5s, [this] { start(); });
  }
  outside_.plugged = true;
  ledger_.process_began(Process::owner(*this));
  ledger_.recovered(clock_.now());
  if (starts_ % 16 == 0) ledger_.check_integrity();
  tell("started " + Process::owner(*this));
  disturbed(2min);  // a clock that was set meanwhile is doubted for a minute
  pump();
}

/// Lets a process that was called off come to its end, whatever it still waits for.
void Simulation::wind_down() {
  process_->crew.call_off();
  while (true) {
    process_->io.restart();
    while (process_->io.poll() > 0) process_->io.restart();
    if (process_->crew.idle()) break;
    if (process_->pool.next()) {
      process_->pool.run_one();
    } else if (const auto timer = next_timer()) {
      world_time().steady = std::max(world_time().steady, *timer);
      ring_timer();
    } else {
      return ledger_.violate("I22: it does not stop");
    }
  }
}

void Simulation::stop() {
  if (!process_) return;
  tell("told to stop");
  const std::int64_t effects = ledger_.amounts().effects;
  wind_down();
  if (disk_.powerless()) return die(cut_is_power_);
  ledger_.look(clock_.now());
  if (ledger_.amounts().effects != effects) ledger_.violate("I22: sent after it was told to stop");
  if (!full_ && !disk_.struck() && ledger_.leased() != 0) ledger_.violate("I22: kept a lease");
  ledger_.process_ended();
  process_.reset();
  if (disk_.powerless()) return die(cut_is_power_);  // while the store was closed
  forget_timers();
}

void Simulation::die(bool power_cut) {
  disk_.cut_power();
  outside_.plugged = false;
  ++(power_cut ? report_.power_cuts : report_.crashes);
  if (process_) {
    wind_down();
    ledger_.process_ended();
    process_.reset();
  }
  forget_timers();
  if (power_cut) {
    ++boots_;
    world_time().boot = 1h;
    disk_.restore_power(random_);
  } else {
    disk_.start_again();
  }
  disk_.heal();
  tell(power_cut ? "power cut" : "killed");
  const int how_long = pick(100);
  const milliseconds away = peace_          ? 1s
                            : how_long < 60 ? between(1s, 2min)
                            : how_long < 95 ? between(1min, 3h)
                                            : between(3h, 60h);
  at(away, [this] { start(); });
}

void Simulation::pump() {
  if (!process_) return;
  process_->io.restart();
  while (process_->io.poll() > 0) process_->io.restart();
  if (disk_.powerless()) return die(cut_is_power_);
  ledger_.look(clock_.now());
}

bool Simulation::quiet() const {
  return process_ && process_->dispatcher.in_flight() == 0 && !process_->pool.next() && !next_timer();
}

/// How long until something happens.
milliseconds Simulation::to_next() const {
  const WorldTime& time = world_time();
  milliseconds next = agenda_.empty() ? milliseconds(1h) : agenda_.begin()->first - time.truth;
  if (!process_) return std::max(next, milliseconds(0));
  if (clock_.armed() != Instant::max()) next = std::min(next, clock_.armed() - clock_.now());
  if (const auto work = process_->pool.next()) next = std::min(next, *work - time.steady);
  if (const auto timer = next_timer()) next = std::min(next, *timer - time.steady);
  return std::max(next, milliseconds(0));
}

/// Whole beats before anything is due: they would find nothing.
milliseconds Simulation::skippable(milliseconds next) const {
  if (options_.every_nap || next != beat || !quiet() || clock_.armed() - clock_.now() != beat) return milliseconds(0);
  milliseconds until = agenda_.empty() ? milliseconds(1h) : agenda_.begin()->first - world_time().truth;
  if (const auto due = ledger_.next_try()) until = std::min(until, *due - clock_.now());
  return std::max(until / beat - 1, std::int64_t(0)) * beat;
}

void Simulation::step() {
  outside_.slow = slow_ || full_;
  if (disk_.struck()) {
    disk_.heal();
    ledger_.leases_in_danger();
    disturbed(1min);
  }
  const milliseconds next = to_next();
  const milliseconds skipped = skippable(next);
  if (skipped > beat) {
    world_time().pass(skipped);
    clock_.arm(clock_.now() + beat);
    return;
  }
  world_time().pass(next);
  if (!agenda_.empty() && agenda_.begin()->first <= world_time().truth) {
    const auto what = agenda_.extract(agenda_.begin());
    what.mapped()();
  }
  if (!process_) return;
  if (clock_.armed() <= clock_.now()) {
    clock_.disarm();
    process_->dispatcher.beat();
  }
  if (const auto timer = next_timer(); timer && *timer <= world_time().steady) ring_timer();
  while (process_->pool.next() && *process_->pool.next() <= world_time().steady) process_->pool.run_one();
  pump();
  if (process_ && process_->dispatcher.in_flight() > most_in_flight) ledger_.violate("I19: too many are under way");
  ledger_.check_open(outside_.terms(), clock_.now(), clock_.latest(), process_ && !full_ && !slow_);
}

void Simulation::run_until(Instant end) {
  at(end - world_time().truth, [] {});
  while (world_time().truth < end && !ledger_.violation()) step();
}

/// Without faults everything comes to its end.
void Simulation::settle() {
  peace_ = true;
  agenda_.clear();
  outside_.arrived = {};
  disk_.heal();
  disk_.cut_power_at(0);
  disk_.hold_at_most(std::numeric_limits<std::size_t>::max());
  slow_ = full_ = false;
  for (auto& [name, server] : outside_.servers) server.turn(Mood::well, clock_.now() + 31min);
  start();
  disturbed();
  for (const NewsItem& item : std::exchange(unread_, {})) absorb_item(item);
  tell("peace");
  const Instant peace = clock_.now();
  run_until(world_time().truth + 26h);
  ledger_.check_settled(peace);
  run_until(world_time().truth + days_of_peace - 26h);
  // A clock that was set back by a month has a month more to go.
  while (ledger_.last_due() > clock_.now() - 1h && !ledger_.violation()) run_until(world_time().truth + 24h);
  ledger_.check_settled(Instant::max());
  ledger_.check_integrity();
  stop();
}

SimulationReport Simulation::run() {
  const Instant begin = world_time().truth;
  try {
    plan_troubles();
    start();
    run_until(begin + std::chrono::days(options_.days));
    if (!ledger_.violation()) settle();
  } catch (const std::exception& error) {
    ledger_.violate(std::string("the daemon died of a bug: ") + error.what());
  }
  report_.violation = ledger_.violation();
  report_.amounts = ledger_.amounts();
  report_.simulated = std::chrono::duration_cast<std::chrono::days>(world_time().truth - begin);
  return report_;
}

}  // namespace datelined
