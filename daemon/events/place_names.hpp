// Place names: which place on Earth a name means.
#pragma once

#include "events/event.hpp"
#include "events/words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

struct KnownPlace {
  std::string name;  ///< without a genitive
  std::size_t end;   ///< behind its last word
};

/// What the words from `at` on name, if that is a country, a state or a city of at least so many people, wherever they
/// stand.
std::optional<KnownPlace> known_place(const std::vector<Word>& words, std::size_t at, std::uint32_t people,
                                      const Vocabulary& vocabulary);

/// The gazetteer's word on a name such as "Paris, Texas" or "Barcelona, Spain"; country and zone stay empty for an
/// unknown name.
Place located(std::string name, const Vocabulary& vocabulary);

/// 3 if a part of the name is a city of some size, 2 if one is a country or a state, else 0.
int renown(std::string_view name, const Vocabulary& vocabulary);

/// True if it is a country or a state.
bool is_region(std::string_view name, const Vocabulary& vocabulary);

/// True if it is a place of any size.
bool is_known(std::string_view name, const Vocabulary& vocabulary);

/// "SANTA CRUZ, CA" as "Santa Cruz, CA".
std::string spoken(std::string name);

/// Words [first, last) written out as a name.
std::string name_of(const std::vector<Word>& words, std::size_t first, std::size_t last);

}  // namespace datelined
