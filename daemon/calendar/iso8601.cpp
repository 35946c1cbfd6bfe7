// Reading and printing ISO 8601 and RFC 3339. The dates of mail and HTTP are read in rfc822.cpp.
#include "calendar/iso8601.hpp"

#include <array>
#include <cstdio>

namespace datelined {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::year_month_day;

constexpr std::array<const char*, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A text that is read from its front.
struct Reading {
  std::string_view rest;

  bool takes(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  /// Exactly `count` digits.
  std::optional<int> number(std::size_t count) {
    if (rest.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : rest.substr(0, count)) {
      if (!is_digit(c)) return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest.remove_prefix(count);
    return value;
  }
  std::optional<int> number(std::size_t count, int most) {
    const auto value = number(count);
    return value && *value <= most ? value : std::nullopt;
  }
};

std::optional<local_days> read_date(Reading& text) {
  const auto year = text.number(4);
  if (!year || !text.takes('-')) return std::nullopt;
  const auto month = text.number(2, 12);
  if (!month || !text.takes('-')) return std::nullopt;
  const auto day = text.number(2, 31);
  if (!day) return std::nullopt;
  const year_month_day date = std::chrono::year(*year) / *month / *day;
  return date.ok() ? std::optional(local_days(date)) : std::nullopt;
}

/// `09:00`, `09:00:30`, `09:00:30.125`; 24:00 is the end of the day, a leap second its last one.
std::optional<seconds> read_time(Reading& text) {
  const auto hour = text.number(2, 24);
  if (!hour || !text.takes(':')) return std::nullopt;
  const auto minute = text.number(2, 59);
  if (!minute) return std::nullopt;
  int second = 0;
  if (text.takes(':')) {
    const auto read = text.number(2, 60);
    if (!read) return std::nullopt;
    second = *read == 60 ? 59 : *read;
    if (text.takes('.') || text.takes(','))
      while (!text.rest.empty() && is_digit(text.rest.front())) text.rest.remove_prefix(1);
  }
  if (*hour == 24 && (*minute != 0 || second != 0)) return std::nullopt;
  return hours(*hour) + minutes(*minute) + seconds(second);
}

/// `Z`, `+02:00`, `+0200`, `+02`; nothing more may follow.
bool read_offset(Reading& text, std::optional<Zone>& zone) {
  while (text.takes(' ')) {
  }
  if (text.rest.empty()) return true;
  if (text.takes('Z') || text.takes('z')) {
    zone = Zone();
    return text.rest.empty();
  }
  const bool west = text.rest.front() == '-';
  if (!text.takes('-') && !text.takes('+')) return false;
  const auto hour = text.number(2, 23);
  if (!hour) return false;
  text.takes(':');
  const auto minute = text.rest.empty() ? std::optional(0) : text.number(2, 59);
  if (!minute) return false;
  zone = Zone::fixed((west ? -1 : 1) * (hours(*hour) + minutes(*minute)));
  return text.rest.empty();
}

template <class... Values>
std::string printed(const char* form, Values... values) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), form, values...);
  return text.data();
}

struct Fields {
  int year, month, day, hour, minute, second, weekday;
};

Fields fields(LocalTime local) {
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const auto second = static_cast<int>((local - day).count());
  return {int(date.year()),
          static_cast<int>(unsigned(date.month())),
          static_cast<int>(unsigned(date.day())),
          second / 3600,
          second / 60 % 60,
          second % 60,
          static_cast<int>(std::chrono::weekday(day).c_encoding())};
}

std::string mail_form(Instant instant, const char* zone) {
  const Fields f = fields(to_local(instant, Zone()));
  return printed("%s, %02d %s %04d %02d:%02d:%02d %s", weekdays.at(static_cast<std::size_t>(f.weekday)), f.day,
                 months.at(static_cast<std::size_t>(f.month - 1)), f.year, f.hour, f.minute, f.second, zone);
}

}  // namespace

std::optional<WrittenTime> parse_iso8601(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  Reading reading{text};
  const auto date = read_date(reading);
  if (!date) return std::nullopt;
  WrittenTime time{*date, Grain::day, std::nullopt};
  const bool clock =
      reading.takes('T') || reading.takes('t') ||
      (reading.rest.size() >= 2 && reading.rest[0] == ' ' && is_digit(reading.rest[1]) && reading.takes(' '));
  if (clock) {
    const auto of_day = read_time(reading);
    if (!of_day) return std::nullopt;
    time.local += *of_day;
    time.grain = Grain::minute;
  }
  if (!read_offset(reading, time.zone)) return std::nullopt;
  return time;
}

Instant to_instant(const WrittenTime& time, const Zone& fallback) {
  return to_instant(time.local, time.zone.value_or(fallback));
}

std::string iso8601(Instant instant) {
  const auto second = floor<seconds>(instant);
  const Fields f = fields(to_local(second, Zone()));
  const auto rest = static_cast<int>((instant - second).count());
  const std::string text = printed("%04d-%02d-%02dT%02d:%02d:%02d", f.year, f.month, f.day, f.hour, f.minute, f.second);
  return text + (rest == 0 ? std::string("Z") : printed(".%03dZ", rest));
}

std::string iso8601(LocalTime local) {
  const Fields f = fields(local);
  const std::string text = printed("%04d-%02d-%02dT%02d:%02d", f.year, f.month, f.day, f.hour, f.minute);
  return f.second == 0 ? text : text + printed(":%02d", f.second);
}

std::string iso_date(LocalTime local) {
  const Fields f = fields(local);
  return printed("%04d-%02d-%02d", f.year, f.month, f.day);
}

std::string rfc5322(Instant instant) { return mail_form(instant, "+0000"); }
std::string http_date(Instant instant) { return mail_form(instant, "GMT"); }

}  // namespace datelined
