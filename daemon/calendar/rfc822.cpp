// parse_rfc822: the dates of mail, RSS and HTTP as they are found: RFC 5322, RFC 850, asctime, and their mistakes.
#include "calendar/iso8601.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace datelined {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct ZoneName {
  std::string_view name;
  int minutes_east;
};

/// RFC 5322 section 4.3 and the abbreviations that feeds use without a second meaning.
constexpr std::array zone_names{
    ZoneName{"ut", 0},     ZoneName{"utc", 0},    ZoneName{"gmt", 0},    ZoneName{"z", 0},       ZoneName{"wet", 0},
    ZoneName{"est", -300}, ZoneName{"edt", -240}, ZoneName{"cst", -360}, ZoneName{"cdt", -300},  ZoneName{"mst", -420},
    ZoneName{"mdt", -360}, ZoneName{"pst", -480}, ZoneName{"pdt", -420}, ZoneName{"akst", -540}, ZoneName{"akdt", -480},
    ZoneName{"hst", -600}, ZoneName{"bst", 60},   ZoneName{"cet", 60},   ZoneName{"met", 60},    ZoneName{"west", 60},
    ZoneName{"cest", 120}, ZoneName{"mest", 120}, ZoneName{"sast", 120}, ZoneName{"eet", 120},   ZoneName{"eest", 180},
    ZoneName{"msk", 180},  ZoneName{"hkt", 480},  ZoneName{"sgt", 480},  ZoneName{"awst", 480},  ZoneName{"jst", 540},
    ZoneName{"kst", 540},  ZoneName{"acst", 570}, ZoneName{"acdt", 630}, ZoneName{"aest", 600},  ZoneName{"aedt", 660},
    ZoneName{"nzst", 720}, ZoneName{"nzdt", 780}};
constexpr std::string_view month_letters = "janfebmaraprmayjunjulaugsepoctnovdec";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Words in lower case: comments in parentheses, commas and blanks part them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  int depth = 0;
  for (const char c : text.substr(0, 200)) {
    if (c == '(') ++depth;
    const bool part = depth > 0 || c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (c == ')' && depth > 0) --depth;
    if (!part) word += lower(c);
    if (part && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// "02-feb-17" of RFC 850 is three words.
std::vector<std::string> parted_dates(const std::vector<std::string>& words) {
  std::vector<std::string> parted;
  for (const std::string& word : words) {
    const auto first = word.find('-');
    const auto second = first == std::string::npos ? first : word.find('-', first + 1);
    if (second == std::string::npos || first == 0 || !is_letter(word[first + 1])) {
      parted.push_back(word);
      continue;
    }
    parted.push_back(word.substr(0, first));
    parted.push_back(word.substr(first + 1, second - first - 1));
    parted.push_back(word.substr(second + 1));
  }
  return parted;
}

std::optional<int> index_of(std::string_view letters, std::string_view word) {
  if (word.size() < 3 || !is_letter(word[0])) return std::nullopt;
  for (std::size_t i = 0; i < letters.size(); i += 3)
    if (letters.substr(i, 3) == word.substr(0, 3)) return static_cast<int>(i / 3);
  return std::nullopt;
}

std::optional<int> digits(std::string_view word) {
  if (word.empty() || word.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : word) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<seconds> time_of(std::string_view word) {
  std::array<int, 3> parts{};
  std::size_t count = 0;
  while (count < 3) {
    const auto colon = word.find(':');
    const auto part = digits(word.substr(0, std::min(colon, word.find('.'))));
    if (!part) return std::nullopt;
    parts.at(count++) = *part;
    if (colon == std::string_view::npos) break;
    word.remove_prefix(colon + 1);
  }
  if (count < 2 || parts[0] > 24 || parts[1] > 59 || parts[2] > 60) return std::nullopt;
  return hours(parts[0]) + minutes(parts[1]) + seconds(std::min(parts[2], 59));
}

/// `+0100`, `-05:30`, `gmt+1`, `+1`.
std::optional<Zone> offset_of(std::string_view word) {
  for (const std::string_view prefix : {"gmt", "utc"})
    if (word.starts_with(prefix) && word.size() > prefix.size()) word.remove_prefix(prefix.size());
  if (word.size() < 2 || (word[0] != '+' && word[0] != '-')) return std::nullopt;
  const int sign = word[0] == '-' ? -1 : 1;
  std::string bare;
  for (const char c : word.substr(1))
    if (c != ':') bare += c;
  const auto value = digits(bare);
  if (!value) return std::nullopt;
  const int hour = bare.size() <= 2 ? *value : *value / 100;
  const int minute = bare.size() <= 2 ? 0 : *value % 100;
  if (hour > 23 || minute > 59) return std::nullopt;
  return Zone::fixed(sign * (hours(hour) + minutes(minute)));
}

std::optional<Zone> zone_of(std::string_view word) {
  for (const ZoneName& zone : zone_names)
    if (zone.name == word) return Zone::fixed(minutes(zone.minutes_east));
  return offset_of(word);
}

/// RFC 5322 section 4.3: two digits below 50 are of this century, three count from 1900.
int whole_year(int written, std::size_t length) {
  if (length >= 4) return written;
  return length == 2 && written < 50 ? 2000 + written : 1900 + written;
}

/// The fields as far as they were found.
struct Fields {
  std::optional<int> day, month, year;
  std::optional<seconds> time;
  std::optional<Zone> zone;
  bool afternoon = false, morning = false;

  void read(const std::string& word) {
    if (const auto number = digits(word)) return read_number(*number, word.size());
    if (!time && word.find(':') != std::string::npos && is_digit(word[0])) {
      time = time_of(word);
      return;
    }
    if (!month)
      if (const auto index = index_of(month_letters, word)) {
        month = *index + 1;
        return;
      }
    if (word == "pm" || word == "p.m.") afternoon = true;
    if (word == "am" || word == "a.m.") morning = true;
    if (!zone) zone = zone_of(word);
  }

  void read_number(int number, std::size_t length) {
    if (!day && length <= 2)
      day = number;
    else if (!year)
      year = whole_year(number, length);
  }

  std::optional<WrittenTime> written() const {
    if (!day || !month || !year) return std::nullopt;
    const std::chrono::year_month_day date = std::chrono::year(*year) / *month / *day;
    if (!date.ok()) return std::nullopt;
    WrittenTime result{std::chrono::local_days(date), time ? Grain::minute : Grain::day, zone};
    if (!time) return result;
    result.local += *time;
    if (afternoon && *time < hours(12)) result.local += hours(12);
    if (morning && *time >= hours(12) && *time < hours(13)) result.local -= hours(12);
    return result;
  }
};

}  // namespace

std::optional<WrittenTime> parse_rfc822(std::string_view text) {
  Fields fields;
  for (const std::string& word : parted_dates(words_of(text))) fields.read(word);
  return fields.written();
}

}  // namespace datelined
