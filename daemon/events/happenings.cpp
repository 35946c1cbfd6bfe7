// Happenings: pairs of candidates on the same day are one event if sentence, verb, head or names agree.
#include "events/happenings.hpp"

#include "events/vocabulary.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>

namespace datelined {
namespace {

constexpr double sentence_overlap = 0.25;  ///< share of stems two sentences have in common to be one event's

/// Sorted stems of a text's longer words.
std::vector<std::string> stems(std::string_view text) {
  std::vector<std::string> found;
  std::string word;
  const auto close = [&] {
    if (word.size() > 3) found.push_back(stem(word));
    word.clear();
  };
  for (const char byte : text) {
    const bool letter =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80;
    if (letter)
      word += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
    else
      close();
  }
  close();
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

double shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(std::min(a.size(), b.size()));
}

LocalTime anchor(const TimeSpan& when) { return when.begin.value_or(when.end - std::chrono::seconds(1)); }

bool same_day(const TimeSpan& a, const TimeSpan& b) {
  return std::chrono::floor<std::chrono::days>(anchor(a)) == std::chrono::floor<std::chrono::days>(anchor(b));
}

bool fine(const TimeSpan& when) { return when.grain == Grain::minute || when.grain == Grain::day; }

bool shares_name(const EventMention& a, const EventMention& b) {
  for (const Name& one : a.names)
    for (const Name& other : b.names)
      if (one.text == other.text) return true;
  return false;
}

bool same_happening(const Candidate& a, const Candidate& b) {
  const EventMention& one = a.mention;
  const EventMention& other = b.mention;
  if (a.item && b.item && a.item != b.item) return false;
  const bool both_timed = one.when.grain == Grain::minute && other.when.grain == Grain::minute;
  if (both_timed && one.when.begin != other.when.begin) return false;
  if (fine(one.when) && fine(other.when)) {
    if (!same_day(one.when, other.when)) return false;
    if (a.sentence == b.sentence) return one.title == other.title || a.verb == b.verb;
    if (!one.head.empty() && one.head == other.head) return true;
    const std::vector<std::string> left = stems(one.title), right = stems(other.title);
    if (shared(left, right) >= 0.5) return true;
    return shared(stems(one.evidence), stems(other.evidence)) >= sentence_overlap;
  }
  if (one.when.grain == other.when.grain && one.when.begin == other.when.begin && one.when.end == other.when.end)
    return (a.sentence == b.sentence && a.verb == b.verb) || shared(stems(one.title), stems(other.title)) >= 0.5;
  // a coarse span that holds a finer event with the same name and head
  const EventMention& coarse = fine(one.when) ? other : one;
  const EventMention& finer = fine(one.when) ? one : other;
  if (fine(coarse.when) || !fine(finer.when) || !coarse.when.begin) return false;
  const LocalTime at = anchor(finer.when);
  const bool inside = *coarse.when.begin <= at && at < coarse.when.end;
  if (!inside) return false;
  if (shares_name(one, other) && !one.head.empty() && one.head == other.head) return true;
  return shared(stems(one.title), stems(other.title)) >= 0.5;
}

int firmness(Status status) {
  switch (status) {
    case Status::possible:
      return 0;
    case Status::expected:
      return 1;
    case Status::scheduled:
      return 2;
    case Status::postponed:
      return 3;
    case Status::cancelled:
      return 4;
  }
  return 0;
}

/// A known place of its own words outranks one that is told elsewhere; of two told alike the one that holds the other's
/// name, as "Elm Hall, Bergen" that of "Elm Hall", or a longer one than that of the headline.
bool knows_place_better(const Candidate& one, const Candidate& other) {
  const std::optional<Place>&here = one.mention.place, &there = other.mention.place;
  if (!here || !there) return here.has_value();
  if (one.implied != other.implied) return other.implied && !here->country.empty();
  return here->name.size() > there->name.size() &&
         (here->name.find(there->name) != std::string::npos || other.sentence == 0);
}

/// The likelier one stays; what the other knows better is taken over.
void absorb(Candidate& kept, Candidate other) {
  const bool finer = fine(other.mention.when) && !fine(kept.mention.when);
  if ((other.mention.confidence > kept.mention.confidence && !(fine(kept.mention.when) && !fine(other.mention.when))) ||
      finer)
    std::swap(kept, other);
  EventMention& mention = kept.mention;
  if (other.mention.when.grain == Grain::minute && mention.when.grain == Grain::day && !mention.when.ranged) {
    mention.when = other.mention.when;
    mention.zone_said = other.mention.zone_said;
  }
  if (!mention.when.ranged && other.mention.when.ranged && other.mention.when.begin == mention.when.begin)
    mention.when = other.mention.when;
  if (knows_place_better(other, kept)) {
    mention.place = other.mention.place;
    mention.zone = other.mention.zone;
    kept.implied = other.implied;
  }
  if (firmness(other.mention.status) > firmness(mention.status)) mention.status = other.mention.status;
  mention.confidence = std::max(mention.confidence, other.mention.confidence);
  if (other.telling > kept.telling + 3) {
    mention.title = other.mention.title;
    kept.telling = other.telling;
  }
  for (const Name& one : other.mention.names)
    if (std::none_of(mention.names.begin(), mention.names.end(),
                     [&](const Name& known) { return known.text == one.text; }))
      mention.names.push_back(one);
}

}  // namespace

namespace {

/// "Originally planned for 20 March" gives the event that was moved the date it had, and is none by itself.
void settle_former(std::vector<Candidate>& candidates) {
  // "wurde vom 3. April auf den 10. April verschoben": of two days of one move the one that nothing aims at
  for (Candidate& one : candidates)
    for (const Candidate& other : candidates)
      one.former = one.former || (one.sentence == other.sentence && one.verb == other.verb && other.aimed &&
                                  !one.aimed && one.mention.status == Status::postponed &&
                                  other.mention.status == Status::postponed && &one != &other);
  for (Candidate& former : candidates) {
    if (!former.former) continue;
    for (Candidate& other : candidates) {
      if (other.former || other.sentence + 1 < former.sentence || former.sentence + 1 < other.sentence) continue;
      if (other.mention.status != Status::postponed && other.sentence != former.sentence) continue;
      other.mention.moved_from = former.mention.when;
      other.mention.status = Status::postponed;
      other.mention.undated = false;
      former.mention.confidence = -1;
      break;
    }
  }
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.mention.confidence < 0; });
}

/// True if where the other is tells where this one is: the opening statements of the trial, a session of the fair.
bool goes_with(const EventMention& one, const EventMention& other) {
  if (!fine(one.when) || !fine(other.when)) return false;
  if (one.category == other.category && same_day(one.when, other.when))
    return one.category == Category::court || one.category == Category::conference;
  const bool session = one.category == Category::conference || one.category == Category::education;
  return session && other.category == Category::conference && other.when.ranged && other.when.begin &&
         *other.when.begin <= anchor(one.when) && anchor(one.when) < other.when.end;
}

/// What the words of one event tell of where, for those that go with it and have no words of their own.
void share_places(std::vector<Candidate>& candidates) {
  for (Candidate& one : candidates) {
    if (one.mention.place && (!one.implied || one.mention.category != Category::court)) continue;
    const auto told = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& other) {
      return other.mention.place && !other.implied && goes_with(one.mention, other.mention);
    });
    if (told == candidates.end()) continue;
    one.mention.place = told->mention.place;
    one.mention.zone = told->mention.zone;
  }
}

}  // namespace

std::vector<Candidate> happenings(std::vector<Candidate> candidates) {
  settle_former(candidates);
  std::vector<Candidate> kept;
  for (Candidate& candidate : candidates) {
    const auto same =
        std::find_if(kept.begin(), kept.end(), [&](const Candidate& one) { return same_happening(one, candidate); });
    if (same == kept.end())
      kept.push_back(std::move(candidate));
    else
      absorb(*same, std::move(candidate));
  }
  share_places(kept);
  return kept;
}

}  // namespace datelined
