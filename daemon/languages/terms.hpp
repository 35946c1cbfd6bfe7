// Terms that the tables of every language use: what an event is, and how certain.
#pragma once

#include <optional>
#include <string_view>

namespace datelined {

/// What kind of happening an event is (the list of the annotation guidelines).
enum class Category {
  conference,
  product,
  earnings,
  economy,
  politics,
  election,
  court,
  policy,
  deadline,
  sports,
  arts,
  release,
  science,
  space,
  business,
  ceremony,
  protest,
  conflict,
  weather,
  health,
  education,
  transport,
  personnel,
  maintenance,
  other
};

/// IPTC event occurrence status: possible (eos2, eos3), expected (eos4), scheduled (eos5), postponed (eos5 with a moved
/// date, or none), cancelled (eos6).
enum class Status { possible, expected, scheduled, postponed, cancelled };

std::string_view name(Category category);
std::optional<Category> category_named(std::string_view name);
std::string_view name(Status status);
std::optional<Status> status_named(std::string_view name);

}  // namespace datelined
