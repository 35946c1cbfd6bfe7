// Fields: the members of a JSON object that came from a reader, each checked when it is asked for.
#pragma once

#include "calendar/instant.hpp"
#include "calendar/zone.hpp"
#include "text/text_range.hpp"

#include <boost/json/fwd.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace datelined {

/// A message between the daemon and a reader that is not what it should be.
class BadMessage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A view of one object; dies with the value. Every call throws BadMessage naming the key.
class Fields {
 public:
  explicit Fields(const boost::json::value& value);

  bool has(std::string_view key) const;
  const boost::json::value& at(std::string_view key) const;
  std::string text(std::string_view key, std::size_t most_bytes) const;
  std::int64_t integer(std::string_view key, std::int64_t lowest, std::int64_t highest) const;
  double number(std::string_view key, double lowest, double highest) const;
  bool truth(std::string_view key) const;
  const boost::json::array& array(std::string_view key, std::size_t most) const;
  /// `[begin, end]` within the first `size` bytes.
  TextRange range(std::string_view key, std::size_t size) const;
  /// Seconds of civil time; years 1600 to 3000.
  LocalTime local_time(std::string_view key) const;
  Instant instant(std::string_view key) const;
  /// As Zone::name writes it: an IANA name or a fixed offset.
  Zone zone(std::string_view key) const;

  /// An enumerator by its number; `last` is the greatest.
  template <class Enumerator>
  Enumerator one_of(std::string_view key, Enumerator last) const {
    return static_cast<Enumerator>(integer(key, 0, static_cast<std::int64_t>(last)));
  }

 private:
  const boost::json::object& object_;
};

/// A zone as `Zone::name` writes it; nothing if there is no such zone.
std::optional<Zone> zone_written(std::string_view name);

}  // namespace datelined
