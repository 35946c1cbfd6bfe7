// Wording of messages about no single event: a digest, in the layout of a news agency's diary (CITY - what happens -
// when), and what could not be delivered.
#include "agenda/when.hpp"
#include "reminders/facts.hpp"
#include "reminders/wording.hpp"
#include "text/capitals.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace datelined {

namespace {

using std::chrono::days;

constexpr std::size_t most_lines = 200;
constexpr std::size_t most_dead = 50;

/// An event as the digest lists it, in the user's zone.
struct Entry {
  const IssueItem* item;
  std::optional<LocalTime> clock;  ///< of its begin
  LocalTime first, last;           ///< days it covers, both included

  auto order() const { return std::tuple(clock.has_value(), clock.value_or(first), item->event.title); }
};

Entry entry_of(const IssueItem& item, const Zone& user) {
  Entry entry{&item, {}, {}, {}};
  const Days covered = days_covered(item.event.when);
  entry.first = covered.begin;
  entry.last = covered.end - days(1);
  if (const auto starts = starts_at(item.event)) {
    entry.clock = to_local(*starts, user);
    const LocalTime day(std::chrono::floor<days>(*entry.clock));
    entry.last += day - entry.first;
    entry.first = day;
  }
  return entry;
}

std::string city(const Event& event) {
  if (!event.place) return {};
  const std::string name = squeezed(event.place->name);
  return capitals(std::string_view(name).substr(0, name.find(','))) + " - ";
}

std::string mark(const IssueItem& item) {
  if (item.fresh) return "** ";
  return item.moved ? "MOVED " : "";
}

std::string hour(const Entry& entry, const Zone& user) {
  if (!entry.clock) return {};
  const Event& event = entry.item->event;
  const Instant starts = *starts_at(event);
  std::string text = " - " + clock_time(*entry.clock);
  if (event.zone.offset(starts) != user.offset(starts))
    text += " (" + clock_time(to_local(starts, event.zone)) + " " + event.zone.name() + ")";
  return text;
}

std::string line_of(const Entry& entry, LocalTime day, const Zone& user) {
  const Event& event = entry.item->event;
  std::string text = mark(*entry.item) + city(event) + squeezed(event.title);
  if (day == entry.first) text += hour(entry, user);
  if (entry.last > entry.first) text += day == entry.last ? " (final day)" : " (to " + short_day(entry.last) + ")";
  if (event.status == Status::possible || event.status == Status::expected)
    text += " (" + std::string(name(event.status)) + ")";
  if (event.status == Status::postponed) text += " (postponed)";
  if (event.status == Status::cancelled) text += " (CANCELLED)";
  return text;
}

bool stands_on(const Entry& entry, LocalTime day, LocalTime begin) {
  return day == std::max(entry.first, begin) || (day == entry.last && day > entry.first);
}

/// A section for each day that has anything, then one for what is known to the week, month, … only.
std::vector<Section> sections_of(const IssueContent& content, const Zone& user) {
  std::vector<Entry> dated;
  std::vector<Section> sections;
  Section coarse_ones{"No day named yet", {}};
  for (const IssueItem& item : content.items)
    if (coarse(item.event.when))
      coarse_ones.lines.push_back(mark(item) + city(item.event) + squeezed(item.event.title) + " - " +
                                  when_words(item.event.when));
    else
      dated.push_back(entry_of(item, user));
  std::stable_sort(dated.begin(), dated.end(), [](const Entry& a, const Entry& b) { return a.order() < b.order(); });
  for (LocalTime day = content.begin; day < content.end; day += days(1)) {
    Section section{long_day(day), {}};
    for (const Entry& entry : dated)
      if (stands_on(entry, day, content.begin)) section.lines.push_back(line_of(entry, day, user));
    if (!section.lines.empty()) sections.push_back(std::move(section));
  }
  if (!coarse_ones.lines.empty()) sections.push_back(std::move(coarse_ones));
  return sections;
}

void shorten(std::vector<Section>& sections) {
  std::size_t lines = 0, left_out = 0;
  for (Section& section : sections) {
    const std::size_t room = most_lines - std::min(most_lines, lines);
    lines += section.lines.size();
    if (section.lines.size() <= room) continue;
    left_out += section.lines.size() - room;
    section.lines.resize(room);
  }
  std::erase_if(sections, [](const Section& section) { return section.lines.empty(); });
  if (left_out > 0) sections.push_back({"… and " + std::to_string(left_out) + " more: see the agenda", {}});
}

std::string legend_of(const IssueContent& content) {
  const auto any = [&](bool IssueItem::*what) {
    return std::any_of(content.items.begin(), content.items.end(), [&](const IssueItem& item) { return item.*what; });
  };
  std::string text;
  if (any(&IssueItem::fresh)) text += "** marks what was announced since the last issue. ";
  if (any(&IssueItem::moved)) text += "MOVED marks what has another date now. ";
  return text;
}

std::string body_of(const std::vector<Section>& sections) {
  std::string body;
  for (const Section& section : sections) {
    if (!body.empty()) body += "\n";
    if (!section.heading.empty()) body += section.heading + "\n";
    for (const std::string& line : section.lines) body += (section.heading.empty() ? "" : "  ") + line + "\n";
  }
  return body;
}

std::string dead_line(const Event& event, const Delivery& row, const Zone& user) {
  if (row.event.value == 0) return row.watch + " (" + row.cause + ")";
  const std::string change = tells_change(row.cause) ? " (" + row.cause + ")" : "";
  return when_spoken(event, user) + ": " + squeezed(event.title) + change;
}

/// What both kinds of message have in common.
Notification message_of(const Delivery& delivery, const Planning& planning, Reason reason) {
  Notification message;
  message.key = delivery.key;
  message.thread = delivery.key + "@" + planning.installation;
  message.recipient = delivery.recipient;
  message.reason = reason;
  return message;
}

}  // namespace

Notification issue_wording(const IssueContent& content, const Delivery& delivery, const Planning& planning) {
  Notification message = message_of(delivery, planning, Reason::digest);
  message.urgency = Urgency::low;
  message.made = delivery.due;
  const bool one_day = content.end - content.begin <= days(1);
  message.title = one_day ? "The day ahead: " + long_day(content.begin)
                          : "The week ahead: " + short_day(content.begin) + " to " + short_day(content.end - days(1));
  message.sections = sections_of(content, planning.zone);
  shorten(message.sections);
  if (content.items.empty()) message.sections.push_back({"", {"Nothing is announced."}});
  if (const std::string legend = legend_of(content); !legend.empty())
    message.sections.push_back({"", {std::string(trimmed(legend))}});
  message.body = body_of(message.sections);
  std::vector<std::pair<Event, Delivery>> members;
  for (const IssueItem& item : content.items) members.emplace_back(item.event, delivery);
  message.facts = facts_of_list(members, message.key, delivery.due);
  return message;
}

Notification escalation_wording(const Delivery& delivery, std::span<const std::pair<Event, Delivery>> dead,
                                const Planning& planning) {
  Notification message = message_of(delivery, planning, Reason::escalation);
  message.urgency = Urgency::critical;
  message.made = delivery.made;
  const std::size_t printed = std::min(dead.size(), most_dead);
  message.title = "Not delivered by " + delivery.watch + ": " + std::to_string(dead.size()) +
                  (dead.size() == 1 ? " message" : " messages");
  Section opening{"", {"The sink \"" + delivery.watch + "\" could not deliver what is listed here."}};
  if (!dead.empty()) opening.lines.push_back("The last error: " + squeezed(dead.back().second.last_error));
  Section list{"What was to be said", {}};
  for (const auto& [event, row] : dead.first(printed)) list.lines.push_back(dead_line(event, row, planning.zone));
  if (dead.size() > printed) list.lines.push_back("… and " + std::to_string(dead.size() - printed) + " more");
  message.sections = {opening, list, {"", {"`dateline dead` lists them, `dateline redrive` tries them again."}}};
  message.body = body_of(message.sections);
  message.facts = facts_of_list(dead, message.key, delivery.made);
  return message;
}

}  // namespace datelined
