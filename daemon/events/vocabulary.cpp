// Vocabulary: reads the word tables and makes the forms of regular verbs.
#include "events/vocabulary.hpp"

#include "languages/language.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <deque>
#include <stdexcept>

namespace datelined {
namespace {

template <class Visit>
void for_each_word(std::string_view words, Visit visit) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) visit(words.substr(at, end - at));
    at = end + 1;
  }
}

bool is_vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

/// "stop" → "stopp", "visit" → "visit": only words of one syllable double.
std::string before_ending(std::string_view verb) {
  std::string made(verb);
  const std::size_t size = verb.size();
  if (verb.back() == 'e') {
    made.pop_back();
  } else if (size >= 3 && size <= 4 && !is_vowel(verb[size - 1]) && is_vowel(verb[size - 2]) &&
             !is_vowel(verb[size - 3]) && std::string_view("wxy").find(verb.back()) == std::string_view::npos) {
    made += verb.back();
  }
  return made;
}

std::string third_person(std::string_view verb) {
  std::string made(verb);
  const bool hissing = verb.ends_with("s") || verb.ends_with("sh") || verb.ends_with("ch") || verb.ends_with("x") ||
                       verb.ends_with("z") || verb.ends_with("o");
  if (verb.back() == 'y' && verb.size() > 1 && !is_vowel(verb[verb.size() - 2])) {
    made.back() = 'i';
    return made + "es";
  }
  return made + (hissing ? "es" : "s");
}

std::string past_form(std::string_view verb) {
  if (verb.back() == 'y' && verb.size() > 1 && !is_vowel(verb[verb.size() - 2]))
    return std::string(verb.substr(0, verb.size() - 1)) + "ied";
  return before_ending(verb) + "ed";
}

DateWord date_word(const Words& list) {
  switch (list.cls) {
    case WordClass::weekday:
      return DateWord::weekday;
    case WordClass::month:
      return DateWord::month;
    case WordClass::day_word:
    case WordClass::this_night:
      return DateWord::near_day;
    case WordClass::half_day:
    case WordClass::hour_name:
      return DateWord::clock;
    case WordClass::unit:
    case WordClass::units:
      return DateWord::unit;
    case WordClass::relative:
      return list.value >= 0 ? DateWord::next : DateWord::none;
    default:
      return DateWord::none;
  }
}

/// What the tables say of each word, gathered before it is laid out.
class Gatherer {
 public:
  struct Said {
    RoleMask roles = 0;
    DateWord date = DateWord::none;
    std::uint8_t phrase = 1;
    std::vector<CategoryWeight> categories;
  };

  Gatherer(const EventWords& words, const Language& language) {
    for (const RoleWords& list : words.roles)
      for_each_word(list.words, [&](std::string_view word) { of(word).roles |= mask(list.role); });
    for_each_word(words.verbs, [&](std::string_view verb) { add_verb(verb); });
    for (const CategoryWords& list : words.categories) add_categories(list);
    add_plurals();
    for (const Words& list : language.words)
      if (const DateWord date = date_word(list); date != DateWord::none)
        for_each_word(list.forms, [&](std::string_view form) {
          of(folded(form.ends_with('.') ? form.substr(0, form.size() - 1) : form)).date = date;
        });
  }

  const std::unordered_map<std::string, Said>& said() const { return said_; }

 private:
  Said& of(std::string_view word) { return said_[std::string(word)]; }

  void add_verb(std::string_view verb) {
    of(verb).roles |= mask(Role::base);
    of(third_person(verb)).roles |= mask(Role::present);
    of(past_form(verb)).roles |= mask(Role::past, Role::participle);
    of(before_ending(verb) + "ing").roles |= mask(Role::gerund);
  }

  void add_categories(const CategoryWords& list) {
    for_each_word(list.words, [&](std::string_view word) {
      of(word).categories.push_back({list.category, list.weight});
      if (const std::size_t end = word.find('_'); end != word.npos) {
        std::uint8_t& phrase = of(word.substr(0, end)).phrase;
        phrase = std::max(phrase, static_cast<std::uint8_t>(std::count(word.begin(), word.end(), '_') + 1));
      }
    });
  }

  void add_plurals() {
    std::vector<std::pair<std::string, std::vector<CategoryWeight>>> plurals;
    for (const auto& [word, said] : said_)
      if (!said.categories.empty() && word.size() > 3 && !word.ends_with('s'))
        plurals.emplace_back(word + "s", said.categories);
    for (const auto& [word, categories] : plurals)
      if (Said& plural = of(word); plural.categories.empty()) plural.categories = categories;
  }

  std::unordered_map<std::string, Said> said_;
};

template <class Piece>
std::uint64_t piece_at(std::string_view word, std::size_t at) {
  Piece piece;
  std::memcpy(&piece, word.data() + at, sizeof piece);
  return piece;
}

std::uint16_t tag_of(std::uint64_t hash) { return static_cast<std::uint16_t>(hash >> 48U); }

}  // namespace

Vocabulary::Key Vocabulary::key_of(std::string_view word) {
  const std::size_t size = word.size();
  if (size >= 8) return {piece_at<std::uint64_t>(word, 0), piece_at<std::uint64_t>(word, size - 8), size};
  if (size >= 4) return {piece_at<std::uint32_t>(word, 0), piece_at<std::uint32_t>(word, size - 4), size};
  if (size == 0) return {};
  return {piece_at<std::uint8_t>(word, 0),
          piece_at<std::uint8_t>(word, size / 2) << 8U | piece_at<std::uint8_t>(word, size - 1), size};
}

std::uint64_t Vocabulary::hash_of(const Key& key) {
  constexpr std::uint64_t odd = 0x9e3779b97f4a7c15U;  // 2^64 over the golden ratio
  const std::uint64_t mixed = ((key.begin ^ key.size) * odd ^ key.end) * odd;
  return mixed ^ (mixed >> 32U);
}

Vocabulary::Vocabulary(const EventWords& words, const Language& language) : words_(words) {
  const Gatherer gathered(words, language);
  if (gathered.said().size() > UINT16_MAX) throw std::logic_error("a language has too many event words");
  std::size_t weights = 0, letters = 0;
  for (const auto& [word, said] : gathered.said()) {
    weights += said.categories.size();
    letters += word.size();
  }
  weights_.reserve(weights);
  spelt_.reserve(letters);
  known_.reserve(gathered.said().size());
  for (const auto& [word, said] : gathered.said()) {
    const auto first = weights_.insert(weights_.end(), said.categories.begin(), said.categories.end());
    const std::span categories(first, said.categories.size());
    known_.push_back({key_of(word), spelt_.data() + spelt_.size(), {said.roles, said.date, said.phrase, categories}});
    spelt_ += word;
  }
  for (const PlaceWord& place : words.places) places_.emplace(place.spelling, &place);
  lay_out();
}

void Vocabulary::lay_out() {
  slots_.assign(std::bit_ceil(known_.size() + known_.size() / 2 + 1), {});
  for (std::size_t i = 0; i < known_.size(); ++i) {
    const std::uint64_t hash = hash_of(known_[i].key);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].number) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {tag_of(hash), static_cast<std::uint16_t>(i + 1)};
  }
}

const Vocabulary::Entry* Vocabulary::find(std::string_view lower) const {
  const Key key = key_of(lower);
  const std::uint64_t hash = hash_of(key);
  for (std::size_t at = hash;; ++at) {
    const Slot slot = slots_[at & (slots_.size() - 1)];
    if (!slot.number) return nullptr;
    if (slot.tag != tag_of(hash)) continue;
    const Known& known = known_[slot.number - 1U];
    if (known.key == key && (key.size <= 16 || std::memcmp(known.word, lower.data(), key.size) == 0))
      return &known.entry;
  }
}

/// What the end of a word tells: a verb of the future, or a compound of an event noun ("Pressekonferenz").
const Vocabulary::Entry& Vocabulary::unknown(std::string_view lower) const {
  static const Entry future{.roles = mask(Role::will)};
  const Entry* found = &nothing_;
  for_each_word(words_.future_endings, [&](std::string_view ending) {
    if (lower.size() > ending.size() + 1 && lower.ends_with(ending)) found = &future;
  });
  const std::size_t head = words_.shortest_head;
  for (std::size_t cut = 3; head > 0 && found == &nothing_ && cut + head <= lower.size(); ++cut) {
    const Entry* known = find(lower.substr(cut));
    if (known && (known->roles & mask(Role::event)) != 0) found = known;
  }
  return *found;
}

const PlaceWord* Vocabulary::place(std::string_view lower) const {
  const auto known = places_.find(lower);
  return known == places_.end() ? nullptr : known->second;
}

std::string_view Vocabulary::country_of(std::string_view lower) const {
  if (lower.ends_with("ns")) lower.remove_suffix(1);  // "Australians"
  const auto found = std::find_if(words_.demonyms.begin(), words_.demonyms.end(),
                                  [&](const Demonym& one) { return one.people == lower; });
  return found == words_.demonyms.end() ? std::string_view() : found->country;
}

const Vocabulary& vocabulary_for(std::string_view language) {
  static const std::deque<Vocabulary> all = [] {
    std::deque<Vocabulary> made;
    for (const Language* one : languages())
      made.emplace_back(one->events ? *one->events : *languages().front()->events, *one);
    return made;
  }();
  const auto spoken = languages();
  const auto found = std::find(spoken.begin(), spoken.end(), &language_named(language));
  return all[found == spoken.end() ? 0 : static_cast<std::size_t>(found - spoken.begin())];
}

std::string stem(std::string_view lower) {
  if (lower.ends_with("'s")) lower.remove_suffix(2);
  if (lower.size() > 5 && lower.ends_with("ing")) {
    lower.remove_suffix(3);
  } else if (lower.size() > 4 && lower.ends_with("ied")) {
    return std::string(lower.substr(0, lower.size() - 3)) + "y";
  } else if (lower.size() > 4 && lower.ends_with("ies")) {
    return std::string(lower.substr(0, lower.size() - 3)) + "y";
  } else if (lower.size() > 4 && lower.ends_with("ed")) {
    lower.remove_suffix(2);
  } else if (lower.size() > 4 && (lower.ends_with("shes") || lower.ends_with("ches") || lower.ends_with("sses"))) {
    lower.remove_suffix(2);
  } else if (lower.size() > 3 && lower.ends_with("s") && !lower.ends_with("ss")) {
    lower.remove_suffix(1);
  }
  if (lower.size() > 3 && lower.ends_with("e")) lower.remove_suffix(1);
  if (lower.size() > 4 && lower[lower.size() - 1] == lower[lower.size() - 2] && !is_vowel(lower.back()))
    lower.remove_suffix(1);
  return std::string(lower);
}

}  // namespace datelined
