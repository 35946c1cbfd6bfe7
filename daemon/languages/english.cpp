// English: words, patterns and cues of time. What announces an event stands in english_events.cpp.
#include "languages/language.hpp"

namespace datelined::english {
namespace {

using enum WordClass;

constexpr int unit_of(Unit unit) { return static_cast<int>(unit); }
constexpr int holiday_of(Holiday holiday) { return static_cast<int>(holiday); }

// Parts as in calendar/time_span.hpp: early 1, mid 2, late 3, morning 4, midday 5, afternoon 6, evening 7, night 8.
constexpr Words words[] = {
    {month, 1, "January Jan."},
    {month, 2, "February Feb."},
    {month, 3, "March Mar."},
    {month, 4, "April Apr."},
    {month, 5, "May"},
    {month, 6, "June Jun."},
    {month, 7, "July Jul."},
    {month, 8, "August Aug."},
    {month, 9, "September Sep. Sept."},
    {month, 10, "October Oct."},
    {month, 11, "November Nov."},
    {month, 12, "December Dec."},

    {weekday, 1, "monday Mon."},
    {weekday, 2, "tuesday Tue. Tues."},
    {weekday, 3, "wednesday Wed. Weds."},
    {weekday, 4, "thursday Thu. Thur. Thurs."},
    {weekday, 5, "friday Fri."},
    {weekday, 6, "saturday Sat."},
    {weekday, 7, "sunday Sun."},
    {weekday, 101, "mondays"},
    {weekday, 102, "tuesdays"},
    {weekday, 103, "wednesdays"},
    {weekday, 104, "thursdays"},
    {weekday, 105, "fridays"},
    {weekday, 106, "saturdays"},
    {weekday, 107, "sundays"},

    {unit, unit_of(Unit::second), "second"},
    {unit, unit_of(Unit::minute), "minute"},
    {unit, unit_of(Unit::hour), "hour"},
    {unit, unit_of(Unit::day), "day"},
    {unit, unit_of(Unit::week), "week"},
    {unit, unit_of(Unit::month), "month"},
    {unit, unit_of(Unit::quarter), "quarter"},
    {unit, unit_of(Unit::year), "year"},
    {unit, unit_of(Unit::decade), "decade"},
    {unit, unit_of(Unit::century), "century"},
    {unit, unit_of(Unit::weekend), "weekend"},
    {unit, unit_of(Unit::fortnight), "fortnight"},
    {units, unit_of(Unit::second), "seconds secs"},
    {units, unit_of(Unit::minute), "minutes mins"},
    {units, unit_of(Unit::hour), "hours hrs"},
    {units, unit_of(Unit::day), "days"},
    {units, unit_of(Unit::week), "weeks"},
    {units, unit_of(Unit::month), "months"},
    {units, unit_of(Unit::quarter), "quarters"},
    {units, unit_of(Unit::year), "years yrs"},
    {units, unit_of(Unit::decade), "decades"},
    {units, unit_of(Unit::century), "centuries"},
    {units, unit_of(Unit::weekend), "weekends"},
    {units, unit_of(Unit::fortnight), "fortnights"},

    {number, 1, "one"},
    {number, 2, "two"},
    {number, 3, "three"},
    {number, 4, "four"},
    {number, 5, "five"},
    {number, 6, "six"},
    {number, 7, "seven"},
    {number, 8, "eight"},
    {number, 9, "nine"},
    {number, 10, "ten"},
    {number, 11, "eleven"},
    {number, 12, "twelve dozen"},
    {number, 13, "thirteen"},
    {number, 14, "fourteen"},
    {number, 15, "fifteen"},
    {number, 16, "sixteen"},
    {number, 17, "seventeen"},
    {number, 18, "eighteen"},
    {number, 19, "nineteen"},
    {number, 20, "twenty"},
    {number, 30, "thirty"},
    {number, 40, "forty"},
    {number, 50, "fifty"},
    {number, 60, "sixty"},
    {number, 70, "seventy"},
    {number, 80, "eighty"},
    {number, 90, "ninety"},
    {number, 100, "hundred"},
    {number, 1000, "thousand"},
    {vague, 0, "several many few couple dozens hundreds thousands various"},
    {article, 1, "a an"},
    {fraction, 50, "half"},
    {ordinal, 1, "first"},
    {ordinal, 2, "second"},
    {ordinal, 3, "third"},
    {ordinal, 4, "fourth"},
    {ordinal, 5, "fifth"},
    {ordinal, 6, "sixth"},
    {ordinal, 7, "seventh"},
    {ordinal, 8, "eighth"},
    {ordinal, 9, "ninth"},
    {ordinal, 10, "tenth"},
    {ordinal, 11, "eleventh"},
    {ordinal, 12, "twelfth"},
    {ordinal, 13, "thirteenth"},
    {ordinal, 14, "fourteenth"},
    {ordinal, 15, "fifteenth"},
    {ordinal, 16, "sixteenth"},
    {ordinal, 17, "seventeenth"},
    {ordinal, 18, "eighteenth"},
    {ordinal, 19, "nineteenth"},
    {ordinal, 20, "twentieth"},
    {ordinal, 30, "thirtieth"},
    {ordinal, 99, "last final"},

    {season, 1, "spring springtime"},
    {season, 2, "summer summertime"},
    {season, 3, "fall autumn"},
    {season, 4, "winter wintertime"},

    {part, 4, "morning"},
    {part, 5, "midday lunchtime noontime"},
    {part, 6, "afternoon"},
    {part, 7, "evening"},
    {part, 8, "night overnight"},
    {day_word, 0, "today"},
    {day_word, 1, "tomorrow"},
    {day_word, -1, "yesterday"},
    {hour_name, 720, "noon"},
    {hour_name, 0, "midnight"},
    {half_day, 0, "am a.m."},
    {half_day, 12, "pm p.m."},

    {relative, -1, "last past previous"},
    {relative, 0, "this current"},
    {relative, 1, "next coming upcoming following"},
    {modifier, 1, "early beginning start outset"},
    {modifier, 2, "mid middle"},
    {modifier, 3, "late end close later"},
    {modifier, 0, "earlier"},
    {hedge, 0, "about around nearly almost approximately roughly some circa"},
    {adverb, unit_of(Unit::hour), "hourly"},
    {adverb, unit_of(Unit::day), "daily nightly"},
    {adverb, unit_of(Unit::week), "weekly"},
    {adverb, unit_of(Unit::month), "monthly"},
    {adverb, unit_of(Unit::quarter), "quarterly"},
    {adverb, unit_of(Unit::year), "annually yearly"},

    {quarter, 1, "Q1 1Q"},
    {quarter, 2, "Q2 2Q"},
    {quarter, 3, "Q3 3Q"},
    {quarter, 4, "Q4 4Q"},
    {half, 1, "H1"},
    {half, 2, "H2"},
    {decade_name, 20, "twenties"},
    {decade_name, 30, "thirties"},
    {decade_name, 40, "forties"},
    {decade_name, 50, "fifties"},
    {decade_name, 60, "sixties"},
    {decade_name, 70, "seventies"},
    {decade_name, 80, "eighties"},
    {decade_name, 90, "nineties"},

    {zone, 0, "GMT UTC WET Z"},
    {zone, 60, "CET BST WAT MET"},
    {zone, 120, "CEST EET SAST CAT"},
    {zone, 180, "EEST MSK EAT"},
    {zone, 330, "IST"},
    {zone, 480, "HKT SGT AWST"},
    {zone, 540, "JST KST"},
    {zone, 600, "AEST"},
    {zone, 660, "AEDT"},
    {zone, 720, "NZST"},
    {zone, 780, "NZDT"},
    {zone, -180, "ADT BRT ART"},
    {zone, -240, "EDT AST"},
    {zone, -300, "ET EST CDT E.S.T. Eastern"},
    {zone, -360, "CT CST MDT Central"},
    {zone, -420, "MT MST PDT Mountain"},
    {zone, -480, "PT PST AKDT P.S.T. Pacific"},
    {zone, -540, "AKST"},
    {zone, -600, "HST"},

    {up_to, 1, "to through until till thru"},
    {both, 1, "and &"},

    // What stands before a bound.
    {until, 1, "by before until till"},
    {since, 1, "from after since starting beginning effective"},
    {leader, 1,
     "in on at by of since until till from during before after through for to between and around about last this next "
     "early late mid each every"},

    // Cues of direction.
    {future, 1,
     "will 'll won shall would may might could should must can scheduled due expected expects expect planned plans "
     "plan planning upcoming "
     "slated set tomorrow hopes hope aims aim intends intend deadline forthcoming until by pending likely going "
     "opens begins starts ends closes launches arrives airs premieres kicks"},
    {past, 1,
     "was were had did 'd said says told ago went came took fell rose began gave saw ran spoke drew drove flew knew "
     "wrote broke grew threw rang sank since became sat chose sang swam woke"},
    // Also participles: after "be" they say nothing.
    {past, 2,
     "made met won lost held got left led found kept stood shot struck sent sold brought bought built caught quit put "
     "cut hit thought heard felt paid laid sought swept taken given seen done gone shown driven known written spoken "
     "broken drawn grown thrown chosen fallen risen begun become"},
    {present, 1, "is are am be been being has have 's 're 've"},
    {plan, 1, "to"},
    {person, 1, "Mr. Mrs. Ms. Dr. Theresa Judge Justice Sen. Rep. President General Gen. Prof. Sir Lord Lady"},
};

constexpr Fragment fragments[] = {
    {"about",
     "HEDGE | more than | less than | fewer than | at least | at most | over | under | up to | just over | "
     "just under | well over | no more than | no less than | no later than | as much as | as many as | "
     "as long as | only | another | an estimated | an additional"},
    {"count",
     "NUMBER FRACTION? | DECIMAL | NUMBER and ( a | one )? FRACTION | ARTICLE | FRACTION ARTICLE? | "
     "( a | the )? ( VAGUE of? )"},
    {"units", "UNIT | UNITS"},
    {"edge", "MODIFIER | ( the )? ( very )? ( MODIFIER | early part | latter part | first part ) of | sometime"},
    {"zone", "ZONE | ZONE time | local time"},
    {"clock",
     "CLOCK HALF_DAY? <zone>? | HOUR HALF_DAY <zone>? | HOUR o 'clock | HOUR o 'clock in the PART | HOUR in the PART | "
     "HOUR_NAME <zone>? | MILITARY ( ZONE | hours | hrs | h ) | HOUR ZONE"},
    {"monthday", "MONTH ( the )? DAY | ( the )? DAY ( of )? MONTH"},
    {"date",
     "( WEEKDAY ,? ( the )? )? <monthday> ( ,? YEAR )? | ( WEEKDAY ,? )? DATE | WEEKDAY MONTH , DAY ( , YEAR )?"},
    {"day", "<date> | ( on )? WEEKDAY | DAY_WORD | RELATIVE WEEKDAY"},
    {"weekpart", "WEEKDAY PART | PART of? WEEKDAY"},
};

constexpr Rule rules[] = {
    // Days.
    {"date", "<edge>? HEDGE? <date>", Meaning::point},
    {"days of a month",
     "( WEEKDAY ,? )? MONTH DAY ( , DAY )? ( , DAY )? ,? BOTH DAY ( ,? YEAR )? | "
     "DAY ( , DAY )? ( , DAY )? ,? BOTH DAY MONTH YEAR?",
     Meaning::point_list},
    {"date range",
     "( WEEKDAY ,? )? MONTH DAY ( - | UP_TO ) DAY ( ,? YEAR )? | DAY ( - | UP_TO ) DAY ( of )? MONTH ( ,? YEAR )? | "
     "<date> ( - | UP_TO ) <date>",
     Meaning::point_range},
    {"weekday", "<edge>? WEEKDAY", Meaning::weekday},
    {"weekday range", "WEEKDAY ( - | UP_TO ) WEEKDAY", Meaning::point_range},
    {"day from today", "( MODIFIER | later )? DAY_WORD | the day after tomorrow | the day before yesterday",
     Meaning::relative_day},
    {"relative weekday",
     "<edge>? ( the )? RELATIVE WEEKDAY | WEEKDAY ( this | next | last ) week | WEEKDAY week | a week from WEEKDAY | a "
     "week on WEEKDAY | "
     "WEEKDAY of ( this | next | last ) week",
     Meaning::relative_weekday},
    {"nth weekday of a month", "the? ORDINAL WEEKDAY ( in | of ) MONTH ,? YEAR?", Meaning::nth_weekday},
    {"weekday in the middle of a day", "<edge>? <weekpart> | RELATIVE WEEKDAY PART", Meaning::part_of_day},

    // Parts of the day and clock times.
    {"part of a relative day",
     "<edge>? ( this | that | last ) PART | DAY_WORD PART | tonight | later tonight | overnight | "
     "PART DAY_WORD | mid PART DAY_WORD?",
     Meaning::part_of_day},
    {"part of a date", "<date> ,? PART | ( the )? PART of <date>", Meaning::part_of_day},
    {"part of the day", "the ( same | next | following | previous )? PART | mid PART", Meaning::part_of_day},
    {"clock", "( HEDGE | exactly )? <clock> ( PART | tonight )?", Meaning::clock},
    {"clock and day", "HEDGE? <clock> ( on | , )? ( <day> | DAY_WORD | WEEKDAY PART? )", Meaning::clock},
    {"day and clock",
     "( <day> | WEEKDAY PART | DAY_WORD PART | tonight | RELATIVE PART ) ( , | at | @ | - )? ( at )? HEDGE? <clock>",
     Meaning::clock},
    {"clock range", "( CLOCK | HOUR ) HALF_DAY? ( - | UP_TO ) <clock> ( ( on | , )? <day> )?", Meaning::clock_range},
    {"day and clock range", "<day> ( , | from | at )? ( from )? ( CLOCK | HOUR ) HALF_DAY? ( - | UP_TO ) <clock>",
     Meaning::clock_range},

    // Months, seasons, quarters, halves.
    {"month", "<edge>? MONTH", Meaning::month},
    {"month and year", "<edge>? MONTH ( of | , )? YEAR", Meaning::point},
    {"relative month", "<edge>? ( the )? RELATIVE MONTH", Meaning::relative_month},
    {"month range", "MONTH YEAR? ( - | UP_TO ) MONTH YEAR?", Meaning::point_range},
    {"season", "<edge>? ( the )? ( RELATIVE | this past | the same )? SEASON ( of | , )? YEAR?", Meaning::season},
    {"quarter",
     "<edge>? ( the | its | their )? fiscal? ( YEAR | RELATIVE year 's | RELATIVE )? fiscal? ORDINAL fiscal? quarter ( "
     "( of | , )? ( fiscal )? ( YEAR | RELATIVE year ) )? | "
     "QUARTER ( of )? ( fiscal )? YEAR? | YEAR QUARTER",
     Meaning::quarter},
    {"half",
     "<edge>? the? ( YEAR )? ( ORDINAL | latter ) half ( of ( fiscal )? ( YEAR | RELATIVE year | the year ) )? | HALF "
     "YEAR?",
     Meaning::half},
    {"the quarter", "( the | this | its ) ( latest | fiscal | most recent )? quarter | the latest period",
     Meaning::bare_quarter},
    {"a year before",
     "the? year ( earlier | ago ) ( ORDINAL? quarter | period )? | a year ( ago | earlier ) ( quarter | period )? | "
     "the ( same | corresponding | year-earlier ) ( period | quarter ) ( of )? ( last year | a year ( ago | earlier ) "
     ")",
     Meaning::year_before},

    // Years and longer.
    {"year", "<edge>? ( the year )? YEAR", Meaning::year},
    {"fiscal year", "<edge>? ( the )? fiscal ( year )? YEAR", Meaning::year},
    {"year range", "YEAR ( - | UP_TO ) ( YEAR | NUMBER )", Meaning::point_range},
    {"decade", "( <edge> )? ( the )? ( MODIFIER )? ( DECADE | DECADE_NAME )", Meaning::decade},
    {"century", "<edge>? ( the )? ORDINAL century", Meaning::century},
    {"holiday", "<edge>? ( RELATIVE )? HOLIDAY ( ,? YEAR )?", Meaning::holiday},

    // Units around publication.
    {"relative unit", "<edge>? ( the )? RELATIVE ( fiscal | calendar | full )? UNIT", Meaning::relative_unit},
    {"end of a unit", "<edge> the UNIT | the? year 's? end | month end", Meaning::the_unit},
    {"the unit", "the UNIT", Meaning::the_unit},
    {"the week of a date", "the week ( of | beginning | starting | ending ) <date>", Meaning::week_of},
    {"that unit", "<edge>? ( that | the same | the following | the next | the previous | that same ) UNIT",
     Meaning::anaphor},

    // Distances.
    {"ago", "<about>? <count> <units> ( ago | earlier | before )", Meaning::distant_ago},
    {"ahead",
     "in <about>? <count> <units> ( 's | ' )? time | <about>? <count> <units> ( from now | from today | later | hence "
     ")",
     Meaning::distant_ahead},

    // Lengths.
    {"length", "<about>? <count> ( more | full | additional | straight | consecutive )? <units> ( old | long )?",
     Meaning::length},
    {"length and a half", "<about>? ARTICLE UNIT and a FRACTION", Meaning::length},
    {"past length", "<about>? ( the )? RELATIVE <count> ( fiscal | full )? <units>", Meaning::past_length},
    {"nth length", "( the )? ( ORDINAL | latest | RELATIVE ) NUMBER <units>", Meaning::past_length},
    {"the length", "the NUMBER <units>", Meaning::length},
    {"length range", "<about>? NUMBER ( - | UP_TO | or ) NUMBER <units>", Meaning::span_length},
    {"years", "UNITS", Meaning::vague_length},

    // Recurrences.
    {"every",
     "( every | each ) ( other | NUMBER | ORDINAL )? ( <units> | WEEKDAY | MONTH | SEASON | PART | HOLIDAY ) PART?",
     Meaning::every},
    {"adverb", "ADVERB", Meaning::every},

    // References.
    {"now", "now | right now | currently | at present | nowadays | these days | at the moment", Meaning::present},
    {"current", "current", Meaning::present},
    {"recently",
     "( more | most )? recently | the past | ( the )? recent ( past | UNITS ( and UNITS )? )? | previously | formerly "
     "| lately",
     Meaning::past},
    {"soon",
     "soon | the ( near | foreseeable | immediate )? future | as soon as possible | the ( near | short | long ) term | "
     "shortly",
     Meaning::future},
    {"coming units", "( the )? ( coming | future ) UNITS | the UNITS ahead", Meaning::future},

    // What only looks like time.
    {"the second one", "the second", Meaning::nothing},
};

constexpr std::string_view abbreviations[] = {
    "mr.",   "mrs.",   "ms.",   "dr.",   "prof.", "sen.",   "rep.",  "gov.",    "gen.", "col.",  "lt.",
    "sgt.",  "capt.",  "maj.",  "adm.",  "rev.",  "hon.",   "st.",   "jr.",     "sr.",  "co.",   "corp.",
    "inc.",  "ltd.",   "plc.",  "bros.", "u.s.",  "u.k.",   "u.n.",  "e.u.",    "d.c.", "jan.",  "feb.",
    "mar.",  "apr.",   "jun.",  "jul.",  "aug.",  "sep.",   "sept.", "oct.",    "nov.", "dec.",  "mon.",
    "tue.",  "tues.",  "wed.",  "thu.",  "thur.", "thurs.", "fri.",  "sat.",    "sun.", "a.m.",  "p.m.",
    "no.",   "nos.",   "vs.",   "v.",    "e.g.",  "i.e.",   "etc.",  "approx.", "est.", "dept.", "univ.",
    "ave.",  "blvd.",  "rd.",   "mt.",   "ft.",   "fig.",   "vol.",  "ed.",     "pp.",  "art.",  "sec.",
    "ariz.", "calif.", "colo.", "conn.", "fla.",  "ga.",    "ill.",  "ind.",    "kan.", "ky.",   "la.",
    "mass.", "md.",    "mich.", "minn.", "miss.", "mo.",    "mont.", "n.c.",    "n.d.", "n.h.",  "n.j.",
    "n.m.",  "n.y.",   "neb.",  "nev.",  "okla.", "ore.",   "pa.",   "r.i.",    "s.c.", "s.d.",  "tenn.",
    "tex.",  "va.",    "vt.",   "w.va.", "wash.", "wis.",   "wyo.",  "al.",     "ca.",  "cf.",   "op."};

}  // namespace

const Language language{.code = "en",
                        .name = "English",
                        .words = words,
                        .fragments = fragments,
                        .rules = rules,
                        .abbreviations = abbreviations,
                        .past_ending = "ed",
                        .events = nullptr};

}  // namespace datelined::english
