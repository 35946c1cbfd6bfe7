// Wording of a list: several late or announced reminders of one address in one message.
#include "agenda/when.hpp"
#include "reminders/facts.hpp"
#include "reminders/wording.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace datelined {

namespace {

using std::chrono::days;
using Member = std::pair<Event, Delivery>;

constexpr std::size_t most_lines = 50;
constexpr auto worth_a_line = days(7);

struct Line {
  Instant begins;
  const Event* event;
  bool over = false;
};

Instant begin_of(const Event& event, const Zone& user) {
  if (const auto starts = starts_at(event)) return *starts;
  return to_instant(days_covered(event.when).begin, user);
}

/// One line for each event: those ahead first, then those over, each by their begin.
std::vector<Line> lines_of(std::span<const Member> members, const Planning& planning, Instant now) {
  std::vector<Line> lines;
  std::set<std::int64_t> seen;
  for (const auto& [event, delivery] : members)
    if (seen.insert(event.id.value).second)
      lines.push_back({begin_of(event, planning.zone), &event, over_at(event, planning) <= now});
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return std::tuple(a.over, a.begins, a.event->uid) < std::tuple(b.over, b.begins, b.event->uid);
  });
  return lines;
}

std::string line_text(const Line& line, const Planning& planning, Instant now) {
  std::string text = when_spoken(*line.event, planning.zone) + ": " + squeezed(line.event->title);
  if (line.event->place) text += ", " + squeezed(line.event->place->name);
  const auto starts = starts_at(*line.event);
  return starts ? text + " (" + spoken(*starts - now) + ")" : text;
}

std::string counted(std::size_t count, const char* one, const char* several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

std::string title_of(const std::vector<Line>& lines, std::span<const Delivery> rows) {
  const std::string events = counted(lines.size(), "event", "events");
  const auto all = [&](auto holds) { return std::all_of(rows.begin(), rows.end(), holds); };
  if (all([](const Delivery& row) { return row.cause == "announced"; })) return events + " announced";
  if (all([](const Delivery& row) { return row.held_until.has_value(); }))
    return "Reminders of the quiet hours: " + events;
  return "Reminders that are late: " + events;
}

std::string body_of(const std::vector<Line>& lines, const Planning& planning, Instant now) {
  std::string ahead, missed;
  std::size_t printed = 0, left_out = 0, old = 0;
  for (const Line& line : lines) {
    const bool long_over = line.over && line.begins + worth_a_line < now;
    if (long_over)
      ++old;
    else if (printed == most_lines)
      ++left_out;
    else
      (line.over ? missed : ahead) += line_text(line, planning, now) + "\n", ++printed;
  }
  std::string body = ahead;
  if (!missed.empty()) body += (body.empty() ? "" : "\n") + std::string("Missed while off:\n") + missed;
  if (left_out > 0) body += "… and " + counted(left_out, "more", "more") + ": see the agenda.\n";
  if (old > 0) body += counted(old, "event is", "events are") + " over for more than a week.\n";
  return body;
}

}  // namespace

std::string digest_key(std::span<const Delivery> members) {
  std::vector<std::string> keys;
  for (const Delivery& member : members) keys.push_back(member.key);
  std::sort(keys.begin(), keys.end());
  std::string all;
  for (const std::string& key : keys) all += key + "\n";
  return base32(sha256(all));
}

Notification list_wording(std::span<const std::pair<Event, Delivery>> members, const Planning& planning, Instant now) {
  std::vector<Delivery> rows;
  for (const auto& [event, delivery] : members) rows.push_back(delivery);
  const std::vector<Line> lines = lines_of(members, planning, now);
  Notification message;
  message.key = digest_key(rows);
  message.thread = message.key + "@" + planning.installation;
  message.reason = Reason::list;
  message.title = title_of(lines, rows);
  message.body = body_of(lines, planning, now);
  message.facts = facts_of_list(members, message.key, now);
  for (const Delivery& row : rows) message.made = std::max(message.made, row.made);
  if (!rows.empty()) message.recipient = rows.front().recipient;
  return message;
}

}  // namespace datelined
