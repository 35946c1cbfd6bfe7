// Names of enumerators, and events as instants.
#include "events/event.hpp"

#include <algorithm>
#include <array>

namespace datelined {

namespace {

constexpr std::array<std::string_view, 5> name_kinds{"organisation", "person", "product", "place", "other"};
constexpr std::array<std::string_view, 3> origins{"prose", "markup", "calendar"};
constexpr std::array<std::string_view, 3> standings{"shown", "dismissed", "merged"};

template <class Enumerator, std::size_t Count>
std::optional<Enumerator> enumerator(const std::array<std::string_view, Count>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enumerator>(found - names.begin());
}

}  // namespace

std::string_view name(Name::Kind kind) { return name_kinds.at(static_cast<std::size_t>(kind)); }
std::optional<Name::Kind> name_kind_named(std::string_view name) { return enumerator<Name::Kind>(name_kinds, name); }
std::string_view name(Origin origin) { return origins.at(static_cast<std::size_t>(origin)); }
std::optional<Origin> origin_named(std::string_view name) { return enumerator<Origin>(origins, name); }
std::string_view name(Standing standing) { return standings.at(static_cast<std::size_t>(standing)); }
std::optional<Standing> standing_named(std::string_view name) { return enumerator<Standing>(standings, name); }

std::optional<Instant> starts_at(const Event& event) {
  if (!event.when.begin || event.when.grain != Grain::minute) return std::nullopt;
  return to_instant(*event.when.begin, event.zone);
}

}  // namespace datelined
