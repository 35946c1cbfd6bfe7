// Deliveries: their keys and the names of their states.
#include "reminders/delivery.hpp"

#include "text/digest.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace datelined {

namespace {

constexpr std::array state_names{std::pair{DeliveryState::ready, std::string_view("ready")},
                                 std::pair{DeliveryState::leased, std::string_view("leased")},
                                 std::pair{DeliveryState::sent, std::string_view("sent")},
                                 std::pair{DeliveryState::dead, std::string_view("dead")},
                                 std::pair{DeliveryState::cancelled, std::string_view("cancelled")}};

}  // namespace

Instant wanted_at(const Delivery& delivery) {
  return std::max(delivery.due, delivery.held_until.value_or(delivery.due));
}

std::string_view name(DeliveryState state) { return state_names.at(static_cast<std::size_t>(state)).second; }

std::optional<DeliveryState> delivery_state_named(std::string_view name) {
  for (const auto& [state, text] : state_names)
    if (text == name) return state;
  return std::nullopt;
}

std::string delivery_key(std::string_view installation, std::string_view uid, std::string_view watch,
                         std::string_view cause, std::string_view sink, std::string_view recipient, int revision) {
  return base32(sha256_of_parts({installation, uid, watch, cause, sink, recipient, std::to_string(revision)}));
}

}  // namespace datelined
