// The names of categories and statuses, as they are stored and shown.
#include "languages/terms.hpp"

#include <array>
#include <cstddef>

namespace datelined {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 25> category_names{
    "conference", "product", "earnings",  "economy",   "politics",  "election",    "court",    "policy",  "deadline",
    "sports",     "arts",    "release",   "science",   "space",     "business",    "ceremony", "protest", "conflict",
    "weather",    "health",  "education", "transport", "personnel", "maintenance", "other"};
constexpr std::array<std::string_view, 5> status_names{"possible", "expected", "scheduled", "postponed", "cancelled"};

static_assert(static_cast<std::size_t>(Category::other) + 1 == category_names.size());
static_assert(static_cast<std::size_t>(Status::cancelled) + 1 == status_names.size());

template <class Value, class Names>
std::optional<Value> named_in(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Value>(i);
  return std::nullopt;
}

}  // namespace

std::string_view name(Category category) { return category_names.at(static_cast<std::size_t>(category)); }
std::optional<Category> category_named(std::string_view name) { return named_in<Category>(category_names, name); }
std::string_view name(Status status) { return status_names.at(static_cast<std::size_t>(status)); }
std::optional<Status> status_named(std::string_view name) { return named_in<Status>(status_names, name); }

}  // namespace datelined
