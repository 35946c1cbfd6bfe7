// Sorting what is due into messages.
#include "reminders/misfire.hpp"

#include "reminders/plan.hpp"
#include "reminders/wording.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace datelined {

namespace {

constexpr auto late_threshold = std::chrono::minutes(1);
constexpr std::size_t most_alone = 3;

bool is_late(const Delivery& row, Instant now) { return now - wanted_at(row) >= late_threshold; }

bool is_lead(const Delivery& row) {
  return row.event.value != 0 && row.cause != "announced" && !tells_change(row.cause) && !comes_again(row.cause);
}

bool fits_a_list(const Delivery& row, Instant now) {
  const bool of_its_kind = is_late(row, now) || row.held_until || row.cause == "announced" || comes_again(row.cause);
  return row.event.value != 0 && row.digest_key.empty() && row.unknowns == 0 && of_its_kind && !tells_change(row.cause);
}

/// Of the late leads of an event to one address only the latest speaks.
std::vector<Delivery> take_superseded(std::vector<Delivery>& due, Instant now) {
  std::vector<Delivery> superseded;
  const auto later_speaks = [&](const Delivery& row) {
    return std::any_of(due.begin(), due.end(), [&](const Delivery& other) {
      return is_lead(other) && other.digest_key.empty() && other.event == row.event && other.sink == row.sink &&
             other.recipient == row.recipient && std::pair(other.due, other.id) > std::pair(row.due, row.id);
    });
  };
  std::vector<Delivery> kept;
  for (const Delivery& row : due) {
    const bool silent = is_lead(row) && row.digest_key.empty() && is_late(row, now) && later_speaks(row);
    (silent ? superseded : kept).push_back(row);
  }
  due = std::move(kept);
  return superseded;
}

using Recipient = std::pair<std::string, std::string>;
Recipient recipient_of(const Delivery& row) { return {row.sink, row.recipient}; }

/// Who gets a list, and its key.
std::map<Recipient, std::string> new_lists(const std::vector<Delivery>& due, Instant now) {
  std::map<Recipient, std::vector<Delivery>> members;
  for (const Delivery& row : due)
    if (fits_a_list(row, now)) members[recipient_of(row)].push_back(row);
  std::map<Recipient, std::string> keys;
  for (const auto& [recipient, rows] : members)
    if (rows.size() > most_alone) keys.emplace(recipient, digest_key(rows));
  return keys;
}

}  // namespace

Sorted sorted_parcels(std::vector<Delivery> due, Instant now) {
  Sorted sorted{.parcels = {}, .superseded = take_superseded(due, now)};
  const auto fresh_lists = new_lists(due, now);
  std::map<std::string, std::size_t> places;  // of each list among the parcels
  for (Delivery& row : due) {
    const auto list = fits_a_list(row, now) ? fresh_lists.find(recipient_of(row)) : fresh_lists.end();
    const std::string key = list != fresh_lists.end() ? list->second : row.digest_key;
    if (key.empty()) {
      sorted.parcels.push_back({.rows = {std::move(row)}, .digest_key = {}});
      continue;
    }
    const auto [place, first] = places.emplace(key, sorted.parcels.size());
    if (first) sorted.parcels.push_back({.rows = {}, .digest_key = key});
    sorted.parcels[place->second].rows.push_back(std::move(row));
  }
  return sorted;
}

}  // namespace datelined
