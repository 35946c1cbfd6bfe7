// The steps are drawn by chance; what each does follows from the seed and from what the store holds.
#include "tests/store/scenario.hpp"

#include "store/absorb.hpp"
#include "store/replan.hpp"
#include "tests/store/examples.hpp"

#include <sqlite3.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace datelined {

using namespace examples;

namespace {

Watch watch_of(std::vector<const char*> leads) {
  Watch watch;
  watch.name = "all";
  for (const char* lead : leads) watch.leads.push_back(*lead_written(lead));
  watch.addresses = {{"desk", ""}, {"mail", "me"}};
  return watch;
}

struct OtherWay {
  const char* script = nullptr;
  const char* pragma = nullptr;
};
OtherWay other_way;

int ignore_setting(void*, int action, const char* pragma, const char* value, const char*, const char*) {
  const bool sets = action == SQLITE_PRAGMA && value != nullptr && std::string_view(pragma) == other_way.pragma;
  return sets ? SQLITE_IGNORE : SQLITE_OK;
}

int set_up(sqlite3* connection, char**, const sqlite3_api_routines*) {
  sqlite3_exec(connection, other_way.script, nullptr, nullptr, nullptr);
  return sqlite3_set_authorizer(connection, ignore_setting, nullptr);
}

/// FNV-1a over what a query gives.
class Digest {
 public:
  explicit Digest(const std::filesystem::path& file) : file_(file) {
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READWRITE, nullptr);
    connection_.reset(connection);
    if (code != SQLITE_OK) fail();
  }
  std::vector<std::string> add(const std::string& sql) {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(connection_.get(), sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK) fail();
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared, sqlite3_finalize);
    std::vector<std::string> firsts;
    int code = SQLITE_OK;
    while ((code = sqlite3_step(prepared)) == SQLITE_ROW)
      for (int column = 0; column < sqlite3_column_count(prepared); ++column) {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(prepared, column));
        const std::string text(bytes, static_cast<std::size_t>(sqlite3_column_bytes(prepared, column)));
        for (const char c : text + '\0') value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
        if (column == 0) firsts.push_back(text);
      }
    if (code != SQLITE_DONE) fail();
    return firsts;
  }
  std::uint64_t value() const { return value_; }

 private:
  [[noreturn]] void fail() { throw StoreError(file_.string() + ": " + sqlite3_errmsg(connection_.get())); }

  std::filesystem::path file_;
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> connection_{nullptr, sqlite3_close};
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

}  // namespace

OtherPragmas::OtherPragmas(const char* script, const char* pragma) {
  other_way = {script, pragma};
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(set_up));
}
OtherPragmas::~OtherPragmas() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(set_up)); }

MemoryDisk::Image prepared_disk(const std::filesystem::path& file) {
  MemoryDisk disk;
  (void)Store::open(file, false);
  (void)Digest(file).add("UPDATE installation SET id = 'simulatedhome234'");
  return disk.image();
}

std::uint64_t content_digest(const std::filesystem::path& file) {
  Digest digest(file);
  if (digest.add("PRAGMA integrity_check") != std::vector<std::string>{"ok"})
    throw StoreError(file.string() + ": damaged");
  if (!digest.add("PRAGMA foreign_key_check").empty()) throw StoreError(file.string() + ": a reference leads nowhere");
  for (const std::string& table : digest.add("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
    digest.add("SELECT * FROM " + table);
  return digest.value();
}

Scenario::Scenario(std::filesystem::path file, std::uint64_t seed)
    : file_(std::move(file)), random_(seed), watches_{watch_of({"1d", "1h"})}, now_(at("2026-04-20T08:00")) {}

void Scenario::close() {
  view_.reset();
  store_.reset();
}

void Scenario::open_anew() {
  close();
  store_.emplace(Store::open(file_, false));
  planning_ = {.installation = store_->installation(), .zone = *Zone::named("Europe/Oslo")};
  if (pick(2) == 0) {
    view_.emplace(StoreView::open(file_));
    (void)view_->counts();
  }
}

/// A new event, the same once more, or another day for one that is known.
void Scenario::take_article() {
  const int number = pick(4);
  EventMention said = mention("2026-05-" + std::to_string(10 + pick(15)));
  said.title = "Harbour board opens pier " + std::to_string(number);
  said.names.push_back({"Pier" + std::to_string(number), Name::Kind::other});
  if (pick(3) == 0) said.moved_from = day("2026-05-" + std::to_string(10 + pick(15)));
  if (pick(6) == 0) said.status = Status::cancelled;
  Article source = article("guid-" + std::to_string(pick(2) == 0 ? articles_++ : pick(articles_ + 1)));
  source.hash += said.title;
  source.dateline.moment += std::chrono::hours(done_);
  absorb(*store_, source, {said}, watches_, planning_, now_);
}

void Scenario::lease() {
  now_ += std::chrono::hours(24 * pick(4));
  leased_ = store_->lease_due(now_, static_cast<std::size_t>(1 + pick(4)), "us", 1h, {});
}

/// The outcomes of a group are one transaction.
void Scenario::finish() {
  if (leased_.empty()) return lease();
  store_->in_transaction([&] {
    for (Delivery& row : leased_) {
      row.state = pick(3) == 0 ? DeliveryState::ready : pick(9) == 0 ? DeliveryState::dead : DeliveryState::sent;
      ++row.attempt;
      row.next_try = now_ + 1min;
      store_->finish(row, attempt(row, "delivered"));
    }
  });
  leased_.clear();
}

void Scenario::change_watches() {
  watches_ = {pick(2) == 0 ? watch_of({"1w", "2d"}) : watch_of({"1d", "1h"})};
  EventCursor cursor;
  replan(*store_, cursor, watches_, planning_, now_);
}

void Scenario::step() {
  if (!store_ || pick(16) == 0) open_anew();
  const int kind = pick(12);
  if (kind < 4)
    take_article();
  else if (kind < 6)
    lease();
  else if (kind < 9)
    finish();
  else if (kind == 9)
    change_watches();
  else if (kind == 10)
    store_->keep_source({.name = "source " + std::to_string(pick(3)), .url = std::string(9'000, 'u')});
  else
    pick(2) == 0 ? store_->release_leases("somebody else", {}) : store_->forget(now_, 5);
  ++done_;
}

}  // namespace datelined
