// What happens to the daemon, and how often.
#include "calendar/iso8601.hpp"
#include "tests/simulation/process.hpp"
#include "tests/simulation/simulation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace datelined {

namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::milliseconds;

Watch watch_of(std::vector<const char*> leads) {
  Watch watch;
  watch.name = "all";
  for (const char* lead : leads) watch.leads.push_back(*lead_written(lead));
  watch.addresses = {{"desk", ""}, {"mail", "me@example.org"}};
  return watch;
}

}  // namespace

std::vector<Watch> Simulation::watches() const {
  return {watch_plan_ % 2 == 0 ? watch_of({"1d", "1h"}) : watch_of({"2d", "1h"})};
}

std::vector<NamedSink> Simulation::sinks() {
  std::vector<NamedSink> all;
  for (const auto& [name, server] : outside_.servers) all.push_back(simulated_sink(outside_, name));
  return all;
}

void Simulation::at(milliseconds from_now, std::function<void()> what) {
  agenda_.emplace(world_time().truth + std::max(from_now, milliseconds(0)), std::move(what));
}

/// Again and again, memoryless.
void Simulation::often(milliseconds mean, std::function<void()> what) {
  const double chance = std::uniform_real_distribution<double>(1e-9, 1)(random_);
  const auto wait = static_cast<std::int64_t>(-std::log(chance) * static_cast<double>(mean.count()));
  at(milliseconds(wait), [this, mean, what] {
    often(mean, what);
    what();
  });
}

void Simulation::plan_troubles() {
  often(22h, [this] { news(); });
  often(days(120), [this] { programme(); });
  often(24h, [this] { crash(); });
  often(days(9), [this] { server_trouble(); });
  often(days(30), [this] { disk_trouble(); });
  often(days(12), [this] { set_clock(); });
  often(days(9), [this] { suspend(); });
  often(days(20), [this] { pause(); });
  often(days(15), [this] { restart(); });
  often(days(30), [this] { reload(); });
  often(days(60), [this] { backup(); });
  often(days(90), [this] { restore(); });
  often(days(10), [this] {
    slow_ = true;
    at(between(1min, 2h), [this] {
      slow_ = false;
      disturbed(3min);
    });
  });
  often(24h, [this] {
    if (process_) try {
        process_->store.forget(clock_.now() - days(30), 1000);
      } catch (const StoreError& error) {
        tell(error.what());
      }
    pump();
  });
}

void Simulation::news() {
  const int many = pick(10) == 0 ? 6 : 1;
  if (many > 1 && pick(2) == 0) restart_after_arrival(0ms);  // the others wait for their turn
  const bool of_one_event = pick(2) == 0;
  for (int i = 0; i < many; ++i)
    unread_.push_back(i > 0 && of_one_event ? news_.moved_again(clock_.now()) : news_.next(clock_.now()));
  if (!read_.empty() && pick(5) == 0)
    unread_.push_back(read_.at(static_cast<std::size_t>(pick(static_cast<int>(read_.size())))));
  read_unread();
}

/// More falls due at one moment than may be under way (I19).
void Simulation::programme() {
  for (NewsItem& item : news_.programme(40, clock_.now())) unread_.push_back(std::move(item));
  read_unread();
}

void Simulation::read_unread() {
  while (!unread_.empty() && process_) {
    const NewsItem item = unread_.front();
    absorb_item(item);
    if (!unread_.empty() && unread_.front().article.guid == item.article.guid) break;  // it was not taken in
  }
}

void Simulation::absorb_item(const NewsItem& item) {
  try {
    const std::vector<Watch> wanted = watches();
    const Absorbed absorbed = absorb(process_->store, item.article, {item.mention}, wanted, planning_, clock_.now());
    const bool again =
        std::ranges::any_of(read_, [&](const NewsItem& other) { return other.article.guid == item.article.guid; });
    if (again && !absorbed.known) ledger_.violate("I15: read twice: " + item.article.guid);
    for (const Event& event : absorbed.found) check_plan(event);
    for (const Revised& revised : absorbed.revised) check_plan(revised.after);
    if (!unread_.empty() && unread_.front().article.guid == item.article.guid) unread_.pop_front();
    if (!again) read_.push_back(item);
    if (read_.size() > 200) {
      read_.pop_front();
      read_at_backup_ -= read_at_backup_ > 0 ? 1 : 0;
    }
    tell("read " + item.article.guid);
  } catch (const StoreError& error) {
    tell(std::string("not read: ") + error.what());
    if (!disk_.powerless()) disturbed(1min);
  }
  if (process_) process_->dispatcher.wake();
  pump();
}

/// I18, and that the planner promises what the watch asks for.
void Simulation::check_plan(const Event& event) {
  if (event.status == Status::cancelled || event.undated || !event.when.begin) return;
  LocalTime begin = *event.when.begin;
  if (central_european(begin) == central_european(begin + 1h)) begin += 1h;  // a time that there is not
  const bool timed = event.when.grain == Grain::minute;
  std::map<std::string, Instant> wanted;
  const Watch watch = watches().front();
  for (const Lead& lead : watch.leads) {
    if (lead.unit == 'h' && timed) wanted[lead.written] = central_european(begin) - std::chrono::hours(lead.count);
    if (lead.unit == 'd') wanted[lead.written] = central_european(begin - days(lead.count) + (timed ? 0h : 9h));
  }
  const std::vector<Delivery> rows = process_->store.deliveries_of(event.id);
  for (const auto& [cause, due] : wanted) {
    const auto count = std::ranges::count_if(rows, [&](const Delivery& row) {
      return row.cause == cause && row.revision == event.revision && row.due == due;
    });
    if (due <= clock_.now() || count == 2) continue;
    for (const Delivery& row : rows)
      tell(row.cause + " " + iso8601(row.due) + " revision " + std::to_string(row.revision));
    ledger_.violate("I18: \"" + cause + "\" of " + event.title + " is not promised for " + iso8601(due));
  }
}

/// Most crashes come in the midst of a write, many right behind a message that came in.
void Simulation::crash() {
  if (!process_) return;
  cut_is_power_ = pick(2) == 0;
  const int kind = pick(4);
  if (kind == 0) return die(cut_is_power_);
  if (kind == 1) {
    outside_.arrived = [this] { disk_.cut_power_at(1 + pick(3)); };
    return;
  }
  disk_.cut_power_at(1 + pick(40));
}

void Simulation::server_trouble() {
  auto place = outside_.servers.begin();
  if (pick(2) == 0) ++place;
  Server& server = place->second;
  const Mood mood = static_cast<Mood>(1 + pick(5));
  tell(server.name + " is " + std::string(name(mood)));
  server.turn(mood, Instant::max() - days(400));
  // This machine's own is tried twice a minute: of days of it a little is enough.
  const bool for_days = pick(server.local ? 200 : 20) == 0 && mood != Mood::locked;
  const milliseconds length = for_days ? between(days(5), days(7)) : between(1min, 6h);
  const bool slowly = pick(3) == 0;  // what has waited meets refusals first, while more falls due
  if (slowly)
    at(length, [this, &server] {
      tell(server.name + " is half well");
      server.mood = Mood::flaky;
    });
  at(length + (slowly ? between(1min, 2h) : 0ms), [this, &server] {
    tell(server.name + " is well");
    server.turn(Mood::well, clock_.now() + (server.local ? 2min : 40min));
    if (pick(2) == 0) restart_after_arrival(between(20ms, 300ms));  // what waited for it leaves slowly
  });
}

void Simulation::disk_trouble() {
  if (pick(3) == 0) {
    full_ = true;
    disk_.hold_at_most(disk_.bytes() + static_cast<std::size_t>(pick(40'000)));
    tell("disk full");
    at(between(1min, 2h), [this] {
      tell("disk has room");
      full_ = false;
      disk_.hold_at_most(std::numeric_limits<std::size_t>::max());
      disturbed(1min);
      ledger_.leases_in_danger();
    });
    return;
  }
  constexpr std::array<std::pair<MemoryDisk::Operation, int>, 3> kinds{
      {{MemoryDisk::Operation::read, SQLITE_IOERR_READ},
       {MemoryDisk::Operation::write, SQLITE_IOERR_WRITE},
       {MemoryDisk::Operation::sync, SQLITE_IOERR_FSYNC}}};
  const auto& [kind, code] = kinds.at(static_cast<std::size_t>(pick(3)));
  disk_.fail(kind, 1 + pick(30), code, false);
  ledger_.leases_in_danger();
}

/// At rest, or while messages are under way: whoever looks at the clock next must not send them again (I17).
void Simulation::set_clock() {
  if (pick(2) == 0) return step_clock();
  outside_.arrived = [this] { step_clock(); };
}

void Simulation::step_clock() {
  constexpr std::array<milliseconds, 8> steps{1s, 5s, 61s, 1h, 5h, 26h, 3 * 24h, 30 * 24h};
  milliseconds by = steps.at(static_cast<std::size_t>(pick(100) < 85 ? pick(5) : pick(8)));
  if (pick(2) == 0) by = -by;
  // What is far from the truth is mended again, so that the years do not run away.
  if (pick(3) == 0) by = -world_time().offset;
  world_time().offset += by;
  ++report_.steps_of_clock;
  tell("clock set by " + std::to_string(by.count()));
  ledger_.clock_was_set();
  disturbed(11min);
  if (process_) process_->dispatcher.wake();
}

void Simulation::suspend() {
  ++report_.suspends;
  const milliseconds length = between(1min, 12h);
  tell("suspend " + std::to_string(length.count()));
  world_time().sleep(length);
  ledger_.leases_in_danger();
  disturbed();
}

void Simulation::pause() {
  const milliseconds length = between(1s, 1h);
  tell("stopped for " + std::to_string(length.count()));
  world_time().pass(length);
  ledger_.leases_in_danger();
  disturbed();
}

/// At rest, or while messages are under way.
void Simulation::restart() { pick(2) == 0 ? restart_after_arrival(0ms) : restart_now(); }

void Simulation::restart_after_arrival(milliseconds wait) {
  outside_.arrived = [this, wait] { at(wait, [this] { restart_now(); }); };
}

void Simulation::restart_now() {
  stop();
  if (!process_) at(between(100ms, 10s), [this] { start(); });
}

void Simulation::reload() {
  if (!process_) return;
  tell("reload");
  ++watch_plan_;
  ledger_.watches_changed();
  process_->dispatcher.adopt(sinks(), planning_, Duties{.watches = watches(), .digests = {}});
  process_->crew.call_off("renewal");
  const Wishes wishes{.watches = watches(), .planning = planning_};
  process_->crew.start("renewal", renew_all_promises(process_->executors, clock_, process_->store, wishes,
                                                     process_->dispatcher, process_->log));
  disturbed();
  pump();
}

void Simulation::backup() {
  if (!process_) return;
  backup_ = disk_.image();
  read_at_backup_ = read_.size();
  tell("backup");
}

/// Yesterday's state under today's daemon: what feeds still offer is read again.
void Simulation::restore() {
  if (!backup_ || !process_) return;
  tell("restore");
  stop();
  if (process_ || disk_.powerless()) return;
  disk_.load(*backup_);
  for (std::size_t i = read_.size(); i > read_at_backup_; --i) unread_.push_front(read_.at(i - 1));
  read_.resize(read_at_backup_);
  ledger_.restoring();
  start();
}

}  // namespace datelined
