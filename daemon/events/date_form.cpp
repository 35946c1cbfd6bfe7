// Date form: told from the words of an expression and the grain it was read to.
#include "events/date_form.hpp"

#include <algorithm>

namespace datelined {

DateForm form_of(const TimeExpression&, const TimeSpan& when, const std::vector<Word>& words, std::size_t first,
                 std::size_t last) {
  bool year = false, digits = false, month = false, weekday = false, relative_word = false, clock = false;
  for (std::size_t i = first; i < last && i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.number && word.text.size() == 4 && word.text.find(':') == std::string_view::npos &&
        (word.text[0] == '1' || word.text[0] == '2'))
      year = true;
    else if (word.number)
      digits = true;
    if (word.number && word.text.find('-') != std::string_view::npos && word.text.size() >= 8) year = true;
    clock = clock || word.text.find(':') != std::string_view::npos;
    switch (word.entry ? word.entry->date : DateWord::none) {
      case DateWord::weekday:
        weekday = true;
        break;
      case DateWord::month:
        month = true;
        break;
      case DateWord::near_day:
      case DateWord::next:
        relative_word = true;
        break;
      case DateWord::clock:
        clock = true;
        break;
      default:
        break;
    }
  }
  switch (when.grain) {
    case Grain::minute:
    case Grain::day:
      if (year && digits) return DateForm::full;
      if (month && digits) return DateForm::month_day;
      if (weekday) return DateForm::weekday;
      if (relative_word) return DateForm::near_day;
      if (clock) return DateForm::clock;
      return year ? DateForm::full : digits ? DateForm::month_day : DateForm::near_day;
    case Grain::week:
      return DateForm::week;
    case Grain::month:
      return relative_word ? DateForm::next_unit : year ? DateForm::month_year : DateForm::month;
    case Grain::quarter:
    case Grain::half:
    case Grain::season:
      return DateForm::quarter;
    case Grain::year:
      return relative_word ? DateForm::next_unit : DateForm::year;
    default:
      return DateForm::other;
  }
}

bool moved_a_year(const TimeExpression& expression, const TimeSpan& when, const std::vector<Word>& words,
                  std::size_t first, std::size_t last, LocalTime moment) {
  using std::chrono::days, std::chrono::floor, std::chrono::year_month_day;
  constexpr std::size_t reach = 3;  // words behind the day: "of next year"
  if (!when.begin || year_month_day(floor<days>(*when.begin)).year() <= year_month_day(floor<days>(moment)).year())
    return false;
  for (std::size_t i = first; i < std::min(last + reach, words.size()); ++i)
    if (words[i].entry && words[i].entry->date == DateWord::next) return false;
  return form_of(expression, when, words, first, last) == DateForm::month_day;
}

}  // namespace datelined
