// A JSON array: the form's number, then one array for each wording.
#include "store/sketch.hpp"

#include "store/names_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>
#include <vector>

namespace datelined {

namespace {

namespace json = boost::json;

/// To be raised when a sketch is written in another way, or likeness looks at more of a claim.
constexpr std::int64_t form = 1;
constexpr std::size_t most_wordings = 32;

json::string_view words(std::string_view text) { return {text.data(), text.size()}; }
std::string text(const json::value& value) { return std::string(value.as_string()); }

template <class Enumerator>
Enumerator named(std::optional<Enumerator> (*by_name)(std::string_view), const json::value& value) {
  const json::string& word = value.as_string();
  return by_name({word.data(), word.size()}).value();
}

json::value written(const std::optional<TimeSpan>& span) {
  if (!span) return nullptr;
  json::array row{span->end.time_since_epoch().count(), words(name(span->grain))};
  if (span->begin) row.push_back(span->begin->time_since_epoch().count());
  return row;
}

std::optional<TimeSpan> read_span(const json::value& value) {
  if (value.is_null()) return std::nullopt;
  const auto moment = [&](std::size_t place) { return LocalTime(LocalTime::duration(value.at(place).as_int64())); };
  TimeSpan span{.end = moment(0), .grain = named(grain_named, value.at(1))};
  if (value.as_array().size() > 2) span.begin = moment(2);
  return span;
}

json::value written(const std::optional<Place>& place) {
  if (!place) return nullptr;
  return json::array{place->name, place->country};
}

std::optional<Place> read_place(const json::value& value) {
  if (value.is_null()) return std::nullopt;
  return Place{.name = text(value.at(0)), .country = text(value.at(1))};
}

json::array written(const EventMention& said) {
  return {said.title,         names_written(said.names), said.head,    words(name(said.category)), written(said.place),
          written(said.when), written(said.moved_from),  said.undated, words(name(said.status))};
}

EventMention read_said(const json::value& row) {
  return {.title = text(row.at(0)),
          .names = names_read(row.at(1).as_array()),
          .head = text(row.at(2)),
          .category = named(category_named, row.at(3)),
          .place = read_place(row.at(4)),
          .when = read_span(row.at(5)).value(),
          .moved_from = read_span(row.at(6)),
          .undated = row.at(7).as_bool(),
          .status = named(status_named, row.at(8))};
}

}  // namespace

std::string sketch_text(const Event& event) {
  json::array rows{form};
  for (const Claim& claim : event.claims) {
    json::array said = written(claim.mention);
    if (std::find(rows.begin() + 1, rows.end(), said) == rows.end()) rows.push_back(std::move(said));
    if (rows.size() > 1 + most_wordings) return {};
  }
  return json::serialize(rows);
}

std::optional<std::vector<EventMention>> sketch_read(std::string_view text) try {
  if (text.empty()) return std::nullopt;
  std::array<unsigned char, 8192> room;
  json::monotonic_resource memory(room.data(), room.size());
  const json::value kept = json::parse(words(text), &memory);
  const json::array& rows = kept.as_array();
  if (rows.at(0) != form) return std::nullopt;
  std::vector<EventMention> said;
  for (std::size_t i = 1; i < rows.size(); ++i) said.push_back(read_said(rows[i]));
  return said;
} catch (const std::exception&) {
  return std::nullopt;
}

}  // namespace datelined
