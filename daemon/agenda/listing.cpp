// Sorting and grouping of an agenda, and the short remarks of its lines.
#include "agenda/listing.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace datelined {

namespace {

LocalTime midnight(LocalTime moment) { return LocalTime(std::chrono::floor<std::chrono::days>(moment)); }

LocalTime moment_listed(const Event& event, const Zone& reader) {
  if (const auto starts = starts_at(event)) return std::chrono::floor<std::chrono::seconds>(to_local(*starts, reader));
  return days_covered(event.when).begin;
}

/// A timed end on the same day belongs to the time ("10:00 to 12:00").
bool ends_same_day(const TimeSpan& when) {
  return when.ranged && when.begin && when.end_grain == Grain::minute && midnight(*when.begin) == midnight(when.end);
}

auto order(const Event& event, const Zone& reader) {
  const bool timed = starts_at(event).has_value();
  return std::tuple(day_listed(event, reader), !timed, moment_listed(event, reader), std::string_view(event.title),
                    std::string_view(event.uid));
}

}  // namespace

LocalTime day_listed(const Event& event, const Zone& reader) { return midnight(moment_listed(event, reader)); }

std::string times_listed(const Event& event, const Zone& reader) {
  const auto starts = starts_at(event);
  if (!starts) return {};
  std::string times = clock_time(to_local(*starts, reader));
  if (ends_same_day(event.when)) times += " to " + clock_time(to_local(to_instant(event.when.end, event.zone), reader));
  return times;
}

std::string remark(const Event& event, const Zone& reader) {
  const TimeSpan& when = event.when;
  if (event.undated) return "(no new date yet)";
  if (coarse(when)) return {};
  if (!when.begin) return "(final day)";
  std::string said;
  const auto add = [&](const std::string& part) { said += (said.empty() ? "" : ", ") + part; };
  const auto starts = starts_at(event);
  if (starts && event.zone.offset(*starts) != reader.offset(*starts))
    add(clock_time(*when.begin) + " " + event.zone.name());
  const Days days = days_covered(when);
  if (days.end - days.begin > std::chrono::days(1)) add("to " + short_day(days.end - std::chrono::days(1)));
  if (when.bound == Bound::by) add("at the latest");
  if (when.bound == Bound::from) add("at the earliest");
  if (when.approximate) add("approximately");
  return said.empty() ? said : "(" + said + ")";
}

std::string_view status_listed(const Event& event) {
  return event.status == Status::scheduled ? std::string_view() : name(event.status);
}

Listing listed(std::span<const Event> events, const Zone& reader) {
  std::vector<const Event*> sorted;
  sorted.reserve(events.size());
  for (const Event& event : events) sorted.push_back(&event);
  std::sort(sorted.begin(), sorted.end(),
            [&](const Event* a, const Event* b) { return order(*a, reader) < order(*b, reader); });
  Listing listing;
  for (const Event* event : sorted) {
    const LocalTime day = day_listed(*event, reader);
    if (coarse(event->when)) {
      listing.coarse.push_back(event);
    } else {
      if (listing.days.empty() || listing.days.back().day != day) listing.days.push_back({day, {}});
      listing.days.back().events.push_back(event);
    }
  }
  return listing;
}

}  // namespace datelined
