// Zone: look-ups through cctz, which follows a zone's rule past 2037 and tells gaps from folds.
#include "calendar/zone.hpp"

#include "calendar/zone_data.hpp"

#include <cctz/civil_time.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace datelined {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// cctz keeps a zone for the life of the process, by the name it was asked for. "./Europe/Berlin" is the same file by
/// another name, so that each reading of the files has its own.
constexpr std::string_view here = "./";
std::atomic<unsigned> readings = 0;

bool is_zone_name(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
           c == '-' || c == '+';
  };
  return !name.empty() && name.size() <= 64 && name.front() != '/' && name != "localtime" &&
         std::all_of(name.begin(), name.end(), allowed);
}

int digits(std::string_view two) {
  const bool good = two.size() == 2 && two[0] >= '0' && two[0] <= '9' && two[1] >= '0' && two[1] <= '9';
  return good ? (two[0] - '0') * 10 + two[1] - '0' : 99;
}

/// "+02:00" and "-09:30".
std::optional<minutes> offset_written(std::string_view text) {
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const int hour = digits(text.substr(1, 2)), minute = digits(text.substr(4, 2));
  if (hour > 23 || minute > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (hours(hour) + minutes(minute));
}

/// What /etc/localtime points to, so that the zone has its own name.
std::string system_zone_name() {
  std::error_code error;
  const std::string target = std::filesystem::read_symlink("/etc/localtime", error).string();
  const auto folder = target.rfind("zoneinfo/");
  return folder == std::string::npos ? std::string() : target.substr(folder + 9);
}

}  // namespace

Zone::Zone() : zone_(cctz::utc_time_zone()) {}

std::optional<Zone> Zone::named(std::string_view iana_name) {
  if (const auto offset = offset_written(iana_name)) return fixed(*offset);
  Zone zone;
  if (!is_zone_name(iana_name)) return std::nullopt;
  std::string path;
  for (unsigned i = 0; i < readings && iana_name != "UTC"; ++i) path += here;
  if (!cctz::load_time_zone(path + std::string(iana_name), &zone.zone_)) return std::nullopt;
  return zone;
}

Zone Zone::fixed(std::chrono::minutes east_of_utc) {
  Zone zone;
  zone.zone_ = cctz::fixed_time_zone(cctz::seconds(seconds(east_of_utc).count()));
  return zone;
}

Zone Zone::local() {
  if (std::getenv("TZ") == nullptr)
    if (const auto zone = named(system_zone_name())) return *zone;
  Zone zone;
  zone.zone_ = cctz::local_time_zone();
  return zone;
}

std::string Zone::name() const {
  std::string name = zone_.name();
  while (name.starts_with(here)) name.erase(0, here.size());
  constexpr std::string_view prefix = "Fixed/UTC";
  return name.starts_with(prefix) ? name.substr(prefix.size(), 6) : name;
}

void read_zones_anew() { ++readings; }

std::string zones_version() {
  const char* folder = std::getenv("TZDIR");
  std::ifstream file(std::string(folder && *folder ? folder : "/usr/share/zoneinfo") + "/tzdata.zi");
  std::string line;
  std::getline(file, line);
  constexpr std::string_view prefix = "# version ";
  return line.starts_with(prefix) ? line.substr(prefix.size()) : std::string();
}

std::chrono::seconds Zone::offset(Instant at) const {
  return seconds(zone_.lookup(std::chrono::floor<cctz::seconds>(at)).offset);
}

Instant to_instant(LocalTime local, const Zone& zone) {
  const cctz::civil_second civil = cctz::civil_second() + local.time_since_epoch().count();
  // In a gap `pre` counts with the offset before it, in a fold it is the first of the two.
  return std::chrono::time_point_cast<std::chrono::milliseconds>(zone.zone_.lookup(civil).pre);
}

LocalTime to_local(Instant instant, const Zone& zone) {
  const auto second = std::chrono::floor<seconds>(instant);
  return LocalTime(second.time_since_epoch() + zone.offset(second));
}

Instant plus_days(Instant instant, std::chrono::days days, const Zone& zone) {
  const auto second = std::chrono::floor<seconds>(instant);
  return to_instant(to_local(second, zone) + days, zone) + (instant - second);
}

}  // namespace datelined
