// Each check names the invariant of DELIVERY 2.9 that it is for.
#include "tests/simulation/ledger.hpp"

#include "calendar/iso8601.hpp"

#include <algorithm>

namespace datelined {

namespace {

using namespace std::chrono_literals;

constexpr auto longest_retry_after = 24h;
constexpr auto grace = 16s;  // one nap and a little
constexpr auto punctual = 1s;
constexpr std::size_t most_leased = 1024;  // a pass takes up to 512, while as many may wait for their turn
constexpr auto longest_queue = 1h;         // of what is leased for a sink that takes everything

std::set<std::int64_t>* changes = nullptr;

void note_change(void*, int, const char*, const char* table, sqlite3_int64 row) {
  if (changes != nullptr && std::string_view(table) == "delivery") changes->insert(row);
}
int watch_connection(sqlite3* connection, char**, const sqlite3_api_routines*) {
  sqlite3_update_hook(connection, note_change, nullptr);
  return SQLITE_OK;
}
void (*const hook)() = reinterpret_cast<void (*)()>(watch_connection);

bool is_final(DeliveryState state) { return state != DeliveryState::ready && state != DeliveryState::leased; }

std::string told(const Delivery& row) {
  return row.key + " (" + row.cause + " of event " + std::to_string(row.event.value) + " revision " +
         std::to_string(row.revision) + " to " + row.sink + ", " + std::string(name(row.state)) + ")";
}

std::string text(sqlite3_stmt* row, int column) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
  return bytes == nullptr ? "" : bytes;
}
Instant instant(sqlite3_stmt* row, int column) {
  return Instant(std::chrono::milliseconds(sqlite3_column_int64(row, column)));
}

constexpr const char* select_row =
    "SELECT id, key, event, revision, watch, cause, sink, recipient, due_at, next_try_at, expires_at, state, attempt, "
    "unknowns, lease_token, lease_owner, digest_key, last_error, made_at FROM delivery WHERE id = ?";

}  // namespace

Ledger::~Ledger() { detach(); }

void Ledger::attach() {
  changes = &changed_;
  sqlite3_auto_extension(hook);
}

void Ledger::detach() {
  sqlite3_cancel_auto_extension(hook);
  changes = nullptr;
}

void Ledger::violate(const std::string& what) {
  if (!violation_) violation_ = what;
}

void Ledger::process_began(std::string owner) {
  owners_.insert(std::move(owner));
  sqlite3* connection = nullptr;
  sqlite3_cancel_auto_extension(hook);
  sqlite3_open_v2(file_.c_str(), &connection, SQLITE_OPEN_READWRITE, nullptr);
  sqlite3_auto_extension(hook);
  connection_.reset(connection);
  sqlite3_exec(connection, "PRAGMA wal_autocheckpoint = 0", nullptr, nullptr, nullptr);
  select_ = prepared(select_row);
}

Ledger::Statement Ledger::prepared(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  for (int tries = 0; statement == nullptr && tries < 3; ++tries)  // a fault meant for the daemon
    sqlite3_prepare_v2(connection_.get(), sql, -1, &statement, nullptr);
  return Statement(statement);
}

void Ledger::process_ended() {
  steps_ = attempts_;
  select_.reset();
  questions_.clear();
  connection_.reset();
  leases_in_danger();
}

void Ledger::leases_in_danger() {
  for (auto& [key, message] : messages_)
    if (message.open) ++message.allowed;
}

std::optional<Delivery> Ledger::row_of(std::int64_t id) {
  sqlite3_stmt* row = select_.get();
  sqlite3_bind_int64(row, 1, id);
  std::optional<Delivery> found;
  int code = sqlite3_step(row);
  for (int tries = 0; code != SQLITE_ROW && code != SQLITE_DONE && tries < 2;
       ++tries) {  // a fault meant for the daemon
    sqlite3_reset(row);
    code = sqlite3_step(row);
  }
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    violate(std::string("the ledger cannot read: ") + sqlite3_errmsg(connection_.get()));
  if (code == SQLITE_ROW) {
    Delivery& read = found.emplace();
    read.id.value = id;
    read.key = text(row, 1);
    read.event.value = sqlite3_column_int64(row, 2);
    read.revision = sqlite3_column_int(row, 3);
    read.watch = text(row, 4);
    read.cause = text(row, 5);
    read.sink = text(row, 6);
    read.recipient = text(row, 7);
    read.due = instant(row, 8);
    read.next_try = instant(row, 9);
    read.expires = instant(row, 10);
    read.state = delivery_state_named(text(row, 11)).value();
    read.attempt = sqlite3_column_int(row, 12);
    read.unknowns = sqlite3_column_int(row, 13);
    read.lease_token = sqlite3_column_int64(row, 14);
    read.lease_owner = text(row, 15);
    read.digest_key = text(row, 16);
    read.last_error = text(row, 17);
    read.made = instant(row, 18);
  }
  sqlite3_reset(row);
  return found;
}

std::optional<std::string> Ledger::answer(const char* question, std::int64_t about) {
  Statement& statement = questions_[question];
  for (int tries = 0; tries < 3; ++tries) {  // a fault meant for the daemon
    if (!statement) statement = prepared(question);
    if (!statement) continue;
    sqlite3_bind_int64(statement.get(), 1, about);
    const int code = sqlite3_step(statement.get());
    std::string found = code == SQLITE_ROW ? text(statement.get(), 0) : "";
    sqlite3_reset(statement.get());
    if (code == SQLITE_ROW || code == SQLITE_DONE) return found;
  }
  return std::nullopt;
}

std::optional<std::int64_t> Ledger::number(const char* question, std::int64_t about) {
  const auto found = answer(question, about);
  if (!found) return std::nullopt;
  return found->empty() ? -1 : std::strtoll(found->c_str(), nullptr, 10);
}

void Ledger::look(Instant now) {
  for (const std::int64_t id : std::exchange(changed_, {})) look_at(id, now);
}

void Ledger::look_at(std::int64_t id, Instant now) {
  const auto row = row_of(id);
  const auto known = promises_.find(id);
  if (known != promises_.end() && (!row || row->key != known->second.row.key)) forget(id);
  if (row) take(*row, now);
}

void Ledger::forget(std::int64_t id) {
  const Delivery& row = promises_.at(id).row;
  if (!is_final(row.state))
    violate((recovering_ ? "I14: lost in a crash: " : "I1: deleted before it ended: ") + told(row));
  ids_.erase(row.key);
  messages_.erase(row.key);
  open_.erase(id);
  promises_.erase(id);
}

void Ledger::take(const Delivery& row, Instant now) {
  const std::int64_t id = row.id.value;
  if (!promises_.contains(id)) {
    ++amounts_.promised;
    check_key(row);
    ids_[row.key] = id;
    Delivery& promised = promises_[id].row;
    promised = row;
    promised.lease_token = 0;
    promised.state = DeliveryState::ready;
    promised.digest_key.clear();
  }
  check_change(promises_.at(id), row, now);
  if (is_final(row.state))
    open_.erase(id);
  else
    open_.insert(id);
}

std::size_t Ledger::leased() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      open_, [&](std::int64_t id) { return promises_.at(id).row.state == DeliveryState::leased; }));
}

/// I2: the same promise has the same key for ever, another one another.
void Ledger::check_key(const Delivery& row) {
  if (ids_.contains(row.key)) violate("I2: the key of another promise: " + told(row));
  if (row.event.value == 0) return;  // about no single event: an escalation
  const std::string uid = answer("SELECT uid FROM event WHERE id = ?", row.event.value).value_or("");
  const std::string parts = uid + '\n' + row.watch + '\n' + row.cause + '\n' + row.sink + '\n' + row.recipient + '\n' +
                            std::to_string(row.revision);
  const auto [place, fresh] = keys_.emplace(parts, row.key);
  if (place->second != row.key) violate("I2: had another key before: " + told(row));
}

void Ledger::check_change(Promise& promise, const Delivery& row, Instant now) {
  const Delivery before = promise.row;
  promise.row = row;
  if (is_final(before.state) && before.state != row.state) violate("I6: had ended: " + told(row));
  if (row.lease_token < before.lease_token) violate("I5: its token fell: " + told(row));
  if (row.state == DeliveryState::leased && !owners_.contains(row.lease_owner))
    violate("I4: leased by nobody: " + told(row));
  if (!before.digest_key.empty() && row.digest_key != before.digest_key) violate("I12: changed lists: " + told(row));
  if (!row.digest_key.empty() && before.digest_key.empty()) {
    if (messages_[row.digest_key].sealed && !lists_[row.digest_key].contains(row.id.value))
      violate("I12: joined a list that was sent: " + told(row));
    lists_[row.digest_key].insert(row.id.value);
  }
  if (before.state == row.state) return;
  promise.leased = world_time().boot;
  if (is_final(row.state)) check_ended(promise, row, now);
  if (before.state == DeliveryState::leased && row.state == DeliveryState::ready && row.attempt == before.attempt &&
      row.last_error == before.last_error)
    return;  // given back: what it was is still open
  if (row.state != DeliveryState::leased) messages_[message_key(row)].open = false;
}

void Ledger::check_ended(const Promise& promise, const Delivery& row, Instant now) {
  const Message& message = messages_[message_key(row)];
  switch (row.state) {
    case DeliveryState::sent:
      ++amounts_.sent;
      if (!message.accepted) violate("I1: called sent and was not: " + told(row));
      if (message.token != row.lease_token && row.digest_key.empty())
        violate("I5: ended by an outcome of an older lease: " + told(row));
      break;
    case DeliveryState::dead:
      ++amounts_.dead;
      if (message.last && message.last->kind == Outcome::Kind::permanent) break;
      if (!promise.tried || now < row.expires) violate("I1: given up too early: " + told(row));
      break;
    case DeliveryState::cancelled:
      ++amounts_.cancelled;
      check_cancelled(row);
      break;
    default:
      break;
  }
}

void Ledger::check_cancelled(const Delivery& row) {
  const std::string& why = row.last_error;
  if (why.empty()) return violate("I1: cancelled without a cause: " + told(row));
  if (why == "a newer revision") {
    const auto revision = number("SELECT revision FROM event WHERE id = ?", row.event.value);
    if (revision && *revision <= row.revision) violate("I1: cancelled for a revision there is not: " + told(row));
  } else if (why.starts_with("superseded")) {
    const bool later = std::ranges::any_of(promises_, [&](const auto& each) {
      const Delivery& other = each.second.row;
      return other.event == row.event && other.sink == row.sink && other.recipient == row.recipient &&
             std::pair(other.due, other.id) > std::pair(row.due, row.id);
    });
    if (!later) violate("I1: superseded by nothing: " + told(row));
  } else if (why == "nothing to say" && row.event.value == 0) {
    return;  // what it was to tell of has been delivered after all
  } else if (why == "no watch wants it any more") {
    const char* successor = "SELECT successor FROM event WHERE standing = 'merged' AND id = ?";
    const bool merged = !watches_changed_ && number(successor, row.event.value).value_or(1) > 0;
    if (!watches_changed_ && !merged) violate("I1: unwanted although no watch changed: " + told(row));
  } else {
    violate("I1: cancelled because \"" + why + "\": " + told(row));
  }
}

std::vector<Ledger::Promise*> Ledger::members(const std::string& key) {
  std::vector<Promise*> found;
  if (const auto id = ids_.find(key); id != ids_.end()) found.push_back(&promises_.at(id->second));
  if (const auto list = lists_.find(key); list != lists_.end())
    for (const std::int64_t id : list->second)
      if (const auto promise = promises_.find(id); promise != promises_.end()) found.push_back(&promise->second);
  return found;
}

void Ledger::attempted(const std::string& sink, const SinkTerms& terms, const Notification& message, Instant now,
                       Instant latest) {
  look(now);
  const std::vector<Promise*> rows = members(message.key);
  if (rows.empty()) return violate("I2: nobody promised " + message.key);
  Message& record = messages_[message.key];
  if (rows.size() == 1) check_pace(record, rows.front()->row, terms);
  for (Promise* promise : rows) {
    const DeliveryState state = promise->row.state;
    if (rows.size() > 1 && (state == DeliveryState::dead || state == DeliveryState::cancelled)) continue;
    if (promise->row.sink != sink || promise->row.recipient != message.recipient)
      violate("I2: at the wrong address: " + told(promise->row));
    check_attempt(message.key, *promise, terms, now, latest);
    promise->tried = true;
  }
  record.token = rows.front()->row.lease_token;
  record.open = true;
  record.number = ++attempts_;
  ++record.attempts;
}

void Ledger::check_attempt(const std::string& key, Promise& promise, const SinkTerms& terms, Instant now,
                           Instant latest) {
  const Delivery& row = promise.row;
  const bool ended_meanwhile = row.state == DeliveryState::cancelled &&
                               (row.last_error == "a newer revision" || row.last_error == "no watch wants it any more");
  if (row.state != DeliveryState::leased && !ended_meanwhile &&
      !(messages_[key].allowed > 1 && row.state == DeliveryState::ready))
    violate("I4: sent without a lease: " + told(row));
  if (message_key(row) != key) violate("I12: sent alone although in a list: " + told(row));
  if (!promise.heard_in.empty() && promise.heard_in != key) violate("I2: came by another key before: " + told(row));
  if (latest < row.due) violate("I7: early: " + told(row));
  int& brought = revisions_[std::to_string(row.event.value) + '\n' + row.sink + '\n' + row.recipient];
  if (row.event.value != 0 && row.revision < brought) violate("I11: an older revision after a newer one: " + told(row));
  brought = row.revision;
  const bool calm = terms.calm_since + grace < row.due && row.made + 1s < row.due;
  if (!promise.tried && row.digest_key.empty() && calm && now > row.due + punctual)
    violate("I8: late by " + std::to_string((now - row.due).count()) + " ms: " + told(row));
}

/// I13: within one process, without a step of the clock. Whatever the pace, there is one last try at the deadline.
void Ledger::check_pace(const Message& message, const Delivery& row, const SinkTerms& terms) {
  if (!message.last || message.number <= steps_ || message.open || message.last->kind == Outcome::Kind::delivered)
    return;
  if (row.next_try == row.expires) return;
  const int failures = std::clamp(row.attempt, 1, 30);
  const auto doubled = std::min<std::int64_t>(terms.pace.base.count() << (failures - 1), terms.pace.cap.count());
  const auto gap = world_time().boot - message.answered;
  if (gap.count() < doubled / 2) violate("I13: tried again after " + std::to_string(gap.count()) + " ms: " + told(row));
}

void Ledger::answered(const Notification& message, const Outcome& outcome, bool effect) {
  Message& record = messages_[message.key];
  record.last = outcome;
  record.answered = world_time().boot;
  record.accepted = record.accepted || outcome.kind == Outcome::Kind::delivered;
  if (effect) {
    ++amounts_.effects;
    if (++record.effects > 1) ++amounts_.extras;
    record.sealed = message.reason == Reason::list;
    if (record.sealed) ++amounts_.lists;
    for (Promise* promise : members(message.key)) promise->heard_in = message.key;
  }
  if (record.effects > record.allowed)
    violate("I3: came " + std::to_string(record.effects) + " times, " + std::to_string(record.allowed) +
            " were allowed: " + message.key);
  if (outcome.kind == Outcome::Kind::unknown) ++record.allowed;
}

void Ledger::check_open(const std::map<std::string, SinkTerms>& sinks, Instant now, Instant latest, bool running) {
  std::size_t leased = 0;
  for (const std::int64_t id : open_) {
    const Promise& promise = promises_.at(id);
    const Delivery& row = promise.row;
    leased += row.state == DeliveryState::leased ? 1 : 0;
    const bool still_ahead = !promise.tried && row.state == DeliveryState::ready && now <= row.due + punctual;
    if (still_ahead) continue;  // nothing can be wrong with it
    const SinkTerms& terms = sinks.at(row.sink);
    const Message& message = messages_[message_key(row)];
    const bool asked_to_wait = message.last && message.last->retry_after;
    const auto patience = asked_to_wait ? longest_retry_after : terms.pace.cap;
    if (running && promise.tried && row.state == DeliveryState::ready && row.next_try > latest + patience + grace &&
        row.next_try > row.due)
      violate("I10: stranded until " + iso8601(row.next_try) + ": " + told(row));
    const bool forgotten = row.state == DeliveryState::leased && !message.open &&
                           terms.calm_since + longest_queue < now && promise.leased + longest_queue < world_time().boot;
    if (running && forgotten) violate("I9: leased and forgotten: " + told(row));
    const bool overdue = !promise.tried && terms.calm_since + grace < row.due && row.made + 1s < row.due;
    if (running && overdue && row.due + punctual < now) violate("I8: not sent: " + told(row));
  }
  if (leased > most_leased) violate("I19: " + std::to_string(leased) + " are leased at once");
}

std::optional<Instant> Ledger::next_try() const {
  std::optional<Instant> next;
  for (const std::int64_t id : open_) {
    const Instant due = promises_.at(id).row.next_try;
    if (!next || due < *next) next = due;
  }
  return next;
}

std::optional<Instant> Ledger::last_due() const {
  std::optional<Instant> last;
  for (const std::int64_t id : open_) last = std::max(last.value_or(Instant::min()), promises_.at(id).row.due);
  return last;
}

void Ledger::recovered(Instant now) {
  if (std::exchange(restoring_, false)) return restored(now);
  changed_.insert(open_.begin(), open_.end());
  // What had ended may have been forgotten by a transaction that the crash hid.
  if (++recoveries_ % 16 == 0)
    for (const auto& [id, promise] : promises_) changed_.insert(id);
  recovering_ = true;
  look(now);
  recovering_ = false;
}

/// Who restores a backup hears again what came after it, under its own key or in a list.
void Ledger::restored(Instant now) {
  changed_.clear();
  open_.clear();
  ids_.clear();
  revisions_.clear();
  promises_.clear();
  lists_.clear();
  for (auto& [key, message] : messages_) {
    ++message.allowed;
    message.sealed = false;
  }
  const auto take_id = [](void* into, int, char** values, char**) {
    static_cast<std::set<std::int64_t>*>(into)->insert(std::strtoll(values[0], nullptr, 10));
    return 0;
  };
  std::set<std::int64_t> ids;
  sqlite3_exec(connection_.get(), "SELECT id FROM delivery", take_id, &ids, nullptr);
  for (const std::int64_t id : ids)
    if (const auto row = row_of(id)) {
      ids_[row->key] = id;
      promises_[id].row = *row;
      promises_[id].tried = row->attempt > 0;
      if (!row->digest_key.empty()) lists_[row->digest_key].insert(id);
      if (!is_final(row->state)) open_.insert(id);
    }
  look(now);
}

void Ledger::check_integrity() {
  if (number("SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") != 0)
    violate("I14: the store is damaged");
  if (number("SELECT COUNT(*) FROM pragma_foreign_key_check") != 0) violate("I14: a reference leads nowhere");
}

void Ledger::check_settled(Instant due_before) {
  for (const std::int64_t id : open_)
    if (promises_.at(id).row.due < due_before)
      violate("I9: still open after a quiet time: " + told(promises_.at(id).row));
}

}  // namespace datelined
