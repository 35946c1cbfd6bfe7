// Agenda: events as iCalendar, JSON, text and HTML. Functions from values to text.
#pragma once

#include "articles/article.hpp"
#include "events/event.hpp"
#include "events/explanation.hpp"
#include "events/history.hpp"

#include <boost/json/fwd.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// The object of the batch form: title, start, end, modifier, zone, place, status, category, evidence, when, offset,
/// length, confidence; absent values null. With cues if the mention has any.
boost::json::object mention_object(const EventMention& mention);

/// The same object of an event (evidence, when, offset, length of its first claim), with uid, revision, starts_at,
/// iana_zone and claims more, and "standing", "quiet" and "pinned" (names of fields) where they say something.
boost::json::object event_object(const Event& event);
/// With its history, step by step: change, revision, at, by ("article", "user" or "clock"), from, to, source.
boost::json::object event_object(const Event& event, std::span<const Revision> history);

/// Compact JSON: numbers as people write them (0.91), `</` as `<\/` so that it may stand in a page.
std::string json_text(const boost::json::value& value);

struct CalendarFacts {
  std::string installation;
  std::string name = "datelined";
};

/// A VCALENDAR (RFC 5545, RFC 7986) in pieces, lines folded at 75 octets, CRLF: head, each event, end. The same events
/// give the same bytes. An event known to the decade or century only has no piece.
std::string icalendar_head(const CalendarFacts& facts);
std::string icalendar_piece(const Event& event);
std::string icalendar_end();
/// All pieces as one text, for a few events.
std::string icalendar(std::span<const Event> events, const CalendarFacts& facts);
/// One VCALENDAR with METHOD:PUBLISH (CANCEL for a cancelled event), for a mail.
std::string icalendar_message(const Event& event, const CalendarFacts& facts);

struct TextStyle {
  bool colours = false;
  std::size_t width = 100;
  Zone zone;  ///< the reader's
};

/// The agenda for a terminal: a heading for each day, coarse ones after the days. Outside text is escaped.
std::string agenda_text(std::span<const Event> events, const TextStyle& style);
/// All fields and every claim of an event with its sentence and source, dates that contradict each other side by side,
/// and its history.
std::string event_text(const Event& event, const TextStyle& style, std::span<const Revision> history = {});

/// What an article announces, with its evidence.
std::string mentions_text(std::span<const EventMention> mentions, const TextStyle& style);

/// For each time expression of `text`: its sentence with the words set off, what they mean, what was made of them, and
/// the cues that decided. Outside text is escaped.
std::string explanation_text(std::string_view text, std::span<const Explanation> explanations, const TextStyle& style);

/// The agenda as a page; `now` marks today, `trouble` stands above all if it is not empty, `notices` above the events.
/// Complete HTML document; no script needed.
std::string agenda_page(std::span<const Event> events, const Zone& zone, Instant now, std::string_view trouble = {},
                        std::span<const std::string> notices = {});
/// One event with its sources and its history.
std::string event_page(const Event& event, const Zone& zone, std::span<const Revision> history = {});
/// A page that says one thing: what was not found, not allowed, …
std::string message_page(std::string_view title, std::string_view text);
/// What the pages look like, to be served as /style.css.
std::string_view style_sheet();

}  // namespace datelined
