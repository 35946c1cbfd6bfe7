// Meanings: what each kind of time pattern resolves to. One function a Meaning; the table is in meanings.cpp.
#pragma once

#include "temporal/scene.hpp"

#include <optional>

namespace datelined {

using MeaningFunction = std::optional<Meant> (*)(Scene&);

/// The function of a meaning.
MeaningFunction function_of(Meaning meaning);

// Days (days.cpp, counted_days.cpp) and ranges (ranges.cpp).
std::optional<Meant> mean_point(Scene& scene);
std::optional<Meant> mean_point_range(Scene& scene);
std::optional<Meant> mean_range_list(Scene& scene);
/// One of the two ranges of a list, without and with the month and the year that stand beside the other.
Scene range_of_list(const Scene& scene, std::size_t nth);
std::optional<Meant> mean_range_of_list(const Scene& scene, std::size_t nth);
std::optional<Meant> mean_weekday(Scene& scene);
std::optional<Meant> mean_relative_day(Scene& scene);
std::optional<Meant> mean_relative_weekday(Scene& scene);
std::optional<Meant> mean_weekday_of_week(Scene& scene);
std::optional<Meant> mean_nth_weekday(Scene& scene);
std::optional<Meant> mean_nth_week(Scene& scene);
std::optional<Meant> mean_dated_weekday(Scene& scene);
std::optional<Meant> mean_nth_day_of_month(Scene& scene);
std::optional<Meant> mean_day_beside(Scene& scene);
std::optional<Meant> mean_nth_day(Scene& scene);
std::optional<Meant> mean_day_of_month(Scene& scene);
std::optional<Meant> mean_between_range(Scene& scene);
std::optional<Meant> mean_holiday(Scene& scene);

// Clock times and parts of the day (clocks.cpp).
std::optional<Meant> mean_part_of_day(Scene& scene);
std::optional<Meant> mean_clock(Scene& scene);
std::optional<Meant> mean_clock_range(Scene& scene);

// Longer units (named_units.cpp, units.cpp).
std::optional<Meant> mean_relative_unit(Scene& scene);
std::optional<Meant> mean_month(Scene& scene);
std::optional<Meant> mean_relative_month(Scene& scene);
std::optional<Meant> mean_season(Scene& scene);
std::optional<Meant> mean_quarter(Scene& scene);
std::optional<Meant> mean_half(Scene& scene);
std::optional<Meant> mean_bare_quarter(Scene& scene);
std::optional<Meant> mean_year_before(Scene& scene);
std::optional<Meant> mean_year(Scene& scene);
std::optional<Meant> mean_new_year(Scene& scene);
std::optional<Meant> mean_written_month(Scene& scene);
std::optional<Meant> mean_decade(Scene& scene);
std::optional<Meant> mean_century(Scene& scene);
std::optional<Meant> mean_week_of(Scene& scene);
std::optional<Meant> mean_numbered_week(Scene& scene);
std::optional<Meant> mean_anaphor(Scene& scene);
std::optional<Meant> mean_unit_beside(Scene& scene);
std::optional<Meant> mean_the_unit(Scene& scene);
std::optional<Meant> mean_fiscal_year(Scene& scene);

// Distances, lengths, recurrences, references (lengths.cpp).
std::optional<Meant> mean_distant_ago(Scene& scene);
std::optional<Meant> mean_distant_ahead(Scene& scene);
std::optional<Meant> mean_length(Scene& scene);
std::optional<Meant> mean_past_length(Scene& scene);
std::optional<Meant> mean_next_length(Scene& scene);
std::optional<Meant> mean_span_length(Scene& scene);
std::optional<Meant> mean_compound_length(Scene& scene);
std::optional<Meant> mean_vague_length(Scene& scene);
std::optional<Meant> mean_every(Scene& scene);
std::optional<Meant> mean_present(Scene& scene);
std::optional<Meant> mean_past(Scene& scene);
std::optional<Meant> mean_future(Scene& scene);

// Phrases of the user's own (own_phrases.cpp).
std::optional<Meant> mean_own_phrase(Scene& scene);

/// The span of whatever mixture of year, month, day, weekday, part and clock the scene caught; nothing if it caught
/// none.
std::optional<TimeSpan> point_of(Scene& scene);
/// The day of a holiday in a year.
std::optional<Day> day_of_holiday(Holiday holiday, int year);
/// The span with what the words of the match say of its edges; nothing if there is none within the calendar's years.
std::optional<Meant> meant_span(const Scene& scene, std::optional<TimeSpan> span);
/// The year that the match names, or that its "last year", "next year" means.
std::optional<int> year_said(const Scene& scene);
/// Sets part, approximation and the like from the words of the match.
void apply_edges(const Scene& scene, TimeSpan& span);
/// The day that a clock time or "the day" without a date belongs to: that of the last expression nearby, else
/// publication.
Day day_nearby(const Scene& scene);
/// So many units, printed as TIMEX3's DURATION.
Meant meant_length_of(double count, Unit said);
/// The minute of the day that the match says; nothing if it says none.
std::optional<int> clock_of(const Scene& scene);

}  // namespace datelined
