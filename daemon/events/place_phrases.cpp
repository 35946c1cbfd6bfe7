// Place phrases: capitals, "of", commas and the words for kinds of places tell how far a name reaches.
#include "events/place_phrases.hpp"

#include "events/place_names.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

/// True if words from `at` lead on within a name: "of", "and the", "de la", with a capital behind them.
bool links(const std::vector<Word>& words, std::size_t at, std::size_t last) {
  static constexpr std::string_view particles[] = {"of", "the", "de", "del", "la",  "las", "los",  "da", "di",
                                                   "du", "des", "le", "van", "von", "den", "upon", "am", "sur"};
  const Word& word = words[at];
  static constexpr std::string_view purposeful[] = {"centre", "center", "institute", "museum", "school", "academy"};
  const bool purpose = word.lower == "for" && at > 0 && is_one_of(words[at - 1].lower, purposeful);
  if (!purpose && !is_one_of(word.lower, particles) && (!word.is(conjunction) || word.lower == "or")) return false;
  const std::size_t next =
      at + 1 < last && !words[at + 1].capital && is_one_of(words[at + 1].lower, particles) ? at + 2 : at + 1;
  return next < last && words[next].capital && !words[next].timely && !words[next].is(calendar);
}

/// Behind the words from `at` that make one capitalised name ("Moscone Center", "University of Bali", "The Hague").
std::size_t name_end(const std::vector<Word>& words, std::size_t at, std::size_t last) {
  std::size_t end = at;
  for (std::size_t i = at; i < last; ++i) {
    const Word& word = words[i];
    if (word.mark || word.timely) break;
    if (word.capital) {
      if (i > at && word.is(preposition) && !word.shouted) break;
      end = i + 1;
    } else if (word.number && (i > at || (i + 1 < last && words[i + 1].capital))) {
      end = i + 1;  // "Pad 39A", "12 Elm Street"
    } else if (i == at || !links(words, i, last)) {
      break;
    }
  }
  return end;
}

/// What may stand before the name of a place within its phrase: "central London", "the city of Leeds".
constexpr std::string_view parts_of_places[] = {
    "central",   "northern",      "southern",   "eastern",      "western",      "downtown",     "uptown",
    "nearby",    "mainland",      "rural",      "upstate",      "suburban",     "inner",        "greater",
    "coastal",   "north-western", "north-east", "north-west",   "south-east",   "south-west",   "northeast",
    "northwest", "southeast",     "southwest",  "northeastern", "northwestern", "southeastern", "southwestern",
    "north",     "south",         "east",       "west"};
constexpr std::string_view kinds_of_places[] = {
    "city",   "town",   "village",  "capital", "state",  "island",    "county",   "province",  "region",
    "resort", "suburb", "district", "port",    "heart",  "outskirts", "centre",   "center",    "north",
    "south",  "east",   "west",     "coast",   "shores", "borough",   "township", "territory", "republic"};
constexpr std::string_view shares_of_places[] = {"most",  "all",       "parts",  "part",   "much",
                                                 "areas", "residents", "people", "voters", "citizens"};

/// Behind "city of", "capital", "most of southern"; `at` if no kind of place stands there.
std::size_t behind_kind(const std::vector<Word>& words, std::size_t at, std::size_t last) {
  if (at >= last) return at;
  const bool share = is_one_of(words[at].lower, shares_of_places) && at + 1 < last && words[at + 1].lower == "of";
  if (!share && (words[at].capital || !is_one_of(words[at].lower, kinds_of_places))) return at;
  std::size_t next = at + 1;
  if (next < last && (words[next].lower == "of" || words[next].mark == ',')) ++next;
  while (next < last && !words[next].capital &&
         (words[next].lower == "the" || is_one_of(words[next].lower, parts_of_places)))
    ++next;
  return next < last && words[next].capital && !words[next].timely ? next : at;
}

/// "12 Elm Street", not "9 Years in Prison".
bool is_address(const std::vector<Word>& words, std::size_t at, std::size_t last) {
  return words[at].number && is_way(words, at, name_end(words, at, last));
}

/// "Marlowe theatre", of which only the first word has a capital; `end` otherwise.
std::size_t with_house(const std::vector<Word>& words, std::size_t at, std::size_t end, std::size_t last,
                       const Vocabulary& vocabulary) {
  static constexpr std::string_view houses[] = {"theatre", "theater",  "gallery", "airport", "stadium", "museum",
                                                "church",  "hospital", "hotel",   "pub",     "arena",   "library",
                                                "embassy", "campus",   "prison",  "palace",  "park",    "station"};
  if (end == at || end >= last || words[end].capital || words[end].timely || !is_one_of(words[end].lower, houses))
    return end;
  const bool of_towns = words[end].lower == "campus" || words[end].lower == "airport" || words[end].lower == "station";
  return !of_towns && is_known(name_of(words, at, end), vocabulary) ? end : end + 1;
}

}  // namespace

NameStart name_start(const std::vector<Word>& words, std::size_t at, std::size_t last) {
  constexpr std::size_t most = 3;  // words that describe
  if (at < last && (words[at].lower == "the" || words[at].lower == "a" || words[at].lower == "an")) ++at;
  NameStart start{at};
  for (; start.at < std::min(last, at + most); ++start.at) {
    const Word& word = words[start.at];
    if (word.timely || word.mark) break;
    if (const std::size_t name = behind_kind(words, start.at + (word.capital ? 1 : 0), last);
        name > start.at + (word.capital ? 1 : 0))
      return {name, start.plain};
    if (word.capital || (start.at == at && is_address(words, at, last))) return start;
    if (is_one_of(word.lower, parts_of_places)) continue;
    if (word.is(mask(preposition, conjunction, relative, be, was, will, pronoun, determiner, gerund, present, base)))
      break;
    start.plain = false;
  }
  return {last};
}

constexpr std::size_t way_reach = 5;  ///< words from "on" to "campus"

std::size_t full_end(const std::vector<Word>& words, std::size_t at, std::size_t last, const Vocabulary& vocabulary) {
  std::size_t end = with_house(words, at, name_end(words, at, last), last, vocabulary);
  std::size_t begin = at;  // of the last part
  for (int parts = 0; end > at && end + 1 < last && parts < 4; ++parts) {
    const bool comma = words[end].mark == ',';
    const bool inner = words[end].lower == "in" || words[end].lower == "at" ||
                       (words[end].lower == "on" && is_way(words, end + 1, std::min(last, end + way_reach)));
    if (!comma && !inner) break;
    const NameStart part_start =
        inner ? name_start(words, end + 1, last) : NameStart{end + 1 + (words[end + 1].lower == "the")};
    if (!part_start.plain) break;
    const std::size_t next = part_start.at;
    const std::size_t more =
        next < last ? with_house(words, next, name_end(words, next, last), last, vocabulary) : next;
    if (more == next) break;
    const std::string part = name_of(words, next, more);
    // "Paris, Texas", but not the next word of a list behind a town
    const bool town = comma && renown(name_of(words, begin, end), vocabulary) == 3;
    const bool known = town ? is_region(part, vocabulary) : is_known(part, vocabulary);
    bool house = false;
    for (std::size_t i = next; i < more; ++i) house = house || words[i].is(venue);
    if (!known && !house) break;
    begin = next;
    end = more;
  }
  return end;
}

bool says_where(const Word& word) {
  static constexpr std::string_view leading[] = {"held", "place", "located", "venue", "hosted"};
  return is_one_of(word.lower, leading);
}

bool is_way(const std::vector<Word>& words, std::size_t at, std::size_t end) {
  static constexpr std::string_view ways[] = {
      "street",  "avenue", "road",      "boulevard", "drive",     "lane", "island", "beach", "bridge",    "plaza",
      "square",  "campus", "river",     "broadway",  "mainstage", "lawn", "quad",   "pier",  "boardwalk", "isle",
      "islands", "coast",  "peninsula", "field",     "st",        "ave",  "rd",     "blvd",  "plz"};
  for (std::size_t i = at; i < end && !words[i].mark; ++i)
    if (is_one_of(words[i].lower, ways)) return true;
  return false;
}

bool named_as_place(const std::vector<Word>& words, std::size_t at, std::size_t end) {
  static constexpr std::string_view openers[] = {"cape", "mount", "lake", "fort", "camp", "isle", "gulf"};
  static constexpr std::string_view closers[] = {"county", "parish",  "province", "valley",  "peninsula",
                                                 "coast",  "islands", "oblast",   "township"};
  std::size_t last = at;
  while (last + 1 < end && !words[last + 1].mark && words[last + 1].capital) ++last;
  if (last == at || !words[last].capital) return false;
  std::string_view closer = words[last].lower;
  if (closer.ends_with("'s")) closer.remove_suffix(2);
  return is_one_of(words[at].lower, openers) || is_one_of(closer, closers);
}

bool is_house(const std::vector<Word>& words, std::size_t at, std::size_t end) {
  static constexpr std::string_view sitters[] = {"department", "office",  "offices", "institute",
                                                 "house",      "studios", "studio"};
  static constexpr std::string_view openers[] = {"hotel", "café",    "cafe",   "palais",
                                                 "villa", "schloss", "teatro", "club"};
  if (end > at + 1 && is_one_of(words[at].lower, openers)) return true;
  std::size_t head = at;
  while (head + 1 < end && !words[head + 1].mark && words[head + 1].capital) ++head;
  if (words[head].lower == "house" && head > at && words[head - 1].lower == "white") return true;
  if (head + 1 < end && words[head + 1].is(venue)) return true;  // "Marlowe theatre"
  return head < end && words[head].capital && words[head].is(venue) && !is_one_of(words[head].lower, sitters);
}

}  // namespace datelined
