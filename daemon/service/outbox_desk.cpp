// One function for each order.
#include "service/outbox_desk.hpp"

#include "calendar/iso8601.hpp"
#include "store/backup.hpp"
#include "text/utf8.hpp"

#include <boost/json/object.hpp>

#include <charconv>
#include <optional>
#include <vector>

namespace datelined {

namespace json = boost::json;

namespace {

constexpr auto new_deadline = std::chrono::hours(5 * 24);
constexpr std::int64_t longest_silence = 366LL * 24 * 3600;

std::int64_t number(const OutboxDesk::Parameters& parameters, const std::string& name) {
  const auto found = parameters.find(name);
  std::int64_t value = 0;
  if (found == parameters.end()) throw WrongOrder(name + " is missing");
  const std::string& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) throw WrongOrder(name + " is no number");
  return value;
}

std::string text(const OutboxDesk::Parameters& parameters, const std::string& name) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second;
}

/// Dead messages: of a key or the beginning of one, of a sink, or all.
std::vector<Delivery> chosen(Store& store, const OutboxDesk::Parameters& parameters) {
  const std::string key = text(parameters, "key"), sink = text(parameters, "sink");
  std::vector<Delivery> rows;
  for (Delivery& row : store.dead())
    if (row.key.starts_with(key) && (sink.empty() || row.sink == sink)) rows.push_back(std::move(row));
  return rows;
}

}  // namespace

asio::awaitable<json::object> OutboxDesk::carry_out(std::string order, Parameters parameters) {
  if (order == "redrive") co_return co_await redrive(std::move(parameters));
  if (order == "acknowledge") co_return co_await acknowledge(std::move(parameters));
  if (order == "silence") co_return co_await silence(std::move(parameters));
  if (order == "unsilence") co_return co_await unsilence(std::move(parameters));
  if (order == "backup") co_return co_await backup(std::move(parameters));
  throw std::out_of_range(order);
}

asio::awaitable<json::object> OutboxDesk::redrive(Parameters parameters) {
  const Instant now = clock_.now();
  std::size_t count = 0;
  const auto write = [&] {
    store_.in_transaction([&] {
      count = 0;
      for (const Delivery& row : chosen(store_, parameters))
        count += store_.redrive(row.id, now, now + new_deadline) ? 1 : 0;
    });
  };
  co_await on(executors_.store, write);
  if (count > 0) log_.info(std::to_string(count) + " dead messages are tried again");
  dispatcher_.wake();
  co_return json::object{{"redriven", count}};
}

asio::awaitable<json::object> OutboxDesk::acknowledge(Parameters parameters) {
  const Instant now = clock_.now();
  std::size_t count = 0;
  std::optional<Event> event;
  const auto write = [&] {
    store_.in_transaction([&] {
      count = 0;
      for (const Delivery& row : chosen(store_, parameters)) count += store_.acknowledge(row.id, now) ? 1 : 0;
    });
    if (count == 0 && !text(parameters, "key").empty()) event = store_.event_by_uid(text(parameters, "key"));
  };
  co_await on(executors_.store, write);
  if (event) co_await dispatcher_.acknowledge(event->id);
  json::object done{{"acknowledged", count + (event ? 1 : 0)}};
  if (event) done["event"] = event->title;
  co_return done;
}

asio::awaitable<json::object> OutboxDesk::silence(Parameters parameters) {
  Silence kept{.words = squeezed(text(parameters, "words")), .made = clock_.now()};
  const std::int64_t seconds = number(parameters, "seconds");
  if (kept.words.empty()) throw WrongOrder("words are missing");
  if (seconds < 1 || seconds > longest_silence) throw WrongOrder("allowed are up to 366 days");
  kept.until = kept.made + std::chrono::seconds(seconds);
  co_await on(executors_.store, [&] { kept.id = store_.keep_silence(kept); });
  log_.info("reminders of \"" + kept.words + "\" are silenced until " + iso8601(kept.until));
  co_return json::object{{"id", kept.id}, {"words", kept.words}, {"until", iso8601(kept.until)}};
}

asio::awaitable<json::object> OutboxDesk::unsilence(Parameters parameters) {
  const std::int64_t id = number(parameters, "id");
  const Instant now = clock_.now();
  const bool ended = co_await on(executors_.store, [&] { return store_.end_silence(id, now); });
  if (!ended) throw WrongOrder("no silence of this number holds");
  co_return json::object{{"ended", id}};
}

asio::awaitable<json::object> OutboxDesk::backup(Parameters parameters) {
  const std::filesystem::path file = text(parameters, "file");
  if (!file.is_absolute()) throw WrongOrder("the file is not named by an absolute path");
  std::uintmax_t size = 0;
  co_await on(executors_.senders, [&] { size = back_up(database_, file); });
  log_.info("backed up to " + file.string());
  co_return json::object{{"file", file.string()}, {"bytes", size}};
}

}  // namespace datelined
