// Lexicon: the words of a language and the shapes of numbers, each with what it can be in a pattern.
// Built once from the tables; looked up through a perfect hash without allocation.
#pragma once

#include "languages/language.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace datelined {

/// A set of word classes.
class ClassSet {
 public:
  constexpr ClassSet() = default;
  constexpr ClassSet(std::initializer_list<WordClass> classes) {
    for (const WordClass cls : classes) add(cls);
  }

  constexpr void add(WordClass cls) { words_[word_of(cls)] |= bit_of(cls); }
  constexpr bool has(WordClass cls) const { return (words_[word_of(cls)] & bit_of(cls)) != 0; }
  constexpr bool meets(const ClassSet& other) const {
    return ((words_[0] & other.words_[0]) | (words_[1] & other.words_[1])) != 0;
  }
  constexpr bool empty() const { return (words_[0] | words_[1]) == 0; }
  constexpr auto operator<=>(const ClassSet&) const = default;

 private:
  static constexpr std::size_t word_of(WordClass cls) { return static_cast<std::size_t>(cls) / 64; }
  static constexpr std::uint64_t bit_of(WordClass cls) { return std::uint64_t{1} << (static_cast<unsigned>(cls) % 64); }
  std::array<std::uint64_t, 2> words_{};
};
static_assert(static_cast<unsigned>(WordClass::count_) <= 128);

/// What numbers and marks look like. They take the first places among the entries of a lexicon.
enum class Shape : std::uint16_t {
  other,
  zero,
  to_12,
  to_24,
  to_31,
  two_digits,
  year,
  year_or_military,
  military,
  many,
  ordinal_day,
  ordinal,
  spelled_12,
  spelled_31,
  spelled_year,
  spelled_many,
  decade,
  clock,
  date,
  decimal,
  fraction,
  comma,
  dash,
  hyphen,
  border,
  bracket,
  past_form,
  future_form,
  count_
};

/// One word (or shape): its readings by class, and the symbol that the automaton knows it by.
struct Entry {
  struct Reading {
    WordClass cls;
    std::int16_t value;
  };
  ClassSet classes;
  std::string_view text;
  std::array<Reading, 5> readings{};
  std::uint8_t reading_count = 0;
  std::uint16_t literal = 0;  ///< not zero: some pattern names the word itself
  std::uint16_t symbol = 0;
  std::uint16_t capitalized = 0;  ///< the entry to use for a form with a capital
  bool dotted = false;            ///< an abbreviation that may keep its full stop
  // A compound is read as two words.
  std::uint16_t first_part = 0, second_part = 0;  ///< their entries; 0: no compound
  std::uint8_t first_size = 0;                    ///< bytes of the first

  /// The value in one class; 0 if it is not of that class.
  int value(WordClass cls) const;
};

class Lexicon {
 public:
  explicit Lexicon(const Language& language);

  /// Makes a word known that a pattern names, and gives it a literal of its own.
  std::uint16_t literal(std::string_view word);
  /// To be called when all words are known: finds symbols and the perfect hash.
  void finish();

  /// The entry of a word as it stands in the text (ASCII case ignored), 0 if unknown.
  /// `end_of_buffer` bounds what may be read.
  std::uint16_t find(const char* word, std::size_t size, const char* end_of_buffer) const {
    return may_know(word, size) ? look_up(word, size, end_of_buffer) : std::uint16_t{0};
  }

  /// What the scanner asks of every word: kept apart from the entries, so that it stays in the nearest cache.
  struct Traits {
    std::uint16_t symbol = 0;
    bool known = false;       ///< some pattern or cue takes it
    bool dotted = false;      ///< see Entry
    bool is_number = false;   ///< it may join others: "twenty" "five"
    bool is_ordinal = false;  ///< it may end a number: "twenty" "first"
    bool is_compound = false;
  };
  Traits traits(std::uint16_t index) const { return traits_[index]; }

  /// The form that the ending of an unknown word tells: `past_form`, `future_form`, or `other`. The word ends at `end`
  /// and has four bytes or more.
  Shape form_of(const char* end) const {
    for (const Ending& ending : endings_)
      if (end[-1] == ending.text.back() &&
          std::string_view(end - ending.text.size(), ending.text.size()) == ending.text)
        return ending.form;
    return Shape::other;
  }

  const NumberStyle& numbers() const { return numbers_; }
  const Entry& entry(std::uint16_t index) const { return entries_[index]; }
  const Entry& entry(Shape shape) const { return entries_[static_cast<std::size_t>(shape)]; }
  /// The word of an entry, folded; empty for shapes.
  std::string_view spelling(std::uint16_t index) const { return spellings_[index]; }
  std::size_t entry_count() const { return entries_.size(); }
  std::size_t symbol_count() const { return symbols_; }

 private:
  /// The first and the last eight bytes of a word, ASCII letters small.
  struct Key {
    std::uint64_t head = 0, tail = 0;
    std::uint64_t size = 0;
    bool operator==(const Key&) const = default;
  };

  static std::size_t letter_pair(const char* word, std::size_t size) {
    const unsigned second = size > 1 ? static_cast<unsigned char>(word[1]) : 0U;
    return (static_cast<unsigned char>(word[0]) & 31U) << 5 | (second & 31U);
  }
  /// Whether any word has these first letters, and any these last ones, and this length.
  bool may_know(const char* word, std::size_t size) const {
    if (size > 30) return false;
    const std::uint32_t begins = lengths_[letter_pair(word, size)];
    const std::uint32_t ends = end_lengths_[letter_pair(word + size - std::min<std::size_t>(size, 2), size)];
    return ((begins & ends) >> size & 1U) != 0;
  }
  std::uint16_t look_up(const char* word, std::size_t size, const char* end_of_buffer) const;

  void add(WordClass cls, int value, std::string_view form);
  void add_abbreviation(std::string_view word);
  void add_endings(std::string_view endings, Shape form);
  void add_compounds(const Compound& compound);
  std::uint16_t entry_for(std::string_view folded_word);
  void add_reading(std::uint16_t index, WordClass cls, int value);
  void add_shapes();
  void find_symbols();
  void find_hash();
  bool place_bucket(const std::vector<std::uint16_t>& bucket, std::uint32_t displacement);
  static Key key_of(const char* word, std::size_t size, const char* end_of_buffer);
  static std::uint64_t hash(const Key& key);

  struct Ending {
    std::string_view text;
    Shape form;
  };

  NumberStyle numbers_;
  std::vector<Ending> endings_;
  std::vector<Entry> entries_;
  std::vector<std::string> spellings_;  ///< folded, by entry; empty for shapes
  std::unordered_map<std::string, std::uint16_t> known_;
  std::size_t symbols_ = 1;
  std::uint16_t literals_ = 0;
  std::array<std::uint32_t, 1024> lengths_{};      ///< by first two letters: which word lengths exist
  std::array<std::uint32_t, 1024> end_lengths_{};  ///< the same by last two letters
  std::vector<Traits> traits_;                     ///< by entry
  std::vector<std::uint16_t> displacements_;
  std::vector<std::uint16_t> slots_;  ///< entries; 0 is empty; as many as a power of two
  std::uint64_t slot_mask_ = 0;
  std::vector<Key> keys_;  ///< by entry
};

}  // namespace datelined
