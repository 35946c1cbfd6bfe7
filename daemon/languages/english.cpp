// English: words, patterns and cues of time. What announces an event stands in english_events.cpp.
#include "languages/language.hpp"

namespace datelined::english {
namespace {

using enum WordClass;

constexpr int unit_of(Unit unit) { return static_cast<int>(unit); }

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
    {ordinal, 99, "last final latter"},

    {season, 1, "spring springtime"},
    {season, 2, "summer summertime"},
    {season, 3, "fall autumn"},
    {season, 4, "winter wintertime"},

    {part, 4, "morning dawn daybreak"},
    {part, 5, "lunchtime"},
    {part, 6, "afternoon"},
    {part, 7, "evening dusk"},
    {part, 8, "night"},
    {part, 104, "mornings"},
    {part, 106, "afternoons"},
    {part, 107, "evenings"},
    {part, 108, "nights"},
    {this_night, 8, "tonight"},
    {this_night, 208, "overnight"},
    {day_word, 0, "today"},
    {day_word, 1, "tomorrow"},
    {day_word, -1, "yesterday"},
    {hour_name, 720, "noon midday noontime"},
    {hour_name, 0, "midnight"},
    {possessive, 1, "'s '"},
    {half_day, 0, "am a.m."},
    {half_day, 12, "pm p.m."},

    {relative, -1, "last past previous"},
    {relative, 0, "this current"},
    {relative, 1, "next coming upcoming following"},
    {modifier, 1, "early"},
    {modifier, 2, "mid"},
    {modifier, 3, "late later"},
    {margin, 1, "beginning start outset"},
    {margin, 2, "middle"},
    {margin, 3, "end close"},
    {modifier, 0, "earlier sooner"},
    {anaphor, 0, "that same"},
    {anaphor, 1, "following"},
    {anaphor, -1, "previous"},
    {hedge, 0, "least about around nearly almost approximately roughly some circa"},
    {adverb, unit_of(Unit::hour), "hourly"},
    {adverb, unit_of(Unit::day), "daily nightly"},
    {adverb, unit_of(Unit::week), "weekly"},
    {adverb, unit_of(Unit::month), "monthly"},
    {adverb, unit_of(Unit::quarter), "quarterly"},
    {adverb, unit_of(Unit::year), "annually yearly annual"},

    {quarter, 1, "Q1"},
    {quarter, 2, "Q2"},
    {quarter, 3, "Q3"},
    {quarter, 4, "Q4"},
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

    {zone, 0, "gmt utc WET Z"},
    {zone, 60, "cet BST WAT MET"},
    {zone, 120, "cest EET SAST CAT"},
    {zone, 180, "EEST MSK EAT"},
    {zone, 330, "IST"},
    {zone, 480, "HKT SGT AWST"},
    {zone, 540, "JST KST"},
    {zone, 600, "AEST"},
    {zone, 660, "AEDT"},
    {zone, 720, "NZST"},
    {zone, 780, "NZDT"},
    {zone, -180, "ADT BRT ART"},
    {zone, -240, "edt AST"},
    {zone, -300, "ET est CDT E.S.T. Eastern"},
    {zone, -360, "CT CST MDT Central"},
    {zone, -420, "MT MST pdt Mountain"},
    {zone, -480, "PT pst AKDT P.S.T. Pacific"},
    {zone, -540, "AKST"},
    {zone, -600, "HST"},

    {up_to, 1, "to through until till thru"},
    {both, 1, "and &"},

    // What stands before a bound.
    {until, 1, "by before until till"},
    {since, 1, "from after since starting beginning effective commencing"},
    {leader, 1,
     "in on at by since until till from during before after through into for to between and around about last this "
     "next "
     "early late mid each every"},

    {leader, 2, "of"},
    {leader, 1, "A.D. AD"},

    // Cues of direction.
    {future, 1,
     "will 'll won't shall would may might should must can expects expect planning upcoming tomorrow intends "
     "intend deadline delivery forthcoming pending going arrives premieres"},
    // Nouns after an article: "the plan".
    {future, 3,
     "plans plan hopes hope aims aim opens begins starts ends closes launches airs kicks plays meets visits hosts "
     "travels "
     "convenes reconvenes reopens resumes returns takes goes comes enters holds votes debuts faces releases unveils "
     "expires departs performs tours "
     "runs "
     "concludes"},
    {future, 2, "scheduled due expected planned slated poised"},
    {future, 4, "set forecast likely"},
    {future, 5, "extended postponed adjourned delayed rescheduled deferred pushed moved suspended given"},
    {future, 6, "could"},
    // "Leaders meet Friday": the bare verb, nothing behind an auxiliary.
    {future, 7, "meet convene reconvene gather begin take go arrive depart expire resume"},
    {past, 1,
     "was were had did 'd said says told ago took fell rose gave saw ran spoke drew drove flew knew "
     "wrote broke grew threw rang sank since became sat chose sang swam woke tore wore bore swore stole froze forgot "
     "forgave shook shrank sprang stank drank hid rode arose blew ate didn't wasn't weren't couldn't hadn't"},
    // Also participles: after "be" they say nothing.
    {past, 2,
     "made met won lost held got left let led found kept stood shot struck sent sold brought bought built caught quit "
     "put "
     "cut hit thought heard felt paid laid sought swept taken given seen done gone shown driven known written spoken "
     "ended broken drawn grown thrown chosen fallen risen begun become set fought taught spent lent bent slept wept "
     "crept fled fed bled bred sped slid dug hung swung stuck clung spun shone dealt meant "
     "spread torn worn stolen frozen shaken hidden ridden eaten beaten "
     "extended postponed adjourned delayed rescheduled deferred pushed moved suspended overcame overtook withdrew "
     "undertook underwent withdrawn undertaken overthrown"},
    {present, 2, "be"},
    {present, 3, "is are"},
    {present, 1, "am been being has have 's 're 've"},
    {past, 4, "lasted stayed remained served ruled lived"},
    {past, 3,
     "went came returned arrived gathered rushed hurried started attempted struggled seemed failed refused tried began "
     "continued managed appeared used happened proved declined helped"},
    {plan, 1, "to"},
    {plan, 2, "for"},
    {on, 1, "on at"},
    {noun, 1,
     "death life court jail prison school college hospital parliament congress power office war peace victory trial "
     "town church hell heaven shore port sea bed safety earth justice former new local senior below above just only "
     "even people press media "
     "government police others him her them it us me you"},
    {verb, 1, "fall spring May March"},
    {noun, 2,
     "section resolution article chapter room flight route rule page highway title boeing airbus windows number "
     "proposition "
     "regulation directive form model figure table paragraph verse psalm lot unit vol vol. fig. no. nos. docket case "
     "office"},
    {name, 1, "May April June August March"},
    {speech, 1, "said says told added called insisted wants has is will would"},
    {determiner, 2, "the"},
    {determiner, 1, "a an its his her their our my your this these those some any 's newly recently previously"},
    {determiner, 3, "that"},
    {ahead, 1, "soon early"},
    {ahead, 2, "ahead advance"},
    {ahead, 5, "up"},
    {ahead, 3, "coming upcoming"},
    {comparison, 1, "as"},
    {intent, 1, "request requests plan plans proposal permission deal agreement bid promise pledge"},
    {perfect, 1, "had"},
    {moment, 1, "now today"},
    {having, 1, "have"},
    {closing, -1, "ended"},
    {closing, 1, "ending ends"},
    {negation, 1, "not never n't won't no isn't wasn't neither nor couldn't didn't"},
    {than, 1, "than"},
    {between, 1, "between"},
    {within, 1, "in within"},
    {person, 1, "Mr. Mrs. Ms. Dr. Theresa Judge Justice Sen. Rep. President General Gen. Prof. Sir Lord Lady"},
};

constexpr HolidayName holidays[] = {
    {Holiday::new_years_day, "new year 's day"},
    {Holiday::new_years_eve, "new year 's eve"},
    {Holiday::christmas, "christmas"},
    {Holiday::christmas, "christmas day"},
    {Holiday::christmas_eve, "christmas eve"},
    {Holiday::boxing_day, "boxing day"},
    {Holiday::valentine, "valentine 's day"},
    {Holiday::halloween, "halloween"},
    {Holiday::independence_day, "independence day"},
    {Holiday::independence_day, "the fourth of july"},
    {Holiday::labor_day, "labor day"},
    {Holiday::labor_day, "labour day"},
    {Holiday::memorial_day, "memorial day"},
    {Holiday::veterans_day, "veterans day"},
    {Holiday::veterans_day, "armistice day"},
    {Holiday::thanksgiving, "thanksgiving"},
    {Holiday::thanksgiving, "thanksgiving day"},
    {Holiday::black_friday, "black friday"},
    {Holiday::cyber_monday, "cyber monday"},
    {Holiday::martin_luther_king_day, "martin luther king day"},
    {Holiday::martin_luther_king_day, "martin luther king jr. day"},
    {Holiday::presidents_day, "presidents ' day"},
    {Holiday::presidents_day, "presidents day"},
    {Holiday::columbus_day, "columbus day"},
    {Holiday::mothers_day, "mother 's day"},
    {Holiday::fathers_day, "father 's day"},
    {Holiday::easter_sunday, "easter"},
    {Holiday::easter_sunday, "easter sunday"},
    {Holiday::good_friday, "good friday"},
    {Holiday::easter_monday, "easter monday"},
    {Holiday::ash_wednesday, "ash wednesday"},
    {Holiday::palm_sunday, "palm sunday"},
    {Holiday::ascension, "ascension day"},
    {Holiday::pentecost, "pentecost"},
    {Holiday::whit_monday, "whit monday"},
    {Holiday::all_saints, "all saints ' day"},
    {Holiday::epiphany, "epiphany"},
    {Holiday::st_patricks_day, "st. patrick 's day"},
    {Holiday::st_patricks_day, "st patrick 's day"},
    {Holiday::may_day, "may day"},
    {Holiday::election_day, "election day"},
    {Holiday::bastille_day, "bastille day"},
    {Holiday::earth_day, "earth day"},
    {Holiday::groundhog_day, "groundhog day"},
    {Holiday::april_fools_day, "april fools ' day"},
    {Holiday::april_fools_day, "april fool 's day"},
    {Holiday::super_bowl_sunday, "super bowl sunday"},
    {Holiday::german_unity_day, "german unity day"},
};

constexpr Fragment fragments[] = {
    {"about",
     "HEDGE | more than | less than | fewer than | at least | at most | up to | just over | just under | "
     "well over | no more than | no less than | as much as | as many as | as long as | an estimated | an additional"},
    {"over", "over | under"},
    {"count",
     "NUMBER FRACTION? | DECIMAL | NUMBER BOTH ( a | one )? FRACTION | ARTICLE | FRACTION ARTICLE? | "
     "( a | the )? ( VAGUE of? )"},
    {"kind",
     "trading | business | working | calendar | straight | consecutive | full | more | additional | school | "
     "extra | whole | long | fiscal"},
    {"units", "UNIT | UNITS"},
    // "A year-on-year rise", "day-to-day business".
    {"unit on unit", "( the | a )? UNIT ( on | over | to | by ) UNIT"},
    {"margin", "( the )? ( very )? ( MODIFIER | MARGIN | early part | latter part | first part ) of"},
    {"edge", "MODIFIER in? | <margin> | sometime"},
    {"zone", "ZONE | ZONE time | local time | BRACKET ( ZONE | ZONE time | local time ) BRACKET"},
    {"clock",
     "CLOCK HALF_DAY? <zone>? | HOUR HALF_DAY <zone>? | HOUR o 'clock | HOUR o 'clock ( in the | at ) PART | HOUR ( in "
     "the | at ) PART | "
     "HOUR? HOUR_NAME <zone>? | MILITARY ( ZONE | hours | hrs | h ) | HOUR ZONE"},
    {"hour", "HOUR ( HALF_DAY | ( in the | at ) PART )? <zone>?"},
    {"from clock", "( CLOCK | HOUR ) HALF_DAY? <zone>? | HOUR? HOUR_NAME"},
    {"monthday", "MONTH ( the )? DAY | ( the )? DAY ( of )? MONTH"},
    {"date",
     "( WEEKDAY ,? ( the )? )? <monthday> ( ( , | of )? YEAR )? | ( WEEKDAY ,? )? DATE | WEEKDAY MONTH , DAY ( , YEAR "
     ")?"},
    {"day", "<date> | WEEKDAY | DAY_WORD | RELATIVE WEEKDAY"},
    {"weekpart", "WEEKDAY PART | PART of? WEEKDAY"},
    {"the year", "( of | , | in )? ( the )? ( fiscal )? ( YEAR | RELATIVE ( fiscal )? year )"},
};

constexpr Rule rules[] = {
    // What only looks like time stands first: of equal matches the first rule wins.
    {"no time",
     "( the | this | a )? <count> <units> old | a quarter of ( an hour )? | NUMBER quarters of ( an hour )? | <count> "
     "<units> of age | the "
     "second | a second | as soon as | soon "
     "after | "
     "soon afterward | shortly ( before | after ) | high noon | the ( long | short | near ) term | this day "
     "| the fall of | to ( fall | spring ) | <unit on unit> | the dawn of | the? last - ( minute | second ) | the? "
     "last ( minute | "
     "second "
     ") | "
     "( the | a )? quarter - ( final | finals | finalist | finalists ) | matter of UNITS | UNITS apart | <about> a "
     "quarter of ( an hour )? | CLOCK ( of the | left | remaining | into ) | "
     "three quarters | UNITS old | "
     "( early | wee | small ) PART? hours | ( rush | happy | office | business | opening | working ) hours | to this "
     "day | ( the | a )? ORDINAL UNIT ( in a row | running ) | ( after | off ) - hours",
     Meaning::nothing},

    // Days.
    {"date", "<edge>? HEDGE? <date>", Meaning::point},
    {"between days",
     "<date> BOTH <date> | DAY BOTH DAY ( of )? MONTH ( ,? YEAR )? | MONTH DAY BOTH DAY ( ,? YEAR )? | "
     "WEEKDAY BOTH WEEKDAY | MONTH YEAR? BOTH MONTH YEAR? | YEAR BOTH YEAR",
     Meaning::between_range},
    {"days of a month",
     "( WEEKDAY ,? )? MONTH DAY ( , DAY )? ( , DAY )? ,? BOTH DAY ( ,? YEAR )? | "
     "( the )? DAY ( , DAY )? ( , DAY )? ,? BOTH ( the )? DAY ( of )? MONTH YEAR?",
     Meaning::point_list},
    {"date ranges", "MONTH DAY - DAY BOTH DAY - DAY ( ,? YEAR )? | DAY - DAY BOTH DAY - DAY MONTH YEAR?",
     Meaning::range_list},
    {"date range",
     "( WEEKDAY ,? )? MONTH DAY ( - | UP_TO ) DAY ( ( , | of )? YEAR )? | "
     "( WEEKDAY ,? )? ( the )? DAY ( - | UP_TO ) ( WEEKDAY ,? )? ( the )? DAY ( of )? MONTH ( ( , | of )? YEAR )? | "
     "<date> ( - | UP_TO ) <date>",
     Meaning::point_range},
    {"weekday", "( <edge> | MODIFIER on )? WEEKDAY", Meaning::weekday},
    {"weekday range", "RELATIVE? WEEKDAY ( - | UP_TO ) WEEKDAY", Meaning::point_range},
    {"day from today", "( MODIFIER | later )? DAY_WORD", Meaning::relative_day},
    {"the day after tomorrow", "the day after tomorrow", Meaning::relative_day, 2},
    {"the day before yesterday", "the day before yesterday", Meaning::relative_day, -2},
    {"relative weekday", "<edge>? ( the )? RELATIVE WEEKDAY", Meaning::relative_weekday},
    {"weekday some weeks ago", "( a week | NUMBER weeks ) ago ( on )? WEEKDAY", Meaning::relative_weekday, -7},
    {"weekday before last", "the WEEKDAY before last", Meaning::relative_weekday, -2},
    {"weekday after next", "( the )? WEEKDAY after next", Meaning::relative_weekday, 7},
    {"weekday of a week", "WEEKDAY of? RELATIVE week", Meaning::weekday_of_week},
    {"weekday week", "WEEKDAY week | ( a week | NUMBER weeks ) ( from | on ) WEEKDAY", Meaning::relative_weekday, 7},
    {"nth weekday of a month", "the? ORDINAL WEEKDAY ( in | of ) MONTH ( ,? YEAR )?", Meaning::nth_weekday},
    {"nth day of a month", "the? ORDINAL day ( in | of ) MONTH ( ,? YEAR )?", Meaning::nth_day_of_month},
    {"day after a day",
     "( the day | NUMBER days | WEEKDAY | the WEEKDAY ) after ( <holiday> | <monthday> ) ( ,? YEAR )?",
     Meaning::day_beside, 1},
    {"day before a day",
     "( the day | NUMBER days | WEEKDAY | the WEEKDAY ) before ( <holiday> | <monthday> ) ( ,? YEAR )?",
     Meaning::day_beside, -1},
    {"nth week of a month", "the? ORDINAL ( full )? week ( in | of ) MONTH ( ,? YEAR )?", Meaning::nth_week},
    {"weekday and part of the day", "( <edge> | MODIFIER on )? <weekpart> | RELATIVE WEEKDAY PART",
     Meaning::part_of_day},
    {"day of a month", "the DAY", Meaning::day_of_month},
    {"weekday and day of a month", "WEEKDAY ,? ( the )? DAY", Meaning::dated_weekday},

    // Parts of the day and clock times.
    {"part of a relative day",
     "<edge>? RELATIVE PART | MODIFIER? DAY_WORD PART | later? THIS_NIGHT | PART DAY_WORD | mid PART DAY_WORD?",
     Meaning::part_of_day},
    {"part of a date", "<date> ,? PART | ( the )? MODIFIER? PART of ( <date> | WEEKDAY )", Meaning::part_of_day},
    {"part of the day", "( the )? ANAPHOR PART | the RELATIVE? PART | ( the )? MODIFIER PART", Meaning::part_of_day},
    {"clock", "( HEDGE | exactly )? <clock> ( PART | THIS_NIGHT )?", Meaning::clock},
    {"clock and day", "HEDGE? <clock> ( on | of | , )? ( <day> | WEEKDAY PART? | DAY_WORD PART )", Meaning::clock},
    {"day and clock",
     "( <day> | WEEKDAY PART | DAY_WORD PART | THIS_NIGHT | RELATIVE PART ) ( , | at | @ | - )? ( at )? HEDGE? <clock> "
     "| "
     "<day> ,? at DECIMAL",
     Meaning::clock},
    {"half past", "( <day> ,? ( at )? )? HEDGE? half past <hour> ( ( on | , )? <day> )?", Meaning::clock, 30},
    {"quarter past", "( <day> ,? ( at )? )? HEDGE? a? quarter past <hour> ( ( on | , )? <day> )?", Meaning::clock, 15},
    // "Cut from a quarter to three per cent" is none: something must say that it is a time.
    {"quarter to",
     "( <day> ,? ( at )? | at | HEDGE ) a? quarter to <hour> ( ( on | , )? <day> )? | a? quarter to <hour> ( on | , )? "
     "<day> | a? quarter to HOUR ( HALF_DAY | in the PART )",
     Meaning::clock, -15},
    {"clock range", "<from clock> ( - | UP_TO | BOTH ) <clock> ( ( on | , )? <day> )?", Meaning::clock_range},
    {"day and clock range",
     "<day> ,? ( from | between )? DECIMAL ( - | UP_TO | BOTH ) DECIMAL | <day> ( , | from | at | between )? ( from | "
     "between )? <from clock> ( - | UP_TO | BOTH ) <clock>",
     Meaning::clock_range},

    // Months, seasons, quarters, halves.
    {"month", "<edge>? ( the month of )? MONTH", Meaning::month},
    {"month and year", "<edge>? ( the month of )? MONTH ( of | in | , )? YEAR", Meaning::point},
    {"end-March", "MARGIN - MONTH YEAR?", Meaning::point},
    {"end-2026", "MARGIN - YEAR", Meaning::year},
    {"relative month", "<edge>? ( the )? RELATIVE MONTH DAY?", Meaning::relative_month},
    {"month of a relative year", "<edge>? MONTH ( of )? RELATIVE year", Meaning::relative_month, 1},
    {"day of a relative year", "HEDGE? ( WEEKDAY ,? )? <monthday> ,? ( of )? RELATIVE year", Meaning::relative_month,
     1},
    {"month range", "MONTH YEAR? ( - | UP_TO ) MONTH YEAR?", Meaning::point_range},
    {"season", "<edge>? ( the )? MODIFIER? ( RELATIVE | this past | the same )? SEASON ( ( of | , )? YEAR )?",
     Meaning::season},
    {"season of a relative year", "<edge>? ( the )? SEASON ( of )? RELATIVE year", Meaning::season, 1},
    {"quarter",
     "<edge>? ( the )? fiscal? ( YEAR | RELATIVE year 's | RELATIVE )? fiscal? ORDINAL fiscal? quarter <the year>? | "
     "QUARTER ( ( of )? ( fiscal )? YEAR )? | YEAR QUARTER",
     Meaning::quarter},
    {"half", "<edge>? the? YEAR? ORDINAL half <the year>? | HALF YEAR?", Meaning::half},
    {"half of the year", "<edge>? the? ORDINAL half of the year", Meaning::half, 1},
    {"the quarter", "the ( latest | fiscal | most recent )? quarter | the latest period", Meaning::bare_quarter},
    {"the quarter of a year", "the YEAR ( quarter | period ) | RELATIVE year 's ( quarter | period )",
     Meaning::bare_quarter},
    {"a year before", "( the | a )? year ( earlier | ago )", Meaning::year_before},
    {"the quarter of a year before",
     "( the | a )? year ( earlier | ago ) ORDINAL? quarter | the quarter a year ( earlier | ago ) | "
     "the ( same | corresponding | comparable ) quarter ( of )? ( last year | a year ( ago | earlier ) )?",
     Meaning::year_before, 1},
    {"the period of a year before",
     "( the | a )? year ( earlier | ago ) period | the ( same | corresponding | comparable ) period ( of | in )? ( "
     "last "
     "year | the previous year | a year ( ago | earlier ) )?",
     Meaning::year_before, 2},

    // Years and longer.
    {"year", "<edge>? HEDGE? ( the year )? YEAR", Meaning::year},
    {"fiscal year in short", "<edge>? fy YEAR", Meaning::year},
    {"the new year", "the new year", Meaning::new_year},
    {"fiscal year of a number", "<edge>? ( the )? fiscal ( year )? YEAR", Meaning::year},
    {"written month", "YEAR - NUMBER", Meaning::written_month},
    {"year range", "YEAR ( - | UP_TO ) ( YEAR | NUMBER )", Meaning::point_range},
    {"decade", "<edge>? MODIFIER? ( DECADE | DECADE_NAME )", Meaning::decade},
    {"the decade", "<edge>? the MODIFIER? ( DECADE | DECADE_NAME )", Meaning::decade, 1},
    {"century", "<edge>? ( the )? MODIFIER? ORDINAL ( century | centuries )", Meaning::century},
    {"centuries",
     "<edge>? ( the )? MODIFIER? ORDINAL ( - | UP_TO | BOTH ) ( the )? MODIFIER? ORDINAL ( century | centuries )",
     Meaning::century},
    {"holiday", "<edge>? ( RELATIVE )? <holiday> ( ( , | of | in )? YEAR )?", Meaning::holiday},
    {"weekend of a holiday", "( the )? <holiday> weekend ( ,? YEAR )?", Meaning::holiday, 1, false},

    // Units around publication.
    {"relative unit", "<edge>? ( the )? RELATIVE ( fiscal | calendar | full )? UNIT", Meaning::relative_unit},
    {"the unit ahead", "the UNIT ahead", Meaning::relative_unit, 1},
    {"the unit before last", "the UNIT before last", Meaning::relative_unit, -2},
    {"the unit after next", "the UNIT after next", Meaning::relative_unit, 2},
    {"end of a unit", "<margin> the UNIT | MODIFIER in the UNIT | MODIFIER UNIT", Meaning::the_unit},
    {"end of the year", "( HEDGE | the )? year 's? end", Meaning::the_unit, unit_of(Unit::year) + 1},
    {"year-end of a year", "( HEDGE | the )? year 's? MARGIN ( of )? YEAR", Meaning::year},
    {"before and after a year", "( pre | post ) - YEAR", Meaning::year},
    {"end of the month", "month 's? end", Meaning::the_unit, unit_of(Unit::month) + 1},
    {"the unit before", "the ( UNIT | PART ) before", Meaning::unit_beside, -1},
    {"the unit after", "the ( UNIT | PART ) after", Meaning::unit_beside, 1},
    {"the unit", "the ( full | whole | entire )? UNIT", Meaning::the_unit},
    {"the fiscal year", "the fiscal year", Meaning::fiscal_year},
    {"the latest fiscal year", "the latest fiscal year", Meaning::fiscal_year, 1},
    {"the week of a date", "the? week ( of | beginning | starting | ending ) ( the )? <date>", Meaning::week_of},
    {"the weekend of a date", "the? weekend of ( the )? <date>", Meaning::week_of, 1},
    {"that unit", "<edge>? ( the )? ( ANAPHOR )? ANAPHOR ( UNIT | PART | MONTH )", Meaning::anaphor},

    {"nth day",
     "( the | that | a | its | their | his | her )? ORDINAL ( full | straight | consecutive | trading )? ( UNIT | PART "
     ")",
     Meaning::nth_day},

    {"that unit of the year before",
     "the ( same | corresponding ) UNIT ( of | in )? ( last year | the previous year | the year before | a year ( ago "
     "| "
     "earlier | before ) )",
     Meaning::anaphor, 1},

    // Distances.
    {"ago", "( <about> | <over> )? <count> <kind>? <units> ago", Meaning::distant_ago},
    {"years ago today", "NUMBER <units> ago DAY_WORD | ARTICLE <units> ago DAY_WORD", Meaning::distant_ago},
    {"earlier", "( <about> | <over> )? <count> <kind>? <units> earlier", Meaning::distant_ago, 1},
    {"later", "( <about> | <over> )? <count> <kind>? <units> later", Meaning::distant_ahead, 1},
    {"ahead",
     "in <about>? <count> <kind>? <units> ( 's | ' )? time | <about>? <count> <kind>? <units> ( from now | from today "
     "| hence )",
     Meaning::distant_ahead},

    // Lengths.
    {"length", "( <about> | <over> )? <count> <kind>? <units>", Meaning::length},
    {"length and a half", "<about>? ARTICLE UNIT BOTH a FRACTION", Meaning::length},
    {"a year and a half ago", "<about>? ARTICLE UNIT BOTH a FRACTION ago", Meaning::distant_ago},
    {"past length", "<about>? ( the )? RELATIVE <about>? <count> <kind>? <units>", Meaning::past_length},
    {"nth length", "( the )? ( ORDINAL | latest | RELATIVE ) NUMBER <kind>? <units>", Meaning::past_length},
    {"the length", "the NUMBER <kind>? <units>", Meaning::length},
    {"length range", "( the? RELATIVE )? <about>? NUMBER ( - | UP_TO | or ) NUMBER <kind>? <units>",
     Meaning::span_length},
    {"weekends", "weekends", Meaning::every, 1},
    {"years", "UNITS", Meaning::vague_length},
    {"years ago", "UNITS ago", Meaning::past},
    {"compound length", "<about>? NUMBER <units> ,? BOTH? NUMBER <units>", Meaning::compound_length},
    {"decadelong", "the? ( decadelong | decade long )", Meaning::length, unit_of(Unit::decade) + 1},
    {"daylong", "the? ( daylong | day long )", Meaning::length, unit_of(Unit::day) + 1},
    {"weeklong", "the? ( weeklong | week long )", Meaning::length, unit_of(Unit::week) + 1},
    {"monthlong", "the? ( monthlong | month long )", Meaning::length, unit_of(Unit::month) + 1},
    {"yearlong", "the? ( yearlong | year long )", Meaning::length, unit_of(Unit::year) + 1},
    {"hourlong", "the? ( hourlong | hour long )", Meaning::length, unit_of(Unit::hour) + 1},

    // Recurrences.
    {"every", "( every | each ) ( NUMBER | ORDINAL )? ( <units> | WEEKDAY | MONTH | SEASON | PART | <holiday> ) PART?",
     Meaning::every},
    {"every weekday night", "WEEKDAY PART", Meaning::every},
    {"every nth weekday", "the? ORDINAL WEEKDAY ( in | of ) ( every | each | the ) month", Meaning::every},
    {"every other", "( every | each ) other ( <units> | WEEKDAY )", Meaning::every, 2},
    {"adverb", "ADVERB", Meaning::every},

    // References.
    {"now", "now | currently | at present | nowadays | these days | at the moment", Meaning::present},
    {"current", "current", Meaning::present},
    {"recently", "more? recently | lately", Meaning::past},
    {"the past", "the past", Meaning::past, 1},
    {"at the time", "( the | that ) time", Meaning::past, 2},
    {"recent", "recent | formerly", Meaning::past},
    {"previously", "previously | most recently", Meaning::past, 0, false},
    {"recent days", "( the )? ( recent | past ) ( days | years )", Meaning::past},
    {"recent months", "( the )? ( recent | past ) UNITS", Meaning::vague_length},
    {"soon", "soon", Meaning::future, 1},
    {"shortly", "as soon as possible | shortly", Meaning::future, 0, false},
    {"the future", "the ( near | not too distant )? future", Meaning::future},
    {"coming units", "( the )? ( coming | future ) UNITS | the UNITS ahead", Meaning::vague_length},
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

constexpr Compound compounds[] = {{"mid", "year week month summer winter spring autumn morning afternoon"}};

}  // namespace

const Language language{.code = "en",
                        .name = "English",
                        .words = words,
                        .fragments = fragments,
                        .holidays = holidays,
                        .rules = rules,
                        .abbreviations = abbreviations,
                        .past_endings = "ed",
                        .compounds = compounds,
                        .events = &event_words};

}  // namespace datelined::english
