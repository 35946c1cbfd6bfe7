// The agenda and single events as HTML pages: complete documents that need no script, no inline style and nothing from
// elsewhere, so that the strictest content security policy holds (SECURITY S7).
#include "agenda/agenda.hpp"
#include "agenda/dates_said.hpp"
#include "agenda/listing.hpp"
#include "calendar/iso8601.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace datelined {

namespace {

std::string element(std::string_view tag, std::string_view css, std::string_view text) {
  std::string out = "<" + std::string(tag);
  if (!css.empty()) out += " class=\"" + std::string(css) + "\"";
  return out + ">" + for_html(text) + "</" + std::string(tag) + ">";
}

std::string document(std::string_view title, std::string_view body) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  page += "<title>" + for_html(title) + "</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n";
  page += "<header><a class=\"home\" href=\"/\">datelined</a><nav>";
  page += "<a href=\"/calendar.ics\">calendar</a> <a href=\"/events.json\">JSON</a></nav></header>\n<main>\n";
  return page.append(body).append("</main>\n</body>\n</html>\n");
}

/// Our UIDs need no escaping in a path; anything else is spelled in percents.
std::string path_segment(std::string_view text) {
  static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~@";
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(c) != std::string_view::npos)
      out += c;
    else
      out.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  return out;
}

std::string status_class(const Event& event) {
  return "status " + std::string(event.undated ? "cancelled" : name(event.status));
}

std::string item(const Event& event, const Zone& zone) {
  std::string out = "<li" + std::string(event.status == Status::cancelled ? " class=\"off\"" : "") + ">";
  const std::string times = coarse(event.when) ? when_words(event.when) : times_listed(event, zone);
  out += element("span", "time", times.empty() ? "all day" : times) + "<div>";
  out += "<a class=\"title\" href=\"/event/" + path_segment(event.uid) + "\">" + for_html(event.title) + "</a> ";
  const std::string said = remark(event, zone);
  if (!said.empty()) out += element("span", "remark", said) + " ";
  if (const auto status = status_listed(event); !status.empty()) out += element("span", status_class(event), status);
  out += "<p class=\"about\">";
  if (event.place) out += element("span", "place", event.place->name) + " ";
  out += element("span", "category", name(event.category)) + "</p>";
  return out + "</div></li>\n";
}

std::string section(std::string_view heading, std::string_view note, const std::vector<const Event*>& events,
                    const Zone& zone) {
  std::string out = "<section><h2>" + for_html(heading);
  if (!note.empty()) out += " " + element("span", "note", note);
  out += "</h2>\n<ul>\n";
  for (const Event* event : events) out += item(*event, zone);
  return out + "</ul></section>\n";
}

std::string day_note(LocalTime day, LocalTime today) {
  const auto ahead = std::chrono::duration_cast<std::chrono::days>(day - today).count();
  if (ahead == 0) return "today";
  if (ahead == 1) return "tomorrow";
  return ahead > 1 ? "in " + std::to_string(ahead) + " days" : "";
}

/// The evidence with its time words marked.
std::string marked(const EventMention& mention) {
  const std::string_view whole = mention.evidence;
  const std::size_t at = mention.said.empty() ? std::string_view::npos : whole.find(mention.said);
  if (at == std::string_view::npos) return for_html(whole);
  return for_html(whole.substr(0, at)) + element("mark", "", mention.said) +
         for_html(whole.substr(at + mention.said.size()));
}

std::string source(const Claim& claim) {
  const std::string& title = claim.article_title.empty() ? claim.feed : claim.article_title;
  std::string out = "<li><blockquote>" + marked(claim.mention) + "</blockquote>\n<p class=\"about\">";
  if (is_web_url(claim.url))
    out += "<a rel=\"noopener noreferrer nofollow\" href=\"" + for_html(claim.url) + "\">" + for_html(title) + "</a>";
  else
    out += for_html(title);
  out += ", " + for_html(claim.feed) + ", " + short_day(to_local(claim.published, Zone()));
  if (claim.dated_by_file) out += " (the date of its file)";
  out += ": " + for_html(when_words(claim.mention.when)) + ", " + std::string(name(claim.mention.status));
  return out + "</p></li>\n";
}

/// What the sources disagree about, if they do.
std::string contradictions(const Event& event) {
  const std::vector<DateSaid> dates = dates_said(event);
  if (dates.size() < 2) return {};
  std::string out = "<h2>Dates said</h2>\n<dl>\n";
  for (const DateSaid& date : dates) {
    std::string who;
    for (const Claim* claim : date.claims)
      if (who.find(claim->feed) == std::string::npos) who += (who.empty() ? "" : ", ") + claim->feed;
    out += element("dt", "", when_words(*date.when)) + element("dd", "", who) + "\n";
  }
  return out + "</dl>\n";
}

std::string history_list(std::span<const Revision> history) {
  if (history.empty()) return {};
  std::string out = "<h2>History</h2>\n<dl>\n";
  for (const Revision& step : history) {
    const std::string source = step.feed.empty() ? std::string() : " (" + step.feed + ")";
    out += element("dt", "", iso8601(step.at).substr(0, 10)) + element("dd", "", step_words(step) + source) + "\n";
  }
  return out + "</dl>\n";
}

}  // namespace

std::string agenda_page(std::span<const Event> events, const Zone& zone, Instant now, std::string_view trouble,
                        std::span<const std::string> notices) {
  const LocalTime today(std::chrono::floor<std::chrono::days>(to_local(now, zone)));
  const Listing listing = listed(events, zone);
  std::string body = trouble.empty() ? "" : element("p", "trouble", trouble) + "\n";
  body += "<h1>What is announced</h1>\n<p class=\"about\">Times are in " + for_html(zone.name()) + ".</p>\n";
  for (const std::string& notice : notices) body += element("p", "notice", notice) + "\n";
  for (const DayListing& day : listing.days)
    body += section(long_day(day.day), day_note(day.day, today), day.events, zone);
  if (!listing.coarse.empty()) body += section("Not yet dated to the day", "", listing.coarse, zone);
  if (events.empty()) body += "<p>Nothing is announced yet.</p>\n";
  return document("Agenda", body);
}

std::string event_page(const Event& event, const Zone& zone, std::span<const Revision> history) {
  std::string body = element("h1", "", event.title) + "\n<dl>\n";
  const auto field = [&](std::string_view label, std::string_view value) {
    if (!value.empty()) body += element("dt", "", label) + element("dd", "", value) + "\n";
  };
  field("When", when_words(event.when) + (starts_at(event) ? " " + event.zone.name() : ""));
  if (const auto starts = starts_at(event); starts && zone.offset(*starts) != event.zone.offset(*starts))
    field("Your time", long_day(to_local(*starts, zone)) + ", " + clock_time(to_local(*starts, zone)));
  field("Where", event.place ? event.place->name : "");
  field("Status", std::string(name(event.status)) + (event.undated ? ", without a new date" : "") +
                      (event.quiet ? ", not confirmed lately" : "") +
                      (event.standing == Standing::dismissed ? ", dismissed" : ""));
  field("Category", name(event.category));
  field("Revision", std::to_string(event.revision) + " of " + iso8601(event.changed));
  body += "</dl>\n" + contradictions(event) + "<h2>Sources</h2>\n<ol class=\"sources\">\n";
  for (const Claim& claim : event.claims) body += source(claim);
  return document(event.title, body + "</ol>\n" + history_list(history));
}

std::string message_page(std::string_view title, std::string_view text) {
  return document(title, element("h1", "", title) + "\n" + element("p", "", text) + "\n");
}

std::string_view style_sheet() {
  return R"css(:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fdfcfa; --quiet: #6a6f76; --line: #e2ded7;
  --accent: #9c2f1f; --mark: #fbe9b7; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e3de; --paper: #17191c; --quiet: #9a9fa6; --line: #33373c; --accent: #f08a76; --mark: #5a4a16; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 0 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
header { display: flex; justify-content: space-between; padding: 1rem 0; border-bottom: 3px solid var(--ink); }
.trouble { padding: .5rem 1rem; border: 2px solid var(--accent); color: var(--accent); }
.home { font-family: Georgia, serif; font-weight: bold; letter-spacing: .02em; }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .2em; }
a:hover, a:focus { color: var(--accent); }
.notice { border-left: 4px solid var(--accent); background: var(--mark); padding: .5rem .75rem; white-space: pre-line; }
header a { text-decoration: none; margin-left: 1rem; }
header .home { margin-left: 0; }
h1 { font: bold 1.9rem/1.2 Georgia, serif; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font: bold 1.15rem/1.3 Georgia, serif; margin: 2.2rem 0 0; padding-bottom: .3rem;
  border-bottom: 1px solid var(--line); }
.note { font: .85rem system-ui, sans-serif; color: var(--accent); margin-left: .5rem; }
ul, ol.sources { list-style: none; margin: 0; padding: 0; }
section li { display: grid; grid-template-columns: 8.5rem 1fr; gap: 1rem; padding: .7rem 0;
  border-bottom: 1px solid var(--line); }
.time { font-variant-numeric: tabular-nums; color: var(--quiet); }
.title { font-weight: 600; text-decoration: none; overflow-wrap: anywhere; }
.off .title { text-decoration: line-through; }
.about { margin: .1rem 0 0; color: var(--quiet); font-size: .9rem; }
.place { color: var(--ink); margin-right: .5rem; }
.remark { color: var(--quiet); }
.status { font-size: .8rem; padding: .05rem .5rem; border: 1px solid currentColor; border-radius: 1rem;
  color: var(--quiet); white-space: nowrap; }
.status.cancelled, .status.postponed { color: var(--accent); }
dl { display: grid; grid-template-columns: 8.5rem 1fr; gap: .3rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
blockquote { margin: 1.2rem 0 .3rem; padding-left: 1rem; border-left: 3px solid var(--line);
  font-family: Georgia, serif; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; }
@media (max-width: 34rem) { section li { grid-template-columns: 1fr; gap: 0; } }
@media print { header nav { display: none; } }
)css";
}

}  // namespace datelined
