// Places: capitalised names behind prepositions, completed by the country or state named beside them.
#include "events/places.hpp"

#include "events/gazetteer.hpp"

#include <algorithm>
#include <span>

namespace datelined {
namespace {

using enum Role;

struct Whole {
  std::string country, state, zone;
  bool known() const { return !country.empty(); }
};

/// A country or state by name or abbreviation.
Whole whole_named(std::string_view part, const Vocabulary& vocabulary) {
  const std::string key = place_key(part);
  if (const PlaceWord* word = vocabulary.place(key)) {
    Whole whole{std::string(word->country), std::string(word->state), {}};
    for (GazetteerRange rows = places_named(whole.state); whole.state.size() && rows.size();) {
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].kind == GazetteerPlace::Kind::state && rows[i].country == whole.country) whole.zone = rows[i].zone;
      break;
    }
    if (whole.state.empty() && whole.country == "GB") whole.zone = "Europe/London";
    return whole;
  }
  const GazetteerRange rows = places_named(key);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const GazetteerPlace row = rows[i];
    if (row.kind == GazetteerPlace::Kind::country) return {std::string(row.country), {}, std::string(row.zone)};
    if (row.kind == GazetteerPlace::Kind::state && (row.country == "US" || row.country == "CA" || row.country == "AU"))
      return {std::string(row.country), std::string(row.key), std::string(row.zone)};
  }
  return {};
}

/// "Knox College in western Illinois" as "Knox College" and "Illinois", "Fore Street, Bath" as its two.
std::vector<std::string_view> parts_of(std::string_view name) {
  static constexpr std::string_view describing = "abcdefghijklmnopqrstuvwxyz- ";
  std::vector<std::string_view> parts;
  const auto add = [&](std::string_view part) {
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
  };
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find(',', at), name.size());
    const std::string_view part = name.substr(at, end - at);
    const std::size_t inner = std::min(part.rfind(" in "), part.rfind(" at "));
    add(part.substr(0, inner));
    if (inner != part.npos) add(part.substr(std::min(part.find_first_not_of(describing, inner), part.size())));
    at = end + 1;
  }
  return parts;
}

/// The city of that name within `whole`, else the largest one.
std::optional<GazetteerPlace> city_named(std::string_view part, const Whole& whole) {
  const GazetteerRange rows = places_named(place_key(part));
  std::optional<GazetteerPlace> largest;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const GazetteerPlace row = rows[i];
    if (row.kind != GazetteerPlace::Kind::city) continue;
    if (whole.known() && row.country == whole.country && (whole.state.empty() || row.state == whole.state)) return row;
    if (!largest) largest = row;
  }
  return whole.known() ? std::nullopt : largest;
}

/// True if words from `at` lead on within a name: "of", "and the", with a capital behind them.
bool links(const std::vector<Word>& words, std::size_t at, std::size_t last) {
  const Word& word = words[at];
  if (word.lower != "of" && word.lower != "the" && (!word.is(conjunction) || word.lower == "or")) return false;
  const std::size_t next = at + 1 < last && words[at + 1].lower == "the" ? at + 2 : at + 1;
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

std::string text_of(const std::vector<Word>& words, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i)
    if (!words[i].timely) append_word(text, words[i]);
  return text;
}

bool any_of(std::span<const std::string_view> list, std::string_view lower) {
  return std::find(list.begin(), list.end(), lower) != list.end();
}

/// What a place stands behind, and how much that tells: "in", "visits"; "to" and "from" tell least.
enum class Lead : std::uint8_t { none, where, toward, from, along };

Lead lead_of(const Word& word) {
  static constexpr std::string_view where[] = {"in",       "at",      "@",      "near", "across",     "around",
                                               "inside",   "outside", "within", "off",  "throughout", "visit",
                                               "visiting", "visits",  "hit",    "hits", "reach",      "reaches"};
  if (any_of(where, word.lower)) return Lead::where;
  if (word.lower == "to") return Lead::toward;
  if (word.lower == "from") return Lead::from;
  return word.lower == "on" || word.lower == "along" ? Lead::along : Lead::none;
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

/// Behind "city of", "capital", "town of the"; `at` if no kind of place stands there.
std::size_t behind_kind(const std::vector<Word>& words, std::size_t at, std::size_t last) {
  if (at >= last || words[at].capital || !any_of(kinds_of_places, words[at].lower)) return at;
  std::size_t next = at + 1;
  if (next < last && (words[next].lower == "of" || words[next].mark == ',')) ++next;
  if (next < last && words[next].lower == "the") ++next;
  return next < last && words[next].capital && !words[next].timely ? next : at;
}

/// "on Elm Street", "along the Marlow River": what one is on, not in.
bool is_way(const std::vector<Word>& words, std::size_t at, std::size_t end) {
  static constexpr std::string_view ways[] = {"street", "avenue", "road",  "boulevard", "drive",  "lane",  "island",
                                              "beach",  "bridge", "plaza", "square",    "campus", "river", "broadway",
                                              "st",     "ave",    "rd",    "blvd",      "plz"};
  for (std::size_t i = at; i < end && !words[i].mark; ++i)
    if (any_of(ways, words[i].lower)) return true;
  return false;
}

/// "12 Elm Street", not "9 Years in Prison".
bool is_address(const std::vector<Word>& words, std::size_t at, std::size_t last) {
  return words[at].number && is_way(words, at, name_end(words, at, last));
}

/// Where the name of a place begins behind its preposition, and whether no other word describes it.
struct NameStart {
  std::size_t at;
  bool plain = true;
};

/// In the phrase from `at`: "the [Odeon]", "central [London]", "the Austrian capital, [Vienna]", "the historic
/// [Odeon]", of which only the last is not plain; `last` if there is none.
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
    if (any_of(parts_of_places, word.lower)) continue;
    if (word.is(mask(preposition, conjunction, relative, be, was, will, pronoun, determiner, gerund, present, base)))
      break;
    start.plain = false;
  }
  return {last};
}

/// The name at `at` with the parts behind commas: "Hofstra University in Hempstead, New York".
std::size_t full_end(const std::vector<Word>& words, std::size_t at, std::size_t last, const Vocabulary& vocabulary) {
  std::size_t end = name_end(words, at, last);
  for (int parts = 0; end > at && end + 1 < last && parts < 4; ++parts) {
    const bool comma = words[end].mark == ',';
    const bool inner = words[end].lower == "in" || words[end].lower == "at";
    if (!comma && !inner) break;
    const NameStart part_start =
        inner ? name_start(words, end + 1, last) : NameStart{end + 1 + (words[end + 1].lower == "the")};
    if (!part_start.plain) break;
    const std::size_t next = part_start.at;
    const std::size_t more = next < last ? name_end(words, next, last) : next;
    if (more == next) break;
    const std::string part = text_of(words, next, more);
    const bool known = whole_named(part, vocabulary).known() || !places_named(place_key(part)).empty();
    bool house = false;
    for (std::size_t i = next; i < more; ++i) house = house || words[i].is(venue);
    if (!known && !house) break;
    end = more;
  }
  return end;
}

bool owns(std::string_view name) { return name.ends_with("'s") || name.ends_with("’s"); }

struct Judged {
  std::size_t begin, name, end;
  int score;
};

/// "Cape Marlow", "Lake Elm": the first word says that a place is meant.
bool named_as_place(const std::vector<Word>& words, std::size_t at, std::size_t end) {
  static constexpr std::string_view openers[] = {"cape", "mount", "lake", "fort", "camp", "isle", "gulf"};
  return end > at + 1 && any_of(openers, words[at].lower) && words[at + 1].capital;
}

/// "Marlow Hall", "the University of Marlow": the head of the name is that of a house, not of what sits in one.
bool is_house(const std::vector<Word>& words, std::size_t at, std::size_t end) {
  static constexpr std::string_view sitters[] = {"department", "office",  "offices", "institute",
                                                 "house",      "studios", "studio"};
  std::size_t head = at;
  while (head + 1 < end && !words[head + 1].mark && words[head + 1].capital) ++head;
  if (words[head].lower == "house" && head > at && words[head - 1].lower == "white") return true;
  return head < end && words[head].capital && words[head].is(venue) && !any_of(sitters, words[head].lower);
}

int worth(const std::vector<Word>& words, std::size_t at, std::size_t end, std::string_view where,
          const Vocabulary& vocabulary) {
  const std::string name = text_of(words, at, end);
  if (owns(name)) return 0;
  int score = named_as_place(words, at, end) ? 3 : 0;
  for (const std::string_view part : parts_of(name)) {
    const Whole whole = whole_named(part, vocabulary);
    if (whole.known()) score = std::max(score, 2);
    const GazetteerRange rows = places_named(place_key(part));
    if (!rows.empty() && rows[0].population > 20000) score = std::max(score, 3);
  }
  bool house = false;
  for (std::size_t i = at; i < end; ++i) house = house || (words[i].is(venue) && words[i].capital);
  if (house) score = std::max(score + 1, where == "at" ? 4 : 3);
  if (score && where == "at") ++score;
  return score;
}

bool launches(const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.lower.starts_with("launch") || word.lower.starts_with("lift") || word.lower.starts_with("blast");
  });
}

/// "to Tell the Truth in America", "in the Elm Cup at Luton": what stands before the known place names none.
bool begins_with_other(const std::vector<Word>& words, std::size_t lead, std::size_t at, std::size_t end,
                       const Vocabulary& vocabulary) {
  std::size_t inner = at;
  while (inner < end && words[inner].lower != "in" && words[inner].lower != "at") ++inner;
  if (inner == end || inner == at) return false;
  if (words[inner - 1].is(event)) return true;
  const bool where = words[lead].lower == "in" || words[lead].lower == "at" || words[lead].lower == "near";
  return !where && !is_house(words, at, inner) && !worth(words, at, inner, {}, vocabulary);
}

/// What words [at, end) behind `lead` are worth as the place of an event; 0 if they are none.
int worth_behind(const std::vector<Word>& words, std::size_t lead, NameStart start, std::size_t end,
                 const Vocabulary& vocabulary) {
  const std::size_t at = start.at;
  const bool the = words[lead + 1].lower == "the";
  if (end == at + 1 && words[at].is(venue) && (!the || words[at].lower == "house")) return 0;  // "in Prison"
  if (begins_with_other(words, lead, at, end, vocabulary)) return 0;
  const bool house = is_house(words, at, end);
  if (!start.plain && !house) return 0;
  const int score = worth(words, at, end, words[lead].lower, vocabulary);
  switch (lead_of(words[lead])) {
    case Lead::toward:
      return words[lead + 1].lower == "a" || words[lead + 1].lower == "an" ? 0 : std::min(score, 1);
    case Lead::from:
      return launches(words) ? score : 0;
    case Lead::along:
      return is_way(words, at, end) ? std::max(score, 2) : 0;
    default:
      return score;
  }
}

}  // namespace

Place located(std::string name, const Vocabulary& vocabulary) {
  Place place;
  const std::vector<std::string_view> parts = parts_of(name);
  Whole whole;
  if (!parts.empty()) whole = whole_named(parts.back(), vocabulary);
  if (parts.size() == 1 && whole.known()) {
    const std::optional<GazetteerPlace> city = city_named(parts[0], {});
    if (city && city->population > 2'000'000 && whole.zone.empty()) whole.zone = city->zone;
  }
  place.country = whole.country;
  place.zone = whole.zone;
  const std::size_t inside = whole.known() && parts.size() > 1 ? parts.size() - 1 : parts.size();
  for (std::size_t i = inside; i-- > 0;) {
    if (parts.size() == 1 && whole.known()) break;
    if (const std::optional<GazetteerPlace> city = city_named(parts[i], whole)) {
      if (city->population < 15000 && !whole.known()) continue;
      place.country = city->country;
      place.zone = city->zone;
      break;
    }
  }
  place.name = std::move(name);
  return place;
}

std::optional<PlaceFound> place_among(const std::vector<Word>& words, std::size_t first, std::size_t last, bool listing,
                                      const Vocabulary& vocabulary, int clause) {
  std::optional<Judged> best;
  for (std::size_t i = first; i + 1 < last; ++i) {
    const Word& word = words[i];
    const bool behind_comma = listing && word.mark == ',';
    if (!behind_comma && lead_of(word) == Lead::none) continue;
    const bool article = words[i + 1].lower == "the";
    const NameStart start = behind_comma ? NameStart{article ? i + 2 : i + 1} : name_start(words, i + 1, last);
    const std::size_t at = start.at;
    if (at >= last || words[at].timely || (!words[at].capital && !words[at].number)) continue;
    const std::size_t end = full_end(words, at, last, vocabulary);
    if (end == at || (end == at + 1 && words[at].is(calendar))) continue;  // "in March" is a time
    int score = worth_behind(words, i, start, end, vocabulary);
    if (score && word.clause == clause) ++score;
    if (best && i < best->end) {  // "Belek in the province of Antalya": within the name before
      best->score = std::max(best->score, score);
      continue;
    }
    if (score > 0 && (!best || score > best->score)) best = Judged{i, at, end, score};
  }
  if (!best) return std::nullopt;
  return PlaceFound{located(text_of(words, best->name, best->end), vocabulary), best->begin, best->end, best->score};
}

std::optional<Place> unknown_place(const std::vector<Word>& words, std::size_t first, std::size_t last,
                                   const Vocabulary& vocabulary) {
  const auto named = [&](std::size_t at) -> std::optional<Place> {
    if (at >= words.size() || (words[at].lower != "in" && words[at].lower != "at") || words[at].timely)
      return std::nullopt;
    const std::size_t begin = at + 1 < words.size() && words[at + 1].lower == "the" ? at + 2 : at + 1;
    if (begin >= words.size() || !words[begin].capital || words[begin].timely) return std::nullopt;
    const std::size_t end = full_end(words, begin, words.size(), vocabulary);
    std::string name = text_of(words, begin, end);
    if (end == begin || owns(name) || words[begin].is(event) || (end == begin + 1 && words[begin].lower == "house"))
      return std::nullopt;  // "in Game 1"
    return located(std::move(name), vocabulary);
  };
  if (auto behind = named(last)) return behind;
  constexpr std::size_t reach = 12, near = 7;  // words
  for (std::size_t at = first; at-- > 0 && first - at <= reach;) {
    if (words[at].clause != words[first].clause) break;
    const bool house = words[at].lower == "at" && at + 1 < first && words[at + 1].lower == "the";
    if (first - at > near && !house) continue;
    if (auto before = named(at)) return before;
  }
  return std::nullopt;
}

std::optional<KnownPlace> known_place(const std::vector<Word>& words, std::size_t at, std::uint32_t people,
                                      const Vocabulary& vocabulary) {
  constexpr std::size_t longest = 3;  // words: "New South Wales"
  for (std::size_t end = std::min(at + longest, words.size()); end > at; --end) {
    const bool name =
        std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const Word& word) { return !word.mark && !word.timely && word.capital; });
    if (!name) continue;
    std::string text = without_genitive(text_of(words, at, end));
    if (text.size() < 4) continue;  // "US" in capitals, "Us" at the head of a sentence
    const auto city = city_named(text, {});
    if (whole_named(text, vocabulary).known() || (city && city->population >= people))
      return KnownPlace{std::move(text), end};
  }
  return std::nullopt;
}

std::optional<Place> whole_line_place(const std::vector<Word>& words, const Vocabulary& vocabulary) {
  std::size_t begin = 0;
  while (begin < words.size() && (words[begin].mark || words[begin].is(label))) ++begin;
  if (begin >= words.size() || words.size() - begin > 14) return std::nullopt;
  const std::size_t end = full_end(words, begin, words.size(), vocabulary);
  const bool labelled = begin > 0 && words[0].is(label) && words[0].lower != "what" && words[0].lower != "who";
  if (end == begin || (end < words.size() && !words[end].mark && !labelled)) return std::nullopt;
  if (!labelled && !worth(words, begin, end, "in", vocabulary)) return std::nullopt;
  return located(text_of(words, begin, labelled ? words.size() : end), vocabulary);
}

std::optional<Place> dateline_place(std::string_view text, const Vocabulary& vocabulary) {
  std::size_t end = 0;
  int letters = 0;
  while (end < text.size() && end < 40) {
    const char letter = text[end];
    if (letter >= 'a' && letter <= 'z') break;
    if (letter == '(' || letter == '-' || letter == ',' || static_cast<unsigned char>(letter) >= 0xe2) break;
    letters += letter >= 'A' && letter <= 'Z';
    ++end;
  }
  if (letters < 3 || end >= text.size()) return std::nullopt;
  const std::string_view rest = text.substr(end, 40);
  const bool dateline = rest.find("--") != rest.npos || rest.find("–") != rest.npos || rest.find("—") != rest.npos ||
                        rest.find(") -") != rest.npos || rest.find(" - ") != rest.npos;
  if (!dateline) return std::nullopt;
  std::string name(text.substr(0, end));
  while (name.ends_with(' ')) name.pop_back();
  if (places_named(place_key(name)).empty()) return std::nullopt;
  for (std::size_t i = 1; i < name.size(); ++i)
    if (name[i - 1] != ' ' && name[i] >= 'A' && name[i] <= 'Z') name[i] = static_cast<char>(name[i] + 32);
  return located(std::move(name), vocabulary);
}

}  // namespace datelined
