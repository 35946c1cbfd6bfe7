// Gazetteer: cities, states and countries with population and zone, embedded at build time
// (events/gazetteer/build.cpp).
//
// Layout of the table, little-endian: "PLACES01", u32 rows, u32 bytes of text; the rows of 20 bytes, sorted by key and
// then by falling population: u32 key, u32 zone, u32 state (offsets into the text), u32 population, two letters of the
// country, u8 kind, u8 nothing; the text, each string ended by a NUL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace datelined {

struct GazetteerPlace {
  enum class Kind : std::uint8_t { city, state, country };
  std::string_view key;   ///< lower case, without accents
  std::string_view zone;  ///< IANA name; empty if it lies in several
  std::string_view state;
  std::string_view country;  ///< ISO 3166
  std::uint32_t population = 0;
  Kind kind = Kind::city;
};

/// The rows of one key, the largest first.
class GazetteerRange {
 public:
  GazetteerRange(std::size_t first, std::size_t last) : first_(first), last_(last) {}
  std::size_t size() const { return last_ - first_; }
  bool empty() const { return first_ == last_; }
  GazetteerPlace operator[](std::size_t index) const;

 private:
  std::size_t first_, last_;
};

/// Places of that key. Does not allocate.
GazetteerRange places_named(std::string_view key);

/// "Zürich" → "zurich", "St. Gallen" → "st gallen": the form of the table's keys.
std::string place_key(std::string_view name);

}  // namespace datelined
