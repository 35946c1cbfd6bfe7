// Places: capitalised names behind prepositions, completed by the country or state named beside them.
#include "events/places.hpp"

#include "events/gazetteer.hpp"
#include "events/place_phrases.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

/// What a place stands behind, and how much that tells: "in", "visits"; "to" and "from" tell least.
enum class Lead : std::uint8_t { none, where, toward, from, along, stage };

Lead lead_of(const Word& word) {
  static constexpr std::string_view where[] = {"in",       "at",      "@",      "near", "across",     "around",
                                               "inside",   "outside", "within", "off",  "throughout", "visit",
                                               "visiting", "visits",  "hit",    "hits", "reach",      "reaches"};
  if (is_one_of(word.lower, where)) return Lead::where;
  if (word.lower == "to") return Lead::toward;
  if (word.lower == "from") return Lead::from;
  if (word.lower == "on" || word.lower == "along") return Lead::along;
  static constexpr std::string_view plays[] = {"play", "plays", "playing", "headline", "headlines"};
  return is_one_of(word.lower, plays) ? Lead::stage : Lead::none;
}

/// "in Norway's parliament": the owner is where, if it is a country or a state.
std::string unowned(std::string name, const Vocabulary& vocabulary) {
  std::string owner = without_genitive(name);
  return owner.size() < name.size() && is_region(owner, vocabulary) ? owner : name;
}

struct Judged {
  std::size_t begin, name, end;
  int score;
  std::size_t far;  ///< words from the date
};

int worth(const std::vector<Word>& words, std::size_t at, std::size_t end, std::string_view where,
          const Vocabulary& vocabulary) {
  const std::string name = unowned(name_of(words, at, end), vocabulary);
  if (is_genitive(name)) return 0;
  int score = std::max(named_as_place(words, at, end) ? 3 : 0, renown(name, vocabulary));
  bool house = end > at && words[end - 1].is(venue);  // "on the Elm campus" too
  for (std::size_t i = at; i < end; ++i) house = house || (words[i].is(venue) && words[i].capital);
  if (house) score = std::max(score + 1, where == "at" ? 5 : 4);
  if (score && where == "at" && !house) ++score;
  return score;
}

bool launches(const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.lower.starts_with("launch") || word.lower.starts_with("lift") || word.lower.starts_with("blast");
  });
}

/// "will fly to", "a trip to", "the show moves to": one is there in the end.
bool travels(const std::vector<Word>& words, std::size_t to) {
  static constexpr std::string_view moves[] = {
      "travel", "travels", "traveling", "travelling", "fly",   "flies", "flying", "head", "heads", "heading", "return",
      "go",     "goes",    "come",      "returns",    "comes", "move",  "moves",  "trip", "visit", "tour"};
  constexpr std::size_t reach = 3;  // words
  for (std::size_t i = to; i-- > 0 && to - i <= reach;)
    if (words[i].clause == words[to].clause && is_one_of(words[i].lower, moves)) return true;
  return false;
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

/// "an analyst at Moss Brothers", ", director of the centre for film at Moss College": where somebody works.
bool at_work(const std::vector<Word>& words, std::size_t at) {
  static constexpr std::string_view people[] = {"analyst",     "professor", "economist", "strategist", "researcher",
                                                "spokesman",   "lecturer",  "director",  "fellow",     "editor",
                                                "spokeswoman", "executive", "chief",     "head",       "student",
                                                "scientist",   "expert",    "partner",   "work",       "works",
                                                "worked",      "analysts",  "people",    "sources",    "officials"};
  constexpr std::size_t reach = 12;  // words
  if (at == 0 || words[at].lower != "at") return false;
  if (is_one_of(words[at - 1].lower, people)) return true;
  std::size_t opening = at;
  while (opening > 0 && at - opening < reach && !words[opening - 1].mark) --opening;
  if (opening > 0 && words[opening - 1].mark != ',') return false;
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(opening),
             end = words.begin() + static_cast<std::ptrdiff_t>(at);
  const auto noun = std::find_if(begin, end, [](const Word& word) { return is_one_of(word.lower, people); });
  const auto preposition_first = std::find_if(begin, end, [](const Word& word) { return word.is(preposition); });
  return noun < preposition_first && std::none_of(noun, end, [](const Word& word) {
           return word.is(mask(will, be, was, have, may, would, present));
         });
}

/// "will play at Elmford Works on Friday": two capitals behind "at" that no table knows; not "an analyst at Moss
/// Brothers".
bool is_venue_by_at(const std::vector<Word>& words, std::size_t lead, std::size_t at, std::size_t end) {
  constexpr std::size_t fewest = 2;  // words
  if (words[lead].lower != "at" || lead == 0 || end < at + fewest) return false;
  const Word& before = words[lead - 1];
  if (before.mark || before.capital || at_work(words, lead)) return false;
  std::size_t head = at;
  while (head + 1 < end && words[head + 1].capital) ++head;
  const bool goes_on = end < words.size() && !words[end].mark && !words[end].timely && !words[end].is(preposition);
  return head > at && !goes_on && !words[head].is(mask(event, organisation)) && !is_genitive(name_of(words, at, end));
}

/// What words [at, end) behind `lead` are worth as the place of an event; 0 if they are none.
int worth_behind(const std::vector<Word>& words, std::size_t lead, NameStart start, std::size_t end,
                 const Vocabulary& vocabulary) {
  const std::size_t at = start.at;
  const bool the = words[lead + 1].lower == "the";
  if (end == at + 1 && words[at].is(venue) && (!the || words[at].lower == "house")) return 0;  // "in Prison"
  if (at_work(words, lead) || begins_with_other(words, lead, at, end, vocabulary)) return 0;
  const bool house = is_house(words, at, end);
  if (!start.plain && !house) return 0;
  int score = worth(words, at, end, words[lead].lower, vocabulary);
  const bool indefinite = words[lead + 1].lower == "a" || words[lead + 1].lower == "an";
  if (indefinite && !house) score = std::min(score, 1);  // "in a Maryland case"
  switch (lead_of(words[lead])) {
    case Lead::toward:
      return indefinite ? 0 : travels(words, lead) ? score : std::min(score, 1);
    case Lead::from:
      return launches(words) ? score : 0;
    case Lead::along:
      return is_way(words, at, end) ? std::max(score, 2) : 0;
    case Lead::stage:
      return house ? score : 0;
    default:
      return score;
  }
}

/// A listing's place behind a comma or in brackets, from the town before the comma: "VOLDAY (Bergen, Norway)".
NameStart start_behind_mark(const std::vector<Word>& words, std::size_t mark, std::size_t first,
                            const Vocabulary& vocabulary) {
  const std::size_t behind = mark + 1 + (words[mark + 1].lower == "the");
  std::size_t town = mark;
  while (town > first && words[town - 1].capital && !words[town - 1].timely && !words[town - 1].joined) --town;
  const std::size_t end = behind < words.size() ? full_end(words, behind, words.size(), vocabulary) : behind;
  const bool both = words[mark].mark == ',' && town < mark && end > behind &&
                    is_known(name_of(words, town, mark), vocabulary) && renown(name_of(words, behind, end), vocabulary);
  return {both ? town : behind};
}

}  // namespace

std::optional<PlaceFound> place_among(const std::vector<Word>& words, std::size_t first, std::size_t last, bool listing,
                                      const Vocabulary& vocabulary, std::size_t date) {
  std::optional<Judged> best;
  for (std::size_t i = first; i + 1 < last; ++i) {
    const Word& word = words[i];
    const bool mark = listing && (word.mark == ',' || word.mark == '(');
    if (!mark && lead_of(word) == Lead::none) continue;
    const NameStart start =
        mark ? start_behind_mark(words, i, best ? best->end : first, vocabulary) : name_start(words, i + 1, last);
    const std::size_t at = start.at;
    if (at >= last || words[at].timely || (!words[at].capital && !words[at].number)) continue;
    const std::size_t end = full_end(words, at, last, vocabulary);
    if (end <= at || (end == at + 1 && words[at].is(calendar))) continue;  // "in March" is a time
    int score = worth_behind(words, i, start, end, vocabulary);
    const bool beside = date < words.size() && word.clause == words[date].clause;
    if (score && beside) ++score;
    if (best && i < best->end) {  // "Belek in the province of Antalya": within the name before
      best->score = std::max(best->score, score);
      continue;
    }
    const std::size_t far = date < words.size() ? std::max(i, date) - std::min(i, date) : i;
    if (score > 0 && (!best || score > best->score || (score == best->score && far < best->far)))
      best = Judged{std::min(i, at), at, end, score, far};
  }
  if (!best) return std::nullopt;
  std::string name = unowned(name_of(words, best->name, best->end), vocabulary);
  return PlaceFound{located(std::move(name), vocabulary), best->begin, best->end, best->score};
}

std::optional<Place> unknown_place(const std::vector<Word>& words, std::size_t first, std::size_t last,
                                   const Vocabulary& vocabulary) {
  static constexpr std::string_view journeys[] = {"travel", "travels", "fly", "flies", "trip", "journey"};
  const auto named = [&](std::size_t at) -> std::optional<Place> {
    if (at >= words.size() || words[at].timely) return std::nullopt;
    const bool toward = words[at].lower == "to" && at > 0 && at + 1 < words.size() && words[at + 1].capital &&
                        is_one_of(words[at - 1].lower, journeys);
    if (at_work(words, at) || (!toward && words[at].lower != "in" && words[at].lower != "at")) return std::nullopt;
    const NameStart start = name_start(words, at + 1, words.size());
    const std::size_t begin = start.at;
    const bool indefinite = at + 1 < words.size() && (words[at + 1].lower == "a" || words[at + 1].lower == "an");
    if (!start.plain || indefinite || begin >= words.size() || !words[begin].capital || words[begin].timely)
      return std::nullopt;
    const std::size_t end = full_end(words, begin, words.size(), vocabulary);
    std::string name = name_of(words, begin, end);
    const bool goes_on = end < words.size() && !words[end].mark && !words[end].is(preposition);
    if (end == begin || !vocabulary.country_of(words[begin].lower).empty() ||
        (is_genitive(name) && (goes_on || words[at].lower != "at")) || words[begin].is(event) ||
        (end == begin + 1 && words[begin].lower == "house"))
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
  // "On 4 May the choir sings in Elmford"
  for (std::size_t at = last + 1; at < words.size() && at - last <= reach; ++at) {
    if (words[at].clause != words[first].clause) break;
    if (!words[at - 1].is(mask(base, present, participle, idle)) || words[at - 1].capital) continue;
    if (auto behind = named(at)) return behind;
  }
  return std::nullopt;
}

std::optional<Place> place_by_at(const std::vector<Word>& words, int clause, const Vocabulary& vocabulary) {
  for (std::size_t at = 1; at < words.size(); ++at) {
    if (words[at].clause != clause || words[at].lower != "at") continue;
    const NameStart start = name_start(words, at + 1, words.size());
    if (start.at >= words.size() || words[start.at].timely) continue;
    const std::size_t end = full_end(words, start.at, words.size(), vocabulary);
    if (start.plain && is_venue_by_at(words, at, start.at, end))
      return located(name_of(words, start.at, end), vocabulary);
  }
  return std::nullopt;
}

std::optional<Place> place_behind(const std::vector<Word>& words, std::size_t from, const Vocabulary& vocabulary) {
  for (std::size_t at = from; at + 1 < words.size(); ++at) {
    if (words[at].lower != "in" && words[at].lower != "at") continue;
    const NameStart start = name_start(words, at + 1, words.size());
    if (!start.plain || start.at >= words.size() || !words[start.at].capital || words[start.at].is(calendar)) continue;
    const std::size_t end = full_end(words, start.at, words.size(), vocabulary);
    std::string name = name_of(words, start.at, end);
    if (!is_genitive(name)) return located(std::move(name), vocabulary);
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
  return located(name_of(words, begin, labelled ? words.size() : end), vocabulary);
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
  return located(spoken(std::move(name)), vocabulary);
}

}  // namespace datelined
