// Implied place: what an article tells of where, for events whose own words do not: by category, because a court or a
// town is where a hearing or a festival is, and nothing of the kind is true of a law or a game.
#include "events/event_place.hpp"
#include "events/place_phrases.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

constexpr std::uint32_t large_city = 100'000;  ///< people; of smaller ones too many are called as something else
constexpr std::size_t most_sentences = 60;     ///< of an article that are looked at

/// "Marlow Superior Court", without its judge.
std::optional<Place> court_named(const std::vector<Word>& words, Background& background) {
  for (const std::string& name : background.names_among(words)) {
    const std::string lower = folded(name);
    if (lower.find(" court") == std::string::npos || lower.size() != name.size()) continue;
    const std::size_t judge = std::min(lower.find(" justice "), lower.find(" judge "));
    return located(name.substr(0, judge), background.vocabulary());
  }
  return std::nullopt;
}

/// The court that the sentence names, else the one spoken of last before it or first after it.
std::optional<Place> court_of(std::size_t number, const SentenceWords& sentence, Background& background) {
  if (auto court = court_named(sentence.words, background)) return court;
  const auto sentences = background.sentences();
  const auto at = [&](std::size_t other) {
    if (sentences[other].of(background.text_in_lower_case()).find("court") == std::string_view::npos)
      return std::optional<Place>();
    return court_named(background.sentence(other).words, background);
  };
  const std::size_t first = number > most_sentences ? number - most_sentences : 0;
  for (std::size_t before = number; before-- > first;)
    if (auto court = at(before)) return court;
  for (std::size_t after = number + 1; after < std::min(sentences.size(), number + most_sentences); ++after)
    if (auto court = at(after)) return court;
  return std::nullopt;
}

/// "New York holds its primary", not "the Greater New York Herald"; with `leading`, "the Lisbon Book Fair" too.
std::optional<Place> place_said(const std::vector<Word>& words, bool leading, const Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool inside_name = i > 0 && words[i - 1].capital && !words[i - 1].is(mask(determiner, preposition));
    auto known = inside_name ? std::nullopt : known_place(words, i, large_city, vocabulary);
    if (!known) continue;
    const bool goes_on = known->end < words.size() && words[known->end].capital && !words[known->end].timely &&
                         !words[known->end].is(event);
    if (!goes_on || leading) return located(std::move(known->name), vocabulary);
    i = known->end - 1;
  }
  return std::nullopt;
}

/// "The Marlow Gallery will show …": a house by its name.
std::optional<Place> house_said(const std::vector<Word>& words, Background& background) {
  for (const std::string& name : background.names_among(words)) {
    const std::size_t last = name.rfind(' ');
    if (last == name.npos) continue;
    const std::size_t of = std::min(name.find(" of "), name.size());  // "University of Marlow"
    const std::string_view named = std::string_view(name).substr(0, of);
    const Vocabulary::Entry& head = background.vocabulary().entry(folded(named.substr(named.rfind(' ') + 1)));
    if (head.roles & mask(venue)) return located(name, background.vocabulary());
  }
  return std::nullopt;
}

/// "Norwegian shops", "the Greek parliament": the country of the people, unless it is somebody's who is named.
std::optional<Place> demonym_place(const std::vector<Word>& words, std::size_t at, const Vocabulary& vocabulary) {
  const std::string_view country = vocabulary.country_of(words[at].lower);
  if (country.empty() || !words[at].capital || at + 1 >= words.size()) return std::nullopt;
  const Word& next = words[at + 1];
  if (words[at].lower.ends_with("ns")) return located(std::string(country), vocabulary);  // "Australians"
  if (next.capital || next.mark || next.timely || next.is(mask(title, preposition, conjunction))) return std::nullopt;
  return located(std::string(country), vocabulary);
}

/// "Ohio voters", "the Oslo primary": what a place has, not who comes from it.
bool is_of_public(const Word& word) {
  static constexpr std::string_view publics[] = {"voters",      "residents", "lawmakers",  "legislators",
                                                 "legislature", "schools",   "parliament", "officials",
                                                 "authorities", "pupils",    "families"};
  return is_one_of(word.lower, publics) || (word.is(event) && !word.capital);
}

/// "Scotland will introduce a tax", "England's rent law takes effect", "the island of Crete will reopen", "Norwegian
/// shops must close": the country, state or city that a clause opens with.
std::optional<Place> opening_place(const std::vector<Word>& words, int clause, const Vocabulary& vocabulary) {
  std::size_t first = 0;
  while (first < words.size() && (words[first].clause != clause || words[first].timely || words[first].mark)) ++first;
  const std::size_t at = name_start(words, first, words.size()).at;
  if (at >= words.size() || !words[at].capital || words[first].is(preposition)) return std::nullopt;
  auto known = known_place(words, at, large_city, vocabulary);
  if (!known && at + 1 < words.size() && named_as_place(words, at, at + 2))
    known = KnownPlace{without_genitive(name_of(words, at, at + 2)), at + 2};
  if (!known) return demonym_place(words, at, vocabulary);
  if (known->end >= words.size()) return std::nullopt;
  const Word& name = words[known->end - 1];
  const bool owns = is_genitive(name.text);
  const Word& behind = words[known->end];
  if (!owns && !behind.timely && behind.mark != ',' && !is_of_public(behind) &&
      !behind.is(mask(will, be, have, plan, may, would, present, set_for)))
    return std::nullopt;
  return located(std::move(known->name), vocabulary);
}

std::optional<Place> place_of_vote(const SentenceWords& sentence, Background& background) {
  if (auto found = place_said(sentence.words, false, background.vocabulary())) return found;
  for (std::size_t i = 0; i < sentence.words.size(); ++i)
    if (auto found = demonym_place(sentence.words, i, background.vocabulary())) return found;
  return place_said(background.headline_words(), true, background.vocabulary());
}

/// "Harbour Summit Lisbon": a place that the headline names, if the body too says that something is in it.
std::optional<Place> place_of_headline(Background& background) {
  const std::vector<Word>& above = background.headline_words();
  const std::string_view body = background.text().substr(background.headline_end());
  for (std::size_t i = 0; i < above.size(); ++i) {
    auto known = known_place(above, i, large_city, background.vocabulary());
    if (!known) continue;
    i = known->end - 1;
    if (body.find("in " + known->name) == body.npos && body.find("at " + known->name) == body.npos) continue;
    return located(std::move(known->name), background.vocabulary());
  }
  return std::nullopt;
}

/// "SANTA CRUZ, CA--": where the text was written, of a show or a talk the town it is in.
std::optional<Place> place_of_dateline(Background& background) {
  std::string_view body = background.text().substr(background.headline_end());
  body.remove_prefix(std::min(body.find_first_not_of(" \n"), body.size()));
  return dateline_place(body, background.vocabulary());
}

/// "The fair is held in Lisbon": the first sentence of the body that says where something is held.
std::optional<Place> place_of_body(Background& background) {
  const auto sentences = background.sentences();
  for (std::size_t n = 0; n < std::min(sentences.size(), most_sentences); ++n) {
    if (sentences[n].begin < background.headline_end()) continue;
    const std::vector<Word>& told = background.sentence(n).words;
    const bool held = std::any_of(told.begin(), told.end(),
                                  [](const Word& word) { return says_where(word) || word.lower == "taking"; });
    if (!held) continue;
    auto found = place_among(told, 0, told.size(), false, background.vocabulary());
    if (found && found->score >= firm_place) return std::move(found->place);
  }
  return std::nullopt;
}

std::optional<Place> place_by_category(Category category, std::size_t number, const SentenceWords& sentence, int clause,
                                       Background& background) {
  switch (category) {
    case Category::court:
      if (auto found = court_of(number, sentence, background)) return found;
      return place_of_dateline(background);
    case Category::election:
      return place_of_vote(sentence, background);
    case Category::conference:
    case Category::arts:
    case Category::ceremony:
    case Category::education:
    case Category::protest:
      if (auto found = place_said(sentence.words, true, background.vocabulary())) return found;
      if (auto found = house_said(sentence.words, background)) return found;
      if (auto found = place_of_headline(background)) return found;
      if (category == Category::conference)
        if (auto found = place_of_body(background)) return found;
      return place_of_dateline(background);
    case Category::policy:
    case Category::economy:
    case Category::politics:
    case Category::health:
    case Category::weather:
    case Category::conflict:
    case Category::transport:
      if (auto found = opening_place(sentence.words, clause, background.vocabulary())) return found;
      return opening_place(background.headline_words(), 0, background.vocabulary());
    case Category::other:
      return place_of_dateline(background);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Place> implied_place(Category category, std::size_t number, const SentenceWords& sentence, int clause,
                                   Background& background) {
  if (auto found = place_by_category(category, number, sentence, clause, background)) return found;
  return is_somewhere(category) ? place_by_at(sentence.words, clause, background.vocabulary()) : std::nullopt;
}

}  // namespace datelined
