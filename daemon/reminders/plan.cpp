// Planning: from an event and a watch to rows of the outbox.
#include "reminders/plan.hpp"

#include "agenda/when.hpp"
#include "events/history.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace datelined {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr auto deadline_after_event = hours(5 * 24);
constexpr auto unknown_length = hours(1);

/// The clock time that leads count from: the begin, or the end of what runs already.
std::optional<Instant> clock_moment(const Event& event) {
  if (event.when.begin) return starts_at(event);
  if (event.when.end_grain != Grain::minute) return std::nullopt;
  return to_instant(event.when.end, event.zone);
}

Instant morning_of_first_day(const Event& event, const Planning& planning) {
  return to_instant(days_covered(event.when).begin + planning.remind_at, planning.zone);
}

int days_of(const Lead& lead) { return lead.unit == 'w' ? lead.count * 7 : lead.count; }

const std::vector<Lead>& leads_of(const Watch& watch, const Event& event) {
  static const std::vector<Lead> timed{{"1d", 1, 'd'}, {"1h", 1, 'h'}};
  static const std::vector<Lead> dated{{"1d", 1, 'd'}};
  if (!watch.leads.empty()) return watch.leads;
  return clock_moment(event) ? timed : dated;
}

struct Moment {
  Instant due;
  std::string cause;
};

/// Every reminder an event would have, in the order of the leads; of two at one instant the first.
std::vector<Moment> moments(const Event& event, const Watch& watch, const Planning& planning) {
  if (const auto window = window_at(event, planning)) return {{*window, "window"}};
  std::vector<Moment> all;
  for (const Lead& lead : leads_of(watch, event)) {
    const auto due = due_at(event, lead, planning);
    const bool known = due && std::any_of(all.begin(), all.end(), [&](const Moment& m) { return m.due == *due; });
    if (due && !known) all.push_back({*due, lead.written});
  }
  return all;
}

/// False for what has begun at a clock time and tells no end.
bool still_ahead(const Event& event, const Planning& planning, Instant now) {
  const auto starts = starts_at(event);
  return starts && !event.when.ranged ? *starts > now : over_at(event, planning) > now;
}

struct Planner {
  const Event& event;
  const Planning& planning;
  Instant now;

  Delivery row(const std::string& watch, const Address& address, const Moment& moment) const {
    Delivery delivery;
    delivery.key = delivery_key(planning.installation, event.uid, watch, moment.cause, address.sink, address.recipient,
                                event.revision);
    delivery.event = event.id;
    delivery.revision = event.revision;
    delivery.watch = watch;
    delivery.cause = moment.cause;
    delivery.sink = address.sink;
    delivery.recipient = address.recipient;
    delivery.made = now;
    delivery.due = delivery.next_try = moment.due;
    delivery.expires = over_at(event, planning) + deadline_after_event;
    return delivery;
  }
};

bool same_address(const Delivery& a, const Delivery& b) { return a.sink == b.sink && a.recipient == b.recipient; }

/// Announcements of a watch that gathers wait for the next full multiple of its patience.
Instant gathered(const Watch& watch, Instant now) {
  if (watch.gather.count() <= 0) return now;
  const auto step = std::chrono::milliseconds(watch.gather);
  return Instant((now.time_since_epoch() / step + 1) * step);
}

}  // namespace

std::optional<Instant> due_at(const Event& event, const Lead& lead, const Planning& planning) {
  if (const auto moment = clock_moment(event)) {
    if (lead.unit == 'm') return *moment - minutes(lead.count);
    if (lead.unit == 'h') return *moment - hours(lead.count);
    return plus_days(*moment, -days(days_of(lead)), planning.zone);
  }
  if (lead.exact() || coarse(event.when)) return std::nullopt;
  const LocalTime day = days_covered(event.when).begin - days(days_of(lead));
  return to_instant(day + planning.remind_at, planning.zone);
}

std::optional<Instant> window_at(const Event& event, const Planning& planning) {
  return coarse(event.when) ? std::optional(morning_of_first_day(event, planning)) : std::nullopt;
}

Instant over_at(const Event& event, const Planning& planning) {
  const TimeSpan& when = event.when;
  if (when.begin && when.grain == Grain::minute && !when.ranged)
    return to_instant(*when.begin, event.zone) + unknown_length;
  if (when.end_grain == Grain::minute) return to_instant(when.end, event.zone);
  const LocalTime end = narrowed(when).end;
  return std::max(to_instant(end, event.zone), to_instant(end, planning.zone));
}

std::vector<Delivery> plan(const Event& event, const Watch& watch, const Planning& planning, Instant now) {
  const bool seen = event.standing == Standing::shown;
  const bool off = !seen || event.status == Status::cancelled || event.undated || over_at(event, planning) <= now;
  if (off || !matches(watch, event)) return {};
  const Planner planner{event, planning, now};
  const std::vector<Moment> all = moments(event, watch, planning);
  const bool missed = std::any_of(all.begin(), all.end(), [&](const Moment& moment) { return moment.due <= now; });
  std::vector<Delivery> rows;
  for (const Address& address : watch.addresses) {
    if (watch.announce || (missed && still_ahead(event, planning, now)))
      rows.push_back(planner.row(watch.name, address, {gathered(watch, now), "announced"}));
    for (const Moment& moment : all)
      if (moment.due > now) rows.push_back(planner.row(watch.name, address, moment));
  }
  return rows;
}

std::vector<Delivery> plan_change(const Event& before, const Event& after, const std::vector<Delivery>& told,
                                  const Planning& planning, Instant now) {
  const auto change = change_between(belief_of(before), belief_of(after));
  if (!change || after.standing != Standing::shown) return {};
  if (over_at(before, planning) <= now && over_at(after, planning) <= now) return {};
  const Planner planner{after, planning, now};
  std::vector<Delivery> rows;
  for (const Delivery& delivery : told) {
    const auto has_it = [&](const Delivery& row) { return same_address(row, delivery); };
    if (delivery.revision >= after.revision || std::any_of(rows.begin(), rows.end(), has_it)) continue;
    const Address address{delivery.sink, delivery.recipient};
    rows.push_back(planner.row(delivery.watch, address, {now, std::string(name(*change))}));
  }
  return rows;
}

std::vector<Delivery> plan_quiet(const Event& event, const Watch& watch, const Planning& planning, Instant now) {
  if (event.standing != Standing::shown || over_at(event, planning) <= now || !matches(watch, event)) return {};
  const Planner planner{event, planning, now};
  std::vector<Delivery> rows;
  for (const Address& address : watch.addresses)
    rows.push_back(planner.row(watch.name, address, {now, std::string(name(Change::quiet))}));
  return rows;
}

std::vector<Delivery> plan_asked_change(const Event& before, const Event& after, const Watch& watch,
                                        const Planning& planning, Instant now) {
  const auto change = change_between(belief_of(before), belief_of(after));
  if (!change || after.standing != Standing::shown) return {};
  const std::string cause(name(*change));
  const bool over = over_at(before, planning) <= now && over_at(after, planning) <= now;
  const bool asked = std::find(watch.changes.begin(), watch.changes.end(), cause) != watch.changes.end();
  if (over || !asked || !matches(watch, after)) return {};
  const Planner planner{after, planning, now};
  std::vector<Delivery> rows;
  for (const Address& address : watch.addresses) rows.push_back(planner.row(watch.name, address, {now, cause}));
  return rows;
}

bool tells_change(std::string_view cause) {
  const auto change = change_named(cause);
  return change && *change != Change::announced;
}

bool comes_again(std::string_view cause) { return cause.starts_with("snooze:") || cause.starts_with("repeat:"); }

std::optional<Delivery> plan_repeat(const Event& event, const Delivery& told, const Watch& watch,
                                    const Planning& planning, Instant now) {
  const Instant due = now + watch.repeat;
  const bool off = event.status == Status::cancelled || event.undated || event.standing != Standing::shown ||
                   event.revision > told.revision;
  if (watch.repeat.count() <= 0 || off || tells_change(told.cause) || due >= over_at(event, planning))
    return std::nullopt;
  const std::string_view repeat = "repeat:";
  int times = 0;
  if (told.cause.starts_with(repeat)) times = std::atoi(told.cause.c_str() + repeat.size());
  const Planner planner{event, planning, now};
  return planner.row(watch.name, {told.sink, told.recipient}, {due, std::string(repeat) + std::to_string(times + 1)});
}

}  // namespace datelined
