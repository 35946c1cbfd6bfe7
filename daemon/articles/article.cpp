// Article: its whole text, the blocks that the shape of its lines suggests, and its fingerprint.
#include "articles/article.hpp"

#include "text/digest.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace datelined {

namespace {

/// Lines this long (in bytes) were probably broken by an editor, so that the next line goes on with the paragraph.
constexpr std::size_t shortest_wrapped = 55, longest_wrapped = 100;
/// A line that stops in the middle of a sentence goes on even if it is longer.
constexpr std::size_t longest_broken = 200;
constexpr std::size_t longest_heading = 90;

struct Line {
  TextRange range;  ///< without the newline and the blanks at both ends
  std::string_view words;
};

Line line_at(std::string_view text, std::size_t begin) {
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  const std::string_view raw = text.substr(begin, end - begin);
  const std::string_view words = trimmed(raw);
  const std::size_t first = words.empty() ? begin : begin + static_cast<std::size_t>(words.data() - raw.data());
  return {{first, first + words.size()}, words};
}

bool opens_with_bullet(std::string_view line) {
  for (const std::string_view bullet : {"* ", "- ", "+ ", "• ", "– ", "— ", "· ", "‣ ", "◦ ", "▪ ", "● ", "o "})
    if (line.starts_with(bullet)) return true;
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  return digits > 0 && digits <= 3 && line.size() > digits + 2 && (line[digits] == '.' || line[digits] == ')') &&
         line[digits + 1] == ' ';
}

bool has_columns(std::string_view line) {
  if (line.find('\t') != std::string_view::npos) return true;
  const std::size_t bar = line.find('|');
  if (bar == std::string_view::npos) return false;
  return line.find('|', bar + 1) != std::string_view::npos || line.find(" | ") != std::string_view::npos;
}

bool is_underline(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("=-~_*") == std::string_view::npos;
}

bool ends_a_sentence(std::string_view line) {
  for (const std::string_view quote : {"\"", "”", "’", "'", ")", "»", "]"})
    if (line.ends_with(quote)) line.remove_suffix(quote.size());
  for (const std::string_view stop : {".", "!", "?", "…", ",", ";"})
    if (line.ends_with(stop)) return true;
  return false;
}

bool looks_like_heading(std::string_view line) {
  return line.starts_with("#") || (line.size() <= longest_heading && !ends_a_sentence(line));
}

/// The block that a line opens, seen alone.
Block::Kind kind_of(std::string_view line) {
  if (opens_with_bullet(line)) return Block::Kind::item;
  if (has_columns(line)) return Block::Kind::row;
  if (looks_like_heading(line)) return Block::Kind::heading;
  return Block::Kind::prose;
}

/// Whether `next` goes on with the paragraph or item that `before` belongs to.
bool continues(std::string_view before, std::string_view next, Block::Kind kind) {
  if (kind == Block::Kind::row || opens_with_bullet(next) || has_columns(next) || next.starts_with("#")) return false;
  return before.size() >= shortest_wrapped &&
         before.size() <= (ends_a_sentence(before) ? longest_wrapped : longest_broken);
}

}  // namespace

std::string whole_text(const Article& article) { return article.title + "\n" + article.text; }

std::vector<Block> inferred_blocks(const std::string& title, const std::string& text) {
  std::vector<Block> blocks;
  const std::string whole = title + "\n" + text;
  if (!trimmed(title).empty()) blocks.push_back({Block::Kind::headline, line_at(title, 0).range});
  std::optional<Line> before;  // the line just above, unless it was empty
  for (std::size_t at = title.size() + 1; at < whole.size();) {
    const Line line = line_at(whole, at);
    at = std::min(whole.find('\n', at), whole.size()) + 1;
    if (line.words.empty() || is_underline(line.words)) {
      before.reset();
      continue;
    }
    if (before && continues(before->words, line.words, blocks.back().kind)) {
      if (blocks.back().kind == Block::Kind::heading) blocks.back().kind = Block::Kind::prose;
      blocks.back().range.end = line.range.end;
    } else {
      blocks.push_back({kind_of(line.words), line.range});
    }
    before = line;
  }
  return blocks;
}

std::string content_hash(const Article& article) { return hex(sha256_of_parts({article.title, article.text})); }

}  // namespace datelined
