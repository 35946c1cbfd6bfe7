// A scenario is run once undisturbed and the content after each of its transactions is remembered; after a cut the
// content must be that of the last acknowledged one, or of the one under way.
#include "tests/store/power_cuts.hpp"

#include "store/sql.hpp"
#include "tests/store/examples.hpp"
#include "tests/store/memory_disk.hpp"
#include "tests/store/scenario.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace datelined {

namespace {

namespace fs = std::filesystem;
using examples::Folder;

/// A moment at which the power may go, and how many transactions had been acknowledged by then.
struct Cut {
  std::int64_t change = 0;
  std::size_t acknowledged = 0;
  MemoryDisk::Moment disk;
};

/// What a scenario leaves behind after each step, and how often it changes the disk.
struct Course {
  std::vector<std::uint64_t> digests;
  std::int64_t changes = 0;
};

/// A folder for lock and ballast, the disk of a new store, and how to run scenarios on it.
class Bench {
 public:
  explicit Bench(CutConditions conditions) : conditions_(conditions), start_(prepared_disk(file_)) {
    // Checkpoints are part of what is cut: with the daemon's own setting none would fit into a scenario.
    pragmas_ = conditions.relaxed
                   ? std::make_unique<OtherPragmas>("PRAGMA synchronous = NORMAL", "synchronous")
                   : std::make_unique<OtherPragmas>("PRAGMA wal_autocheckpoint = 12", "wal_autocheckpoint");
  }

  Course course(std::uint64_t seed) {
    Course course;
    disk_.load(start_);
    course.digests.push_back(content_digest(file_));
    disk_.load(start_);
    {
      Scenario scenario(file_, seed);
      while (scenario.steps_done() < Scenario::length) {
        scenario.step();
        course.digests.push_back(content_digest(file_));
      }
    }
    disk_.load(start_);
    const std::int64_t before = disk_.changes();
    Scenario scenario(file_, seed);
    while (scenario.steps_done() < Scenario::length) scenario.step();
    scenario.close();
    course.changes = disk_.changes() - before;
    return course;
  }

  /// The moments at these changes (sorted) of a scenario. It goes on after each: what the disk holds at a cut does not
  /// depend on what would have followed.
  std::vector<Cut> cuts(std::uint64_t seed, const std::vector<std::int64_t>& changes) {
    std::vector<Cut> cuts;
    disk_.load(start_);
    disk_.lie(conditions_.lying);
    Scenario scenario(file_, seed);
    const std::int64_t before = disk_.changes();
    disk_.watch([&] {
      while (cuts.size() < changes.size() && changes.at(cuts.size()) == disk_.changes() - before)
        cuts.push_back({changes.at(cuts.size()), static_cast<std::size_t>(scenario.steps_done()), disk_.moment()});
    });
    while (scenario.steps_done() < Scenario::length) scenario.step();
    scenario.close();
    disk_.watch({});
    return cuts;
  }

  void judge(CutReport& report, const Course& course, Cut cut, std::mt19937_64& random, const std::string& what) {
    ++report.cuts;
    disk_.go_back(std::move(cut.disk));
    recover(random);
    const auto place = place_in(course, cut.acknowledged);
    if (place && *place >= cut.acknowledged) return;
    ++(place ? report.lost : report.damaged);
    if (report.first.empty()) report.first = what;
  }

 private:
  /// The power comes back, goes again while the store is opened, and comes back.
  void recover(std::mt19937_64& random) {
    disk_.restore_power(random);
    disk_.cut_power_at(std::uniform_int_distribution<int>(1, 12)(random));
    try {
      (void)Store::open(file_, false);
    } catch (const StoreError&) {
    }
    disk_.cut_power();
    disk_.restore_power(random);
    disk_.lie(false);
  }

  /// Where in its course the store is now; nothing if nowhere.
  std::optional<std::size_t> place_in(const Course& course, std::size_t from) {
    try {
      const std::uint64_t digest = content_digest(file_);
      // A step may change nothing: the latest of several equal places counts.
      for (std::size_t place = std::min(from + 1, course.digests.size() - 1);; --place) {
        if (course.digests.at(place) == digest) return place;
        if (place == 0) return std::nullopt;
      }
    } catch (const StoreError&) {
      return std::nullopt;
    }
  }

  CutConditions conditions_;
  Folder folder_;
  fs::path file_ = folder_ / "state.db";
  MemoryDisk::Image start_;
  MemoryDisk disk_;
  std::unique_ptr<OtherPragmas> pragmas_;
};

std::string described(std::uint64_t seed, std::int64_t change, std::uint64_t damage) {
  return "seed " + std::to_string(seed) + " change " + std::to_string(change) + " damage " + std::to_string(damage);
}

}  // namespace

void CutReport::add(const CutReport& other) {
  cuts += other.cuts;
  lost += other.lost;
  damaged += other.damaged;
  if (first.empty()) first = other.first;
}

CutReport random_cuts(std::int64_t cuts, std::uint64_t seed, CutConditions conditions) {
  constexpr std::size_t cuts_a_scenario = 50;
  Bench bench(conditions);
  CutReport report;
  while (report.cuts < cuts) {
    const Course course = bench.course(seed);
    std::mt19937_64 random(seed);
    std::vector<std::int64_t> changes(std::min(cuts_a_scenario, static_cast<std::size_t>(cuts - report.cuts)));
    for (std::int64_t& change : changes)
      change = std::uniform_int_distribution<std::int64_t>(1, course.changes)(random);
    std::ranges::sort(changes);
    for (Cut& cut : bench.cuts(seed, changes)) {
      const std::string what = described(seed, cut.change, random());
      bench.judge(report, course, std::move(cut), random, what);
    }
    ++seed;
  }
  return report;
}

CutReport exhaustive_cuts(std::uint64_t seed, int damages, CutConditions conditions) {
  Bench bench(conditions);
  CutReport report;
  const Course course = bench.course(seed);
  std::vector<std::int64_t> changes(static_cast<std::size_t>(course.changes));
  std::iota(changes.begin(), changes.end(), 1);
  for (const Cut& cut : bench.cuts(seed, changes))
    for (int damage = 0; damage < damages; ++damage) {
      const auto number = static_cast<std::uint64_t>(cut.change * damages + damage);
      std::mt19937_64 random(number);
      bench.judge(report, course, cut, random, described(seed, cut.change, number));
    }
  return report;
}

namespace {

/// What a store of the first schema held.
constexpr const char* first_rows = R"(
INSERT INTO installation(one, id, replay) VALUES (1, 'simulatedhome234', 0);
INSERT INTO article(id, feed, guid, url, title, language, hash, dateline_local, dateline_grain, zone, dated_by_file,
  published_at, read_at)
VALUES (1, 'wire', 'g', 'https://news.example/g', 'Pier', 'en', 'h', '2026-04-20T08:15', 'minute', 'Europe/Oslo', 0, 1, 2);
INSERT INTO event(id, uid, title, category, names, head, end_local, shape, zone, zone_said, status, undated, confidence,
  revision, changed_at, ends_at, folded)
VALUES (1, 'pier@simulatedhome234', 'Pier', 'ceremony', '[]', 'open', '2026-05-10T00:00', 'day day whole at',
  'Europe/Oslo', '', 'scheduled', 0, 0.9, 1, 2, 1778364000000, 'pier');
INSERT INTO delivery(id, key, event, revision, watch, cause, sink, recipient, made_at, due_at, next_try_at, expires_at,
  state, attempt, unknowns, lease_token, lease_owner, receipt, digest_key, last_error)
VALUES (1, 'k-ready', 1, 1, 'all', '1d', 'desk', '', 2, 3, 3, 9, 'ready', 0, 0, 0, '', '', '', ''),
  (2, 'k-leased', 1, 1, 'all', '1d', 'mail', 'me', 2, 3, 3, 9, 'leased', 0, 0, 1, 'old', '', '', ''),
  (3, 'k-sent', 1, 1, 'all', '1h', 'mail', 'me', 2, 3, 3, 9, 'sent', 1, 0, 1, '', '', '', '');
)";

/// A store as the release with so many migrations left it; of none at all there is no file.
MemoryDisk::Image store_of_version(const fs::path& file, std::size_t version) {
  MemoryDisk disk;
  if (version == 0) return {};
  sqlite3* connection = nullptr;
  std::string script = "PRAGMA journal_mode = WAL;";
  for (std::size_t i = 0; i < version; ++i) {
    script += "BEGIN;" + std::string(sql::migrations.at(i)) + "COMMIT;";
    if (i == 0) script += first_rows;
  }
  sqlite3_open(file.c_str(), &connection);
  const bool made = sqlite3_exec(connection, script.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  const std::string trouble = sqlite3_errmsg(connection);
  sqlite3_close(connection);
  if (!made) throw StoreError("schema " + std::to_string(version) + ": " + trouble);
  return disk.image();
}

bool holds_first_rows(const fs::path& file) {
  Store store = Store::open(file, false);
  const auto is = [&](const char* key, DeliveryState state) {
    const auto row = store.delivery_by_key(key);
    return row && row->state == state;
  };
  const Counts counts = store.counts();
  if (counts.ready != 1 || counts.leased != 1 || counts.sent != 1) return false;
  return store.installation() == "simulatedhome234" && store.event_by_uid("pier@simulatedhome234") &&
         is("k-ready", DeliveryState::ready) && is("k-leased", DeliveryState::leased) &&
         is("k-sent", DeliveryState::sent);
}

bool stands(const fs::path& file, bool upgraded) {
  try {
    (void)Store::open(file, false);
    (void)content_digest(file);
    return !upgraded || holds_first_rows(file);
  } catch (const StoreError&) {
    return false;
  }
}

}  // namespace

CutReport cuts_in_migrations(int damages) {
  const Folder folder;
  const fs::path file = folder / "state.db";
  CutReport report;
  for (std::size_t version = 0; version <= sql::migrations.size(); ++version) {
    const MemoryDisk::Image start = store_of_version(file, version);
    MemoryDisk disk;
    bool cut = true;
    for (std::int64_t change = 1; cut; ++change)
      for (int damage = 0; damage < damages; ++damage) {
        std::mt19937_64 random(static_cast<std::uint64_t>(change * damages + damage));
        disk.load(start);
        disk.cut_power_at(change);
        cut = false;
        try {
          (void)Store::open(file, false);
          cut = disk.powerless();
        } catch (const StoreError&) {
          cut = true;
        }
        disk.restore_power(random);
        ++report.cuts;
        if (stands(file, version > 0)) continue;
        ++report.damaged;
        if (report.first.empty())
          report.first =
              "schema " + std::to_string(version) + ", " + described(0, change, static_cast<std::uint64_t>(damage));
      }
  }
  return report;
}

}  // namespace datelined
