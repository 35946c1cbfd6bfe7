// Misfire: which due rows speak for themselves, which become one list, and which have nothing left to say
// (DELIVERY 2.5).
#pragma once

#include "reminders/delivery.hpp"

#include <string>
#include <vector>

namespace datelined {

/// One message in the making: a row, or several of one address as a list.
struct Parcel {
  std::vector<Delivery> rows;
  std::string digest_key;  ///< of a list; empty for a row that speaks for itself

  bool is_list() const { return !digest_key.empty(); }
};

struct Sorted {
  std::vector<Parcel> parcels;       ///< in the order of the rows
  std::vector<Delivery> superseded;  ///< earlier leads of an event of which a later one is late too
};

/// Sorts the rows of one pass. More than three rows of one address that are late by a minute, announced, snoozed
/// or held through quiet hours become one list; a row whose last attempt may have arrived keeps its own key. Rows of a
/// list that was tried before stay that list.
Sorted sorted_parcels(std::vector<Delivery> due, Instant now);

}  // namespace datelined
