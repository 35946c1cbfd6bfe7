// VEVENTs by libical, which reads well and expands badly: recurrence is feeds/recurrence.hpp's.
#include "feeds/vevent.hpp"

#include "calendar/iso8601.hpp"
#include "feeds/recurrence.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <string>

namespace datelined {
namespace {

using std::chrono::seconds;

constexpr std::size_t most_events = 10'000, most_dates = 2'000;

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

/// Names that Windows gives its zones, for those that calendars carry most.
struct WindowsZone {
  std::string_view windows, iana;
};
constexpr WindowsZone windows_zones[] = {{"W. Europe Standard Time", "Europe/Berlin"},
                                         {"Romance Standard Time", "Europe/Paris"},
                                         {"Central Europe Standard Time", "Europe/Budapest"},
                                         {"Central European Standard Time", "Europe/Warsaw"},
                                         {"GMT Standard Time", "Europe/London"},
                                         {"Greenwich Standard Time", "Atlantic/Reykjavik"},
                                         {"E. Europe Standard Time", "Europe/Chisinau"},
                                         {"FLE Standard Time", "Europe/Kiev"},
                                         {"GTB Standard Time", "Europe/Bucharest"},
                                         {"Russian Standard Time", "Europe/Moscow"},
                                         {"Turkey Standard Time", "Europe/Istanbul"},
                                         {"Eastern Standard Time", "America/New_York"},
                                         {"Central Standard Time", "America/Chicago"},
                                         {"Mountain Standard Time", "America/Denver"},
                                         {"Pacific Standard Time", "America/Los_Angeles"},
                                         {"E. South America Standard Time", "America/Sao_Paulo"},
                                         {"India Standard Time", "Asia/Kolkata"},
                                         {"China Standard Time", "Asia/Shanghai"},
                                         {"Tokyo Standard Time", "Asia/Tokyo"},
                                         {"AUS Eastern Standard Time", "Australia/Sydney"},
                                         {"New Zealand Standard Time", "Pacific/Auckland"},
                                         {"UTC", "UTC"}};

/// RFC 5545 3.3.11
std::string unescaped(std::string_view text) {
  std::string plain;
  for (; !text.empty(); text.remove_prefix(1)) {
    if (text[0] == '\\' && text.size() > 1) {
      text.remove_prefix(1);
      plain += text[0] == 'n' || text[0] == 'N' ? '\n' : text[0];
    } else {
      plain += text[0];
    }
  }
  return squeezed(repaired_utf8(plain));
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

std::string raw_value(icalproperty* property) {
  const std::unique_ptr<char, void (*)(void*)> text(property ? icalproperty_get_value_as_string_r(property) : nullptr,
                                                    icalmemory_free_buffer);
  return text ? std::string(text.get()) : std::string();
}

std::string text_of(icalcomponent* event, icalproperty_kind kind) {
  return unescaped(raw_value(icalcomponent_get_first_property(event, kind)));
}

std::optional<LocalTime> local_of(const icaltimetype& time) {
  using namespace std::chrono;
  const year_month_day day{year(time.year), month(static_cast<unsigned>(time.month)),
                           std::chrono::day(static_cast<unsigned>(time.day))};
  if (!day.ok() || time.hour < 0 || time.hour > 24 || time.minute < 0 || time.minute > 59) return std::nullopt;
  return local_days(day) + hours(time.hour) + minutes(time.minute) + seconds(std::clamp(time.second, 0, 59));
}

std::optional<CalendarTime> time_of(icalproperty* property, const icaltimetype& time) {
  const auto local = local_of(time);
  if (!local || time.year < 1900 || time.year > 2200) return std::nullopt;
  CalendarTime result{.local = *local, .date_only = time.is_date != 0, .zone = std::nullopt};
  icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  const char* tzid = parameter ? icalparameter_get_tzid(parameter) : nullptr;
  if (tzid) result.zone = zone_of_tzid(tzid);
  if (icaltime_is_utc(time)) result.zone = Zone();
  return result;
}

/// The values of EXDATE or RDATE, each of which may stand in lines of its own.
std::vector<LocalTime> dates_of(icalcomponent* event, icalproperty_kind kind) {
  std::vector<LocalTime> dates;
  for (icalproperty* property = icalcomponent_get_first_property(event, kind); property && dates.size() < most_dates;
       property = icalcomponent_get_next_property(event, kind)) {
    const icaltimetype time =
        kind == ICAL_EXDATE_PROPERTY ? icalproperty_get_exdate(property) : icalproperty_get_rdate(property).time;
    if (const auto date = time_of(property, time)) dates.push_back(date->local);
  }
  return dates;
}

seconds length_of(icalcomponent* event, const CalendarTime& start) {
  if (icalproperty* end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY)) {
    const auto time = time_of(end, icalproperty_get_dtend(end));
    return time ? std::max(time->local - start.local, seconds(0)) : seconds(0);
  }
  if (icalproperty* length = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY))
    return seconds(std::max(icaldurationtype_as_int(icalproperty_get_duration(length)), 0));
  return seconds(0);
}

std::optional<Instant> stamp_of(icalcomponent* event) {
  for (const auto kind : {ICAL_LASTMODIFIED_PROPERTY, ICAL_DTSTAMP_PROPERTY})
    if (icalproperty* property = icalcomponent_get_first_property(event, kind)) {
      const icaltimetype time =
          kind == ICAL_DTSTAMP_PROPERTY ? icalproperty_get_dtstamp(property) : icalproperty_get_lastmodified(property);
      if (const auto stamp = time_of(property, time)) return to_instant(stamp->local, Zone());
    }
  return std::nullopt;
}

std::optional<VEvent> read_event(icalcomponent* component) {
  icalproperty* start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
  const auto time = start ? time_of(start, icalproperty_get_dtstart(start)) : std::nullopt;
  VEvent event;
  event.summary = text_of(component, ICAL_SUMMARY_PROPERTY);
  if (!time || event.summary.empty()) return std::nullopt;
  event.start = *time;
  event.uid = text_of(component, ICAL_UID_PROPERTY);
  event.location = text_of(component, ICAL_LOCATION_PROPERTY);
  event.url = text_of(component, ICAL_URL_PROPERTY);
  if (!is_web_url(event.url)) event.url.clear();
  event.status = text_of(component, ICAL_STATUS_PROPERTY);
  if (icalproperty* organizer = icalcomponent_get_first_property(component, ICAL_ORGANIZER_PROPERTY)) {
    icalparameter* name = icalproperty_get_first_parameter(organizer, ICAL_CN_PARAMETER);
    if (const char* text = name ? icalparameter_get_cn(name) : nullptr) event.organizer = squeezed(repaired_utf8(text));
  }
  event.length = length_of(component, event.start);
  event.rule = raw_value(icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY));
  event.excepted = dates_of(component, ICAL_EXDATE_PROPERTY);
  event.added = dates_of(component, ICAL_RDATE_PROPERTY);
  if (icalproperty* replaced = icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY))
    if (const auto at = time_of(replaced, icalproperty_get_recurrenceid(replaced))) event.replaces = at->local;
  event.stamped = stamp_of(component);
  return event;
}

std::string compact(LocalTime time, bool date_only) {
  std::string iso = iso8601(time);
  std::erase_if(iso, [](char c) { return c == '-' || c == ':'; });
  if (iso.size() == 13) iso += "00";
  return date_only ? iso.substr(0, 8) : iso.substr(0, 15);
}

std::string time_line(std::string_view name, const CalendarTime& like, LocalTime local) {
  std::string line(name);
  const bool utc = like.zone && *like.zone == Zone();
  if (like.date_only)
    line += ";VALUE=DATE";
  else if (like.zone && !utc)
    line += ";TZID=" + like.zone->name();
  return line + ":" + compact(local, like.date_only) + (utc && !like.date_only ? "Z" : "") + "\r\n";
}

void add_component(std::string& text, const VEvent& event) {
  const auto line = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) text.append(name).append(":").append(value).append("\r\n");
  };
  text += "BEGIN:VEVENT\r\n";
  line("UID", escaped(event.uid));
  line("SUMMARY", escaped(event.summary));
  line("LOCATION", escaped(event.location));
  line("URL", event.url);
  line("STATUS", escaped(event.status));
  std::string organizer = event.organizer;
  std::erase(organizer, '"');
  if (!organizer.empty()) text += "ORGANIZER;CN=\"" + organizer + "\":urn:organizer\r\n";
  text += time_line("DTSTART", event.start, event.start.local);
  if (event.length > seconds(0)) text += time_line("DTEND", event.start, event.start.local + event.length);
  line("RRULE", event.rule);
  for (const LocalTime date : event.excepted) text += time_line("EXDATE", event.start, date);
  for (const LocalTime date : event.added) text += time_line("RDATE", event.start, date);
  if (event.replaces) text += time_line("RECURRENCE-ID", event.start, *event.replaces);
  text += "END:VEVENT\r\n";
}

}  // namespace

VCalendar read_calendar(std::string_view text) {
  VCalendar calendar;
  const std::unique_ptr<icalcomponent, Free> root(icalparser_parse_string(std::string(text).c_str()));
  if (!root) return calendar;
  const auto add = [&](icalcomponent* component) {
    if (calendar.events.size() == most_events)
      calendar.cut = true;
    else if (auto event = read_event(component))
      calendar.events.push_back(std::move(*event));
  };
  const auto walk = [&](icalcomponent* parent) {
    if (icalcomponent_get_method(parent) == ICAL_METHOD_CANCEL) calendar.cancels = true;
    for (icalproperty* property = icalcomponent_get_first_property(parent, ICAL_X_PROPERTY); property;
         property = icalcomponent_get_next_property(parent, ICAL_X_PROPERTY)) {
      const char* name = icalproperty_get_x_name(property);
      if (name && std::string_view(name) == "X-WR-TIMEZONE")
        calendar.zone = zone_of_tzid(unescaped(raw_value(property)));
    }
    for (icalcomponent* event = icalcomponent_get_first_component(parent, ICAL_VEVENT_COMPONENT);
         event && !calendar.cut; event = icalcomponent_get_next_component(parent, ICAL_VEVENT_COMPONENT))
      add(event);
  };
  if (icalcomponent_isa(root.get()) == ICAL_VEVENT_COMPONENT) add(root.get());
  walk(root.get());
  // Several calendars in one document come under a root of libical's own.
  for (icalcomponent* inner = icalcomponent_get_first_component(root.get(), ICAL_VCALENDAR_COMPONENT);
       inner && !calendar.cut; inner = icalcomponent_get_next_component(root.get(), ICAL_VCALENDAR_COMPONENT))
    walk(inner);
  return calendar;
}

std::string calendar_text(const std::vector<VEvent>& events) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
  for (const VEvent& event : events) add_component(text, event);
  return text + "END:VCALENDAR\r\n";
}

std::optional<Zone> zone_of_tzid(std::string_view tzid) {
  for (const WindowsZone& known : windows_zones)
    if (known.windows == tzid) tzid = known.iana;
  while (!tzid.empty()) {
    while (tzid.starts_with('/')) tzid.remove_prefix(1);
    if (auto zone = Zone::named(tzid)) return zone;
    const std::size_t slash = tzid.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    tzid.remove_prefix(slash + 1);
  }
  return std::nullopt;
}

std::vector<LocalTime> beginnings(const VEvent& event, const std::vector<VEvent>& all, LocalTime from) {
  if (event.rule.empty() && event.added.empty()) return {event.start.local};
  const LocalTime reach = from - event.length, until = from + recurrence_horizon;
  std::vector<LocalTime> found;
  if (event.rule.empty()) found.push_back(event.start.local);
  if (const auto rule =
          event.rule.empty() ? std::nullopt : recurrence_rule(event.rule, event.start.zone.value_or(Zone())))
    found = occurrences(*rule, event.start.local, reach, until, most_occurrences_of_event);
  for (const LocalTime date : event.added)
    if (date >= reach && date < until) found.push_back(date);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found, [&](LocalTime at) {
    return std::ranges::find(event.excepted, at) != event.excepted.end() ||
           std::ranges::any_of(all, [&](const VEvent& one) { return one.uid == event.uid && one.replaces == at; });
  });
  if (found.size() > most_occurrences_of_event) found.resize(most_occurrences_of_event);
  return found;
}

}  // namespace datelined
