// DayOrder: whether 3/4/2017 is of March or of April. Its only entry is `day_order`.
#pragma once

#include <cstdint>
#include <string_view>

namespace datelined {

enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

/// What an article's surroundings say of it. The text stands between the two: a date of its own that tells the order
/// outdoes the site, and the locale outdoes the text.
struct DayOrders {
  DayOrder locale = DayOrder::unknown;
  DayOrder site = DayOrder::unknown;
};

/// Of a locale with a region ("en-US", "en_GB") and of the host of an address; what says nothing is unknown.
/// The regions are those for which Unicode CLDR writes the month first.
DayOrders day_orders(std::string_view locale, std::string_view url);

}  // namespace datelined
