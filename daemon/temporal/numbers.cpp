// Shapes of numbers, told apart by their separators and what they are glued to.
#include "temporal/numbers.hpp"

#include <algorithm>

namespace datelined {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return static_cast<char>(c | 0x20); }

/// Up to nine digits; -1 for more or none.
std::int32_t integer(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return -1;
  std::int32_t value = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// A number split at its separators.
struct Pieces {
  std::array<std::string_view, 6> piece{};
  std::array<char, 6> separator{};
  std::size_t count = 0;
};

std::optional<Pieces> split(std::string_view run) {
  Pieces pieces;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= run.size(); ++i) {
    if (i < run.size() && is_digit(run[i])) continue;
    if (pieces.count == pieces.piece.size()) return std::nullopt;
    pieces.separator[pieces.count] = i < run.size() ? run[i] : '\0';
    pieces.piece[pieces.count++] = run.substr(from, i - from);
    from = i + 1;
  }
  return pieces;
}

std::size_t run_length(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size()) {
    const char c = text[size];
    const bool separator = c == '.' || c == ',' || c == ':' || c == '/' || c == '-';
    if (!is_digit(c) && !(separator && size + 1 < text.size() && is_digit(text[size + 1]))) break;
    ++size;
  }
  return size;
}

Shape plain_shape(std::string_view digits, std::int32_t value) {
  if (value < 0) return Shape::other;
  if (digits.size() <= 2) {
    if (value == 0) return Shape::zero;
    if (value <= 12) return Shape::to_12;
    if (value <= 24) return Shape::to_24;
    return value <= 31 ? Shape::to_31 : Shape::two_digits;
  }
  if (digits.size() != 4) return Shape::many;
  const bool military = value / 100 <= 24 && value % 100 < 60;
  const bool year = value >= 1000 && value <= 2999;
  if (year) return military ? Shape::year_or_military : Shape::year;
  return military ? Shape::military : Shape::many;
}

bool is_day_month(int day, int month) { return day >= 1 && day <= 31 && month >= 1 && month <= 12; }

std::optional<WrittenDate> year_first(const Pieces& p) {
  const int year = integer(p.piece[0]), month = integer(p.piece[1]), day = integer(p.piece[2]);
  if (p.piece[0].size() != 4 || p.piece[1].size() > 2 || p.piece[2].size() > 2) return std::nullopt;
  if (year < 1000 || year > 2999 || !is_day_month(day, month)) return std::nullopt;
  return WrittenDate{.year = year, .month = month, .day = day};
}

std::optional<WrittenDate> year_last(const Pieces& p, bool short_after_points) {
  if (p.piece[0].size() > 2 || p.piece[1].size() > 2) return std::nullopt;
  const bool short_year = p.separator[0] == '/' || (short_after_points && p.separator[0] == '.');
  if (p.piece[2].size() != 4 && (p.piece[2].size() != 2 || !short_year)) return std::nullopt;
  const int first = integer(p.piece[0]), second = integer(p.piece[1]);
  const int year = full_year(static_cast<int>(p.piece[2].size()), integer(p.piece[2]));
  if (year < 1000 || year > 2999) return std::nullopt;
  const bool day_first = is_day_month(first, second), month_first = is_day_month(second, first);
  if (p.separator[0] == '.' || !month_first) {
    if (!day_first) return std::nullopt;
    return WrittenDate{.year = year, .month = second, .day = first, .order_told = p.separator[0] == '/'};
  }
  const bool ambiguous = day_first && first != second;
  return WrittenDate{.year = year,
                     .month = first,
                     .day = second,
                     .ambiguous = ambiguous,
                     .order_told = !ambiguous && first != second,
                     .month_first = true};
}

/// `points`: "3.5.18" is a date, and "3.5." one without a year.
std::optional<WrittenDate> written(const Pieces& p, bool points) {
  if (points && p.count == 2 && p.separator[0] == '.' && p.piece[0].size() <= 2 && p.piece[1].size() <= 2) {
    const int day = integer(p.piece[0]), month = integer(p.piece[1]);
    return is_day_month(day, month) ? std::optional(WrittenDate{.month = month, .day = day}) : std::nullopt;
  }
  if (p.count != 3 || p.separator[0] != p.separator[1]) return std::nullopt;
  if (p.separator[0] != '/' && p.separator[0] != '-' && p.separator[0] != '.') return std::nullopt;
  if (p.piece[0].size() == 4) return year_first(p);
  return year_last(p, points);
}

std::int32_t clock_minutes(const Pieces& p) {
  const int hours = integer(p.piece[0]), minutes = integer(p.piece[1]);
  if (p.piece[0].size() > 2 || p.piece[1].size() != 2 || hours > 24 || minutes > 59) return -1;
  return hours * 60 + minutes;
}

bool am_or_pm_follows(std::string_view rest) {
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  return rest.size() >= 2 && (small(rest[0]) == 'a' || small(rest[0]) == 'p') &&
         (small(rest[1]) == 'm' || (rest.size() > 2 && rest[1] == '.' && small(rest[2]) == 'm'));
}

/// What letters directly after the digits make of a number.
struct Ending {
  std::size_t size = 0;
  enum Kind { none, ordinal, decade, possessive, own_word, spoiled } kind = none;
};

/// The bytes of an 's that nothing is glued to; 0 if there is none.
std::size_t apostrophe_s(std::string_view rest) {
  const std::size_t width = rest.starts_with('\'') ? 1 : rest.starts_with("\u2019") ? 3 : 0;
  if (width == 0 || rest.size() <= width || rest[width] != 's') return 0;
  return rest.size() > width + 1 && is_letter(rest[width + 1]) ? 0 : width + 1;
}

Ending ending_of(std::string_view rest) {
  for (const std::string_view sign : {"º", "ª", ".º", ".ª"})
    if (rest.starts_with(sign)) return {sign.size(), Ending::ordinal};
  std::size_t size = 0;
  while (size < rest.size() && (is_letter(rest[size]) || is_digit(rest[size]))) ++size;
  if (size == 0) return {apostrophe_s(rest), Ending::possessive};
  const std::string_view letters = rest.substr(0, size);
  if (letters == "er" || letters == "ern") return {size, Ending::decade};
  const char first = small(letters[0]), second = size > 1 ? small(letters[1]) : '\0';
  if (size == 1 && first == 's') return {1, Ending::decade};
  if (size == 2) {
    if ((first == 's' && second == 't') || (first == 'n' && second == 'd') || (first == 'r' && second == 'd') ||
        (first == 't' && second == 'h'))
      return {2, Ending::ordinal};
    if ((first == 'a' || first == 'p') && second == 'm') return {0, Ending::own_word};
  }
  if (size == 1 && (first == 'a' || first == 'p') && rest.size() > 1 && rest[1] == '.') return {0, Ending::own_word};
  if (size == 1 && first == 'h') return {0, Ending::own_word};
  return {size, Ending::spoiled};
}

bool is_thousands(const Pieces& p, char separator) {
  for (std::size_t i = 1; i < p.count; ++i)
    if (p.separator[i - 1] != separator || p.piece[i].size() != 3) return false;
  return p.piece[0].size() <= 3;
}

/// The bytes of a time after an ISO date: T09:00, :00, fraction, Z or offset.
std::size_t iso_time_length(std::string_view rest) {
  if (rest.size() < 6 || (rest[0] != 'T' && rest[0] != 't') || !is_digit(rest[1]) || !is_digit(rest[2]) ||
      rest[3] != ':' || !is_digit(rest[4]) || !is_digit(rest[5]))
    return 0;
  std::size_t size = 6;
  while (size < rest.size() && (is_digit(rest[size]) || rest[size] == ':' || rest[size] == '.')) ++size;
  while (size > 6 && !is_digit(rest[size - 1])) --size;
  if (size < rest.size() && (rest[size] == 'Z' || rest[size] == 'z')) return size + 1;
  if (size + 5 < rest.size() && (rest[size] == '+' || rest[size] == '-') && is_digit(rest[size + 1]) &&
      is_digit(rest[size + 2]) && rest[size + 3] == ':' && is_digit(rest[size + 4]) && is_digit(rest[size + 5]))
    return size + 6;
  return size;
}

void add(NumberRead& read, std::size_t begin, std::size_t end, Shape shape, std::int32_t value) {
  read.found[read.count++] = {begin, end, shape, value};
}

/// "19h30": the minutes of the day; -1 if it is no such clock time.
std::int32_t clock_around_h(std::string_view text, std::size_t hour_digits) {
  const std::string_view rest = text.substr(hour_digits);
  if (hour_digits > 2 || rest.size() < 3 || small(rest[0]) != 'h' || !is_digit(rest[1]) || !is_digit(rest[2]))
    return -1;
  if (rest.size() > 3 && (is_digit(rest[3]) || is_letter(rest[3]))) return -1;
  const std::int32_t hours = integer(text.substr(0, hour_digits)), minutes = integer(rest.substr(1, 2));
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : -1;
}

void read_plain(NumberRead& read, std::string_view text, std::string_view digits) {
  const std::int32_t value = integer(digits);
  if (const std::int32_t minutes = clock_around_h(text, digits.size()); minutes >= 0) {
    read.size = digits.size() + 3;
    return add(read, 0, read.size, Shape::clock, minutes);
  }
  const Ending ending = ending_of(text.substr(digits.size()));
  read.size = digits.size() + ending.size;
  switch (ending.kind) {
    case Ending::possessive:
      // "The 1970's", "80's": a decade; of other years it is a genitive.
      if (ending.size > 0 && value % 10 == 0 &&
          (digits.size() == 4 ? value >= 1000 && value <= 2990 : value >= 20 && digits.size() == 2)) {
        add(read, 0, read.size, Shape::decade, digits.size() == 4 ? value : 1900 + value);
      } else {
        read.size = digits.size();
        add(read, 0, read.size, plain_shape(digits, value), value);
      }
      break;
    case Ending::ordinal:
      add(read, 0, read.size, value > 0 ? ordinal_shape(value) : Shape::other, value);
      break;
    case Ending::decade:
      if (digits.size() == 4 && value % 10 == 0 && value >= 1000 && value <= 2990)
        add(read, 0, read.size, Shape::decade, value);
      else if (digits.size() == 2 && value % 10 == 0 && value >= 20)
        add(read, 0, read.size, Shape::decade, 1900 + value);
      else
        add(read, 0, read.size, Shape::other, 0);
      break;
    case Ending::spoiled:
      add(read, 0, read.size, Shape::other, 0);
      break;
    default:
      add(read, 0, digits.size(), plain_shape(digits, value), value);
      break;
  }
}

/// "10:00-16:00", "9-11:30", "14.00-16.00": two sides of one hyphen, each a number by itself. False if it is not that.
bool read_clock_pair(NumberRead& read, std::string_view text) {
  const std::string_view run = text.substr(0, read.size);
  const std::size_t hyphen = run.find('-');
  if (hyphen == std::string_view::npos || run.find('-', hyphen + 1) != std::string_view::npos) return false;
  const auto side = [&](std::size_t from, std::size_t to) {
    const auto pieces = split(run.substr(from, to - from));
    if (!pieces || pieces->count > 2) return false;
    const std::int32_t value = pieces->count == 1 ? integer(pieces->piece[0]) : clock_minutes(*pieces);
    const bool pointed = pieces->count == 2 && pieces->separator[0] == '.';
    if (value < 0 || (pieces->count == 2 && pieces->separator[0] != ':' && !pointed)) return false;
    const Shape shape = pieces->count == 1 ? plain_shape(pieces->piece[0], value) : Shape::clock;
    add(read, from, to, pointed ? Shape::decimal : shape, pointed ? value / 60 * 100 + value % 60 : value);
    return true;
  };
  if (!side(0, hyphen)) return false;
  add(read, hyphen, hyphen + 1, Shape::hyphen, 0);
  if (side(hyphen + 1, run.size())) return true;
  read.count = 0;
  return false;
}

/// "3-5", "1998-99", "24-26": two numbers and the hyphen between them.
void read_pair(NumberRead& read, const Pieces& p) {
  const std::int32_t first = integer(p.piece[0]), second = integer(p.piece[1]);
  const std::size_t hyphen = p.piece[0].size();
  add(read, 0, hyphen, plain_shape(p.piece[0], first), first);
  add(read, hyphen, hyphen + 1, Shape::hyphen, 0);
  add(read, hyphen + 1, read.size, plain_shape(p.piece[1], second), second);
}

/// "2018/19": a season, a financial year.
bool is_year_and_next(const Pieces& p) {
  const std::int32_t first = integer(p.piece[0]), second = integer(p.piece[1]);
  return p.separator[0] == '/' && p.piece[0].size() == 4 && first >= 1800 && first < 2999 &&
         (p.piece[1].size() == 2 ? second == (first + 1) % 100 : p.piece[1].size() == 4 && second == first + 1);
}

void read_two(NumberRead& read, std::string_view text, const Pieces& p, const NumberStyle& style) {
  const char separator = style.decimal_comma && p.separator[0] == ',' ? '.' : p.separator[0];
  const std::string_view rest = text.substr(read.size);
  const bool am_pm = am_or_pm_follows(rest);
  const std::int32_t minutes = clock_minutes(p);
  if (minutes >= 0 && (separator == ':' || (separator == '.' && am_pm)))
    add(read, 0, read.size, Shape::clock, minutes);
  else if (separator == '-' || is_year_and_next(p))
    read_pair(read, p);
  else if (separator == '.')
    add(read, 0, read.size, p.piece[0].size() <= 6 && p.piece[1].size() <= 3 ? Shape::decimal : Shape::other,
        std::clamp(integer(p.piece[0]), 0, 2'000'000) * 100 +
            (p.piece[1].size() == 1 ? integer(p.piece[1]) * 10 : integer(p.piece[1].substr(0, 2))));
  else if (separator == '/' && integer(p.piece[1]) > 1 && integer(p.piece[0]) < integer(p.piece[1]) &&
           integer(p.piece[1]) <= 8)
    add(read, 0, read.size, Shape::fraction, integer(p.piece[0]) * 100 / integer(p.piece[1]));
  else
    add(read, 0, read.size, Shape::other, 0);
}

}  // namespace

int full_year(int digits, int value) {
  if (digits != 2) return value;
  return value < 50 ? 2000 + value : 1900 + value;
}

bool is_spelled(std::uint16_t entry) {
  return entry >= static_cast<std::uint16_t>(Shape::spelled_12) &&
         entry <= static_cast<std::uint16_t>(Shape::spelled_many);
}

Shape spelled_shape(std::int32_t value) {
  if (value >= 1 && value <= 12) return Shape::spelled_12;
  if (value >= 13 && value <= 31) return Shape::spelled_31;
  return value >= 1500 && value <= 2100 ? Shape::spelled_year : Shape::spelled_many;
}

Shape ordinal_shape(std::int32_t value) { return value >= 1 && value <= 31 ? Shape::ordinal_day : Shape::ordinal; }

std::optional<std::int32_t> joined_number(std::int32_t first, std::int32_t second) {
  if (second == 100 && first < 100) return first * 100;
  if (second >= 1000)
    return first < 1000 && first > 0 ? std::optional(std::min(2'000'000, first * (second / 1000) * 1000))
                                     : std::nullopt;
  if (first >= 20 && first % 10 == 0 && first % 100 >= 20 && second < 10 && second > 0) return first + second;
  if (first >= 16 && first <= 20 && second >= 10 && second < 100) return first * 100 + second;
  if (first >= 100 && first % 100 == 0 && second < 100) return first + second;
  if (first >= 1000 && first % 1000 == 0 && second < 1000) return first + second;
  return std::nullopt;
}

NumberRead read_digits(std::string_view text, const NumberStyle& style) {
  NumberRead read;
  read.size = run_length(text);
  const std::string_view run = text.substr(0, read.size);
  const auto pieces = split(run);
  const bool spoiled = read.size < text.size() && is_letter(text[read.size]) && pieces && pieces->count > 1 &&
                       ending_of(text.substr(read.size)).kind == Ending::spoiled;
  if (!pieces) {
    add(read, 0, read.size, Shape::other, 0);
  } else if (pieces->count == 1) {
    read_plain(read, text, run);
  } else if (pieces->count == 3 && written(*pieces, style.point_ordinals)) {
    read.size += iso_time_length(text.substr(read.size));
    add(read, 0, read.size, Shape::date, 0);
  } else if (style.point_ordinals && text.substr(read.size).starts_with('.') && written(*pieces, true)) {
    add(read, 0, ++read.size, Shape::date, 0);
  } else if (spoiled) {
    read.size += ending_of(text.substr(read.size)).size;
    add(read, 0, read.size, Shape::other, 0);
  } else if (is_thousands(*pieces, style.decimal_comma ? '.' : ',')) {
    add(read, 0, read.size, Shape::many, std::max(0, integer(pieces->piece[0])) * 1000 + integer(pieces->piece[1]));
  } else if (pieces->count == 3 && pieces->piece[0].size() == 2 && pieces->separator[0] == ':' &&
             pieces->separator[1] == ':' && clock_minutes(*pieces) >= 0) {
    // "1:23:51" is how long a race took.
    add(read, 0, read.size, Shape::clock, clock_minutes(*pieces));
  } else if (pieces->count > 2 && read_clock_pair(read, text)) {
    // Both sides are read.
  } else if (pieces->count == 2) {
    read_two(read, text, *pieces, style);
  } else {
    add(read, 0, read.size, Shape::other, 0);
  }
  return read;
}

std::optional<WrittenDate> read_written_date(std::string_view text) {
  const std::size_t size = run_length(text);
  const auto pieces = split(text.substr(0, size));
  if (!pieces) return std::nullopt;
  auto date = written(*pieces, true);
  const std::string_view time = text.substr(std::min(size, text.size()));
  if (date && iso_time_length(time) > 0) {
    const int hours = integer(time.substr(1, 2)), minutes = integer(time.substr(4, 2));
    if (hours <= 24 && minutes < 60) date->minutes = hours * 60 + minutes;
  }
  return date;
}

}  // namespace datelined
