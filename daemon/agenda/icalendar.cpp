// iCalendar out (RFC 5545, RFC 7986). Written by hand: nothing but the properties below can ever come out (SECURITY
// S15). Clock times are in UTC, which every client reads right and which needs no VTIMEZONE.
#include "agenda/agenda.hpp"
#include "agenda/when.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

namespace datelined {

namespace {

constexpr std::size_t longest_line = 75;     // RFC 5545 3.1, in octets without the line break
constexpr std::size_t most_quotes = 10;      // of one description
constexpr std::size_t longest_quote = 1000;  // code points
constexpr std::size_t longest_url = 2000;    // octets; clients cut or refuse more
constexpr std::string_view date_value = ";VALUE=DATE";

/// Appends `name:value` as content lines, folded on character borders. `value` is escaped already.
void append_property(std::string& out, std::string_view name, std::string_view value) {
  std::size_t room = longest_line - name.size() - 1;
  out.append(name).append(":");
  while (value.size() > room) {
    const std::string_view line = value.substr(0, std::max<std::size_t>(1, prefix_bytes(value, room).size()));
    out.append(line).append("\r\n ");
    value.remove_prefix(line.size());
    room = longest_line - 1;
  }
  out.append(value).append("\r\n");
}

void append_text(std::string& out, std::string_view name, std::string_view text) {
  append_property(out, name, for_ical(text));
}

std::string ical_date(LocalTime day) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(day));
  std::array<char, 40> text;
  const int size = std::snprintf(text.data(), text.size(), "%04d%02u%02u", int(date.year()), unsigned(date.month()),
                                 unsigned(date.day()));
  return {text.data(), std::size_t(size)};
}

std::string ical_moment(LocalTime moment) {
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - midnight);
  std::array<char, 40> text;
  const int size = std::snprintf(text.data(), text.size(), "T%02d%02d%02d", int(time.hours().count()),
                                 int(time.minutes().count()), int(time.seconds().count()));
  return ical_date(moment).append(text.data(), std::size_t(size));
}

std::string ical_utc(Instant instant) {
  return ical_moment(LocalTime(std::chrono::floor<std::chrono::seconds>(instant.time_since_epoch()))) + "Z";
}

/// What is shown may change without a revision, for instance by one more source.
Instant last_change(const Event& event) {
  Instant last = event.changed;
  for (const Claim& claim : event.claims) last = std::max(last, claim.read);
  return last;
}

bool is_off(const Event& event) { return event.undated || event.status == Status::cancelled; }

std::string_view ical_status(const Event& event) {
  if (is_off(event)) return "CANCELLED";
  return event.status == Status::possible || event.status == Status::expected ? "TENTATIVE" : "CONFIRMED";
}

void append_days(std::string& out, const Event& event) {
  const Days days = days_covered(event.when);
  append_property(out, std::string("DTSTART").append(date_value), ical_date(days.begin));
  if (days.end - days.begin > std::chrono::days(1))
    append_property(out, std::string("DTEND").append(date_value), ical_date(days.end));
  if (coarse(event.when)) append_property(out, "TRANSP", "TRANSPARENT");
}

/// An unknown length has no DTEND: inventing an hour would be a claim that nobody made.
void append_times(std::string& out, const Event& event) {
  const auto starts = starts_at(event);
  if (!starts) return append_days(out, event);
  append_property(out, "DTSTART", ical_utc(*starts));
  const Instant ends = to_instant(event.when.end, event.zone);
  if (event.when.ranged && ends > *starts) append_property(out, "DTEND", ical_utc(ends));
}

/// All-day spans hide how exact the date is, so the summary says it.
std::string summary(const Event& event) {
  const TimeSpan& when = event.when;
  if (event.undated) return event.title + " (postponed, no new date)";
  if (!when.begin && !coarse(when)) return event.title + " (final day)";
  if (coarse(when) || when.bound != Bound::at) return event.title + " (" + when_words(when) + ")";
  return event.title;
}

std::string quote(const Claim& claim) {
  std::string text = "\n\n\u201c" + std::string(prefix_code_points(claim.mention.evidence, longest_quote)) + "\u201d\n";
  text += "\u2014 " + (claim.article_title.empty() ? claim.feed : claim.article_title + " (" + claim.feed + ")");
  text += ", " + short_day(to_local(claim.published, Zone()));
  if (is_web_url(claim.url) && claim.url.size() <= longest_url) text += "\n" + claim.url;
  return text;
}

std::string description(const Event& event) {
  std::string text = when_words(event.when);
  if (event.when.grain == Grain::minute && event.when.begin) text += " (" + event.zone.name() + ")";
  text += ", " + std::string(event.undated ? "postponed without a new date" : name(event.status));
  const std::size_t quotes = std::min(event.claims.size(), most_quotes);
  for (std::size_t i = 0; i < quotes; ++i) text += quote(event.claims[i]);
  if (quotes < event.claims.size()) text += "\n\nand " + std::to_string(event.claims.size() - quotes) + " more sources";
  return text;
}

void append_link(std::string& out, const Event& event) {
  for (const Claim& claim : event.claims) {
    if (!is_web_url(claim.url) || claim.url.size() > longest_url || !is_utf8(claim.url)) continue;
    append_property(out, "URL", claim.url);
    return;
  }
}

void append_event(std::string& out, const Event& event) {
  append_property(out, "BEGIN", "VEVENT");
  append_text(out, "UID", event.uid);
  append_property(out, "DTSTAMP", ical_utc(last_change(event)));
  append_times(out, event);
  append_text(out, "SUMMARY", summary(event));
  append_text(out, "DESCRIPTION", description(event));
  if (event.place) append_text(out, "LOCATION", event.place->name);
  append_link(out, event);
  append_property(out, "STATUS", ical_status(event));
  append_property(out, "SEQUENCE", std::to_string(event.revision));
  append_property(out, "LAST-MODIFIED", ical_utc(last_change(event)));
  append_property(out, "CATEGORIES", name(event.category));
  append_property(out, "END", "VEVENT");
}

void append_head(std::string& out) {
  append_property(out, "BEGIN", "VCALENDAR");
  append_property(out, "VERSION", "2.0");
  append_property(out, "PRODID", "-//datelined//datelined//EN");
  append_property(out, "CALSCALE", "GREGORIAN");
}

/// A band over ten years helps nobody in a calendar.
bool too_coarse(const Event& event) {
  return (event.when.begin ? event.when.grain : event.when.end_grain) >= Grain::decade;
}

}  // namespace

std::string icalendar_head(const CalendarFacts& facts) {
  std::string out;
  append_head(out);
  if (!facts.installation.empty()) append_text(out, "UID", facts.installation);
  append_text(out, "NAME", facts.name);
  append_text(out, "X-WR-CALNAME", facts.name);
  append_property(out, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
  append_property(out, "X-PUBLISHED-TTL", "PT1H");
  return out;
}

std::string icalendar_piece(const Event& event) {
  std::string out;
  if (!too_coarse(event)) append_event(out, event);
  return out;
}

std::string icalendar_end() {
  std::string out;
  append_property(out, "END", "VCALENDAR");
  return out;
}

std::string icalendar(std::span<const Event> events, const CalendarFacts& facts) {
  std::string out = icalendar_head(facts);
  for (const Event& event : events) out += icalendar_piece(event);
  return out + icalendar_end();
}

std::string icalendar_message(const Event& event, const CalendarFacts&) {
  std::string out;
  append_head(out);
  append_property(out, "METHOD", is_off(event) ? "CANCEL" : "PUBLISH");
  append_event(out, event);
  append_property(out, "END", "VCALENDAR");
  return out;
}

}  // namespace datelined
