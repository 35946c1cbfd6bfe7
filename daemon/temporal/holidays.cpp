// Holidays that name a date, computed: fixed days, n-th weekdays, and days counted from Easter.
#include "temporal/meanings.hpp"
#include "temporal/spans.hpp"

namespace datelined {
namespace {

using enum WordClass;
using std::chrono::days;

/// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return *day_of(year, month, day);
}

enum class Reckoning { fixed, nth_weekday, from_easter };

/// fixed: month, day; nth weekday: month, weekday (1 Monday), nth (9 the last); from Easter: days. `after` days later.
struct HolidayRow {
  Holiday holiday;
  Reckoning reckoning;
  int first = 0, second = 0, nth = 0, after = 0;
};

using enum Holiday;
constexpr HolidayRow holidays[] = {
    {new_years_day, Reckoning::fixed, 1, 1},
    {new_years_eve, Reckoning::fixed, 12, 31},
    {christmas, Reckoning::fixed, 12, 25},
    {christmas_eve, Reckoning::fixed, 12, 24},
    {boxing_day, Reckoning::fixed, 12, 26},
    {valentine, Reckoning::fixed, 2, 14},
    {halloween, Reckoning::fixed, 10, 31},
    {independence_day, Reckoning::fixed, 7, 4},
    {labor_day, Reckoning::nth_weekday, 9, 1, 1},
    {memorial_day, Reckoning::nth_weekday, 5, 1, 9},
    {veterans_day, Reckoning::fixed, 11, 11},
    {thanksgiving, Reckoning::nth_weekday, 11, 4, 4},
    {black_friday, Reckoning::nth_weekday, 11, 4, 4, 1},
    {cyber_monday, Reckoning::nth_weekday, 11, 4, 4, 4},
    {martin_luther_king_day, Reckoning::nth_weekday, 1, 1, 3},
    {presidents_day, Reckoning::nth_weekday, 2, 1, 3},
    {columbus_day, Reckoning::nth_weekday, 10, 1, 2},
    {mothers_day, Reckoning::nth_weekday, 5, 7, 2},
    {fathers_day, Reckoning::nth_weekday, 6, 7, 3},
    {easter_sunday, Reckoning::from_easter, 0},
    {good_friday, Reckoning::from_easter, -2},
    {easter_monday, Reckoning::from_easter, 1},
    {ash_wednesday, Reckoning::from_easter, -46},
    {palm_sunday, Reckoning::from_easter, -7},
    {ascension, Reckoning::from_easter, 39},
    {pentecost, Reckoning::from_easter, 49},
    {whit_monday, Reckoning::from_easter, 50},
    {all_saints, Reckoning::fixed, 11, 1},
    {epiphany, Reckoning::fixed, 1, 6},
    {st_patricks_day, Reckoning::fixed, 3, 17},
    {may_day, Reckoning::fixed, 5, 1},
    {election_day, Reckoning::nth_weekday, 11, 1, 1, 1},
    {bastille_day, Reckoning::fixed, 7, 14},
    {earth_day, Reckoning::fixed, 4, 22},
    {groundhog_day, Reckoning::fixed, 2, 2},
    {april_fools_day, Reckoning::fixed, 4, 1},
    {super_bowl_sunday, Reckoning::nth_weekday, 2, 7, 2},
    {german_unity_day, Reckoning::fixed, 10, 3},
    {carnival_monday, Reckoning::from_easter, -48},
    {maundy_thursday, Reckoning::from_easter, -3},
    {corpus_christi, Reckoning::from_easter, 60},
    {st_johns_day, Reckoning::fixed, 6, 24},
    {assumption, Reckoning::fixed, 8, 15},
    {columbus_landing, Reckoning::fixed, 10, 12},
    {all_souls, Reckoning::fixed, 11, 2},
    {reformation_day, Reckoning::fixed, 10, 31},
    {st_martins_day, Reckoning::fixed, 11, 11},
    {st_nicholas, Reckoning::fixed, 12, 6},
    {spanish_constitution_day, Reckoning::fixed, 12, 6},
    {immaculate_conception, Reckoning::fixed, 12, 8},
    {holy_innocents, Reckoning::fixed, 12, 28},
};

std::optional<Day> reckoned(const HolidayRow& row, int year) {
  if (row.reckoning == Reckoning::fixed) return day_of(year, row.first, row.second);
  if (row.reckoning == Reckoning::from_easter) return easter(year) + days(row.first);
  const auto month = span_of_month(year, row.first);
  if (!month) return std::nullopt;
  if (row.nth == 9) return weekday_at_or_before(std::chrono::floor<days>(month->end) - days(1), row.second);
  return weekday_at_or_after(std::chrono::floor<days>(*month->begin), row.second) + days(7 * (row.nth - 1) + row.after);
}

/// The longest name of a holiday that the match says.
std::optional<Holiday> holiday_said(const Scene& scene) {
  const HolidayName* longest = nullptr;
  for (const HolidayName& row : scene.language.holidays)
    if ((!longest || row.name.size() > longest->name.size()) && scene.says_all(row.name)) longest = &row;
  return longest ? std::optional(longest->holiday) : std::nullopt;
}

}  // namespace

std::optional<Day> day_of_holiday(Holiday holiday, int year) {
  if (year < 1600 || year > 2999) return std::nullopt;
  for (const HolidayRow& row : holidays)
    if (row.holiday == holiday) return reckoned(row, year);
  return std::nullopt;
}

namespace {

/// "Christmas Day", "Easter 2018", "until Thanksgiving"; but not "the Christmas holidays".
bool names_a_day(const Scene& scene) {
  const Token* before = scene.neighbour_before();
  return scene.caught.count > 1 || scene.is(before, on) || scene.is(before, until) || scene.is(before, since);
}

}  // namespace

std::optional<Meant> mean_holiday(Scene& scene) {
  const auto said_holiday = holiday_said(scene);
  if (!said_holiday) return std::nullopt;
  const Holiday which = *said_holiday;
  const Day today = scene.today();
  std::optional<Day> found;
  if (const auto said = scene.find(year)) {
    found = day_of_holiday(which, *said);
  } else {
    const int toward = scene.value(relative, 0);
    Lean lean = scene.lean();
    if (scene.has(relative) && toward != 0) lean = toward < 0 ? Lean::past : Lean::future;
    found = day_of_holiday(which, scene.this_year());
    if (!found) return std::nullopt;
    const bool strict = scene.has(relative) && toward != 0;
    // A few weeks ahead it is the one that comes, whatever the verb: it is spoken of before.
    const bool about_to_come = !strict && *found >= today && *found - today <= days(31);
    if (lean == Lean::past && !about_to_come && *found > today - days(strict ? 1 : 0))
      found = day_of_holiday(which, scene.this_year() - 1);
    if (lean == Lean::future && *found < today + days(strict ? 1 : 0))
      found = day_of_holiday(which, scene.this_year() + 1);
    if (lean == Lean::none && *found - today > days(182)) found = day_of_holiday(which, scene.this_year() - 1);
    if (lean == Lean::none && today - *found > days(182)) found = day_of_holiday(which, scene.this_year() + 1);
  }
  if (!found) return std::nullopt;
  // A weekend of three days lies before a Monday and after a Thursday.
  if (scene.argument == 1) return Meant{weekend_of(*found - days(weekday_of(*found) == 1 ? 1 : 0)), {}, {}};
  return Meant{span_of_day(*found), {}, {}, names_a_day(scene)};
}

}  // namespace datelined
