#include "service/routes.hpp"

#include "agenda/agenda.hpp"
#include "calendar/iso8601.hpp"
#include "service/calendar_file.hpp"
#include "service/event_walk.hpp"
#include "service/outbox_desk.hpp"

#include <boost/asio/as_tuple.hpp>
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

constexpr const char* html = "text/html; charset=utf-8";

ServedReply text_reply(std::string text) { return tagged_reply("text/plain; charset=utf-8", std::move(text)); }
ServedReply json_reply(const json::value& value) { return tagged_reply("application/json", json_text(value) + "\n"); }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = char(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The text with `%XX` undone; nothing if it is malformed or hides a slash or a control character.
std::optional<std::string> undone_percents(std::string_view text, bool slashes = false) {
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
    if (byte < 0x20 || byte == 0x7f || (!slashes && (c == '/' || c == '\\'))) return {};
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

std::map<std::string, std::string> parameters(std::string_view query, bool slashes = false) {
  std::map<std::string, std::string> found;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::size_t sign = std::min(pair.find('='), pair.size());
    const auto value = undone_percents(pair.substr(std::min(pair.size(), sign + 1)), slashes);
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

/// Which events a list holds and, as text, how it looks.
struct ListWanted {
  EventQuery query;
  TextStyle style;
};

/// `from=`, `days=` and, for text, `colours=1`, `width=`; nothing if one of them makes no sense.
std::optional<ListWanted> list_wanted(std::string_view query, LocalTime today, const Zone& zone) {
  ListWanted wanted;
  wanted.style.zone = zone;
  Instant from = to_instant(today, zone);
  days ahead = agenda_ahead;
  for (const auto& parameter : parameters(query)) {
    const auto written = parse_iso8601(parameter.second);
    const auto count = number(parameter.second, most_days);
    if (parameter.first == "from" && written)
      from = to_instant(*written, zone);
    else if (parameter.first == "days" && count)
      ahead = days(*count);
    else if (parameter.first == "width" && count)
      wanted.style.width = std::size_t(*count);
    else if (parameter.first == "colours" && count)
      wanted.style.colours = true;
    else
      return {};
  }
  wanted.query.from = from;
  wanted.query.until = plus_days(from, ahead, zone);
  wanted.query.limit = most_in_list;
  return wanted;
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
  object["next_poll"] = source.next_poll == Instant{} ? json::value(nullptr) : json::value(iso8601(source.next_poll));
  object["failures"] = source.failures;
  object["last_error"] = source.last_error.empty() ? json::value(nullptr) : json::value(source.last_error);
  object["gone"] = source.gone;
  return object;
}

json::object counts_object(const Counts& counts) {
  return {{"articles", counts.articles},   {"events", counts.events},
          {"ready", counts.ready},         {"leased", counts.leased},
          {"sent", counts.sent},           {"dead", counts.dead},
          {"cancelled", counts.cancelled}, {"quarantined", counts.quarantined},
          {"dead_unseen", counts.unseen}};
}

/// What stays on the page until somebody acknowledges it.
std::vector<std::string> notices_of(StoreView& view, const Zone& zone) {
  constexpr std::size_t most_named = 5;
  const std::vector<Delivery> dead = view.dead();
  if (dead.empty()) return {};
  std::string text = std::to_string(dead.size()) + (dead.size() == 1 ? " message" : " messages") +
                     " could not be delivered (dateline dead lists them, dateline ack puts them away):";
  for (std::size_t i = 0; i < std::min(dead.size(), most_named); ++i) {
    const auto event = view.event(dead[i].event);
    text += "\n" + (event ? event->title : dead[i].watch) + ", due " +
            iso8601(to_local(dead[i].due, zone)).substr(0, 10) + ", by " + dead[i].sink + ": " + dead[i].last_error;
  }
  return {text};
}

json::object dead_object(const Delivery& row, const std::optional<Event>& event) {
  json::object object{{"name", event ? event->title : row.watch},
                      {"key", row.key},
                      {"sink", row.sink},
                      {"cause", row.cause},
                      {"due", iso8601(row.due)},
                      {"attempts", row.attempt},
                      {"error", row.last_error}};
  if (!row.recipient.empty()) object["recipient"] = row.recipient;
  return object;
}

}  // namespace

LocalTime Routes::today() const {
  return LocalTime(std::chrono::floor<days>(to_local(parts_.clock.now(), parts_.zone())));
}

asio::awaitable<ServedReply> Routes::answer(const ServedRequest& request) {
  if (request.local) {
    std::optional<ServedReply> reply = co_await local(request);
    if (reply) co_return std::move(*reply);
  }
  if (request.method != "GET" && request.method != "HEAD") {
    ServedReply reply = error_page(405, "Only reading is possible here.");
    reply.allow = "GET, HEAD";
    co_return reply;
  }
  co_return co_await read_only(request);
}

asio::awaitable<ServedReply> Routes::read_only(const ServedRequest& request) {
  const std::string& path = request.path;
  if (path == "/") co_return co_await agenda();
  if (path == "/style.css") co_return tagged_reply("text/css; charset=utf-8", std::string(style_sheet()));
  if (path == "/calendar.ics") co_return co_await calendar();
  if (path == "/events.json") co_return co_await events(request.query, false);
  const Zone zone = parts_.zone();
  EventForm page = [zone](const Event& event, const std::vector<Revision>& history) {
    return tagged_reply(html, event_page(event, zone, history));
  };
  if (const auto uid = segment(path, "/event/")) co_return co_await event_answer(*uid, std::move(page));
  EventForm object = [](const Event& event, const std::vector<Revision>& history) {
    return json_reply(event_object(event, history));
  };
  if (const auto uid = segment(path, "/events/", ".json")) co_return co_await event_answer(*uid, std::move(object));
  co_return error_page(404, "There is nothing under this address.");
}

asio::awaitable<std::optional<ServedReply>> Routes::local(const ServedRequest& request) {
  if (request.path.starts_with("/test-sink/")) co_return co_await test_sink(request);
  if (request.method == "POST" && request.path.starts_with("/events/")) co_return co_await edit(request);
  if (request.path.starts_with("/orders/")) co_return co_await order(request);
  if (request.path == "/dead.json") co_return co_await dead();
  if (request.path == "/silences.json") co_return co_await silences();
  if (request.path == "/status.json") co_return co_await status();
  if (request.path == "/sources.json") co_return co_await sources();
  if (request.path == "/watches.json") co_return json_reply(parts_.watches());
  if (request.path == "/healthy") co_return text_reply("healthy\n");
  if (request.path == "/agenda.txt") co_return co_await events(request.query, true);
  const auto wanted = list_wanted(request.query, today(), parts_.zone());
  const TextStyle style = wanted ? wanted->style : TextStyle();
  if (request.path == "/dismissed.json") co_return co_await dismissed(style, false);
  if (request.path == "/dismissed.txt") co_return co_await dismissed(style, true);
  EventForm text = [style](const Event& event, const std::vector<Revision>& history) {
    return text_reply(event_text(event, style, history));
  };
  if (const auto uid = segment(request.path, "/events/", ".txt"))
    co_return co_await event_answer(*uid, std::move(text));
  co_return std::nullopt;
}

/// Rendering takes its time, so it happens beside the loop and once a change.
asio::awaitable<ServedReply> Routes::kept(KeptPage& page, Render render) {
  const LocalTime day = today();
  auto current = [this, &page, day, trouble = parts_.trouble(), render = std::move(render)] {
    const std::int64_t version = parts_.view.events_version();
    if (page.version != version || page.day != day || page.trouble != trouble) {
      page.reply = render(parts_.view);
      page.trouble = trouble;
      page.version = version;
      page.day = day;
    }
    return page.reply;
  };
  co_return co_await on(parts_.executors.views, std::move(current));
}

asio::awaitable<ServedReply> Routes::agenda() {
  const Zone zone = parts_.zone();
  const Instant now = parts_.clock.now();
  const Instant from = to_instant(today(), zone);
  Render render = [zone, now, from, trouble = parts_.trouble()](StoreView& view) {
    EventQuery query;
    query.from = from;
    query.until = from + agenda_ahead;
    query.limit = most_in_agenda;
    return tagged_reply(html, agenda_page(view.events(query), zone, now, trouble, notices_of(view, zone)));
  };
  co_return co_await kept(agenda_, std::move(render));
}

/// Whoever asks while it is being made waits for it.
asio::awaitable<ServedReply> Routes::calendar() {
  const auto ask = [this] { return parts_.view.events_version(); };
  while (making_calendar_) co_await calendar_made_.async_wait(asio::as_tuple(asio::use_awaitable));
  struct Making {
    bool& making;
    asio::steady_timer& made;
    ~Making() {
      making = false;
      made.cancel();
    }
  };
  making_calendar_ = true;
  const Making until_the_end{making_calendar_, calendar_made_};
  const LocalTime day = today();
  const std::int64_t version = co_await on(parts_.executors.views, ask);
  if (calendar_.version != version || calendar_.day != day) {
    calendar_.reply = co_await made_calendar(day);
    calendar_.version = version;
    calendar_.day = day;
  }
  co_return calendar_.reply;
}

asio::awaitable<ServedReply> Routes::made_calendar(LocalTime day) {
  const auto spool = std::make_shared<Spool>(parts_.scratch);
  const CalendarFacts facts{parts_.installation};
  co_await write_calendar(parts_.executors, parts_.view, calendar_window(to_instant(day, parts_.zone())), facts,
                          [&](std::string_view bytes) { spool->add(bytes); });
  const auto seal = [&] { return spooled_reply("text/calendar; charset=utf-8", spool); };
  co_return co_await on(parts_.executors.views, seal);
}

asio::awaitable<ServedReply> Routes::events(const std::string& query, bool as_text) {
  const auto wanted = list_wanted(query, today(), parts_.zone());
  if (!wanted) co_return error_json(400, "from is a date (YYYY-MM-DD) and days a number from 1 to 36525");
  if (as_text) co_return co_await events_as_text(wanted->query, wanted->style);
  co_return co_await events_as_json(wanted->query);
}

asio::awaitable<ServedReply> Routes::events_as_json(EventQuery query) {
  const auto spool = std::make_shared<Spool>(parts_.scratch);
  const char* before = "[";
  co_await walk_events(parts_.executors, parts_.view, std::move(query), [&](const Event& event) {
    spool->add(std::exchange(before, ","));
    spool->add(json_text(event_object(event)));
  });
  const auto seal = [&] {
    spool->add(*before == '[' ? "[]\n" : "]\n");
    return spooled_reply("application/json", spool);
  };
  co_return co_await on(parts_.executors.views, seal);
}

/// A line needs nothing of the claims, which are most of an event.
asio::awaitable<ServedReply> Routes::events_as_text(EventQuery query, TextStyle style) {
  std::vector<Event> found;
  co_await walk_events(parts_.executors, parts_.view, std::move(query), [&](const Event& event) {
    found.push_back(event);
    found.back().claims = {};
  });
  const auto write = [&] { return text_reply(agenda_text(found, style)); };
  co_return co_await on(parts_.executors.views, write);
}

asio::awaitable<ServedReply> Routes::event_answer(std::string uid, EventForm form) {
  auto find = [this, uid = std::move(uid), form = std::move(form)] {
    const auto found = parts_.view.event_by_uid(uid);
    return found ? form(*found, parts_.view.history(found->id)) : error_page(404, "There is no such event.");
  };
  co_return co_await on(parts_.executors.views, std::move(find));
}

asio::awaitable<ServedReply> Routes::dismissed(TextStyle style, bool as_text) {
  const Instant from = to_instant(today(), parts_.zone());
  const auto list = [this, from, style, as_text] {
    const std::vector<Event> found = parts_.view.dismissed(from, most_in_agenda);
    if (as_text) return text_reply(agenda_text(found, style));
    json::array events;
    for (const Event& event : found) events.push_back(event_object(event));
    return json_reply(events);
  };
  co_return co_await on(parts_.executors.views, list);
}

asio::awaitable<ServedReply> Routes::status() {
  auto count = [this] { return counts_object(parts_.view.counts()); };
  json::object counts = co_await on(parts_.executors.views, std::move(count));
  json::object object = parts_.status();
  object["counts"] = std::move(counts);
  co_return json_reply(object);
}

asio::awaitable<ServedReply> Routes::sources() {
  auto list = [this] {
    json::array sources;
    for (const SourceState& source : parts_.view.sources()) sources.push_back(source_object(source));
    return json_reply(sources);
  };
  co_return co_await on(parts_.executors.views, std::move(list));
}

asio::awaitable<ServedReply> Routes::dead() {
  auto list = [this] {
    json::array messages;
    for (const Delivery& row : parts_.view.dead()) messages.push_back(dead_object(row, parts_.view.event(row.event)));
    return json_reply(messages);
  };
  co_return co_await on(parts_.executors.views, std::move(list));
}

asio::awaitable<ServedReply> Routes::silences() {
  const Instant now = parts_.clock.now();
  auto list = [this, now] {
    json::array silences;
    for (const Silence& each : parts_.view.silences(now))
      silences.push_back(json::object{{"name", each.words}, {"id", each.id}, {"until", iso8601(each.until)}});
    return json_reply(silences);
  };
  co_return co_await on(parts_.executors.views, std::move(list));
}

asio::awaitable<ServedReply> Routes::order(const ServedRequest& request) {
  const auto name = segment(request.path, "/orders/");
  if (!name || !parts_.carry_out) co_return error_json(404, "no such order");
  if (request.method != "POST") {
    ServedReply reply = error_json(405, "an order is given with POST");
    reply.allow = "POST";
    co_return reply;
  }
  std::string wrong;
  int status = 400;
  try {
    const json::object done = co_await parts_.carry_out(*name, parameters(request.query, true));
    co_return json_reply(done);
  } catch (const std::out_of_range&) {
    status = 404;
    wrong = "no such order";
  } catch (const WrongOrder& error) {
    wrong = error.what();
  } catch (const StoreError& error) {
    status = 500;
    wrong = error.what();
  }
  co_return error_json(status, wrong);
}

asio::awaitable<ServedReply> Routes::test_sink(const ServedRequest& request) {
  const auto sink = segment(request.path, "/test-sink/");
  if (!sink) co_return error_json(404, "no such sink");
  if (request.method != "POST") {
    ServedReply reply = error_json(405, "a test message is sent with POST");
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
