// EventWords: what a language says when it announces something, as tables. Read by events/vocabulary.cpp.
#pragma once

#include "languages/terms.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace datelined {

/// What a word can do in a sentence; a word may be in several roles.
enum class Role : std::uint8_t {
  will,         ///< certain future
  would,        ///< future seen from the past, or conditional
  may,          ///< possible future
  to,           ///< infinitive marker
  be,           ///< finite present
  was,          ///< finite past of be
  infinite_be,  ///< be, been, being
  have,         ///< finite present
  had,
  does,  ///< do, did and their negations
  negation,
  determiner,
  possessive,
  pronoun,  ///< subject pronouns
  person,   ///< of those: he, she; and nouns that stand for a person named before: the defendant
  speaker,  ///< of those: we, I, you
  preposition,
  conjunction,   ///< and, or, but
  relative,      ///< which, who, …
  subordinator,  ///< while, because, …
  attribution,   ///< said, says, according
  set_for,       ///< scheduled, due, set, …
  expected,      ///< of those: expected, planned, …
  plan,          ///< finite verbs of intention: plans, aims, …
  happens,       ///< verbs that announce a date in the present tense: opens, begins, …
  ends,          ///< of those: closes, expires, …
  base,          ///< infinitive of a known verb
  present,       ///< its third person
  past,          ///< its past or participle
  participle,    ///< its past participle
  gerund,        ///< its -ing form
  event,         ///< event nouns
  forecast,      ///< verbs of quantities: grow, fall, exceed, …
  quantity,      ///< words of measured things: percent, revenue, …
  deadline,      ///< words of a date to act by
  invitation,    ///< imperatives that open an announcement: submit, register, join, …
  adverb,
  venue,         ///< heads of venue names: Center, Hall, …
  organisation,  ///< heads of organisations' names: Inc, University, …
  title,         ///< Mr., President, …
  narrated,      ///< ago, earlier, last, yesterday
  moved,         ///< postponed, rescheduled, …
  cancelled,
  aside,      ///< Photo:, Caption 3 of, Prev: words that open what is not running text
  habit,      ///< usually, daily, hours: what recurs
  furniture,  ///< copyright, updated, posted, …
  possible,   ///< reportedly, rumoured, perhaps, …
  likely,     ///< likely, probably, hopefully, …
  calendar,   ///< weekdays, months, and the words between them
  online,     ///< Zoom, webinar, …
  group,      ///< the company, the team: stands for an organisation named before
  start,      ///< starting, beginning, effective
  label,      ///< Date:, When:, Where: …
  number,     ///< one, two, …, first, second
  zone,       ///< words of a named zone: Eastern, standard, time, UTC
  particle,   ///< off, up, out, down after a verb
  lead,       ///< prepositions of time that go with the date
  idle,       ///< verbs that say only that something happens, and their parts; not in titles that keep the sentence
  outright,   ///< of `moved` and `cancelled`: says so without being the verb of the clause
  owner,      ///< articles of a noun that owns the noun before it: des, der
  lasting,    ///< what goes on until it ends: run, continue; open, valid
  firm,       ///< of `group`: company, maker, …, which a modifier does not make another
  until,      ///< before the day something goes on to: until, through
  aim,        ///< prepositions before the new date of what was moved
  count       ///< how many there are
};

/// Words of one class, parted by blanks, in lower case.
struct RoleWords {
  Role role;
  std::string_view words;
};

/// Words that speak for a category, and how loudly (1 to 5). The words of a phrase are joined by `_`: it speaks in the
/// place of its words. A word speaks for its plural in -s too, unless that has a row of its own.
struct CategoryWords {
  Category category;
  int weight;
  std::string_view words;
};

/// A spelling that stands for a country, a state or a zone.
struct PlaceWord {
  std::string_view spelling;  ///< lower case, without full stops
  std::string_view country;   ///< ISO 3166
  std::string_view state;     ///< as the gazetteer spells it, empty for a whole country
};

/// What a country's people and things are called.
struct Demonym {
  std::string_view people;   ///< lower case: "norwegian"
  std::string_view country;  ///< as titles name it: "Norway"
};

/// How the titles of a language are made of its sentences.
enum class TitleShape : std::uint8_t {
  headline,     ///< subject, infinitive, object: "Council to vote on the plan"
  sentence,     ///< the clause as it is, without its date
  verb_second,  ///< the same, but a verb that stood second behind the date goes behind the first noun
};

struct EventWords {
  std::span<const RoleWords> roles;
  std::string_view verbs;  ///< regular ones; the forms are made from them
  std::span<const CategoryWords> categories;
  std::span<const PlaceWord> places;
  TitleShape titles = TitleShape::headline;
  std::string_view future_endings{};  ///< unknown words that end so are verbs of the future
  std::size_t shortest_head = 0;      ///< of an unknown word, an event noun of that many bytes may be the end; 0: none
  std::span<const Demonym> demonyms{};
};

namespace english {
extern const EventWords event_words;
}  // namespace english
namespace german {
extern const EventWords event_words;
}  // namespace german
namespace spanish {
extern const EventWords event_words;
}  // namespace spanish

}  // namespace datelined
