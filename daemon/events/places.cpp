// Places: capitalised names behind prepositions, completed by the country or state named beside them.
#include "events/places.hpp"

#include "events/gazetteer.hpp"

#include <algorithm>

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

std::vector<std::string_view> comma_parts(std::string_view name) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find(',', at), name.size());
    std::string_view part = name.substr(at, end - at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
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

/// How many words from `at` make one capitalised name ("Moscone Center", "University of Bali", "The Hague").
std::size_t name_end(const std::vector<Word>& words, std::size_t at, std::size_t last) {
  std::size_t end = at;
  for (std::size_t i = at; i < last; ++i) {
    const Word& word = words[i];
    if (word.mark || word.timely) break;
    const bool linking = (word.lower == "of" || word.lower == "and" || word.lower == "the" || word.is(conjunction)) &&
                         i > at && i + 1 < last && words[i + 1].capital && !words[i + 1].timely && word.lower != "or";
    const bool number_of = word.number && i > at && i + 1 <= last && !words[i].timely;
    if (word.capital) {
      if (i > at && word.is(preposition) && !word.shouted) break;
      end = i + 1;
    } else if (!linking && !number_of) {
      break;
    } else if (number_of) {
      end = i + 1;
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

/// The name at `at` with the parts behind commas: "Hofstra University in Hempstead, New York".
std::size_t full_end(const std::vector<Word>& words, std::size_t at, std::size_t last, const Vocabulary& vocabulary) {
  std::size_t end = name_end(words, at, last);
  for (int parts = 0; end > at && end + 1 < last && parts < 4; ++parts) {
    const bool comma = words[end].mark == ',';
    const bool inner = words[end].lower == "in" || words[end].lower == "at";
    if (!comma && !inner) break;
    const std::size_t next = words[end + 1].lower == "the" ? end + 2 : end + 1;
    const std::size_t more = name_end(words, next, last);
    if (more == next || next >= last) break;
    const std::string part = text_of(words, next, more);
    const bool known = whole_named(part, vocabulary).known() || !places_named(place_key(part)).empty();
    bool house = false;
    for (std::size_t i = next; i < more; ++i) house = house || words[i].is(venue);
    if (!known && !house) break;
    end = more;
  }
  return end;
}

/// What a place stands behind: "in", "at", "visits"; "to" tells least.
bool leads_to_place(const Word& word) {
  static constexpr std::string_view leads[] = {"in",         "at",     "@",        "near",    "to",
                                               "across",     "around", "inside",   "outside", "within",
                                               "throughout", "visit",  "visiting", "visits"};
  return std::find(std::begin(leads), std::end(leads), word.lower) != std::end(leads);
}

bool owns(std::string_view name) { return name.ends_with("'s") || name.ends_with("’s"); }

struct Judged {
  std::size_t begin, name, end;
  int score;
};

int worth(const std::vector<Word>& words, std::size_t at, std::size_t end, std::string_view where,
          const Vocabulary& vocabulary) {
  const std::string name = text_of(words, at, end);
  if (owns(name)) return 0;
  int score = 0;
  for (const std::string_view part : comma_parts(name)) {
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

}  // namespace

Place located(std::string name, const Vocabulary& vocabulary) {
  Place place;
  std::vector<std::string_view> parts;
  for (const std::string_view part : comma_parts(name)) {
    const std::size_t inner = part.rfind(" in ");
    if (inner != std::string_view::npos) {
      parts.push_back(part.substr(0, inner));
      parts.push_back(part.substr(inner + 4));
    } else {
      parts.push_back(part);
    }
  }
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
    if (!behind_comma && !leads_to_place(word)) continue;
    const std::size_t at = words[i + 1].lower == "the" ? i + 2 : i + 1;
    if (at >= last || words[at].timely || !words[at].capital) continue;
    const std::size_t end = full_end(words, at, last, vocabulary);
    if (end == at || (end == at + 1 && words[at].is(calendar))) continue;  // "in March" is a time
    int score = worth(words, at, end, word.lower, vocabulary);
    if (word.lower == "to" && score) score = 1;
    if (score && word.clause == clause) ++score;
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
    if (end == begin || owns(name)) return std::nullopt;
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
