// Words are packed into eight bytes and looked up in a small open table; every language counts how many of its own
// occur.
#include "languages/detection.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace datelined {
namespace {

constexpr std::size_t most_languages = 32;
constexpr std::size_t slot_count = 2048;
constexpr std::size_t longest_word = 7;  ///< bytes
constexpr std::size_t sample = 1500;     ///< bytes: some 250 words
constexpr int fewest_words = 3;          ///< known words that a verdict rests on
constexpr int fewest_letters = 40;       ///< of a writing that is not Latin

/// A word of at most seven bytes and its length; 0 for longer ones.
std::uint64_t packed(std::string_view word) {
  if (word.empty() || word.size() > longest_word) return 0;
  std::uint64_t key = word.size();
  for (const char c : word) key = key << 8 | (static_cast<unsigned char>(c) | (c >= 'A' && c <= 'Z' ? 0x20U : 0U));
  return key;
}

std::size_t slot_of(std::uint64_t key) { return key * 0x9E3779B97F4A7C15U >> 53; }
static_assert(slot_count == 1U << 11);

class Table {
 public:
  Table() {
    if (stop_words().size() > most_languages) throw std::logic_error("too many rows of stop words");
    std::uint32_t bit = 1;
    for (const StopWords& row : stop_words()) {
      for (std::string_view words = row.words; !words.empty();) {
        const std::size_t blank = std::min(words.find(' '), words.size());
        add(words.substr(0, blank), bit);
        words.remove_prefix(std::min(blank + 1, words.size()));
      }
      bit <<= 1;
    }
  }

  /// Where the word stands, or an empty place.
  std::size_t place(std::uint64_t key) const {
    std::size_t slot = slot_of(key);
    while (slots_[slot].key != 0 && slots_[slot].key != key) slot = (slot + 1) % slot_count;
    return slot;
  }
  /// The languages that have the word at a place, a bit each.
  std::uint32_t languages(std::size_t place) const { return slots_[place].languages; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t languages = 0;
  };

  void add(std::string_view word, std::uint32_t bit) {
    const std::uint64_t key = packed(word);
    if (key == 0) throw std::logic_error("a stop word is too long");
    Slot& slot = slots_[place(key)];
    slot.key = key;
    slot.languages |= bit;
  }

  std::array<Slot, slot_count> slots_{};
};

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte | 0x20U) - 'a' < 26U || byte >= 0x80;
}

/// Lead bytes of Greek, Cyrillic, Hebrew, Arabic and all that lies behind them, but for punctuation (E2).
bool leads_other_writing(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xCD && byte != 0xE2 && byte < 0xF0;
}

struct Counts {
  std::array<int, most_languages> words{};  ///< different ones: a list that says "v" or "men" ten times tells nothing
  int letters = 0, other_writing = 0;
};

Counts counted(std::string_view text) {
  static const Table table;
  std::bitset<slot_count> seen;
  Counts counts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_letter(text[at])) counts.other_writing += leads_other_writing(text[at++]);
    counts.letters += static_cast<int>(at - begin);
    if (at == begin) {
      ++at;
      continue;
    }
    const std::uint64_t key = packed(text.substr(begin, at - begin));
    if (key == 0) continue;
    const std::size_t place = table.place(key);
    if (seen[place]) continue;
    seen[place] = true;
    for (std::uint32_t found = table.languages(place); found != 0; found &= found - 1)
      ++counts.words[static_cast<std::size_t>(std::countr_zero(found))];
  }
  return counts;
}

}  // namespace

std::string_view language_of_text(std::string_view text) {
  const Counts counts = counted(text.substr(0, sample));
  // Letters of such writings take two bytes or three.
  if (counts.other_writing * 4 > counts.letters && counts.letters >= fewest_letters) return "und";
  const auto best = std::max_element(counts.words.begin(), counts.words.end());
  int second = 0;
  for (auto at = counts.words.begin(); at != counts.words.end(); ++at)
    if (at != best) second = std::max(second, *at);
  if (*best < fewest_words || *best * 4 < second * 5) return {};
  return stop_words()[static_cast<std::size_t>(best - counts.words.begin())].code;
}

}  // namespace datelined
