// Place names: the gazetteer is asked for each part of a name, the country or state beside it decides.
#include "events/place_names.hpp"

#include "events/gazetteer.hpp"

#include <algorithm>

namespace datelined {
namespace {

struct Whole {
  std::string country, state, zone;
  bool known() const { return !country.empty(); }
};

/// A country or state by name or abbreviation.
Whole whole_named(std::string_view part, const Vocabulary& vocabulary) {
  const std::string key = place_key(part);
  if (const PlaceWord* word = vocabulary.place(key)) {
    Whole whole{std::string(word->country), std::string(word->state), {}};
    if (whole.state.empty()) {
      if (whole.country == "GB") whole.zone = "Europe/London";
      return whole;
    }
    const GazetteerRange rows = places_named(whole.state);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].kind == GazetteerPlace::Kind::state && rows[i].country == whole.country) whole.zone = rows[i].zone;
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

}  // namespace

std::string spoken(std::string name) {
  constexpr std::size_t shortest = 5;  // bytes: below it letters for a name
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(',', begin), name.size());
    const auto lower = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    const auto at = [&](std::size_t i) { return name.begin() + static_cast<std::ptrdiff_t>(i); };
    const bool shouted = end - begin >= shortest && std::none_of(at(begin), at(end), lower);
    if (shouted && !places_named(place_key(std::string_view(name).substr(begin, end - begin))).empty())
      for (std::size_t i = begin + 1; i < end; ++i)
        if (name[i - 1] != ' ' && name[i] >= 'A' && name[i] <= 'Z') name[i] = static_cast<char>(name[i] + 32);
    begin = end + 1;
    while (begin < name.size() && name[begin] == ' ') ++begin;
  }
  return name;
}

std::string name_of(const std::vector<Word>& words, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i)
    if (!words[i].timely) append_word(text, words[i]);
  return text;
}

bool is_known(std::string_view name, const Vocabulary& vocabulary) {
  return whole_named(name, vocabulary).known() || !places_named(place_key(name)).empty();
}

bool is_region(std::string_view name, const Vocabulary& vocabulary) { return whole_named(name, vocabulary).known(); }

int renown(std::string_view name, const Vocabulary& vocabulary) {
  constexpr std::uint32_t some_size = 20'000;  // people
  int score = 0;
  for (const std::string_view part : parts_of(name)) {
    const bool letters = place_key(part).size() < 3 && part.data() == name.data();  // "Oh", "U.N.", not "UK"
    if (letters && (part.size() < 2 || part[1] >= 'a' || !vocabulary.place(place_key(part)))) continue;
    if (whole_named(part, vocabulary).known()) score = std::max(score, 2);
    const GazetteerRange rows = places_named(place_key(part));
    if (!rows.empty() && rows[0].population > some_size) score = std::max(score, 3);
  }
  return score;
}

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
  place.name = spoken(std::move(name));
  return place;
}

std::optional<KnownPlace> known_place(const std::vector<Word>& words, std::size_t at, std::uint32_t people,
                                      const Vocabulary& vocabulary) {
  constexpr std::size_t longest = 3;  // words: "New South Wales"
  for (std::size_t end = std::min(at + longest, words.size()); end > at; --end) {
    const bool name =
        std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const Word& word) { return !word.mark && !word.timely && word.capital; });
    if (!name) continue;
    std::string text = without_genitive(name_of(words, at, end));
    // "UK", not "Us" at the head of a sentence nor "IN" in a shouted one
    const PlaceWord* letters = text.size() < 4 && words[at].shouted ? vocabulary.place(place_key(text)) : nullptr;
    if (text.size() < 4 && !(letters && letters->state.empty())) continue;
    const auto city = city_named(text, {});
    if (!whole_named(text, vocabulary).known() && (!city || city->population < people)) continue;
    return KnownPlace{spoken(std::move(text)), end};
  }
  return std::nullopt;
}

}  // namespace datelined
