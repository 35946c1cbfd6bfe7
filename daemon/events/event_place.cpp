// Event place: the nearest words that name one win; a sentence with a date of its own speaks of another event.
#include "events/event_place.hpp"

#include "events/place_phrases.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

constexpr std::size_t longest_line = 14;  ///< words of a line that can be nothing but a place
constexpr std::size_t lines_below = 8;    ///< how far a listing's own lines are read

/// True if the sentence has a date of its own, other than `but`: it speaks of another event.
bool dated(TextRange sentence, Background& background, const TimeSpan* but = nullptr) {
  const auto times = background.times();
  auto time = std::lower_bound(times.begin(), times.end(), sentence.begin,
                               [](const TimeExpression& one, std::size_t at) { return one.where.begin < at; });
  for (; time != times.end() && time->where.begin < sentence.end; ++time) {
    const TimeSpan* when = std::get_if<TimeSpan>(&time->when);
    if (!when || when->grain == Grain::minute) continue;
    const bool same =
        but && but->begin && when->begin && when->grain == Grain::day &&
        std::chrono::floor<std::chrono::days>(*but->begin) == std::chrono::floor<std::chrono::days>(*when->begin);
    if (!same) return true;
  }
  return false;
}

/// "Located in Brussels, Belgium", "Where: …", "Crown Hall, Elm Street".
std::optional<Place> place_of_line(std::size_t number, Background& background) {
  const SentenceWords& line = background.sentence(number);
  if (line.words.empty() || line.words.size() > longest_line) return std::nullopt;
  if (auto found = whole_line_place(line.words, background.vocabulary())) return found;
  const bool located = line.words[0].lower == "located" || line.words[0].is(mask(preposition, label));
  auto found = located ? place_among(line.words, 0, line.words.size(), true, background.vocabulary()) : std::nullopt;
  return found ? std::optional(std::move(found->place)) : std::nullopt;
}

/// The lines below a listing's line, until the next date; a line that names the town completes an address above it.
std::optional<Place> place_below(std::size_t number, Background& background) {
  const auto sentences = background.sentences();
  std::optional<Place> address;
  for (std::size_t next = number + 1; next < sentences.size() && next <= number + lines_below; ++next) {
    if (dated(sentences[next], background)) break;
    auto found = place_of_line(next, background);
    if (!address) {
      address = std::move(found);
      if (address && !address->country.empty()) break;
    } else if (found) {
      return located(address->name + ", " + found->name, background.vocabulary());
    }
  }
  return address;
}

/// "It will be held at the Old Mill": the sentences beside one in running text.
std::optional<Place> place_beside(std::size_t number, const TimeSpan& when, Background& background) {
  const auto sentences = background.sentences();
  for (const int step : {1, 2, -1}) {
    const std::size_t at = number + static_cast<std::size_t>(step);
    if (at >= sentences.size() || sentences[at].begin < background.headline_end()) continue;
    if (dated(sentences[at], background, &when)) continue;
    const std::vector<Word>& words = background.sentence(at).words;
    const auto where = std::find_if(words.begin(), words.end(), says_where);
    const bool told = where != words.end() || std::any_of(words.begin(), words.end(), [](const Word& word) {
                        return word.is(event) && !word.capital;
                      });
    if (!told) continue;
    auto found = place_among(words, 0, words.size(), false, background.vocabulary());
    if (found && found->score >= firm_place) return std::move(found->place);
    if (where == words.end() || step < 0) continue;
    if (auto behind = place_behind(words, static_cast<std::size_t>(where - words.begin()), background.vocabulary()))
      return behind;
  }
  return std::nullopt;
}

/// "Where: Dent Hall", above or below "When: …".
std::optional<Place> labelled_place(std::size_t number, Background& background) {
  const auto sentences = background.sentences();
  for (const int step : {1, -1, 2, -2, 3, -3}) {
    const std::size_t at = number + static_cast<std::size_t>(step);
    if (at >= sentences.size()) continue;
    const std::vector<Word>& words = background.sentence(at).words;
    const bool where = words.size() > 2 && words[1].mark == ':' &&
                       (words[0].lower == "where" || words[0].lower == "location" || words[0].lower == "venue" ||
                        words[0].lower == "place");
    if (!where || !words[2].capital) continue;
    if (auto line_place = whole_line_place(words, background.vocabulary())) return line_place;
    const std::size_t end = full_end(words, 2, words.size(), background.vocabulary());
    return located(name_of(words, 2, end), background.vocabulary());
  }
  return std::nullopt;
}

bool opens_or_closes(const Word& word) {
  return word.lower == "open" || word.lower == "opens" || word.lower == "reopen" || word.lower == "reopens" ||
         word.lower == "close" || word.lower == "closes" || word.lower == "closed";
}

/// "Oslo will host the final", "Marlow Hall hosts a fair", "the Elm Bridge will close": who hosts, what opens is where.
std::optional<Place> hosting_place(const std::vector<Word>& words, const Vocabulary& vocabulary) {
  constexpr std::uint32_t a_town = 20'000;  // people
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool hosts = words[i].lower == "host" || words[i].lower == "hosts" || words[i].lower == "hosting";
    if (!hosts && !opens_or_closes(words[i])) continue;
    std::size_t end = i;
    while (end > 0 && !words[end - 1].capital && !words[end - 1].mark &&
           (words[end - 1].timely || words[end - 1].is(mask(will, be, to, infinite_be, adverb, set_for, may))))
      --end;
    std::size_t begin = end;
    while (begin > 0 && !words[begin - 1].mark && !words[begin - 1].timely &&
           (words[begin - 1].capital || words[begin - 1].lower == "of"))
      --begin;
    if (begin < end && words[begin].is(determiner)) ++begin;
    if (begin == end) continue;
    const auto known = known_place(words, begin, a_town, vocabulary);
    if ((hosts && known && known->end == end) || is_house(words, begin, end))
      return located(name_of(words, begin, end), vocabulary);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Place> own_place(std::size_t number, const SentenceWords& sentence, std::size_t first, std::size_t last,
                               Background& background) {
  const std::vector<Word>& words = sentence.words;
  const Vocabulary& vocabulary = background.vocabulary();
  const bool listing = sentence.kind != Block::Kind::prose;
  if (!words.empty() && words[0].is(label))
    if (auto found = labelled_place(number, background)) return found;
  if (auto found = place_among(words, 0, words.size(), listing, vocabulary, first)) return std::move(found->place);
  if (auto found = hosting_place(words, vocabulary)) return found;
  if (auto found = unknown_place(words, first, last, vocabulary)) return found;
  return listing ? place_below(number, background) : std::nullopt;
}

std::optional<Place> nearby_place(std::size_t number, const SentenceWords& sentence, const TimeSpan& when,
                                  Background& background) {
  if (sentence.kind == Block::Kind::prose)
    if (auto found = place_beside(number, when, background)) return found;
  const std::vector<Word>& above = background.headline_words();
  if (auto found = place_among(above, 0, above.size(), false, background.vocabulary())) return std::move(found->place);
  return std::nullopt;
}

bool told_by_category(Category category) { return category == Category::court || category == Category::election; }

bool is_somewhere(Category category) {
  return category != Category::deadline && category != Category::release && category != Category::product &&
         category != Category::earnings;
}

bool only_place(const std::vector<Word>& words, const std::vector<std::size_t>& title) {
  bool house = false;
  for (const std::size_t i : title) {
    if (words[i].is(mask(event, base, present, happens)) && !words[i].is(venue)) return false;
    house = house || words[i].is(venue);
  }
  return house && title.size() < longest_line;
}

}  // namespace datelined
