// The table of meanings.
#include "temporal/meanings.hpp"

#include <array>

namespace datelined {
namespace {

std::optional<Meant> mean_nothing(Scene&) { return std::nullopt; }

struct Row {
  Meaning meaning;
  MeaningFunction function;
};

constexpr Row rows[] = {
    {Meaning::point, mean_point},
    {Meaning::point_list, mean_point},
    {Meaning::range_list, mean_range_list},
    {Meaning::point_range, mean_point_range},
    {Meaning::weekday, mean_weekday},
    {Meaning::relative_day, mean_relative_day},
    {Meaning::relative_weekday, mean_relative_weekday},
    {Meaning::weekday_of_week, mean_weekday_of_week},
    {Meaning::nth_weekday, mean_nth_weekday},
    {Meaning::nth_week, mean_nth_week},
    {Meaning::dated_weekday, mean_dated_weekday},
    {Meaning::nth_day_of_month, mean_nth_day_of_month},
    {Meaning::day_beside, mean_day_beside},
    {Meaning::nth_day, mean_nth_day},
    {Meaning::day_of_month, mean_day_of_month},
    {Meaning::between_range, mean_between_range},
    {Meaning::fiscal_year, mean_fiscal_year},
    {Meaning::relative_unit, mean_relative_unit},
    {Meaning::month, mean_month},
    {Meaning::relative_month, mean_relative_month},
    {Meaning::season, mean_season},
    {Meaning::quarter, mean_quarter},
    {Meaning::half, mean_half},
    {Meaning::bare_quarter, mean_bare_quarter},
    {Meaning::year_before, mean_year_before},
    {Meaning::year, mean_year},
    {Meaning::new_year, mean_new_year},
    {Meaning::written_month, mean_written_month},
    {Meaning::decade, mean_decade},
    {Meaning::century, mean_century},
    {Meaning::holiday, mean_holiday},
    {Meaning::week_of, mean_week_of},
    {Meaning::numbered_week, mean_numbered_week},
    {Meaning::distant_ago, mean_distant_ago},
    {Meaning::distant_ahead, mean_distant_ahead},
    {Meaning::anaphor, mean_anaphor},
    {Meaning::unit_beside, mean_unit_beside},
    {Meaning::the_unit, mean_the_unit},
    {Meaning::length, mean_length},
    {Meaning::past_length, mean_past_length},
    {Meaning::next_length, mean_next_length},
    {Meaning::span_length, mean_span_length},
    {Meaning::compound_length, mean_compound_length},
    {Meaning::vague_length, mean_vague_length},
    {Meaning::every, mean_every},
    {Meaning::present, mean_present},
    {Meaning::past, mean_past},
    {Meaning::future, mean_future},
    {Meaning::part_of_day, mean_part_of_day},
    {Meaning::clock, mean_clock},
    {Meaning::clock_range, mean_clock_range},
    {Meaning::own_phrase, mean_own_phrase},
    {Meaning::nothing, mean_nothing},
};

constexpr auto functions = [] {
  std::array<MeaningFunction, static_cast<std::size_t>(Meaning::nothing) + 1> table{};
  for (const Row& row : rows) table[static_cast<std::size_t>(row.meaning)] = row.function;
  return table;
}();

}  // namespace

MeaningFunction function_of(Meaning meaning) { return functions[static_cast<std::size_t>(meaning)]; }

}  // namespace datelined
