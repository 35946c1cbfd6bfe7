// Regions and top-level domains of the few places that write the month first.
#include "languages/day_order.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace datelined {
namespace {

constexpr std::array<std::string_view, 6> month_first_regions{"us", "ph", "as", "gu", "pr", "vi"};
constexpr std::array<std::string_view, 5> month_first_domains{"com", "gov", "edu", "mil", "us"};

std::string folded(std::string_view word) {
  std::string small(word);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return small;
}

template <class List>
DayOrder order_in(std::string_view word, const List& month_first) {
  const bool found = std::find(month_first.begin(), month_first.end(), folded(word)) != month_first.end();
  return found ? DayOrder::month_first : DayOrder::day_first;
}

/// "en-US", "en_GB.UTF-8", "zh-Hant-TW": the part of two letters after the first.
std::string_view region_of(std::string_view locale) {
  locale = locale.substr(0, locale.find_first_of(".@"));
  for (std::size_t at = locale.find_first_of("-_"); at != std::string_view::npos;) {
    const std::size_t next = locale.find_first_of("-_", at + 1);
    const std::string_view part = locale.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
    if (part.size() == 2) return part;
    at = next;
  }
  return {};
}

std::string_view domain_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  host.remove_prefix(std::min(host.rfind('@') + 1, host.size()));
  host = host.substr(0, host.find(':'));
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view domain = host.substr(dot + 1);
  const bool letters =
      std::all_of(domain.begin(), domain.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  return letters && domain.size() >= 2 ? domain : std::string_view();
}

}  // namespace

DayOrders day_orders(std::string_view locale, std::string_view url) {
  const std::string_view region = region_of(locale), domain = domain_of(url);
  return {region.empty() ? DayOrder::unknown : order_in(region, month_first_regions),
          domain.empty() ? DayOrder::unknown : order_in(domain, month_first_domains)};
}

}  // namespace datelined
