// Values are written digit by digit: no locale, no format strings.
#include "temporal/timex3.hpp"

#include "temporal/spans.hpp"

namespace datelined {
namespace {

std::string_view part_code(Part part) {
  switch (part) {
    case Part::morning:
      return "TMO";
    case Part::midday:
      return "TMI";
    case Part::afternoon:
      return "TAF";
    case Part::evening:
      return "TEV";
    case Part::night:
      return "TNI";
    default:
      return {};
  }
}

void append_two(std::string& text, int value) {
  text += static_cast<char>('0' + value / 10 % 10);
  text += static_cast<char>('0' + value % 10);
}

std::string date_value(Day day) {
  std::string text;
  const int year = year_of(day);
  append_two(text, year / 100);
  append_two(text, year);
  text += '-';
  append_two(text, month_of(day));
  text += '-';
  append_two(text, day_of_month(day));
  return text;
}

std::string point_value(LocalTime moment, Grain grain, Part part, bool utc) {
  if (grain != Grain::day && grain != Grain::minute) return start_form(unit_holding(moment, grain));
  const Day day = std::chrono::floor<std::chrono::days>(moment);
  std::string text = date_value(day);
  if (grain == Grain::day) return text.append(part_code(part));
  const auto minutes = static_cast<int>(std::chrono::floor<std::chrono::minutes>(moment - day).count());
  text += 'T';
  append_two(text, minutes / 60);
  text += ':';
  append_two(text, minutes % 60);
  if (utc) text += 'Z';
  return text;
}

}  // namespace

std::string timex3_value(const TimeSpan& span, bool utc) {
  if (!span.begin) return point_value(span.end - std::chrono::seconds(1), span.end_grain, span.part, utc);
  return point_value(*span.begin, span.grain, span.part, utc);
}

std::string_view timex3_type(const TimeSpan& span) {
  return span.grain == Grain::minute || !part_code(span.part).empty() ? "TIME" : "DATE";
}

std::vector<Timex> timexes(const TimeExpression& expression) {
  if (expression.type.empty()) return {};
  const auto* span = std::get_if<TimeSpan>(&expression.when);
  if (!span || !span->ranged || expression.second.empty())
    return {{expression.where, expression.value, expression.type}};
  const bool utc = !expression.value.empty() && expression.value.back() == 'Z';
  const LocalTime last = span->end_grain == Grain::minute ? span->end : span->end - std::chrono::seconds(1);
  return {{expression.first, expression.value, expression.type},
          {expression.second, point_value(last, span->end_grain, Part::whole, utc), expression.type}};
}

}  // namespace datelined
