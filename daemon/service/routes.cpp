#include "service/routes.hpp"

#include "agenda/agenda.hpp"
#include "calendar/iso8601.hpp"
#include "service/calendar_file.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

namespace datelined {

namespace json = boost::json;

namespace {

using std::chrono::days;

constexpr days agenda_ahead(400);
constexpr std::size_t most_in_agenda = 1'000, most_in_list = 10'000;
constexpr int most_days = 36'525;

HttpReply json_reply(const json::value& value) { return tagged_reply("application/json", json_text(value) + "\n"); }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = char(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The text with `%XX` undone; nothing if it is malformed or hides a slash or a control character.
std::optional<std::string> undone_percents(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return {};
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return {};
      c = char(high * 16 + low);
      i += 2;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f || c == '/' || c == '\\') return {};
    out += c;
  }
  return out;
}

/// The one segment between `prefix` and `suffix` of a path, if it is one.
std::optional<std::string> segment(std::string_view path, std::string_view prefix, std::string_view suffix = "") {
  if (path.size() <= prefix.size() + suffix.size() || !path.starts_with(prefix) || !path.ends_with(suffix)) return {};
  path.remove_prefix(prefix.size());
  path.remove_suffix(suffix.size());
  return undone_percents(path);
}

std::map<std::string, std::string> parameters(std::string_view query) {
  std::map<std::string, std::string> found;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::size_t sign = std::min(pair.find('='), pair.size());
    const auto value = undone_percents(pair.substr(std::min(pair.size(), sign + 1)));
    if (!pair.empty()) found[std::string(pair.substr(0, sign))] = value.value_or("\n");
  }
  return found;
}

std::optional<int> number(std::string_view text, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1 || value > most) return {};
  return value;
}

json::value moment_or_null(const std::optional<Instant>& moment) {
  return moment ? json::value(iso8601(*moment)) : nullptr;
}

json::object source_object(const SourceState& source) {
  json::object object;
  object["name"] = source.name;
  object["url"] = source.url;
  object["moved_to"] = source.moved_to.empty() ? json::value(nullptr) : json::value(source.moved_to);
  object["articles"] = source.articles;
  object["last_good"] = moment_or_null(source.last_good);
  object["last_try"] = moment_or_null(source.last_try);
  object["next_poll"] = iso8601(source.next_poll);
  object["failures"] = source.failures;
  object["last_error"] = source.last_error.empty() ? json::value(nullptr) : json::value(source.last_error);
  object["gone"] = source.gone;
  return object;
}

json::object counts_object(const Counts& counts) {
  return {{"articles", counts.articles},   {"events", counts.events},
          {"ready", counts.ready},         {"leased", counts.leased},
          {"sent", counts.sent},           {"dead", counts.dead},
          {"cancelled", counts.cancelled}, {"quarantined", counts.quarantined}};
}

}  // namespace

LocalTime Routes::today() const {
  return LocalTime(std::chrono::floor<days>(to_local(parts_.clock.now(), parts_.zone())));
}

asio::awaitable<HttpReply> Routes::answer(const HttpRequest& request) {
  if (request.local) {
    HttpReply reply = co_await local(request);
    if (reply.status != 404) co_return reply;
  }
  if (request.method != "GET" && request.method != "HEAD") {
    HttpReply reply = error_page(405, "Only reading is possible here.");
    reply.allow = "GET, HEAD";
    co_return reply;
  }
  co_return co_await read_only(request);
}

asio::awaitable<HttpReply> Routes::read_only(const HttpRequest& request) {
  const std::string& path = request.path;
  if (path == "/") co_return co_await agenda();
  if (path == "/style.css") co_return tagged_reply("text/css; charset=utf-8", std::string(style_sheet()));
  if (path == "/calendar.ics") co_return co_await calendar();
  if (path == "/events.json") co_return co_await events(request.query);
  if (const auto uid = segment(path, "/event/")) co_return co_await event(*uid, false);
  if (const auto uid = segment(path, "/events/", ".json")) co_return co_await event(*uid, true);
  co_return error_page(404, "There is nothing under this address.");
}

asio::awaitable<HttpReply> Routes::local(const HttpRequest& request) {
  if (request.path.starts_with("/test-sink/")) co_return co_await test_sink(request);
  if (request.path == "/status.json") co_return co_await status();
  if (request.path == "/sources.json") co_return co_await sources();
  if (request.path == "/watches.json") co_return json_reply(parts_.watches());
  if (request.path == "/healthy") co_return tagged_reply("text/plain; charset=utf-8", "healthy\n");
  co_return error_page(404, "There is nothing under this address.");
}

/// Rendering a large calendar takes its time, so it happens beside the loop and once a change.
asio::awaitable<HttpReply> Routes::kept(KeptPage& page, Render render) {
  const LocalTime day = today();
  auto current = [this, &page, day, render = std::move(render)] {
    const std::int64_t version = parts_.view.events_version();
    if (page.version != version || page.day != day) {
      page.reply = render(parts_.view);
      page.version = version;
      page.day = day;
    }
    return page.reply;
  };
  co_return co_await on(parts_.executors.views, std::move(current));
}

asio::awaitable<HttpReply> Routes::agenda() {
  const Zone zone = parts_.zone();
  const Instant now = parts_.clock.now();
  const Instant from = to_instant(today(), zone);
  Render render = [zone, now, from](StoreView& view) {
    EventQuery query;
    query.from = from;
    query.until = from + agenda_ahead;
    query.limit = most_in_agenda;
    return tagged_reply("text/html; charset=utf-8", agenda_page(view.events(query), zone, now));
  };
  co_return co_await kept(agenda_, std::move(render));
}

asio::awaitable<HttpReply> Routes::calendar() {
  const Instant from = to_instant(today(), parts_.zone());
  const CalendarFacts facts{parts_.installation};
  Render render = [from, facts](StoreView& view) {
    return tagged_reply("text/calendar; charset=utf-8", icalendar(view.events(calendar_window(from)), facts));
  };
  co_return co_await kept(calendar_, std::move(render));
}

asio::awaitable<HttpReply> Routes::events(const std::string& query) {
  const Zone zone = parts_.zone();
  Instant from = to_instant(today(), zone);
  int ahead = agenda_ahead.count();
  for (const auto& parameter : parameters(query)) {
    const auto written = parse_iso8601(parameter.second);
    const auto count = number(parameter.second, most_days);
    if (parameter.first == "from" && written)
      from = to_instant(*written, zone);
    else if (parameter.first == "days" && count)
      ahead = *count;
    else
      co_return error_json(400, "only from=YYYY-MM-DD and days=1 to 36525 are understood");
  }
  EventQuery wanted;
  wanted.from = from;
  wanted.until = plus_days(from, days(ahead), zone);
  wanted.limit = most_in_list;
  auto list = [this, wanted] {
    json::array events;
    for (const Event& event : parts_.view.events(wanted)) events.push_back(event_object(event));
    return json_reply(events);
  };
  co_return co_await on(parts_.executors.views, std::move(list));
}

asio::awaitable<HttpReply> Routes::event(std::string uid, bool as_json) {
  const Zone zone = parts_.zone();
  auto find = [this, uid = std::move(uid), as_json, zone] {
    const auto found = parts_.view.event_by_uid(uid);
    if (found && as_json) return json_reply(event_object(*found));
    if (found) return tagged_reply("text/html; charset=utf-8", event_page(*found, zone));
    return as_json ? error_json(404, "no such event") : error_page(404, "There is no such event.");
  };
  co_return co_await on(parts_.executors.views, std::move(find));
}

asio::awaitable<HttpReply> Routes::status() {
  auto count = [this] { return counts_object(parts_.view.counts()); };
  json::object counts = co_await on(parts_.executors.views, std::move(count));
  json::object object = parts_.status();
  object["counts"] = std::move(counts);
  co_return json_reply(object);
}

asio::awaitable<HttpReply> Routes::sources() {
  auto list = [this] {
    json::array sources;
    for (const SourceState& source : parts_.view.sources()) sources.push_back(source_object(source));
    return json_reply(sources);
  };
  co_return co_await on(parts_.executors.views, std::move(list));
}

asio::awaitable<HttpReply> Routes::test_sink(const HttpRequest& request) {
  const auto sink = segment(request.path, "/test-sink/");
  if (!sink) co_return error_json(404, "no such sink");
  if (request.method != "POST") {
    HttpReply reply = error_json(405, "a test message is sent with POST");
    reply.allow = "POST";
    co_return reply;
  }
  try {
    const json::object outcome = co_await parts_.test_sink(*sink);
    co_return json_reply(outcome);
  } catch (const std::out_of_range&) {
  }
  co_return error_json(404, "no such sink");
}

}  // namespace datelined
