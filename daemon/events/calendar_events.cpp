// VEVENTs as mentions.
#include "events/places.hpp"
#include "events/structured_readers.hpp"
#include "feeds/vevent.hpp"
#include "text/utf8.hpp"

namespace datelined {
namespace {

TimeSpan span_at(LocalTime begin, std::chrono::seconds length, bool date_only) {
  const Grain grain = date_only ? Grain::day : Grain::minute;
  TimeSpan span = unit_holding(begin, grain);
  span.begin = begin;
  span.end_grain = grain;
  if (begin + length > span.end) {
    span.end = begin + length;
    span.ranged = true;
  }
  return span;
}

EventMention mention_of(const VEvent& event, const Vocabulary& vocabulary) {
  EventMention mention;
  mention.title = event.summary;
  mention.confidence = structured_confidence;
  mention.origin = Origin::calendar;
  if (!event.location.empty()) mention.place = located(event.location, vocabulary);
  if (!event.organizer.empty()) mention.names.push_back({event.organizer, Name::Kind::organisation});
  if (event.status == "CANCELLED") mention.status = Status::cancelled;
  if (event.status == "TENTATIVE") mention.status = Status::expected;
  if (event.start.zone) {
    mention.zone = *event.start.zone;
    mention.zone_said = event.start.zone->name();
  }
  return mention;
}

}  // namespace

std::vector<EventMention> calendar_events(const std::string& markup, const Dateline& dateline,
                                          const Vocabulary& vocabulary) {
  std::vector<EventMention> mentions;
  const std::vector<VEvent> events = read_calendar(markup).events;
  for (const VEvent& event : events) {
    EventMention mention = mention_of(event, vocabulary);
    if (event.replaces && *event.replaces != event.start.local)
      mention.moved_from = span_at(*event.replaces, event.length, event.start.date_only);
    for (const LocalTime at : beginnings(event, events, dateline.moment)) {
      mention.when = span_at(at, event.length, event.start.date_only);
      mention.said = start_form(mention.when);
      mentions.push_back(mention);
    }
  }
  return mentions;
}

}  // namespace datelined
