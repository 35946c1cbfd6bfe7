// A dead row names one escalation (`told_by`); the first address speaks for all in that, each address gets its own row.
#include "store/escalation.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace datelined {

namespace {

constexpr std::string_view cause_begin = "escalation:";
constexpr auto company_wait = std::chrono::minutes(1);
constexpr auto deadline = std::chrono::hours(5 * 24);

std::vector<Address> other_addresses(const Delivery& dead, std::span<const Watch> watches,
                                     std::span<const Address> otherwise) {
  std::vector<Address> others;
  const auto add = [&](const Address& address) {
    const bool known = std::ranges::find(others, address) != others.end();
    if (address.sink != dead.sink && !known) others.push_back(address);
  };
  for (const Watch& watch : watches)
    if (watch.name == dead.watch) std::ranges::for_each(watch.addresses, add);
  if (others.empty()) std::ranges::for_each(otherwise, add);
  return others;
}

Delivery row_for(const Delivery& dead, const Address& address, const Planning& planning, Instant now) {
  Delivery row;
  row.watch = dead.sink;
  row.cause = std::string(cause_begin) + dead.key;
  row.sink = address.sink;
  row.recipient = address.recipient;
  row.key = delivery_key(planning.installation, "", row.watch, row.cause, row.sink, row.recipient, row.revision);
  row.made = now;
  row.due = row.next_try = now + company_wait;
  row.expires = row.due + deadline;
  return row;
}

/// The cause of the messages about this sink that nobody has begun to send.
std::optional<std::string> waiting_cause(Store& store, const Delivery& dead, const Address& address) {
  for (const Delivery& row : store.eventless(dead.sink, address.sink, address.recipient, cause_begin))
    if (row.state == DeliveryState::ready && row.attempt == 0 && row.last_error.empty()) return row.cause;
  return std::nullopt;
}

}  // namespace

std::size_t escalate(Store& store, const Delivery& dead, std::span<const Watch> watches,
                     std::span<const Address> otherwise, const Planning& planning, Instant now) {
  store.tell_views();
  if (is_escalation(dead)) return 0;
  const std::vector<Address> others = other_addresses(dead, watches, otherwise);
  if (others.empty()) return 0;
  if (const auto cause = waiting_cause(store, dead, others.front())) {
    store.keep_told_by(dead.id, *cause);
    return 0;
  }
  std::vector<Delivery> rows;
  for (const Address& address : others) rows.push_back(row_for(dead, address, planning, now));
  store.keep_told_by(dead.id, rows.front().cause);
  return store.promise(rows);
}

bool is_escalation(const Delivery& delivery) { return delivery.cause.starts_with(cause_begin); }

}  // namespace datelined
