// Checks of single members; whatever is missing, of another type or out of bounds ends the message.
#include "service/fields.hpp"

#include <boost/json.hpp>

#include <cmath>

namespace datelined {
namespace {

namespace json = boost::json;

/// 1 January 1600 and 1 January 3000: beyond any date that is announced, well within what civil arithmetic bears.
constexpr std::int64_t earliest_second = -11'676'096'000, latest_second = 32'503'680'000;

[[noreturn]] void refuse(std::string_view key, std::string_view what) {
  throw BadMessage("message: " + std::string(key) + ": " + std::string(what));
}

const json::object& object_of(const json::value& value) {
  const json::object* object = value.if_object();
  if (object == nullptr) throw BadMessage("message: not an object");
  return *object;
}

int digits(std::string_view two) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return digit(two[0]) && digit(two[1]) ? (two[0] - '0') * 10 + (two[1] - '0') : 100;
}

}  // namespace

Fields::Fields(const json::value& value) : object_(object_of(value)) {}

bool Fields::has(std::string_view key) const { return object_.contains(key); }

const json::value& Fields::at(std::string_view key) const {
  const json::value* value = object_.if_contains(key);
  if (value == nullptr) refuse(key, "missing");
  return *value;
}

std::string Fields::text(std::string_view key, std::size_t most_bytes) const {
  const json::string* text = at(key).if_string();
  if (text == nullptr) refuse(key, "not a string");
  if (text->size() > most_bytes) refuse(key, "too long");
  return std::string(*text);
}

std::int64_t Fields::integer(std::string_view key, std::int64_t lowest, std::int64_t highest) const {
  const std::int64_t* integer = at(key).if_int64();
  if (integer == nullptr) refuse(key, "not an integer");
  if (*integer < lowest || *integer > highest) refuse(key, "out of range");
  return *integer;
}

double Fields::number(std::string_view key, double lowest, double highest) const {
  const json::value& value = at(key);
  if (!value.is_number()) refuse(key, "not a number");
  const double number = value.to_number<double>();
  if (!(number >= lowest && number <= highest)) refuse(key, "out of range");
  return number;
}

bool Fields::truth(std::string_view key) const {
  const bool* truth = at(key).if_bool();
  if (truth == nullptr) refuse(key, "neither true nor false");
  return *truth;
}

const json::array& Fields::array(std::string_view key, std::size_t most) const {
  const json::array* array = at(key).if_array();
  if (array == nullptr) refuse(key, "not a list");
  if (array->size() > most) refuse(key, "too long a list");
  return *array;
}

TextRange Fields::range(std::string_view key, std::size_t size) const {
  const json::array& pair = array(key, 2);
  if (pair.size() != 2 || !pair[0].is_int64() || !pair[1].is_int64()) refuse(key, "not two positions");
  const std::int64_t begin = pair[0].get_int64(), end = pair[1].get_int64();
  if (begin < 0 || end < begin || static_cast<std::uint64_t>(end) > size) refuse(key, "outside the text");
  return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

LocalTime Fields::local_time(std::string_view key) const {
  return LocalTime(std::chrono::seconds(integer(key, earliest_second, latest_second)));
}

Instant Fields::instant(std::string_view key) const {
  return Instant(std::chrono::milliseconds(integer(key, earliest_second * 1000, latest_second * 1000)));
}

Zone Fields::zone(std::string_view key) const {
  const auto zone = zone_written(text(key, 64));
  if (!zone) refuse(key, "no such zone");
  return *zone;
}

std::optional<Zone> zone_written(std::string_view name) {
  if (name.empty()) return std::nullopt;
  if (name.front() != '+' && name.front() != '-') return Zone::named(name);
  if (name.size() != 6 || name[3] != ':') return std::nullopt;
  const int hours = digits(name.substr(1, 2)), minutes = digits(name.substr(4, 2));
  if (hours > 24 || minutes > 59) return std::nullopt;
  const std::chrono::minutes offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  return Zone::fixed(name.front() == '-' ? -offset : offset);
}

}  // namespace datelined
