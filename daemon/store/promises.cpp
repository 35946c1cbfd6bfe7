// Everything here runs inside the transaction of its caller.
#include "store/promises.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace datelined {

namespace {

/// One recipient of one watch.
using Hearer = std::tuple<std::string, std::string, std::string>;
Hearer hearer(const Delivery& delivery) { return {delivery.watch, delivery.sink, delivery.recipient}; }

/// Those who were told of the event, or will be. What was cancelled because the event or the watches changed does not
/// count: it said nothing.
std::set<Hearer> hearers(std::span<const Delivery> deliveries) {
  std::set<Hearer> found;
  for (const Delivery& delivery : deliveries) {
    const bool silent = delivery.state == DeliveryState::cancelled &&
                        (delivery.last_error == newer_revision || delivery.last_error == unwanted);
    if (!silent) found.insert(hearer(delivery));
  }
  return found;
}

std::vector<Delivery> wanted(const Event& event, std::span<const Watch> watches, const Planning& planning,
                             Instant now) {
  std::vector<Delivery> all;
  for (const Watch& watch : watches) std::ranges::move(plan(event, watch, planning, now), std::back_inserter(all));
  for (Delivery& delivery : all) delivery.event = event.id;
  return all;
}

const Watch* watch_named(std::span<const Watch> watches, std::string_view name) {
  const auto found = std::ranges::find(watches, name, &Watch::name);
  return found == watches.end() ? nullptr : &*found;
}

bool has_address(const Watch* watch, const Delivery& delivery) {
  if (watch == nullptr) return false;
  const Address address{delivery.sink, delivery.recipient};
  return std::ranges::find(watch->addresses, address) != watch->addresses.end();
}

/// Promises what has a new key; one that was cancelled only because no watch wanted it is made again.
std::size_t promise_new(Store& store, std::vector<Delivery> deliveries, const std::set<Hearer>& heard) {
  std::erase_if(deliveries, [&](const Delivery& delivery) {
    return delivery.cause == "announced" && heard.contains(hearer(delivery));
  });
  for (const Delivery& delivery : deliveries) store.forget_cancelled(delivery.key, unwanted);
  return store.promise(deliveries);
}

/// Who was told of older revisions and can still be reached; a message that was under way counts as told.
std::vector<Delivery> reachable(const std::vector<Delivery>& deliveries, const std::vector<Delivery>& withdrawn,
                                std::span<const Watch> watches) {
  std::vector<Delivery> told;
  for (const auto* const rows : {&deliveries, &withdrawn})
    for (const Delivery& delivery : *rows) {
      const bool said = delivery.state == DeliveryState::sent || delivery.state == DeliveryState::leased;
      if (!said || !has_address(watch_named(watches, delivery.watch), delivery)) continue;
      told.push_back(delivery);
      told.back().state = DeliveryState::sent;
    }
  return told;
}

/// Whether a promise stands under changed watches: due ones do as long as their watch matches and has the address;
/// those to come must be wanted by their key.
bool stands(const Delivery& delivery, const Event& event, std::span<const Watch> watches, Instant now,
            const std::set<std::string>& wanted_keys) {
  if (wanted_keys.contains(delivery.key)) return true;
  if (event.standing != Standing::shown) return false;
  const Watch* watch = watch_named(watches, delivery.watch);
  if (!has_address(watch, delivery)) return false;
  if (comes_again(delivery.cause)) return true;
  return tells_change(delivery.cause) || (delivery.due <= now && matches(*watch, event));
}

}  // namespace

Promised keep_promises(Store& store, const Event& event, std::span<const Watch> watches, const Planning& planning,
                       Instant now) {
  Promised promised;
  std::vector<Delivery> plans = wanted(event, watches, planning, now);
  if (plans.empty()) return promised;
  promised.made = promise_new(store, std::move(plans), hearers(store.deliveries_of(event.id)));
  return promised;
}

Promised revise_promises(Store& store, const Event& before, const Event& after, std::span<const Watch> watches,
                         const Planning& planning, Instant now) {
  Promised promised;
  promised.withdrawn = store.cancel_older(after.id, after.revision, newer_revision);
  const std::vector<Delivery> deliveries = store.deliveries_of(after.id);
  std::ranges::copy_if(deliveries, std::back_inserter(promised.told),
                       [](const Delivery& delivery) { return delivery.state == DeliveryState::sent; });
  std::vector<Delivery> changes =
      plan_change(before, after, reachable(deliveries, promised.withdrawn, watches), planning, now);
  for (const Watch& watch : watches)
    for (Delivery& asked : plan_asked_change(before, after, watch, planning, now)) {
      const auto same = [&](const Delivery& row) { return row.sink == asked.sink && row.recipient == asked.recipient; };
      if (std::ranges::none_of(changes, same)) changes.push_back(std::move(asked));
    }
  for (Delivery& change : changes) change.event = after.id;
  std::set<Hearer> heard = hearers(deliveries);
  // Who hears of the change needs no announcement, not even by another watch.
  for (const Delivery& change : changes)
    for (const Watch& watch : watches) heard.insert({watch.name, change.sink, change.recipient});
  promised.made = store.promise(changes);
  promised.made += promise_new(store, wanted(after, watches, planning, now), heard);
  return promised;
}

Promised renew_promises(Store& store, const Event& event, std::span<const Watch> watches, const Planning& planning,
                        Instant now) {
  Promised promised;
  std::vector<Delivery> plans = wanted(event, watches, planning, now);
  std::vector<Delivery> deliveries = store.deliveries_of(event.id);
  if (plans.empty() && deliveries.empty()) return promised;
  std::set<std::string> keys;
  for (const Delivery& delivery : plans) keys.insert(delivery.key);
  for (Delivery& delivery : deliveries) {
    const bool open = delivery.state == DeliveryState::ready || delivery.state == DeliveryState::leased;
    if (!open || stands(delivery, event, watches, now, keys) || !store.cancel(delivery.id, unwanted)) continue;
    promised.withdrawn.push_back(delivery);
    delivery.state = DeliveryState::cancelled;
    delivery.last_error = unwanted;
  }
  for (const Delivery& delivery : plans) promised.moved += store.move(delivery) ? 1 : 0;
  promised.made = promise_new(store, std::move(plans), hearers(deliveries));
  return promised;
}

bool repeat_promise(Store& store, const Delivery& told, std::span<const Watch> watches, const Planning& planning,
                    Instant now) {
  const Watch* watch = watch_named(watches, told.watch);
  if (watch == nullptr || watch->repeat.count() <= 0 || told.event.value == 0) return false;
  const auto event = store.event(told.event);
  if (!event || store.acknowledged(event->id, event->revision)) return false;
  const std::vector<Delivery> others = store.deliveries_of(event->id);
  const bool under_way = std::ranges::any_of(others, [&](const Delivery& row) {
    const bool open = row.state == DeliveryState::ready || row.state == DeliveryState::leased;
    return open && row.cause.starts_with("repeat:") && hearer(row) == hearer(told);
  });
  const auto repeat = plan_repeat(*event, told, *watch, planning, now);
  return !under_way && repeat && store.promise({&*repeat, 1}) == 1;
}

std::size_t acknowledge(Store& store, const Event& event, Instant now) {
  std::size_t ended = 0;
  store.in_transaction([&] {
    store.acknowledge_event(event.id, event.revision, now);
    for (const Delivery& row : store.deliveries_of(event.id))
      if (row.state == DeliveryState::ready && row.cause.starts_with("repeat:")) {
        store.cancel(row.id, "acknowledged");
        ++ended;
      }
  });
  return ended;
}

}  // namespace datelined
