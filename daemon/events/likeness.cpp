// Likeness: vetoes first (number, city, opponents, category, time), then shared names and words.
#include "events/likeness.hpp"

#include "events/gazetteer.hpp"
#include "events/vocabulary.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace datelined {
namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr days edition_gap{60};     ///< farther apart and not said to be moved: another edition (EVENTS, "Settled")
constexpr days farthest_move{400};  ///< no postponement without a word of the old date reaches farther
constexpr double enough = 0.5;

void sort_unique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

std::size_t common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), k = b.begin(); i != a.end() && k != b.end();) {
    if (*i < *k)
      ++i;
    else if (*k < *i)
      ++k;
    else
      ++count, ++i, ++k;
  }
  return count;
}

double share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::size_t least = std::min(a.size(), b.size());
  return least ? static_cast<double>(common(a, b)) / static_cast<double>(least) : 0;
}

/// Words that tell one of a series from another.
bool tells_apart(std::string_view word) {
  static constexpr std::array<std::string_view, 44> words = {"first",
                                                             "second",
                                                             "third",
                                                             "fourth",
                                                             "fifth",
                                                             "sixth",
                                                             "seventh",
                                                             "eighth",
                                                             "ninth",
                                                             "tenth",
                                                             "final",
                                                             "finals",
                                                             "semifinal",
                                                             "semi-final",
                                                             "semifinals",
                                                             "semi-finals",
                                                             "quarterfinal",
                                                             "quarter-final",
                                                             "quarterfinals",
                                                             "opening",
                                                             "closing",
                                                             "preliminary",
                                                             "annual",
                                                             "spring",
                                                             "summer",
                                                             "autumn",
                                                             "winter",
                                                             "fall",
                                                             "ii",
                                                             "iii",
                                                             "iv",
                                                             "vi",
                                                             "vii",
                                                             "viii",
                                                             "ix",
                                                             "morning",
                                                             "afternoon",
                                                             "evening",
                                                             "women's",
                                                             "men's",
                                                             "junior",
                                                             "senior",
                                                             "alpha",
                                                             "beta"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Happenings that come in series: without an overlapping or moved time they are different ones.
bool in_series(const Sighting& sighting) {
  static constexpr std::array<std::string_view, 29> heads = {
      "match", "gam",    "hear",     "session", "meet",  "meetup",     "talk",  "concert", "episod", "lectur",
      "class", "cours",  "workshop", "screen",  "show",  "performanc", "vot",   "debat",   "rac",    "fight",
      "play",  "report", "brief",    "call",    "strik", "protest",    "rally", "march",   "round"};
  // Figures and decisions of the economy come every month or quarter.
  return sighting.category == Category::economy || std::find(heads.begin(), heads.end(), sighting.head) != heads.end();
}

bool compatible(Category a, Category b) {
  if (a == b || a == Category::other || b == Category::other) return true;
  static constexpr std::array<std::array<Category, 2>, 22> pairs = {
      {{Category::product, Category::release},      {Category::product, Category::business},
       {Category::product, Category::conference},   {Category::release, Category::arts},
       {Category::conference, Category::education}, {Category::conference, Category::politics},
       {Category::conference, Category::business},  {Category::conference, Category::arts},
       {Category::politics, Category::policy},      {Category::politics, Category::election},
       {Category::politics, Category::court},       {Category::policy, Category::court},
       {Category::policy, Category::deadline},      {Category::policy, Category::economy},
       {Category::earnings, Category::business},    {Category::earnings, Category::economy},
       {Category::science, Category::space},        {Category::release, Category::maintenance},
       {Category::release, Category::science},      {Category::ceremony, Category::arts},
       {Category::ceremony, Category::politics},    {Category::product, Category::space}}};
  for (const auto& pair : pairs)
    if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a)) return true;
  return false;
}

bool other_place(const std::optional<Place>& a, const std::optional<Place>& b) {
  if (!a || !b) return false;
  if (!a->country.empty() && !b->country.empty() && a->country != b->country) return true;
  if (a->name == b->name) return false;
  const std::string one = place_key(a->name), other = place_key(b->name);
  if (one.empty() || other.empty() || one.find(other) != one.npos || other.find(one) != other.npos) return false;
  const auto city = [](std::string_view key) {
    const GazetteerRange rows = places_named(key);
    return !rows.empty() && rows[0].kind == GazetteerPlace::Kind::city && rows[0].population > 50000;
  };
  return city(one.substr(0, one.find(','))) && city(other.substr(0, other.find(',')));
}

LocalTime first_moment(const TimeSpan& when) { return when.begin.value_or(when.end - std::chrono::seconds(1)); }
LocalTime last_moment(const TimeSpan& when) { return when.end; }

bool overlapping(const TimeSpan& a, const TimeSpan& b) {
  return floor<days>(first_moment(a)) < last_moment(b) && floor<days>(first_moment(b)) < last_moment(a);
}

bool other_hour(const TimeSpan& a, const TimeSpan& b) {
  return a.grain == Grain::minute && b.grain == Grain::minute && a.begin != b.begin;
}

enum class Timing { together, moved, near, apart };

/// A date that is said to have changed, without a word of what it was.
bool may_be_moved(const Sighting& known, const Sighting& seen, days gap) {
  if (seen.status == Status::postponed) return gap < farthest_move;
  // What waits for a new date may get it; it lies after the one it had.
  return known.undated && gap < farthest_move && first_moment(known.when) < last_moment(seen.when);
}

Timing timing(const Sighting& known, const Sighting& seen) {
  if (overlapping(known.when, seen.when)) return other_hour(known.when, seen.when) ? Timing::near : Timing::together;
  if (seen.moved_from && overlapping(*seen.moved_from, known.when)) return Timing::moved;
  if (known.moved_from && overlapping(*known.moved_from, seen.when)) return Timing::moved;
  // An outlet that has not heard of the move, or tells of it late.
  if (overlapping(known.said, seen.when) || (seen.moved_from && overlapping(known.said, *seen.moved_from)))
    return Timing::moved;
  const days gap = std::chrono::abs(floor<days>(first_moment(known.when)) - floor<days>(first_moment(seen.when)));
  if (may_be_moved(known, seen, gap)) return Timing::moved;
  return gap < edition_gap ? Timing::near : Timing::apart;
}

/// A name's words to the names; its telling ones as a party.
void add_party(Traits& traits, const std::string& name, Name::Kind kind, const Vocabulary& vocabulary) {
  std::vector<std::string> telling, formal;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = std::string_view(name).substr(at, end - at);
    at = end + 1;
    if (word.size() < 3) continue;
    traits.names.push_back(stem(word));
    const bool form = (vocabulary.entry(word).roles & mask(Role::title, Role::organisation)) != 0;
    (form ? formal : telling).push_back(stem(word));
  }
  if (telling.empty()) telling = std::move(formal);
  sort_unique(telling);
  if (telling.empty() || kind == Name::Kind::place) return;
  if (kind == Name::Kind::person) traits.people.push_back(telling);
  traits.parties.push_back(std::move(telling));
}

/// "Castell" is "Ilona Castell"; the Brightwater Prize is not the Larkspur Prize.
bool same_party(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return common(a, b) == std::min(a.size(), b.size());
}

using Parties = std::vector<std::vector<std::string>>;

/// How many of the one company are in the other.
std::size_t shared(const Parties& one, const Parties& other) {
  return static_cast<std::size_t>(std::ranges::count_if(one, [&](const auto& party) {
    return std::ranges::any_of(other, [&](const auto& candidate) { return same_party(party, candidate); });
  }));
}

/// The part of the smaller company that is in the other too.
double shared_part(const Parties& one, const Parties& other) {
  const Parties& fewer = one.size() <= other.size() ? one : other;
  return static_cast<double>(shared(fewer, &fewer == &one ? other : one)) / static_cast<double>(fewer.size());
}

/// Each has somebody whom the other lacks: another opponent makes another match.
bool other_opponents(const Parties& one, const Parties& other) {
  return one.size() > 1 && other.size() > 1 && shared(one, other) < one.size() && shared(other, one) < other.size();
}

bool other_people(const Parties& one, const Parties& other) {
  return !one.empty() && !other.empty() && shared(one, other) == 0;
}

}  // namespace

Traits traits_of(std::string_view title, const std::vector<Name>& names) {
  Traits traits;
  const Vocabulary& vocabulary = vocabulary_for("en");
  std::string word;
  const auto close = [&] {
    while (word.ends_with('.') || word.ends_with('-')) word.pop_back();
    if (word.empty()) return;
    const bool digits = word.find_first_of("0123456789") != std::string::npos;
    const RoleMask roles = vocabulary.entry(word).roles;
    const RoleMask small = mask(Role::determiner, Role::possessive, Role::preposition, Role::conjunction, Role::to,
                                Role::be, Role::infinite_be, Role::will, Role::have);
    if (digits || tells_apart(word)) {
      traits.numbers.push_back(word);
    } else if (word.size() > 1 && (roles & small) == 0) {
      traits.stems.push_back(stem(word));
      if (roles == 0) traits.telling.push_back(stem(word));
    }
    word.clear();
  };
  const std::string lower = folded(title);
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const auto byte = static_cast<unsigned char>(lower[at]);
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80 || byte == '\'' ||
        ((byte == '-' || byte == '.') && !word.empty()))
      word += lower[at];
    else
      close();
  }
  close();
  for (const Name& name : names) add_party(traits, place_key(name.text), name.kind, vocabulary);
  sort_unique(traits.stems);
  sort_unique(traits.telling);
  sort_unique(traits.numbers);
  sort_unique(traits.names);
  return traits;
}

const Traits& KnownTraits::of(std::string_view title, const std::vector<Name>& names) {
  std::string key(title);
  for (const Name& name : names) {
    key += '\0';
    key += static_cast<char>(name.kind);
    key += name.text;
  }
  const auto found = known_.find(key);
  return found != known_.end() ? found->second : known_.emplace(std::move(key), traits_of(title, names)).first->second;
}

bool ruled_out(const Sighting& known, const Sighting& seen) {
  const Timing time = timing(known, seen);
  if (time == Timing::apart) return true;
  const bool same_head = !known.head.empty() && known.head == seen.head;
  if (time == Timing::near && (in_series(known) || in_series(seen) || !same_head)) return true;
  return !compatible(known.category, seen.category) || other_place(known.place, seen.place);
}

double likeness(const Sighting& known, const Sighting& seen) {
  if (ruled_out(known, seen)) return 0;
  const Traits& one = *known.traits;
  const Traits& other = *seen.traits;
  const Timing time = timing(known, seen);
  if (!one.numbers.empty() && !other.numbers.empty() && share(one.numbers, other.numbers) < 1) return 0;
  if (time == Timing::near && one.numbers != other.numbers) return 0;
  const bool both_named = !one.parties.empty() && !other.parties.empty();
  const double names = both_named ? shared_part(one.parties, other.parties) : 0;
  if (both_named && names < 0.5) return 0;
  if (other_people(one.people, other.people)) return 0;
  if (both_named && (known.category == Category::sports || in_series(known)) &&
      other_opponents(one.parties, other.parties))
    return 0;
  const bool same_head = !known.head.empty() && known.head == seen.head;
  const double words = share(one.stems, other.stems);
  // Without names on both sides, words like "takes effect" must not speak for two laws.
  const bool telling = !one.telling.empty() && !other.telling.empty();
  const double rare = telling ? share(one.telling, other.telling) : words;
  double alike = both_named ? 0.5 * names + 0.5 * words : 0.85 * std::min(words, rare);
  if (same_head) alike += 0.1;
  if (time == Timing::near && alike < 0.8) return 0;
  if (time == Timing::moved && alike < 0.55) return 0;
  return alike >= enough ? std::min(alike, 1.0) : 0;
}

}  // namespace datelined
