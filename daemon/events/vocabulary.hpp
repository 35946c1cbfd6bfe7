// Vocabulary: the words of a language by what they do, compiled from its tables for quick look-up.
#pragma once

#include "languages/event_words.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace datelined {

struct Language;

/// A set of word roles.
using RoleMask = std::uint64_t;

constexpr RoleMask mask(Role role) { return RoleMask{1} << static_cast<unsigned>(role); }
template <class... Classes>
constexpr RoleMask mask(Role first, Classes... others) {
  return mask(first) | mask(others...);
}
static_assert(static_cast<unsigned>(Role::count) <= 64);

struct CategoryWeight {
  Category category;
  int weight;
};

/// What a word tells of a date, from the tables of the language.
enum class DateWord : std::uint8_t { none, weekday, month, near_day, clock, unit, next };

/// Immutable after construction.
class Vocabulary {
 public:
  struct Entry {
    RoleMask roles = 0;
    DateWord date = DateWord::none;
    std::uint8_t phrase = 1;  ///< how many words the longest phrase that begins with it has
    std::span<const CategoryWeight> categories;
  };

  Vocabulary(const EventWords& words, const Language& language);
  Vocabulary(const Vocabulary&) = delete;  // entries point into it
  Vocabulary& operator=(const Vocabulary&) = delete;

  TitleShape titles() const { return words_.titles; }

  /// What the table says of a lower-case word; an empty entry for an unknown word. The words of a phrase are joined by
  /// `_`.
  const Entry& entry(std::string_view lower) const {
    const Entry* known = find(lower);
    return known ? *known : unknown(lower);
  }
  /// The entry of no word: of a mark.
  const Entry& nothing() const { return nothing_; }
  const PlaceWord* place(std::string_view lower) const;
  /// The country of a people: "Norway" for "norwegian"; empty if it is none.
  std::string_view country_of(std::string_view lower) const;

 private:
  /// The length and the bytes at both ends of a word, which overlap in a short one. They tell words of sixteen bytes
  /// and less apart.
  struct Key {
    std::uint64_t begin = 0, end = 0;
    std::size_t size = 0;
    bool operator==(const Key&) const = default;
  };
  static Key key_of(std::string_view word);
  static std::uint64_t hash_of(const Key& key);

  /// A word and its entry fill one cache line. They and `slots_` are all that a look-up touches.
  struct alignas(64) Known {
    Key key;
    const char* word;
    Entry entry;
  };
  struct Slot {
    std::uint16_t tag = 0;     ///< bits of the hash that do not choose the slot
    std::uint16_t number = 0;  ///< of the word in `known_`, from 1; 0 for a free slot
  };

  void lay_out();
  const Entry* find(std::string_view lower) const;
  const Entry& unknown(std::string_view lower) const;

  const EventWords& words_;
  const Entry nothing_;
  std::vector<Slot> slots_;  ///< open addressing
  std::vector<Known> known_;
  std::string spelt_;                    ///< the words of `known_`, one behind the other
  std::vector<CategoryWeight> weights_;  ///< what the entries' `categories` show of
  std::unordered_map<std::string_view, const PlaceWord*> places_;
};

/// The vocabulary of a language, chosen as `language_named` does; English for one without event words. Made at first
/// use.
const Vocabulary& vocabulary_for(std::string_view language);

/// The stem words are compared by: lower case, without plural, past and -ing endings.
std::string stem(std::string_view lower);

}  // namespace datelined
