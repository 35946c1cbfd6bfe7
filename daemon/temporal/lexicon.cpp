// The lexicon: readings merged per spelling, symbols by equal readings, hash and displace for lookup.
#include "temporal/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <map>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace datelined {
namespace {

constexpr std::size_t bucket_count = 512;
constexpr std::size_t fewest_slots = 2048, slots_a_word = 3;

struct ShapeRow {
  Shape shape;
  ClassSet classes;
};

using enum WordClass;
constexpr ShapeRow shapes[] = {
    {Shape::zero, {number, hour}},
    {Shape::to_12, {number, day, hour}},
    {Shape::to_24, {number, day, hour}},
    {Shape::to_31, {number, day}},
    {Shape::two_digits, {number}},
    {Shape::year, {number, year}},
    {Shape::year_or_military, {number, year, military}},
    {Shape::military, {number, military}},
    {Shape::many, {number}},
    {Shape::ordinal_day, {ordinal, day}},
    {Shape::ordinal, {ordinal}},
    {Shape::spelled_12, {number, day, hour}},
    {Shape::spelled_31, {number, day}},
    {Shape::spelled_year, {number, year}},
    {Shape::spelled_many, {number}},
    {Shape::decade, {decade}},
    {Shape::clock, {clock}},
    {Shape::date, {date}},
    {Shape::decimal, {decimal}},
    {Shape::fraction, {fraction}},
    {Shape::comma, {comma}},
    {Shape::dash, {dash}},
    {Shape::hyphen, {hyphen, dash}},
    {Shape::border, {border}},
    {Shape::bracket, {border, bracket}},
    {Shape::past_form, {past}},
    {Shape::future_form, {future}},
};

std::string folded_ascii(std::string_view word) {
  std::string folded(word);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return folded;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

template <class Visit>
void for_each_word(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const std::size_t blank = std::min(words.find(' '), words.size());
    if (blank > 0) visit(words.substr(0, blank));
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
}

}  // namespace

int Entry::value(WordClass cls) const {
  for (std::uint8_t i = 0; i < reading_count; ++i)
    if (readings[i].cls == cls) return readings[i].value;
  return 0;
}

Lexicon::Lexicon(const Language& language) : numbers_(language.numbers) {
  add_shapes();
  for (const Words& row : language.words)
    for_each_word(row.forms, [&](std::string_view form) { add(row.cls, row.value, form); });
  for (const std::string_view abbreviation : language.abbreviations) add_abbreviation(abbreviation);
  for (const Compound& compound : language.compounds) add_compounds(compound);
  add_endings(language.past_endings, Shape::past_form);
  add_endings(language.future_endings, Shape::future_form);
}

void Lexicon::add_endings(std::string_view endings, Shape form) {
  for_each_word(endings, [&](std::string_view ending) {
    if (ending.size() > 4) throw std::logic_error("an ending is too long");
    endings_.push_back({ending, form});
  });
}

void Lexicon::add_compounds(const Compound& compound) {
  for_each_word(compound.first, [&](std::string_view first) {
    for_each_word(compound.second, [&](std::string_view second) {
      const std::uint16_t parts[] = {entry_for(first), entry_for(second)};
      const std::uint16_t whole = entry_for(std::string(first).append(second));
      for (const std::uint16_t index : {whole, static_cast<std::uint16_t>(whole + 1)}) {
        entries_[index].first_part = static_cast<std::uint16_t>(parts[0] + 1);
        entries_[index].second_part = static_cast<std::uint16_t>(parts[1] + 1);
        entries_[index].first_size = static_cast<std::uint8_t>(first.size());
      }
    });
  });
}

void Lexicon::add_shapes() {
  entries_.resize(static_cast<std::size_t>(Shape::count_));
  spellings_.resize(entries_.size());
  for (const ShapeRow& row : shapes) entries_[static_cast<std::size_t>(row.shape)].classes = row.classes;
}

std::uint16_t Lexicon::entry_for(std::string_view folded_word) {
  const auto [place, is_new] =
      known_.try_emplace(std::string(folded_word), static_cast<std::uint16_t>(entries_.size()));
  if (is_new) {
    // Two entries a spelling: as written small, and with a capital.
    for (int variant = 0; variant < 2; ++variant) {
      entries_.emplace_back();
      spellings_.emplace_back(folded_word);
    }
    entries_[place->second].capitalized = static_cast<std::uint16_t>(place->second + 1);
  }
  return place->second;
}

void Lexicon::add_reading(std::uint16_t index, WordClass cls, int value) {
  Entry& entry = entries_[index];
  if (entry.classes.has(cls)) return;
  if (entry.reading_count == entry.readings.size()) throw std::logic_error("a word has too many readings");
  entry.classes.add(cls);
  entry.readings[entry.reading_count++] = {cls, static_cast<std::int16_t>(value)};
}

void Lexicon::add(WordClass cls, int value, std::string_view form) {
  const bool dotted = form.size() > 1 && form.back() == '.';
  const std::string_view text = dotted ? form.substr(0, form.size() - 1) : form;
  const bool capital = is_capital(form.front());
  const std::uint16_t plain = entry_for(folded_ascii(text));
  const auto upper = static_cast<std::uint16_t>(plain + 1);
  for (const std::uint16_t index : {plain, upper}) {
    entries_[index].text = text;
    if (index == plain && capital) continue;
    entries_[index].dotted |= dotted;
    add_reading(index, cls, value);
    if (cls == WordClass::ordinal && value <= 31) add_reading(index, WordClass::day, value);
  }
}

void Lexicon::add_abbreviation(std::string_view word) {
  const std::uint16_t index = entry_for(word.substr(0, word.size() - 1));
  entries_[index].dotted = entries_[index + 1U].dotted = true;
}

std::uint16_t Lexicon::literal(std::string_view word) {
  const bool dotted = word.size() > 2 && word.back() == '.';
  const std::uint16_t index = entry_for(dotted ? word.substr(0, word.size() - 1) : word);
  if (dotted) entries_[index].dotted = entries_[index + 1U].dotted = true;
  if (entries_[index].literal == 0) {
    if (literals_ == 65535) throw std::logic_error("too many words are named in patterns");
    entries_[index].literal = entries_[index + 1U].literal = ++literals_;
  }
  return entries_[index].literal;
}

void Lexicon::finish() {
  for (std::size_t i = static_cast<std::size_t>(Shape::count_); i < entries_.size(); ++i)
    if (entries_[i].text.empty()) entries_[i].text = spellings_[i];
  find_symbols();
  find_hash();
  for (const Entry& entry : entries_)
    traits_.push_back({entry.symbol, !entry.classes.empty() || entry.literal != 0, entry.dotted,
                       entry.classes.has(number), entry.classes.has(ordinal), entry.second_part != 0});
}

void Lexicon::find_symbols() {
  std::map<std::pair<ClassSet, std::uint16_t>, std::uint16_t> seen;
  seen[{{}, 0}] = 0;
  for (Entry& entry : entries_) {
    const auto [place, is_new] = seen.try_emplace({entry.classes, entry.literal}, static_cast<std::uint16_t>(symbols_));
    if (is_new) ++symbols_;
    entry.symbol = place->second;
  }
}

Lexicon::Key Lexicon::key_of(const char* word, std::size_t size, const char* end_of_buffer) {
  constexpr std::uint64_t lower = 0x2020202020202020U;
  Key key;
  key.size = size;
  if (size <= 8) {
    if (end_of_buffer - word >= 8) {
      std::memcpy(&key.head, word, 8);
      if (size < 8) key.head &= (std::uint64_t{1} << (8 * size)) - 1;
    } else {
      std::memcpy(&key.head, word, size);
    }
  } else {
    std::memcpy(&key.head, word, 8);
    std::memcpy(&key.tail, word + size - 8, 8);
    key.tail |= lower;
  }
  key.head |= lower;
  return key;
}

std::uint64_t Lexicon::hash(const Key& key) {
  std::uint64_t mixed = (key.head ^ (key.tail * 0x9E3779B97F4A7C15U) ^ key.size) * 0xD6E8FEB86659FD93U;
  mixed ^= mixed >> 32;
  return mixed * 0xD6E8FEB86659FD93U;
}

bool Lexicon::place_bucket(const std::vector<std::uint16_t>& bucket, std::uint32_t displacement) {
  std::vector<std::size_t> taken;
  for (const std::uint16_t index : bucket) {
    const std::string& word = spellings_[index];
    const std::uint64_t mixed = hash(key_of(word.data(), word.size(), word.data() + word.size()));
    const std::size_t slot = ((mixed >> 20) + displacement * ((mixed >> 40) | 1U)) & slot_mask_;
    if (slots_[slot] != 0 || std::find(taken.begin(), taken.end(), slot) != taken.end()) return false;
    taken.push_back(slot);
  }
  for (std::size_t i = 0; i < bucket.size(); ++i) {
    const std::string& word = spellings_[bucket[i]];
    slots_[taken[i]] = bucket[i];
    keys_[bucket[i]] = key_of(word.data(), word.size(), word.data() + word.size());
  }
  return true;
}

// Hash and displace (Belazzougui, Botelho, Dietzfelbinger 2009): big buckets choose their displacement first.
void Lexicon::find_hash() {
  std::vector<std::vector<std::uint16_t>> buckets(bucket_count);
  for (const auto& [word, index] : known_) {
    const std::uint32_t length = 1U << std::min<std::size_t>(word.size(), 31);
    lengths_[letter_pair(word.data(), word.size())] |= length;
    end_lengths_[letter_pair(word.data() + word.size() - std::min<std::size_t>(word.size(), 2), word.size())] |= length;
    const std::uint64_t mixed = hash(key_of(word.data(), word.size(), word.data() + word.size()));
    buckets[mixed % bucket_count].push_back(index);
  }
  std::vector<std::size_t> order(bucket_count);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(buckets[b].size(), a) < std::pair(buckets[a].size(), b);
  });
  displacements_.assign(bucket_count, 0);
  slots_.assign(std::bit_ceil(std::max(fewest_slots, slots_a_word * known_.size())), 0);
  slot_mask_ = slots_.size() - 1;
  keys_.assign(entries_.size(), {});
  for (const std::size_t bucket : order) {
    std::uint32_t displacement = 0;
    while (!place_bucket(buckets[bucket], displacement))
      if (++displacement > 65535) throw std::logic_error("the lexicon finds no perfect hash");
    displacements_[bucket] = static_cast<std::uint16_t>(displacement);
  }
}

std::uint16_t Lexicon::look_up(const char* word, std::size_t size, const char* end_of_buffer) const {
  const Key key = key_of(word, size, end_of_buffer);
  const std::uint64_t mixed = hash(key);
  const std::uint32_t displacement = displacements_[mixed % bucket_count];
  const std::uint16_t entry = slots_[((mixed >> 20) + displacement * ((mixed >> 40) | 1U)) & slot_mask_];
  if (entry == 0 || keys_[entry] != key) return 0;
  return is_capital(word[0]) ? static_cast<std::uint16_t>(entry + 1) : entry;
}

}  // namespace datelined
