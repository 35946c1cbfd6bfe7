// Vocabulary: the words of a language by what they do, compiled from its tables for quick look-up.
#pragma once

#include "languages/event_words.hpp"

#include <cstdint>
#include <deque>
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
    std::vector<CategoryWeight> categories;
    std::uint8_t phrase = 1;  ///< how many words the longest phrase that begins with it has
  };

  Vocabulary(const EventWords& words, const Language& language);

  TitleShape titles() const { return words_.titles; }

  /// What the table says of a lower-case word; never null, an empty entry for an unknown word. The words of a phrase
  /// are joined by `_`.
  const Entry& entry(std::string_view lower) const;
  /// The entry of no word: of a mark.
  const Entry& nothing() const { return nothing_; }
  const PlaceWord* place(std::string_view lower) const;
  /// The country of a people: "Norway" for "norwegian"; empty if it is none.
  std::string_view country_of(std::string_view lower) const;

 private:
  Entry& slot(std::string_view word);
  void add_verb(std::string_view verb);
  void add_categories(const CategoryWords& list);
  void add_plurals();
  const Entry& unknown(std::string_view lower) const;

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  ///< of the word in `numbered_`, from 1; 0 for a free slot
  };
  using Known = std::pair<const std::string_view, Entry>;
  void lay_out();

  const EventWords& words_;
  const Entry nothing_;
  std::vector<Slot> slots_;  ///< open addressing over `numbered_`: looked up for every word of every text
  std::vector<const Known*> numbered_;
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Entry> entries_;
  std::unordered_map<std::string_view, const PlaceWord*> places_;
};

/// The vocabulary of a language, chosen as `language_named` does; English for one without event words. Made at first
/// use.
const Vocabulary& vocabulary_for(std::string_view language);

/// The stem words are compared by: lower case, without plural, past and -ing endings.
std::string stem(std::string_view lower);

}  // namespace datelined
