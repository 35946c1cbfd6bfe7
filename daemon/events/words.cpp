// Words: cuts a sentence at blanks and marks, keeps "U.S.", "1.72.0", "Sony's" and "covid-19" together.
#include "events/words.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace datelined {
namespace {

bool is_upper(unsigned char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_digit(unsigned char byte) { return byte >= '0' && byte <= '9'; }

constexpr auto ascii_word_bytes = [] {
  std::array<bool, 256> table{};
  for (unsigned char byte = '0'; byte <= '9'; ++byte) table[byte] = true;
  for (unsigned char byte = 'A'; byte <= 'Z'; ++byte) table[byte] = table[byte + 32U] = true;
  return table;
}();
bool is_ascii_word_byte(unsigned char byte) { return ascii_word_bytes[byte]; }
bool is_word_byte(unsigned char byte) { return is_ascii_word_byte(byte) || byte >= 0x80; }

constexpr auto is_mark = [] {
  std::array<bool, 256> table{};
  for (const unsigned char mark : std::string_view(",;:()\".?!/*|-&%")) table[mark] = true;
  return table;
}();

/// Counts letters in its lower half and capital ones in its upper half.
constexpr auto letter_counts = [] {
  std::array<std::uint64_t, 256> table{};
  for (unsigned char letter = 'a'; letter <= 'z'; ++letter) table[letter] = 1;
  for (unsigned char letter = 'A'; letter <= 'Z'; ++letter) table[letter] = 1 | std::uint64_t{1} << 32U;
  return table;
}();

/// A mark of more than one byte at `at`, as its plain sign, and its length; 0 if there is none.
struct WideMark {
  char mark = 0;
  std::size_t size = 0;
};
WideMark mark_of_bytes(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead == 0xc2) {
    const std::string_view two = text.substr(at, 2);
    if (two == "\u00a0") return {' ', 2};
    if (two == "«" || two == "»") return {'"', 2};
    if (two == "·") return {'*', 2};
  } else if (lead == 0xe2) {
    const std::string_view three = text.substr(at, 3);
    if (three == "–" || three == "—" || three == "―") return {'-', 3};
    if (three == "“" || three == "”" || three == "„") return {'"', 3};
    if (three == "’" || three == "‘") return {'\'', 3};
    if (three == "…") return {'.', 3};
    if (three == "•" || three == "●" || three == "▪") return {'*', 3};
  }
  return {};
}

WideMark wide_mark(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) < 0x80 ? WideMark() : mark_of_bytes(text, at);
}

/// Whether the mark at `at`, which is not a word's first byte, holds two parts of one word together: "covid-19",
/// "AT&T", "U.S", "1.72.0", "20,000", "9:30".
bool joins(std::string_view text, std::size_t begin, std::size_t at) {
  const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
  if (!is_word_byte(next)) return false;
  switch (text[at]) {
    case '\'':
    case '-':
    case '&':
    case '@':
    case '+':
    case '/':
      return true;
    case '.':
      return next >= 'a' || is_digit(next) || at - begin == 1 || text[at - 2] == '.';
    case ',':
    case ':':
      return is_digit(next) && is_digit(static_cast<unsigned char>(text[at - 1]));
    default:
      return false;
  }
}

/// The full stop of "St. Louis", "Ft. Worth", "Mt. Elm".
bool ends_saint(std::string_view text, std::size_t begin, std::size_t at) {
  const std::string_view word = text.substr(begin, at - begin);
  return (word == "St" || word == "Ft" || word == "Mt") && at + 2 < text.size() && text[at + 1] == ' ' &&
         is_upper(static_cast<unsigned char>(text[at + 2]));
}

/// The last full stop of "U.S." or of an initial.
bool ends_initials(std::string_view text, std::size_t begin, std::size_t at) {
  if (text[at] != '.') return false;
  return ((at - begin == 1 || text[at - 2] == '.') && is_upper(static_cast<unsigned char>(text[at - 1]))) ||
         ends_saint(text, begin, at);
}

/// The end of the word that begins at `at`.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const auto byte = static_cast<unsigned char>(text[end]);
    if (is_ascii_word_byte(byte)) {
      ++end;
    } else if (byte <= ' ') {
      break;
    } else if (const WideMark wide = wide_mark(text, end); wide.mark == '\'') {
      const auto after = end + 3 < text.size() ? static_cast<unsigned char>(text[end + 3]) : 0;
      if (end == at || !is_word_byte(after) || (after >= 0x80 && wide_mark(text, end + 3).mark)) break;
      end += 3;
    } else if (wide.mark) {
      break;
    } else if (byte >= 0x80 || (end > at && (byte == '+' || joins(text, at, end) || ends_initials(text, at, end)))) {
      ++end;
    } else {
      break;
    }
  }
  return end;
}

bool begins_address(std::string_view text, std::size_t at) {
  if (text[at] != 'h' && text[at] != 'w') return false;
  const std::string_view rest = text.substr(at);
  return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
}

std::size_t address_end(std::string_view text, std::size_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ' && text[at] != ')' && text[at] != ']' &&
         text[at] != '>')
    ++at;
  return at;
}

/// A word that no table knows and that ends as regular pasts do: "acquitted", not "hundred" or "agreed-upon".
bool reads_as_past(std::string_view lower) {
  return lower.size() > 4 && lower.ends_with("ed") && !lower.ends_with("eed") && !lower.ends_with("red") &&
         lower.find('-') == std::string_view::npos;
}

constexpr RoleMask known_of_ed =
    mask(Role::past, Role::participle, Role::event, Role::base, Role::set_for, Role::moved, Role::cancelled);

class Cutter {
 public:
  Cutter(std::string_view text, TextRange range, Block::Kind kind, const Vocabulary& vocabulary)
      : text_(text.substr(0, range.end)), vocabulary_(vocabulary) {
    sentence_.range = range;
    sentence_.kind = kind;
    sentence_.words.reserve(range.size() / 5 + 4);
    fold(range.of(text));
  }

  SentenceWords cut() && {
    for (std::size_t at = sentence_.range.begin; at < text_.size();) at = step(at);
    // one after the other, so that the processor waits for the memory of several words at once
    for (Word& word : sentence_.words)
      if (!word.entry) know(word);
    return std::move(sentence_);
  }

 private:
  /// The whole sentence in lower case, and room for its words with a typographic apostrophe, which are spelt again
  /// behind it: it never moves once words point into it.
  void fold(std::string_view said) {
    std::string& folded = sentence_.folded;
    folded.reserve(2 * said.size() + 16);  // on the heap: a moved sentence keeps it where it is
    folded = said;
    for (char& byte : folded) byte = static_cast<char>(is_upper(static_cast<unsigned char>(byte)) ? byte + 32 : byte);
    typographic_ = said.find("’") != std::string_view::npos;
    contracts_ = typographic_ || said.find('\'') != std::string_view::npos;
  }

  std::string_view lower(std::size_t at, std::size_t end) {
    std::string& folded = sentence_.folded;
    const std::size_t begin = at - sentence_.range.begin, size = end - at;
    const std::string_view plain = std::string_view(folded).substr(begin, size);
    if (!typographic_ || plain.find("’") == std::string_view::npos) return plain;
    const std::size_t respelt = folded.size();
    for (std::size_t i = begin; i < begin + size; ++i) {
      const bool apostrophe = folded.compare(i, 3, "’") == 0;
      folded += apostrophe ? '\'' : folded[i];
      if (apostrophe) i += 2;
    }
    return std::string_view(folded).substr(respelt);
  }

  std::size_t step(std::size_t at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte == ' ') return blank_ = true, at + 1;
    if (const std::size_t size = byte >= 0xe2 ? picture(at) : 0) return blank_ = true, at + size;
    if (begins_address(text_, at)) return blank_ = true, address_end(text_, at);
    const WideMark wide = wide_mark(text_, at);
    if (wide.mark == ' ' || wide.mark == '\'') return blank_ = blank_ || wide.mark == ' ', at + wide.size;
    if (wide.mark) return add_mark(at, wide.size, wide.mark);
    if (is_word_byte(byte) || (is_sign(text_[at]) && word_end(text_, at + 1) > at + 1)) return add_word(at);
    if (byte == '-' && text_.substr(at, 2) == "--") return add_mark(at, 2, '-');
    if (byte == '-' && !blank_ && at > sentence_.range.begin) return at + 1;
    if (is_mark[byte]) return add_mark(at, 1, text_[at]);
    if (byte <= ' ') blank_ = true;
    return at + 1;
  }

  /// "$5", "#fair", "@ritavale"
  static bool is_sign(char byte) { return byte == '$' || byte == '#' || byte == '@'; }

  /// The bytes of a pictograph at `at`, which is no word; 0 for anything else.
  std::size_t picture(std::size_t at) const {
    const std::string_view rest = text_.substr(at, 3);
    if (rest.starts_with("\xf0\x9f")) return std::min<std::size_t>(4, text_.size() - at);
    if (rest == "\xef\xb8\x8f") return 3;
    const bool sign = rest.size() == 3 && rest[0] == '\xe2' && rest[1] >= '\x98' && rest[1] <= '\x9e';
    return sign ? 3 : 0;
  }

  std::size_t add_mark(std::size_t at, std::size_t size, char mark) {
    if (mark == '*' && !sentence_.words.empty()) return at + size;  // emphasis of markdown
    Word& word = sentence_.words.emplace_back();
    word.where = {at, at + size};
    word.text = text_.substr(at, size);
    word.mark = mark == '|' ? ';' : mark;
    if (mark == '&' || mark == '%') {
      word.mark = 0;
      word.roles = mask(mark == '&' ? Role::conjunction : Role::quantity);
    }
    word.lower = word.text;
    word.entry = &vocabulary_.nothing();
    word.joined = !blank_;
    blank_ = false;
    return at + size;
  }

  std::size_t add_word(std::size_t at) {
    const std::size_t first = is_sign(text_[at]) ? at + 1 : at;
    const std::size_t end = std::max(word_end(text_, first), first + 1);
    const std::size_t cut = contraction(at, end);
    push(at, cut);
    if (cut != end) push(cut, end);
    return end;
  }

  /// Where "she'll" is parted; `end` if it is not.
  std::size_t contraction(std::size_t at, std::size_t end) const {
    static constexpr std::string_view verbs[] = {"'ll", "’ll", "'re", "’re", "'ve", "’ve", "'m", "’m", "'d", "’d"};
    static constexpr std::string_view pronouns[] = {"it", "he", "she", "that", "there", "what", "who", "here", "where"};
    const std::string_view word = text_.substr(at, end - at);
    if (!contracts_ || !ends_in_contraction(word)) return end;
    for (const std::string_view tail : verbs)
      if (word.size() > tail.size() && word.ends_with(tail)) return end - tail.size();
    const std::size_t tail = word.ends_with("'s") ? 2 : word.ends_with("’s") ? 4 : word.size();
    const std::string before = datelined::folded(word.substr(0, word.size() - tail));
    return is_one_of(before, pronouns) ? end - tail : end;
  }

  /// An apostrophe and one or two bytes behind it.
  static bool ends_in_contraction(std::string_view word) {
    for (std::size_t back = 2; back <= 3 && back <= word.size(); ++back)
      if (const char byte = word[word.size() - back]; byte == '\'' || byte == "’"[2]) return true;
    return false;
  }

  void push(std::size_t at, std::size_t end) {
    Word& word = sentence_.words.emplace_back();
    word.where = {at, end};
    word.text = text_.substr(at, end - at);
    word.lower = lower(at, end);
    word.joined = !blank_;
    blank_ = false;
    spell(word);
  }

  /// What its letters and digits tell.
  static void spell(Word& word) {
    std::uint64_t counts = 0;
    for (const char letter : word.text) counts += letter_counts[static_cast<unsigned char>(letter)];
    const std::uint64_t letters = counts & UINT32_MAX, upper = counts >> 32U;
    const auto lead = static_cast<unsigned char>(word.text[0]);
    word.capital = is_upper(lead) || (upper > 0 && letters > 2) ||
                   (lead == 0xc3 && word.text.size() > 1 && static_cast<unsigned char>(word.text[1]) < 0x9f);
    word.shouted = letters > 1 && upper == letters;
    word.number = is_digit(lead) || lead == '$';
  }

  /// What the vocabulary knows of it.
  void know(Word& word) const {
    word.entry = &vocabulary_.entry(word.lower);
    word.roles = word.entry->roles;
    if (!word.capital && !word.is(known_of_ed) && reads_as_past(word.lower))
      word.roles |= mask(Role::past, Role::participle);
    if (word.lower.size() > 2 && word.lower.ends_with("'s")) {
      word.entry = &vocabulary_.entry(word.lower.substr(0, word.lower.size() - 2));
      word.roles = mask(Role::possessive) | (word.entry->roles & mask(Role::calendar, Role::group));
    }
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  SentenceWords sentence_;
  bool blank_ = true;
  bool typographic_ = false;  ///< an apostrophe of three bytes stands in it
  bool contracts_ = false;    ///< an apostrophe of any kind does
};

}  // namespace

SentenceWords words_of(std::string_view text, TextRange range, Block::Kind kind, const Vocabulary& vocabulary) {
  return Cutter(text, range, kind, vocabulary).cut();
}

void append_word(std::string& text, const Word& word) {
  const bool tight = word.joined || (word.mark && word.mark != '-' && word.mark != '(' && word.mark != '"');
  if (!text.empty() && !tight && text.back() != '(') text += ' ';
  text += word.text;
}

bool is_genitive(std::string_view text) { return text.ends_with("'s") || text.ends_with("’s"); }

std::string without_genitive(std::string text) {
  for (const std::string_view tail : {"'s", "’s"})
    if (text.ends_with(tail)) text.resize(text.size() - tail.size());
  return text;
}

}  // namespace datelined
