// Who writes 3/4/2017 for March the fourth.
#include "languages/day_order.hpp"

#include "tests/catch.hpp"

using namespace datelined;

TEST_CASE("the region of a locale tells whether the day or the month comes first", "[languages]") {
  CHECK(day_orders("en-US", "").locale == DayOrder::month_first);
  CHECK(day_orders("en_us.UTF-8", "").locale == DayOrder::month_first);
  CHECK(day_orders("en-GB", "").locale == DayOrder::day_first);
  CHECK(day_orders("es-419", "").locale == DayOrder::unknown);
  CHECK(day_orders("zh-Hant-TW", "").locale == DayOrder::day_first);
  CHECK(day_orders("en", "").locale == DayOrder::unknown);
  CHECK(day_orders("", "").locale == DayOrder::unknown);
}

TEST_CASE("the domain of a site tells it too", "[languages]") {
  CHECK(day_orders("", "https://www.example.com/fair?day=1").site == DayOrder::month_first);
  CHECK(day_orders("", "http://EXAMPLE.GOV").site == DayOrder::month_first);
  CHECK(day_orders("", "https://news.example.co.uk:8080/a.com").site == DayOrder::day_first);
  CHECK(day_orders("", "https://user@example.org/").site == DayOrder::day_first);
  CHECK(day_orders("", "https://192.168.0.1/fair").site == DayOrder::unknown);
  CHECK(day_orders("", "https://localhost/").site == DayOrder::unknown);
  CHECK(day_orders("", "fair.html").site == DayOrder::unknown);
  CHECK(day_orders("", "").site == DayOrder::unknown);
}
