// One pass over the bytes: a class table, words through the lexicon, numbers by shape, marks by hand.
#include "temporal/tokens.hpp"

#include "temporal/numbers.hpp"
#include "text/ascii_words.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace datelined {
namespace {

enum ByteClass : std::uint8_t { mark, blank, newline, letter, digit, wide };

constexpr std::array<std::uint8_t, 256> byte_classes() {
  std::array<std::uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') table[c] = blank;
    if (c == '\n') table[c] = newline;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80) table[c] = letter;
    if (c >= '0' && c <= '9') table[c] = digit;
  }
  table[0xC2] = table[0xE2] = wide;  // lead bytes of no-break space, currency, curly quotes, dashes
  return table;
}

constexpr auto class_of = byte_classes();

/// Letters and digits go on with a word.
constexpr std::array<bool, 256> word_bytes() {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c) table[c] = class_of[c] == letter || class_of[c] == digit;
  return table;
}

constexpr auto goes_on = word_bytes();

bool is_letter(char c) { return class_of[static_cast<unsigned char>(c)] == letter; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Scanner {
 public:
  Scanner(std::string_view text, TextRange range, const Lexicon& lexicon, std::vector<Token>& tokens)
      : begin_(text.data()),
        at_(text.data() + range.begin),
        start_(at_),
        end_(text.data() + range.end),
        lexicon_(lexicon),
        tokens_(tokens),
        place_(tokens.empty() ? 0 : tokens.back().place + 1) {}

  void run() {
    while (at_ < end_) {
      at_ += *at_ == ' ';  // most words stand behind a blank: no turn of the loop for that
      if (at_ == end_) break;
      switch (class_of[static_cast<unsigned char>(*at_)]) {
        case blank:
          ++at_;
          break;
        case newline:
          read_newline();
          break;
        case letter:
          read_word();
          break;
        case digit:
          read_number();
          break;
        case wide:
          read_wide();
          break;
        default:
          read_mark();
          break;
      }
    }
    emit_border(end_, end_, paragraph_border);
  }

 private:
  void emit(const char* from, const char* to, std::uint16_t entry, std::int32_t value = 0) {
    tokens_.push_back({static_cast<std::uint32_t>(from - begin_), static_cast<std::uint32_t>(to - begin_), place_++,
                       entry, lexicon_.traits(entry).symbol, value});
  }
  void emit(const char* from, const char* to, Shape shape, std::int32_t value = 0) {
    emit(from, to, static_cast<std::uint16_t>(shape), value);
  }
  void emit_border(const char* from, const char* to, std::int32_t strength) { emit(from, to, Shape::border, strength); }

  void read_newline() {
    const char* first = at_;
    int lines = 0;
    while (at_ < end_ && (class_of[static_cast<unsigned char>(*at_)] == blank || *at_ == '\n')) lines += *at_++ == '\n';
    if (lines > 1) emit_border(first, first, paragraph_border);
  }

  /// Where the word ends that begins at `first`.
  const char* word_end(const char* first) const {
    const std::string_view rest(first, static_cast<std::size_t>(end_ - first));
    std::size_t end = ascii_word_end(rest, 0);
    while (end < rest.size() && goes_on[static_cast<unsigned char>(rest[end])]) end = ascii_word_end(rest, end + 1);
    return first + end;
  }

  void read_word() {
    const char* first = at_;
    at_ = word_end(first);
    auto size = static_cast<std::size_t>(at_ - first);
    const bool plain = (at_ == end_ || *at_ == ' ' || *at_ == ',') && !is_handle(first);
    if (!plain) {
      if (size == 1 && at_ + 1 < end_ && *at_ == '.' && is_letter(at_[1])) size = dotted_letters(first);
      if (is_address(first) || read_negation(first)) return;
    }
    const std::uint16_t entry = lexicon_.find(first, size, end_);
    if (entry != 0) {
      emit_word(first, entry);
    } else if (is_digit(at_[-1]) && read_prefixed_year(first)) {
      return;
    } else if (const Shape form = size > 3 && is_small(*first) ? lexicon_.form_of(at_) : Shape::other;
               form != Shape::other) {
      emit(first, at_, form);
    } else {
      ++place_;
      // Initials and U.S.: their full stop ends no sentence.
      if (at_ < end_ && *at_ == '.' && (size == 1 || first[1] == '.') && *first >= 'A' && *first <= 'Z') ++at_;
    }
    if (!plain && at_ < end_ && (*at_ == '\'' || starts_curly_apostrophe(at_))) read_apostrophe();
  }

  /// "FY2026", "FY26": a word that some pattern names, glued to a year.
  bool read_prefixed_year(const char* first) {
    const char* digits = at_;
    while (digits > first && is_digit(digits[-1])) --digits;
    const auto count = at_ - digits;
    if (digits - first != 2 || (count != 2 && count != 4)) return false;
    const std::uint16_t prefix = lexicon_.find(first, static_cast<std::size_t>(digits - first), end_);
    if (prefix == 0 || lexicon_.entry(prefix).literal == 0 || !lexicon_.entry(prefix).classes.empty()) return false;
    std::int32_t value = 0;
    for (const char* p = digits; p < at_; ++p) value = 10 * value + (*p - '0');
    emit(first, digits, prefix);
    emit(digits, at_, Shape::year, full_year(static_cast<int>(count), value));
    return true;
  }

  /// "won't" and its like are one word, if the lexicon has them.
  bool read_negation(const char* first) {
    if (at_ + 1 >= end_) return false;
    const std::size_t width = *at_ == '\'' ? 1 : starts_curly_apostrophe(at_) ? 3 : 0;
    if (width == 0 || static_cast<std::size_t>(end_ - at_) <= width || at_[width] != 't') return false;
    if (at_ + width + 1 < end_ && is_letter(at_[width + 1])) return false;
    std::array<char, 12> word{};
    const auto size = static_cast<std::size_t>(at_ - first);
    if (size + 2 > word.size()) return false;
    std::copy(first, at_, word.begin());
    word[size] = '\'';
    word[size + 1] = 't';
    const std::uint16_t entry = lexicon_.find(word.data(), size + 2, word.data() + word.size());
    if (entry == 0) return false;
    at_ += width + 1;
    emit(first, at_, entry);
    return true;
  }

  bool starts_curly_apostrophe(const char* p) const {
    return end_ - p > 2 && p[0] == '\xE2' && p[1] == '\x80' && p[2] == '\x99';
  }

  /// "a.m", "U.S", "e.s.t": letters with full stops between, without the last one.
  std::size_t dotted_letters(const char* first) {
    const char* p = first + 1;
    while (p + 1 < end_ && *p == '.' && is_letter(p[1]) && (p + 2 >= end_ || !is_letter(p[2]))) p += 2;
    at_ = p;
    return static_cast<std::size_t>(p - first);
  }

  /// Host names, mail addresses and the like are stepped over: their parts are not words.
  bool is_address(const char* first) {
    const bool mail = at_ < end_ && *at_ == '@';
    const bool host = at_ + 1 < end_ && *at_ == '.' && is_letter(at_[1]) && at_ - first > 1 && is_small(at_[1]);
    const bool scheme = at_ + 2 < end_ && *at_ == ':' && at_[1] == '/' && at_[2] == '/';
    const bool handle = is_handle(first);
    if (!mail && !host && !scheme && !handle) return false;
    if (!handle || host)
      while (at_ < end_ && class_of[static_cast<unsigned char>(*at_)] != blank && *at_ != '\n') ++at_;
    ++place_;
    return true;
  }
  /// "@name", "#tag"
  bool is_handle(const char* first) const { return first > start_ && (first[-1] == '@' || first[-1] == '#'); }
  static bool is_small(char c) { return c >= 'a' && c <= 'z'; }

  void emit_compound(const char* first, const Entry& entry) {
    const char* last = at_;
    at_ = first + entry.first_size;
    emit(first, at_, entry.first_part);
    emit(at_, last, entry.second_part);
    at_ = last;
  }

  void emit_word(const char* first, std::uint16_t index) {
    const Lexicon::Traits traits = lexicon_.traits(index);
    if (at_ < end_ && *at_ == '.' && (traits.dotted || is_month_before_date(index))) ++at_;
    if (traits.is_compound) return emit_compound(first, lexicon_.entry(index));
    if (!traits.known) {
      ++place_;
      return;
    }
    if (traits.is_number) {
      emit_number_word(first, lexicon_.entry(index).value(WordClass::number));
    } else if (traits.is_ordinal && merges_ordinal(first, lexicon_.entry(index).value(WordClass::ordinal))) {
      return;
    } else {
      emit(first, at_, index);
    }
  }

  /// "November. 5, 2026": the full stop after a name in full is a slip.
  bool is_month_before_date(std::uint16_t index) const {
    if (!lexicon_.entry(index).classes.has(WordClass::month)) return false;
    const char* p = at_ + 1;
    const auto skip = [&](auto taken, int most) {
      int count = 0;
      while (p < end_ && count < most && taken(*p)) ++p, ++count;
      return count;
    };
    const auto space = [](char c) { return c == ' '; };
    return skip(space, 1) == 1 && skip(is_digit, 3) <= 2 && skip([](char c) { return c == ','; }, 1) == 1 &&
           skip(space, 1) == 1 && skip(is_digit, 5) == 4;
  }

  /// The token that a number word may be joined to: the one before, or the one before a hyphen.
  Token* joinable() {
    std::size_t last = tokens_.size();
    if (last >= 2 && tokens_[last - 1].entry == static_cast<std::uint16_t>(Shape::hyphen)) --last;
    if (last == 0) return nullptr;
    Token& token = tokens_[last - 1];
    if (token.place + (tokens_.size() - last) + 1 != place_ || token.begin < start_ - begin_) return nullptr;
    return is_spelled(token.entry) ? &token : nullptr;
  }

  void emit_number_word(const char* first, std::int32_t value) {
    if (Token* token = joinable())
      if (const auto joined = joined_number(token->value, value)) {
        extend(*token, *joined, spelled_shape(*joined));
        return;
      }
    emit(first, at_, spelled_shape(value), value);
  }

  bool merges_ordinal(const char*, std::int32_t value) {
    Token* token = joinable();
    if (!token || value > 9 || token->value % 10 != 0 || token->value < 20 || token->value > 90) return false;
    extend(*token, token->value + value, ordinal_shape(token->value + value));
    return true;
  }

  void extend(Token& token, std::int32_t value, Shape shape) {
    tokens_.resize(static_cast<std::size_t>(&token - tokens_.data()) + 1);
    Token& last = tokens_.back();
    last.value = value;
    last.end = static_cast<std::uint32_t>(at_ - begin_);
    last.entry = static_cast<std::uint16_t>(shape);
    last.symbol = lexicon_.entry(shape).symbol;
    place_ = last.place + 1;
  }

  /// 's, 'll, 't, 'clock: looked up with a plain apostrophe.
  void read_apostrophe() {
    const char* first = at_;
    const std::size_t width = *at_ == '\'' ? 1 : 3;
    const char* p = at_ + width;
    std::array<char, 8> word{'\''};
    std::size_t size = 1;
    while (p < end_ && is_letter(*p) && size < word.size()) word[size++] = *p++;
    if (p < end_ && is_letter(*p)) return;
    const std::uint16_t entry = lexicon_.find(word.data(), size, word.data() + word.size());
    if (entry == 0) return;
    at_ = p;
    emit(first, at_, entry);
  }

  /// "3./4. Mai", "3rd/4th of May", "3/4 May": two days; the slash between them reads as a hyphen.
  bool read_day_slash(const char* first) {
    if (tokens_.empty() || tokens_.back().end + begin_ != first || at_ >= end_ || !is_digit(*at_)) return false;
    if (tokens_.back().entry != static_cast<std::uint16_t>(Shape::ordinal_day)) return false;
    emit(first, at_, Shape::hyphen);
    return true;
  }
  bool read_day_pair() {
    const char* p = at_;
    const auto number = [&] {
      std::int32_t value = 0;
      for (int digits = 0; p < end_ && is_digit(*p) && digits < 3; ++digits) value = 10 * value + (*p++ - '0');
      return value;
    };
    const std::int32_t day = number();
    const char* slash = p;
    if (p >= end_ || *p != '/' || day < 1 || day > 31) return false;
    ++p;
    const std::int32_t next = number();
    if (next != day + 1 || next > 31 || p >= end_ || *p != ' ') return false;
    const char* word = p + 1;
    const char* last = word;
    while (last < end_ && is_letter(*last)) ++last;
    const std::uint16_t entry = last > word ? lexicon_.find(word, static_cast<std::size_t>(last - word), end_) : 0;
    if (!lexicon_.entry(entry).classes.has(WordClass::month)) return false;
    emit(at_, slash, ordinal_shape(day), day);
    emit(slash, slash + 1, Shape::hyphen);
    emit(slash + 1, p, ordinal_shape(next), next);
    at_ = p;
    return true;
  }

  void read_number() {
    const char before = at_ > start_ ? at_[-1] : ' ';
    if (!goes_on[static_cast<unsigned char>(before)] && read_day_pair()) return;
    NumberRead read = read_digits(std::string_view(at_, static_cast<std::size_t>(end_ - at_)), lexicon_.numbers());
    if (lexicon_.numbers().point_ordinals && read.count == 1 && ends_in_ordinal_point(read)) {
      ++read.size;
      read.found[0] = {0, read.size, ordinal_shape(read.found[0].value), read.found[0].value};
    }
    const bool after_day = before == '/' && !tokens_.empty() && tokens_.back().end + begin_ == at_;
    const bool glued = before == '$' || before == '#' || before == '@' || before == '.' || before == '=' ||
                       before == '+' || (before == '/' && !after_day) || before == '\xA3' || before == '\xAC' ||
                       before == '\xA5';
    for (const NumberRead::Part& part : read.parts())
      if (glued || part.shape == Shape::other)
        ++place_;
      else
        emit(at_ + part.begin, at_ + part.end, part.shape, part.value);
    at_ += read.size;
  }

  /// "3. Mai", "3. bis 5. Mai", "am 3. soll": the full stop belongs to the number if the sentence goes on.
  bool ends_in_ordinal_point(const NumberRead& read) const {
    const Shape shape = read.found[0].shape;
    const char* p = at_ + read.size;
    if (shape < Shape::to_12 || shape > Shape::two_digits || p >= end_ || *p != '.') return false;
    if (++p >= end_) return false;
    if (*p == ',' || *p == '/') return true;
    const char* gap = p;
    while (p < end_ && (*p == ' ' || *p == '\n' || *p == '\xC2' || *p == '\xA0')) ++p;
    if (p >= end_) return false;
    if (*p == '-' || std::string_view(p, static_cast<std::size_t>(end_ - p)).starts_with("–")) return true;
    if (p == gap) return false;
    if (is_small(*p)) return true;
    const char* word = p;
    while (p < end_ && is_letter(*p)) ++p;
    const std::uint16_t entry = p > word ? lexicon_.find(word, static_cast<std::size_t>(p - word), end_) : 0;
    constexpr ClassSet dated{WordClass::month, WordClass::unit, WordClass::weekday};
    return entry != 0 && (lexicon_.entry(entry).literal != 0 || lexicon_.entry(entry).classes.meets(dated));
  }

  void read_wide() {
    const auto left = end_ - at_;
    if (*at_ == '\xC2') {
      if (left > 1 && at_[1] == '\xA0') {
        at_ += 2;
      } else {
        ++place_;
        at_ += left > 1 ? 2 : 1;
      }
      return;
    }
    const bool punctuation = left > 2 && at_[1] == '\x80';
    const auto third = punctuation ? static_cast<unsigned char>(at_[2]) : 0U;
    const char* first = at_;
    at_ += left > 2 ? 3 : left;
    if (third >= 0x80 && third <= 0x8B) return;  // blanks of all widths
    if (third == 0xAF) return;
    if (third >= 0x90 && third <= 0x95) {
      const bool hyphen = third <= 0x91;
      emit(first, at_, hyphen ? Shape::hyphen : Shape::dash);
    } else if (third >= 0x98 && third <= 0x9F) {
      if (third == 0x98 && at_ < end_ && is_digit(*at_) && read_short_year(first)) return;
      if (third == 0x99 && at_ < end_ && is_digit(*at_) && read_short_year(first)) return;
      emit_border(first, at_, soft_border);
    } else {
      ++place_;
    }
  }

  /// '80s, '98 after its apostrophe.
  bool read_short_year(const char* apostrophe) {
    if (end_ - at_ < 2 || !is_digit(at_[0]) || !is_digit(at_[1])) return false;
    if (end_ - at_ == 2 || !goes_on[static_cast<unsigned char>(at_[2])]) {
      // "Nov '26", "in '98"; but "he said: '26 people came'".
      constexpr ClassSet leads{WordClass::month, WordClass::season, WordClass::leader, WordClass::determiner};
      const bool led = !tokens_.empty() && tokens_.back().place + 1 == place_ &&
                       lexicon_.entry(tokens_.back().entry).classes.meets(leads);
      if (!led) return false;
      const std::int32_t digits = (at_[0] - '0') * 10 + at_[1] - '0';
      // "The class of '48": years far ahead are written in full.
      constexpr std::int32_t latest = 39;
      const std::int32_t value = digits > latest ? 1900 + digits : 2000 + digits;
      at_ += 2;
      emit(apostrophe, at_, Shape::year, value);
      return true;
    }
    if (at_[1] != '0' || at_[2] != 's') return false;
    const std::int32_t value = 1900 + (at_[0] - '0') * 10;
    at_ += 3;
    emit(apostrophe, at_, Shape::decade, value);
    return true;
  }

  void read_mark() {
    const char* first = at_;
    const char c = *at_++;
    const bool word_before = first > start_ && !is_blank(first[-1]);
    const bool word_after = at_ < end_ && !is_blank(*at_);
    switch (c) {
      case ',':
        emit(first, at_, Shape::comma);
        break;
      case '.':
      case '!':
      case '?':
        emit_border(first, at_, word_after && is_letter(*at_) ? soft_border : sentence_border);
        break;
      case ';':
        emit_border(first, at_, sentence_border);
        break;
      case '(':
      case ')':
      case '[':
      case ']':
        emit(first, at_, Shape::bracket, soft_border);
        break;
      case ':':
      case '|':
      case '"':
      case '*':
        emit_border(first, at_, soft_border);
        break;
      case '-':
        read_hyphen(first, word_before && word_after);
        break;
      case '/':
        if (!read_day_slash(first)) ++place_;
        break;
      case '\'':
        if (at_ < end_ && is_digit(*at_) && read_short_year(first)) break;
        if (!word_before || !word_after) emit_border(first, at_, soft_border);
        break;
      case '&': {
        constexpr char ampersand[] = "&";
        const std::uint16_t entry = lexicon_.find(ampersand, 1, ampersand + 1);
        if (entry != 0)
          emit(first, at_, entry);
        else
          ++place_;
        break;
      }
      default:
        ++place_;
        break;
    }
  }
  static bool is_blank(char c) {
    const auto cls = class_of[static_cast<unsigned char>(c)];
    return cls == blank || cls == newline;
  }

  void read_hyphen(const char* first, bool between) {
    if (at_ < end_ && *at_ == '-') {
      while (at_ < end_ && *at_ == '-') ++at_;
      emit(first, at_, Shape::dash);
    } else {
      emit(first, at_, between ? Shape::hyphen : Shape::dash);
    }
  }

  const char* begin_;
  const char* at_;
  const char* start_;
  const char* end_;
  const Lexicon& lexicon_;
  std::vector<Token>& tokens_;
  std::uint32_t place_;
};

}  // namespace

void scan(std::string_view text, TextRange range, const Lexicon& lexicon, std::vector<Token>& tokens) {
  Scanner(text, range, lexicon, tokens).run();
}

}  // namespace datelined
