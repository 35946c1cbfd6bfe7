// The agenda for terminals, in the look of a news diary, and all that is known of one event.
#include "agenda/agenda.hpp"
#include "agenda/dates_said.hpp"
#include "agenda/listing.hpp"
#include "agenda/paint.hpp"
#include "calendar/iso8601.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace datelined {

namespace {

constexpr std::size_t uid_shown = 6;  // characters; `dateline show` takes any unique prefix

std::string padded(std::string text, std::size_t width) {
  const std::size_t size = code_points(text);
  if (size < width) text.append(width - size, ' ');
  return text;
}

std::string label_of_time(const Event& event, const Zone& reader) {
  if (coarse(event.when)) return when_words(event.when);
  const std::string times = times_listed(event, reader);
  return times.empty() ? "all day" : times;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (code_points(text) <= width) return std::string(text);
  return std::string(prefix_code_points(text, width - 1)) + "\u2026";
}

/// "Leith - Lantern Festival", but not "Leith - Festival opens in Leith".
bool title_tells(const Event& event, const Place& place) {
  const std::string town = place.name.substr(0, place.name.find(','));
  return event.title.find(town) != std::string::npos;
}

/// `  10:00           Barcelona - Sony press event (to 2 March 2017)  expected  k3f7qa`
std::string line(const Event& event, std::size_t time_width, const TextStyle& style) {
  const Paint paint(style.colours);
  std::string head, tail;
  std::size_t used = 2 + time_width + 2 + uid_shown + 2;
  head = "  " + paint.time(padded(label_of_time(event, style.zone), time_width)) + "  ";
  if (event.place && !title_tells(event, *event.place)) {
    const std::string place = shortened(for_terminal(event.place->name), std::max<std::size_t>(style.width / 4, 12));
    head += paint.place(place) + " - ";
    used += code_points(place) + 3;
  }
  const std::string said = remark(event, style.zone);
  if (!said.empty()) tail += " " + paint.dim(said), used += said.size() + 1;
  const std::string_view status = status_listed(event);
  if (!status.empty()) tail += "  " + paint.status(event, status), used += status.size() + 2;
  const std::size_t room = std::max<std::size_t>(style.width > used ? style.width - used : 0, 30);
  return head + shortened(for_terminal(event.title), room) + tail + "  " +
         paint.dim(for_terminal(event.uid.substr(0, uid_shown))) + "\n";
}

std::string lines(const std::vector<const Event*>& events, const TextStyle& style) {
  std::size_t width = 7;
  for (const Event* event : events) width = std::max(width, code_points(label_of_time(*event, style.zone)));
  std::string text;
  for (const Event* event : events) text += line(*event, width, style);
  return text;
}

std::string names_said(const Event& event) {
  std::string text;
  for (const Name& name : event.names)
    if (!event.place || event.place->name.find(name.text) == std::string::npos)
      text += (text.empty() ? "" : ", ") + name.text;
  return text;
}

std::string claim_text(const Claim& claim, std::size_t number, const Event& event, const Paint& paint) {
  const EventMention& mention = claim.mention;
  std::string text = "  " + std::to_string(number) + ". \u201c" + evidence_text(mention, paint) + "\u201d\n";
  const std::string source = claim.article_title.empty() ? claim.feed : claim.article_title + " (" + claim.feed + ")";
  text += "     " + for_terminal(squeezed(source)) + "\n";
  if (!claim.url.empty()) text += "     " + paint.dim(for_terminal(claim.url)) + "\n";
  text += "     published " + iso8601(claim.published);
  if (claim.dated_by_file) text += " (the date of the file: the text has none)";
  text += ", read " + iso8601(claim.read) + "\n";
  text += "     says " + when_words(mention.when) + ", " + std::string(name(mention.status)) + ", confidence " +
          confidence_text(mention.confidence);
  if (mention.moved_from) text += ", moved from " + when_words(*mention.moved_from);
  if (mention.title != event.title) text += ": " + for_terminal(squeezed(mention.title));
  return text + "\n";
}

std::string when_in_full(const Event& event, const Zone& reader) {
  std::string text = when_words(event.when);
  const auto starts = starts_at(event);
  if (!starts) return text;
  text += " " + event.zone.name();
  if (event.zone.offset(*starts) == reader.offset(*starts)) return text;
  const LocalTime here = std::chrono::floor<std::chrono::seconds>(to_local(*starts, reader));
  return text + " (" + short_day(here) + ", " + clock_time(here) + " " + reader.name() + ")";
}

/// What the sources disagree about, if they do.
std::string contradictions_text(const Event& event, const Paint& paint) {
  const std::vector<DateSaid> dates = dates_said(event);
  if (dates.size() < 2) return {};
  std::string text = paint.bold("Dates said") + "\n";
  for (const DateSaid& date : dates) {
    std::string who;
    for (const Claim* claim : date.claims)
      if (who.find(claim->feed) == std::string::npos) who += (who.empty() ? "" : ", ") + claim->feed;
    text += "  " + paint.time(when_words(*date.when)) + "  " + for_terminal(who) + "\n";
  }
  return text;
}

std::string history_text(std::span<const Revision> history, const Paint& paint) {
  if (history.empty()) return {};
  std::string text = paint.bold("History") + "\n";
  for (const Revision& step : history) {
    text += "  " + paint.dim(iso8601(step.at).substr(0, 16)) + "  " + step_words(step);
    if (!step.feed.empty()) text += paint.dim(" (" + for_terminal(step.feed) + ")");
    text += "\n";
  }
  return text;
}

/// "title, when": what the user has pinned.
std::string pinned(const Pins& pins) {
  std::string fields;
  const auto add = [&](bool is, const char* field) {
    if (is) fields += (fields.empty() ? "" : ", ") + std::string(field);
  };
  add(pins.title.has_value(), "title");
  add(pins.when.has_value(), "when");
  add(pins.place.has_value(), "place");
  add(pins.category.has_value(), "category");
  add(pins.status.has_value(), "status");
  return fields;
}

std::string status_in_full(const Event& event) {
  std::string text(name(event.status));
  if (event.undated) text += ", without a new date";
  if (event.quiet) text += ", not confirmed lately";
  if (event.standing == Standing::dismissed) text += ", dismissed";
  return text;
}

}  // namespace

std::string agenda_text(std::span<const Event> events, const TextStyle& style) {
  const Paint paint(style.colours);
  const Listing listing = listed(events, style.zone);
  std::string text;
  const auto heading = [&](const std::string& title) {
    if (!text.empty()) text += "\n";
    text += paint.bold(title) + "\n";
  };
  for (const DayListing& day : listing.days) {
    heading(long_day(day.day));
    text += lines(day.events, style);
  }
  if (!listing.coarse.empty()) {
    heading("Not yet dated to the day");
    text += lines(listing.coarse, style);
  }
  return text;
}

std::string event_text(const Event& event, const TextStyle& style, std::span<const Revision> history) {
  const Paint paint(style.colours);
  std::string text = paint.bold(for_terminal(squeezed(event.title))) + "\n";
  const auto field = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) text += "  " + paint.dim(padded(std::string(label), 11)) + for_terminal(value) + "\n";
  };
  field("when", when_in_full(event, style.zone));
  field("place", event.place ? event.place->name : "");
  field("status", status_in_full(event));
  field("category", std::string(name(event.category)));
  field("who", names_said(event));
  field("confidence", confidence_text(event.confidence));
  field("uid", event.uid);
  field("revision", std::to_string(event.revision) + " of " + iso8601(event.changed));
  field("pinned", pinned(event.pins));
  text += contradictions_text(event, paint);
  text += paint.bold(event.claims.size() == 1 ? "Source" : "Sources") + "\n";
  for (std::size_t i = 0; i < event.claims.size(); ++i) text += claim_text(event.claims[i], i + 1, event, paint);
  return text + history_text(history, paint);
}

}  // namespace datelined
