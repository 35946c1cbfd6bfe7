// VEVENTs as mentions, read with libical.
#include "events/places.hpp"
#include "events/structured_readers.hpp"
#include "text/utf8.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

namespace datelined {
namespace {

constexpr int most_occurrences = 10, most_steps = 1000;
constexpr std::size_t most_components = 500;

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

LocalTime local_of(const icaltimetype& time) {
  using namespace std::chrono;
  const year_month_day day{year(time.year), month(static_cast<unsigned>(time.month)),
                           std::chrono::day(static_cast<unsigned>(time.day))};
  if (!day.ok()) return {};
  return local_days(day) + hours(time.hour) + minutes(time.minute) + seconds(time.second);
}

std::string text_of(icalcomponent* event, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(event, kind);
  const char* text = property ? icalproperty_get_value_as_string(property) : nullptr;
  if (!text) return {};
  // RFC 5545 3.3.11 escapes
  std::string plain;
  for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(1)) {
    if (rest[0] == '\\' && rest.size() > 1) {
      rest.remove_prefix(1);
      plain += rest[0] == 'n' || rest[0] == 'N' ? ' ' : rest[0];
    } else {
      plain += rest[0];
    }
  }
  return repaired_utf8(plain);
}

std::string tzid_of(icalcomponent* event) {
  icalproperty* start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
  icalparameter* zone = start ? icalproperty_get_first_parameter(start, ICAL_TZID_PARAMETER) : nullptr;
  const char* name = zone ? icalparameter_get_tzid(zone) : nullptr;
  return name ? name : "";
}

EventMention mention_of(icalcomponent* event, const Vocabulary& vocabulary) {
  EventMention mention;
  mention.title = text_of(event, ICAL_SUMMARY_PROPERTY);
  mention.confidence = structured_confidence;
  const std::string place = squeezed(text_of(event, ICAL_LOCATION_PROPERTY));
  if (!place.empty()) mention.place = located(place, vocabulary);
  switch (icalcomponent_get_status(event)) {
    case ICAL_STATUS_CANCELLED:
      mention.status = Status::cancelled;
      break;
    case ICAL_STATUS_TENTATIVE:
      mention.status = Status::expected;
      break;
    default:
      break;
  }
  return mention;
}

void set_time(EventMention& mention, const icaltimetype& start, std::chrono::seconds length, std::string_view tzid) {
  const LocalTime begin = local_of(start);
  const Grain grain = start.is_date ? Grain::day : Grain::minute;
  mention.when = unit_holding(begin, grain);
  mention.when.begin = begin;
  if (begin + length > mention.when.end) {
    mention.when.end = begin + length;
    mention.when.ranged = true;
  }
  mention.when.end_grain = grain;
  mention.said = start_form(mention.when);
  if (icaltime_is_utc(start)) mention.zone_said = "UTC";
  if (const auto zone = Zone::named(tzid)) {
    mention.zone = *zone;
    mention.zone_said = std::string(tzid);
  }
}

}  // namespace

std::vector<EventMention> calendar_events(const std::string& markup, const Dateline& dateline,
                                          const Vocabulary& vocabulary) {
  std::vector<EventMention> mentions;
  const Component root(icalparser_parse_string(markup.c_str()));
  if (!root) return mentions;
  std::vector<icalcomponent*> events;
  if (icalcomponent_isa(root.get()) == ICAL_VEVENT_COMPONENT) events.push_back(root.get());
  for (icalcomponent* event = icalcomponent_get_first_component(root.get(), ICAL_VEVENT_COMPONENT);
       event && events.size() < most_components;
       event = icalcomponent_get_next_component(root.get(), ICAL_VEVENT_COMPONENT))
    events.push_back(event);
  // Occurrences that were moved or cancelled have a component of their own.
  std::vector<std::pair<std::string, LocalTime>> replaced;
  for (icalcomponent* event : events)
    if (const icaltimetype at = icalcomponent_get_recurrenceid(event); !icaltime_is_null_time(at))
      replaced.emplace_back(text_of(event, ICAL_UID_PROPERTY), local_of(at));
  for (icalcomponent* event : events) {
    const icaltimetype start = icalcomponent_get_dtstart(event);
    if (icaltime_is_null_time(start) || !icaltime_is_valid_time(start)) continue;
    const icaltimetype end = icalcomponent_get_dtend(event);
    const auto length = icaltime_is_null_time(end) ? std::chrono::seconds(0)
                                                   : std::max(local_of(end) - local_of(start), std::chrono::seconds(0));
    const std::string tzid = tzid_of(event), uid = text_of(event, ICAL_UID_PROPERTY);
    EventMention mention = mention_of(event, vocabulary);
    icalproperty* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (!rule) {
      set_time(mention, start, length, tzid);
      mentions.push_back(std::move(mention));
      continue;
    }
    const std::unique_ptr<icalrecur_iterator, Free> days(icalrecur_iterator_new(icalproperty_get_rrule(rule), start));
    int found = 0;
    for (int step = 0; days && step < most_steps && found < most_occurrences; ++step) {
      const icaltimetype next = icalrecur_iterator_next(days.get());
      if (icaltime_is_null_time(next)) break;
      const LocalTime at = local_of(next);
      if (at + length <= dateline.moment ||
          std::find(replaced.begin(), replaced.end(), std::pair(uid, at)) != replaced.end())
        continue;
      EventMention occurrence = mention;
      set_time(occurrence, next, length, tzid);
      mentions.push_back(std::move(occurrence));
      ++found;
    }
  }
  return mentions;
}

}  // namespace datelined
