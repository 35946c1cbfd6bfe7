// Sentences: ends at . ! ? before a blank, unless the word before is an abbreviation, an initial or a number's point.
#include "articles/sentences.hpp"

#include "languages/language.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace datelined {
namespace {

/// No sentence is longer: a text without full stops is cut at a blank (bytes).
constexpr std::size_t longest = 2000;

/// Longer words before a full stop are not looked up (bytes).
constexpr std::size_t longest_abbreviation = 14;

bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_blank(char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r'; }

class Splitter {
 public:
  Splitter(std::string_view text, const Language& language, std::vector<TextRange>& found)
      : text_(text), language_(language), found_(found) {
    for (const std::string_view known : language.abbreviations)
      if (known.size() <= longest_abbreviation) lengths_[static_cast<unsigned char>(known[0])] |= 1U << known.size();
    seek(0);
  }

  void split(TextRange block) {
    if (block.begin < end_) seek(block.begin);
    begin_ = block.begin;
    end_ = block.end;
    for (std::size_t at = next_border(begin_); at < end_; at = next_border(at + 1)) {
      const char byte = text_[at];
      if (byte == '\n' && at + 1 < end_ && text_[at + 1] == '\n')
        close(at);
      else if ((byte == '!' || byte == '?') || (byte == '.' && ends_at_stop(at)))
        at = mark(at);
      else if (at - begin_ > longest && is_blank(byte))
        close(at);
    }
    close(end_);
  }

 private:
  struct Border {
    char mark;
    std::size_t next = 0;  ///< where it stands next
  };

  void seek(std::size_t at) {
    for (Border& border : borders_) border.next = text_.find(border.mark, at);
  }

  /// The first byte from `at` that may end a sentence; of one that is too long any blank may.
  std::size_t next_border(std::size_t at) {
    std::size_t first = end_;
    for (Border& border : borders_) {
      if (border.next < at) border.next = text_.find(border.mark, at);
      first = std::min(first, border.next);
    }
    if (first - begin_ <= longest) return first;
    return std::min(first, text_.find_first_of(" \n\t\r", std::max(at, begin_ + longest + 1)));
  }

  /// Behind the mark and the quotes and brackets that close with it; a sentence ends there if a blank follows.
  std::size_t mark(std::size_t at) {
    std::size_t next = at + 1;
    while (next < end_) {
      if (std::string_view("\"')].!?*").find(text_[next]) != std::string_view::npos)
        ++next;
      else if (text_.substr(next, 3) == "”" || text_.substr(next, 3) == "’")
        next += 3;
      else
        break;
    }
    if (next < end_ && !is_blank(text_[next])) return at;
    std::size_t follows = next;
    while (follows < end_ && is_blank(text_[follows])) ++follows;
    if (follows < end_ && is_lower(text_[follows])) return at;
    close(next);
    return next - 1;
  }

  bool ends_at_stop(std::size_t at) const {
    std::size_t begin = at;
    while (begin > begin_ && !is_blank(text_[begin - 1]) && text_[begin - 1] != '(' && text_[begin - 1] != '"') --begin;
    const std::string_view word = text_.substr(begin, at + 1 - begin);
    if (word.size() == 2 && is_upper(word[0])) return false;
    if (word.size() > longest_abbreviation) return true;
    char folded[longest_abbreviation];
    std::transform(word.begin(), word.end(), folded,
                   [](char byte) { return is_upper(byte) ? static_cast<char>(byte + 32) : byte; });
    const std::string_view lower(folded, word.size());
    if ((lengths_[static_cast<unsigned char>(lower[0])] >> lower.size() & 1U) == 0) return true;
    const auto& known = language_.abbreviations;
    if (std::find(known.begin(), known.end(), lower) == known.end()) return true;
    // "at 9 a.m. The doors" ends, "9 a.m. Thursday" does not; which of the two is only told by the next word.
    if (lower == "a.m." || lower == "p.m." || lower == "u.s." || lower == "inc." || lower == "co." || lower == "etc.") {
      std::size_t next = at + 1;
      while (next < end_ && is_blank(text_[next])) ++next;
      const std::string_view rest = text_.substr(next, end_ - next);
      for (const std::string_view opener :
           {"The ", "A ", "It ", "He ", "She ", "They ", "We ", "In ", "This ", "For ", "If "})
        if (rest.starts_with(opener)) return true;
    }
    return false;
  }

  void close(std::size_t end) {
    std::size_t begin = begin_;
    begin_ = end;
    while (begin < end && is_blank(text_[begin])) ++begin;
    while (end > begin && is_blank(text_[end - 1])) --end;
    if (begin < end) found_.push_back({begin, end});
  }

  std::string_view text_;
  const Language& language_;
  std::vector<TextRange>& found_;
  std::array<std::uint16_t, 256> lengths_{};  ///< of the abbreviations that begin with a byte, a bit each
  std::array<Border, 4> borders_{{{'.'}, {'\n'}, {'?'}, {'!'}}};
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace

std::vector<TextRange> sentences(std::string_view text, std::span<const Block> blocks, const Language& language) {
  std::vector<TextRange> found;
  found.reserve(text.size() / 100 + blocks.size());
  Splitter splitter(text, language, found);
  for (const Block& block : blocks) splitter.split(block.range);
  if (blocks.empty()) splitter.split({0, text.size()});
  return found;
}

}  // namespace datelined
