// Language: the words, patterns and cues of one language, as tables without logic.
// `languages()` is the only list; a new language is one file and one row there.
#pragma once

#include "languages/meaning.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace datelined {

/// What a word or a mark can be in a pattern. Patterns write the name in capitals: `MONTH DAY`.
enum class WordClass : std::uint8_t {
  // words
  month,        ///< 1 to 12
  weekday,      ///< 1 (Monday) to 7; `several` more: in the plural
  unit,         ///< one of Unit, in the singular
  units,        ///< the same in the plural
  number,       ///< a count: digits or words
  vague,        ///< several, many, few
  ordinal,      ///< first, 3rd
  article,      ///< a, an: counts as one
  fraction,     ///< half, 1/2, quarter: hundredths
  season,       ///< 1 spring to 4 winter
  part,         ///< a Part of the day; `several` more: in the plural ("mornings")
  relative,     ///< -1 last, 0 this, 1 next
  modifier,     ///< a Part of a longer unit: early, mid, late
  margin,       ///< the same as a noun: beginning, middle, end
  day_word,     ///< days from today: yesterday -1
  half_day,     ///< a.m. 0, p.m. 12 (hours)
  zone,         ///< minutes east of Greenwich; zone names
  quarter,      ///< Q1 to Q4
  half,         ///< H1, H2
  hour_name,    ///< noon, midnight: minutes
  decade_name,  ///< nineties: 90
  hedge,        ///< about, nearly, around
  adverb,       ///< a Recurrence: daily, monthly (its Unit)
  // shapes of numbers
  day,       ///< 1 to 31, 1st to 31st
  hour,      ///< 0 to 24
  year,      ///< 1000 to 2999
  decade,    ///< 1990s, '80s
  clock,     ///< 9:30: minutes
  military,  ///< 0000 to 2359 as four digits
  date,      ///< 2017-02-27, 27/02/2017
  decimal,   ///< 5.5
  // marks
  comma,
  dash,        ///< hyphen, en dash, em dash
  hyphen,      ///< a hyphen without blanks; every pattern may step over it
  possessive,  ///< 's, '
  bracket,     ///< ( ) [ ], borders too
  border,      ///< full stops, brackets, quotation marks, colons: 1 soft, 2 sentence, 3 paragraph
  // cues of direction
  future,      ///< will: 1; scheduled, due: 2, past after "had been"; plan, hope: 3, nothing after an article;
               ///< set: 4, planned only before `plan`; postponed, extended: 5, of what follows "until" or "to";
               ///< could: 6, past when denied; meet, begin: 7, the bare verb, nothing after another verb
  past,        ///< was, said: 1; made, held: 2, says nothing after "be"; seemed, failed: 3, past for its infinitive;
               ///< lasted, remained: 4, past until a day too
  present,     ///< have; be: 2; is, are: 3, a day that opens its sentence lies ahead
  plan,        ///< to: 1, for: 2: says future only together with others
  until,       ///< by, before: bound `by`
  since,       ///< from, after: bound `from`
  on,          ///< prepositions of a day: on, at
  up_to,       ///< between the ends of a range: to, through
  both,        ///< and, &
  leader,      ///< on, in, at …: a word before which a bare month or year is meant as time; of: 2
  person,      ///< words before which a name of month or weekday is a person's: Mr., Theresa
  speech,      ///< said, says, told: a month's name before it is a person
  determiner,  ///< its, a, 's: a participle after it says nothing of time; the: 2; that: 3, a pronoun too
  ahead,       ///< soon, early (as soon as Friday); before `of` 2: ahead of Friday; coming: 3, the very next;
               ///< up: 5, before "to" (the run-up to Friday's vote)
  verb,        ///< also a verb: fall, spring
  name,        ///< also a person's name: May, April
  comparison,  ///< as
  anaphor,     ///< of what was spoken of: that, the same 0, the following 1, the previous -1
  this_night,  ///< tonight: the Part of today; 100 more: of yesterday; 200 more: overnight, of yesterday unless the
               ///< clause looks ahead
  closing,     ///< ended -1, ending 1: a year before it is not the calendar's, a date after ended is past
  having,      ///< have: "to have left" looks back
  negation,    ///< not, n't
  than,        ///< than
  between,     ///< between
  within,      ///< in, within: a length after it reaches into the future
  noun,        ///< after "to" no infinitive ("shot to death"): 1; its number is a name ("section 1983"): 2
  intent,      ///< request, offer: an infinitive after it looks ahead
  perfect,     ///< had been: been
  moment,      ///< now: "between now and Friday" binds the end
  count_       ///< how many there are
};

/// Added to the value of a weekday or of a part of the day by a word in the plural: "Mondays", "mornings".
inline constexpr int several = 100;

enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  year,
  decade,
  century,
  weekend,
  fortnight
};

/// The holidays that name a date; how each is computed stands in temporal/holidays.cpp.
enum class Holiday : std::uint8_t {
  new_years_day,
  new_years_eve,
  christmas,
  christmas_eve,
  boxing_day,
  valentine,
  halloween,
  independence_day,
  labor_day,
  memorial_day,
  veterans_day,
  thanksgiving,
  black_friday,
  martin_luther_king_day,
  presidents_day,
  columbus_day,
  mothers_day,
  fathers_day,
  easter_sunday,
  good_friday,
  easter_monday,
  ash_wednesday,
  pentecost,
  ascension,
  palm_sunday,
  all_saints,
  epiphany,
  st_patricks_day,
  may_day,
  election_day,
  bastille_day,
  earth_day,
  groundhog_day,
  april_fools_day,
  cyber_monday,
  whit_monday,
  super_bowl_sunday,
  german_unity_day,
  carnival_monday,
  maundy_thursday,
  corpus_christi,
  st_johns_day,
  assumption,
  columbus_landing,
  all_souls,
  reformation_day,
  st_martins_day,
  st_nicholas,
  spanish_constitution_day,
  immaculate_conception,
  holy_innocents
};

/// Forms that are one word to the rules, parted by blanks. A form with a capital must have it in the text; a form that
/// ends in a full stop is an abbreviation that may keep it.
struct Words {
  WordClass cls;
  int value;
  std::string_view forms;
};

/// One row of the rule table. Patterns: CLASS, word, `?` after what may be missing, `( | )`, `<fragment>`, `,`, `-`.
struct Rule {
  std::string_view name;
  std::string_view pattern;
  Meaning meaning;
  int argument = 0;    ///< what the words say beside their classes; each Meaning tells what it takes
  bool timex3 = true;  ///< printed as TIMEX3; rules that TimeBank would not mark say false
};

/// A piece of pattern with a name.
struct Fragment {
  std::string_view name;
  std::string_view pattern;
};

/// A name of a holiday, its words parted by blanks ("new year 's eve"). Patterns call them all `<holiday>`.
struct HolidayName {
  Holiday holiday;
  std::string_view name;
};

/// How a language writes numbers and dates in digits.
struct NumberStyle {
  bool point_ordinals = false;  ///< "3." is the third, "3.5." the third of May, "3.5.18" that of 2018
  bool decimal_comma = false;   ///< 2,5 is two and a half, 1.200 is twelve hundred
  bool day_first = false;       ///< 3/4/2017 is the third of April; otherwise the text must tell
};

/// Words that may be written as one: any word of `first` with any of `second` behind it ("freitag" "abend"). The rules
/// see two words.
struct Compound {
  std::string_view first, second;
};

struct EventWords;

struct Language {
  std::string_view code;  ///< ISO 639-1
  std::string_view name;
  std::span<const Words> words;
  std::span<const Fragment> fragments;
  std::span<const HolidayName> holidays;
  std::span<const Rule> rules;
  std::span<const std::string_view> abbreviations;  ///< folded, with their full stop: they do not end a sentence
  std::string_view past_endings{};                  ///< "ed": a word ending so is a weak cue of the past; may be empty
  std::string_view future_endings{};                ///< "rá": a word ending so is a cue of the future; may be empty
  std::span<const Compound> compounds{};
  NumberStyle numbers{};
  bool capital_nouns = false;          ///< a capital in the middle of a sentence makes no name
  const EventWords* events = nullptr;  ///< what announces an event; may be nothing
};

/// All languages; English comes first.
std::span<const Language* const> languages();

/// Region parts are ignored ("en-GB"). English for an empty code; for one that is not known a language without words or
/// rules, so that nothing is found rather than nonsense.
const Language& language_named(std::string_view code);

namespace english {
extern const Language language;
extern const EventWords event_words;
}  // namespace english
namespace german {
extern const Language language;
extern const EventWords event_words;
}  // namespace german
namespace spanish {
extern const Language language;
extern const EventWords event_words;
}  // namespace spanish

}  // namespace datelined
