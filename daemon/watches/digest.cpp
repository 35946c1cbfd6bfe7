// Reading digests, and which days their issues are about.
#include "watches/digest.hpp"

#include "calendar/iso8601.hpp"
#include "text/utf8.hpp"

#include <array>

namespace datelined {

namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

DigestIssue issue_of(const Digest& digest, const Zone& zone, LocalTime day) {
  const bool afternoon = digest.at >= std::chrono::hours(12);
  const LocalTime begin = afternoon ? day + days(1) : day;
  const days length(digest.every == Digest::Every::week ? 7 : 1);
  return {.name = iso_date(day), .due = to_instant(day + digest.at, zone), .begin = begin, .end = begin + length};
}

/// The last day not after `day` on which an issue is sent.
LocalTime sending_day(const Digest& digest, LocalTime day) {
  if (digest.every == Digest::Every::day) return day;
  const std::chrono::weekday today(std::chrono::local_days(std::chrono::floor<days>(day)));
  return day - (today - digest.on);
}

}  // namespace

Digest read_digest(SettingsReader& settings) {
  Digest digest;
  digest.what.name = settings.required<std::string>("name");
  if (settings.has("name") && trimmed(digest.what.name).empty()) settings.wrong("name", "is empty, needed is a name");
  digest.what.match = read_matcher(settings, "");
  digest.what.exclude = read_matcher(settings, "not_");
  digest.what.minimum_confidence = settings.value("minimum_confidence", digest.what.minimum_confidence);
  digest.what.sinks = settings.list<std::string>("sinks");
  if (digest.what.sinks.empty()) settings.wrong("sinks", "is missing, needed is at least one name of a [[sink]]");
  digest.every = settings.word("every", "day", {"day", "week"}) == "week" ? Digest::Every::week : Digest::Every::day;
  digest.at = settings.time_of_day("at", digest.at);
  const std::string on = settings.word("on", "monday", {weekdays.begin(), weekdays.end()});
  for (unsigned i = 0; i < weekdays.size(); ++i)
    if (weekdays.at(i) == on) digest.on = std::chrono::weekday(i);
  digest.empty_ones = settings.value("empty", digest.empty_ones);
  settings.finish();
  return digest;
}

DigestIssues digest_issues(const Digest& digest, const Zone& zone, Instant now) {
  const days step(digest.every == Digest::Every::week ? 7 : 1);
  LocalTime day = sending_day(digest, LocalTime(std::chrono::floor<days>(to_local(now, zone))));
  if (issue_of(digest, zone, day).due > now) day -= step;
  return {.latest = issue_of(digest, zone, day), .next = issue_of(digest, zone, day + step)};
}

std::optional<DigestIssue> digest_issue(const Digest& digest, const Zone& zone, std::string_view name) {
  const auto day = parse_iso8601(name);
  if (!day || name.size() != 10) return std::nullopt;
  return issue_of(digest, zone, day->local);
}

}  // namespace datelined
