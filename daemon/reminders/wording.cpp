// Wording of a single message.
#include "reminders/wording.hpp"

#include "agenda/agenda.hpp"
#include "agenda/when.hpp"
#include "reminders/facts.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace datelined {

namespace {

using std::chrono::days;
using std::chrono::milliseconds;

constexpr auto late_threshold = std::chrono::minutes(1);
constexpr auto snooze_limit = std::chrono::minutes(15);  // nearer events are not snoozed until before their start

/// Two claims of an event that say different dates: the one believed now and the latest that said another.
struct Dates {
  const Claim* now = nullptr;
  const Claim* before = nullptr;
  std::optional<TimeSpan> old;
};

bool same_date(const TimeSpan& a, const TimeSpan& b) {
  return start_form(a) == start_form(b) && end_form(a) == end_form(b) && modifier(a) == modifier(b);
}

Dates dates_of(const Event& event) {
  Dates dates;
  for (const Claim& claim : event.claims)
    if (same_date(claim.mention.when, event.when))
      dates.now = &claim;
    else
      dates.before = &claim;
  if (dates.now != nullptr && dates.now->mention.moved_from) dates.old = dates.now->mention.moved_from;
  if (!dates.old && dates.before != nullptr) dates.old = dates.before->mention.when;
  return dates;
}

const Claim* newest(const Event& event) { return event.claims.empty() ? nullptr : &event.claims.back(); }

/// “The sentence.” — feed, 2 Feb 2017
std::string quote(const Claim& claim, const Zone& user) {
  std::string source = claim.feed;
  if (!claim.article_title.empty()) source += (source.empty() ? "" : ": ") + squeezed(claim.article_title);
  return "\u201C" + squeezed(claim.mention.evidence) + "\u201D\n\u2014 " + source + ", " +
         short_day(to_local(claim.published, user));
}

/// How long until a day that has no clock time, seen from the user's calendar.
std::string day_spoken(LocalTime day, LocalTime today) {
  const auto distance = std::chrono::floor<days>(day) - std::chrono::floor<days>(today);
  if (distance == days(0)) return "today";
  if (distance == days(1)) return "tomorrow";
  if (distance == days(-1)) return "yesterday";
  return distance > days(0) ? "in " + std::to_string(distance.count()) + " days"
                            : std::to_string(-distance.count()) + " days ago";
}

/// "starts in 3 h", "started 10 min ago", "is tomorrow", "the window opens today", "ended yesterday".
std::string until_spoken(const Event& event, const Planning& planning, Instant now) {
  if (const auto starts = starts_at(event)) return (*starts > now ? "starts " : "started ") + spoken(*starts - now);
  if (!event.when.begin && event.when.end_grain == Grain::minute) {
    const Instant ends = to_instant(event.when.end, event.zone);
    return (ends > now ? "ends " : "ended ") + spoken(ends - now);
  }
  const LocalTime today = to_local(now, planning.zone);
  const Days covered = days_covered(event.when);
  const bool over = over_at(event, planning) <= now;
  if (!event.when.begin) return (over ? "ended " : "ends ") + day_spoken(covered.end - days(1), today);
  if (over) return "was " + day_spoken(covered.begin, today);
  if (!coarse(event.when))
    return (covered.begin < today - days(1) ? "began " : "is ") + day_spoken(covered.begin, today);
  return (covered.begin <= today ? "its time has come: " : "is expected ") + when_words(event.when);
}

std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ".";
}

milliseconds lateness(const Delivery& delivery, Instant now) { return now - wanted_at(delivery); }

std::string late_line(const Delivery& delivery, Instant now) {
  const milliseconds late = lateness(delivery, now);
  return late < late_threshold ? std::string() : "Late by " + spoken(late).substr(3) + ". ";
}

/// "announced today", "announced 3 days ago": by the article that announced it.
std::string announced_spoken(const Event& event, const Planning& planning, Instant now) {
  if (event.claims.empty()) return "announced";
  const LocalTime published = to_local(event.claims.front().published, planning.zone);
  return "announced " + day_spoken(published, to_local(now, planning.zone));
}

std::string first_line(const Event& event, const Delivery& delivery, const Planning& planning, Instant now) {
  const std::string late = late_line(delivery, now);
  const std::string until = until_spoken(event, planning, now);
  if (delivery.cause == "cancelled") return late + "Cancelled.";
  if (delivery.cause == "postponed") return late + "Postponed, without a new date.";
  if (delivery.cause == "changed") return late + "Now " + std::string(name(event.status)) + ", " + until + ".";
  if (delivery.cause == "sharpened") return late + "Now with a date, " + until + ".";
  if (delivery.cause == "confirmed") return late + "Confirmed, " + until + ".";
  if (delivery.cause == "quiet") return late + "Nobody has confirmed it lately. " + sentence(until);
  if (delivery.cause == "announced") return late + sentence(announced_spoken(event, planning, now) + ", " + until);
  if (delivery.cause == "moved") return late + "Moved, " + until + ".";
  return late + sentence(until);
}

std::string old_date_line(const Event& event, const Delivery& delivery, const Dates& dates) {
  const bool another_date = delivery.cause == "moved" || delivery.cause == "sharpened";
  if (another_date && dates.old) return "From " + when_words(*dates.old) + "\nto " + when_words(event.when) + "\n";
  if (delivery.cause == "cancelled" || delivery.cause == "postponed")
    return "It was to be " + when_words(event.when) + ".\n";
  return {};
}

/// Both quotes of a move, else the sentence that says what the message says.
std::string quotes(const Event& event, const Delivery& delivery, const Dates& dates, const Zone& user) {
  const Claim* last = tells_change(delivery.cause) && dates.now == nullptr ? newest(event) : dates.now;
  if (delivery.cause == "cancelled" || delivery.cause == "postponed") last = newest(event);
  if (last == nullptr) last = newest(event);
  if (last == nullptr) return {};
  std::string text = quote(*last, user) + "\n";
  const bool both = tells_change(delivery.cause) && dates.before != nullptr && dates.before != last;
  if (both) text += "Before:\n" + quote(*dates.before, user) + "\n";
  return text;
}

std::string url_of(const Event& event, const Delivery& delivery, const Dates& dates) {
  std::vector<const Claim*> order;
  if (tells_change(delivery.cause)) order = {newest(event)};
  order.push_back(dates.now);
  for (const Claim& claim : event.claims) order.push_back(&claim);
  for (const Claim* claim : order)
    if (claim != nullptr && is_web_url(claim->url)) return claim->url;
  return {};
}

Reason reason_of(const Delivery& delivery, Instant now) {
  if (delivery.cause == "announced") return Reason::announced;
  if (delivery.cause == "quiet") return Reason::quiet;
  if (delivery.cause == "sharpened" || delivery.cause == "confirmed") return Reason::confirmed;
  if (delivery.cause == "moved" || delivery.cause == "changed") return Reason::moved;
  if (delivery.cause.starts_with("repeat:")) return Reason::repeat;
  if (delivery.cause == "postponed") return Reason::postponed;
  if (delivery.cause == "cancelled") return Reason::cancelled;
  return lateness(delivery, now) < late_threshold ? Reason::lead : Reason::late;
}

std::string title_of(const Event& event, const Delivery& delivery) {
  const std::string title = squeezed(event.title);
  if (delivery.cause == "moved") return "Moved: " + title;
  if (delivery.cause == "postponed") return "Postponed: " + title;
  if (delivery.cause == "cancelled") return "Cancelled: " + title;
  if (delivery.cause == "changed") return "Now " + std::string(name(event.status)) + ": " + title;
  if (delivery.cause == "sharpened") return "Dated: " + title;
  if (delivery.cause == "confirmed") return "Confirmed: " + title;
  if (delivery.cause == "quiet") return "Not confirmed: " + title;
  return title;
}

Urgency urgency_of(const Event& event, const Delivery& delivery) {
  const bool vague = delivery.cause == "window" || delivery.cause == "announced";
  return vague && !starts_at(event) ? Urgency::low : Urgency::normal;
}

std::string body_of(const Event& event, const Delivery& delivery, const Planning& planning, Instant now) {
  const Dates dates = dates_of(event);
  std::string body = first_line(event, delivery, planning, now) + "\n" + old_date_line(event, delivery, dates);
  const bool dated = delivery.cause != "cancelled" && delivery.cause != "postponed";
  if (dated) body += when_spoken(event, planning.zone) + "\n";
  if (event.place) body += squeezed(event.place->name) + "\n";
  if (dated && event.status != Status::scheduled) body += "Status: " + std::string(name(event.status)) + "\n";
  const std::string said = quotes(event, delivery, dates, planning.zone);
  if (!said.empty()) body += "\n" + said;
  const std::string url = url_of(event, delivery, dates);
  return url.empty() ? body : body + url + "\n";
}

std::string unit(long long count, const char* word) { return std::to_string(count) + " " + word; }

}  // namespace

std::string spoken(std::chrono::milliseconds from_now) {
  const bool past = from_now < milliseconds(0);
  const auto minutes = std::chrono::round<std::chrono::minutes>(past ? -from_now : from_now).count();
  if (minutes == 0) return past ? "just now" : "in less than 1 min";
  const auto whole_days = minutes / 1440, hours = minutes % 1440 / 60, rest = minutes % 60;
  std::string text;
  if (whole_days > 0) {
    text = unit(whole_days, whole_days == 1 ? "day" : "days");
    if (hours > 0 && whole_days < 7) text += " " + unit(hours, "h");
  } else if (hours > 0) {
    text = unit(hours, "h") + (rest > 0 ? " " + unit(rest, "min") : "");
  } else {
    text = unit(rest, "min");
  }
  return past ? text + " ago" : "in " + text;
}

std::string when_spoken(const Event& event, const Zone& user) {
  const std::string words = when_words(event.when);
  const bool ends_timed = !event.when.begin && event.when.end_grain == Grain::minute;
  const auto moment = ends_timed ? std::optional(to_instant(event.when.end, event.zone)) : starts_at(event);
  if (!moment || event.zone.offset(*moment) == user.offset(*moment)) return words;
  const LocalTime there = to_local(*moment, event.zone), here = to_local(*moment, user);
  const bool same_day = std::chrono::floor<days>(there) == std::chrono::floor<days>(here);
  return words + " (" + event.zone.name() + ", " + (same_day ? "" : short_day(here) + ", ") + clock_time(here) +
         " your time)";
}

Notification wording(const Event& event, const Delivery& delivery, const Planning& planning, Instant now) {
  Notification message;
  message.key = delivery.key;
  message.thread = event.uid;
  message.recipient = delivery.recipient;
  message.urgency = urgency_of(event, delivery);
  message.reason = reason_of(delivery, now);
  message.made = delivery.made;
  message.title = title_of(event, delivery);
  message.body = body_of(event, delivery, planning, now);
  message.url = url_of(event, delivery, dates_of(event));
  message.facts = facts_of(event, delivery, message.reason, now);
  message.calendar = icalendar_message(event, {.installation = planning.installation});
  message.first_of_thread = !tells_change(delivery.cause) && !comes_again(delivery.cause);
  if (const auto starts = starts_at(event); starts && *starts > now + snooze_limit) message.starts = starts;
  return message;
}

}  // namespace datelined
