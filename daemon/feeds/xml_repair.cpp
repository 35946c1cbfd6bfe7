// XML repair: a token at a time, with a stack of open names; no recursion, linear in the document.
#include "feeds/xml_repair.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace datelined {

namespace {

enum class Token { text, start, empty, end, other };

struct Piece {
  Token token;
  std::string_view source, name;
};

bool is_name_start(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0; }

std::string_view name_at(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \t\r\n/>"), text.size()));
}

/// One past the `>` that ends the tag, quotes respected; the end of the text if there is none.
std::size_t tag_end(std::string_view xml, std::size_t at) {
  char quote = 0;
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (quote) {
      if (c == quote)
        quote = 0;
      else if (c == '<')
        quote = 0;  // a quote that nobody closed
    } else if (c == '"' || c == '\'') {
      if (xml[at - 1] == '=' || std::isspace(static_cast<unsigned char>(xml[at - 1]))) quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return xml.size();
}

std::size_t after(std::string_view xml, std::size_t at, std::string_view mark) {
  const std::size_t found = xml.find(mark, at);
  return found == std::string_view::npos ? xml.size() : found + mark.size();
}

/// The end of `<!DOCTYPE … [ … ]>`.
std::size_t declaration_end(std::string_view xml, std::size_t at) {
  const std::size_t close = after(xml, at, ">"), bracket = xml.find('[', at);
  return bracket < close ? after(xml, after(xml, bracket, "]"), ">") : close;
}

/// The piece that begins at `at`, which is moved past it.
Piece next_piece(std::string_view xml, std::size_t& at) {
  const std::size_t begin = at;
  const std::string_view rest = xml.substr(begin);
  const auto piece = [&](Token token, std::size_t end, std::string_view name = {}) {
    at = end;
    return Piece{token, xml.substr(begin, end - begin), name};
  };
  if (rest[0] != '<') return piece(Token::text, std::min(xml.find('<', begin), xml.size()));
  if (rest.starts_with("<!--")) return piece(Token::other, after(xml, begin + 4, "-->"));
  if (rest.starts_with("<![CDATA[")) return piece(Token::other, after(xml, begin, "]]>"));
  if (rest.starts_with("<!")) return piece(Token::other, declaration_end(xml, begin));
  if (rest.starts_with("<?")) return piece(Token::other, after(xml, begin, "?>"));
  if (rest.size() > 2 && rest[1] == '/' && is_name_start(rest[2]))
    return piece(Token::end, after(xml, begin, ">"), name_at(rest.substr(2)));
  if (rest.size() > 1 && is_name_start(rest[1])) {
    const std::size_t end = tag_end(xml, begin + 1);
    return piece(xml[end - 1] == '>' && xml[end - 2] == '/' ? Token::empty : Token::start, end,
                 name_at(rest.substr(1)));
  }
  return piece(Token::text, begin + 1);
}

/// Writes a start tag with every attribute as name="value"; what is no attribute is left out.
void append_tag(std::string& result, const Piece& piece) {
  result.append("<").append(piece.name);
  std::string_view rest = piece.source.substr(1 + piece.name.size());
  for (std::size_t at = 0; at < rest.size();) {
    if (!is_name_start(rest[at])) {
      ++at;
      continue;
    }
    const std::size_t stop = std::min(rest.find_first_of(" \t\r\n=/>\"'<", at), rest.size());
    const std::string_view name = rest.substr(at, stop - at);
    at = std::min(rest.find_first_not_of(" \t\r\n", stop), rest.size());
    std::string_view value;
    if (at < rest.size() && rest[at] == '=') {
      at = std::min(rest.find_first_not_of(" \t\r\n", at + 1), rest.size());
      const bool quoted = at < rest.size() && (rest[at] == '"' || rest[at] == '\'');
      const std::size_t from = quoted ? at + 1 : at;
      const std::size_t end = quoted ? rest.find(rest[at], from) : rest.find_first_of(" \t\r\n>", from);
      value = rest.substr(std::min(from, rest.size()), std::min(end, rest.size()) - std::min(from, rest.size()));
      at = std::min(end, rest.size()) + (quoted ? 1 : 0);
    }
    result.append(" ").append(name).append("=\"");
    for (const char c : value) result += c == '"' ? '\'' : c == '<' ? ' ' : c;
    result += '"';
  }
  result += piece.token == Token::empty ? "/>" : ">";
}

void append_end(std::string& result, std::string_view name) { result.append("</").append(name).append(">"); }

}  // namespace

std::size_t xml_depth(std::string_view xml, std::size_t limit) {
  std::size_t depth = 0, deepest = 0;
  for (std::size_t at = 0; at < xml.size() && deepest <= limit;) {
    const Piece piece = next_piece(xml, at);
    if (piece.token == Token::start) deepest = std::max(deepest, ++depth);
    if (piece.token == Token::end && depth > 0) --depth;
  }
  return deepest;
}

std::string repaired_xml(std::string_view xml) {
  std::string result;
  result.reserve(xml.size() + 64);
  std::vector<std::string_view> open;
  for (std::size_t at = 0; at < xml.size();) {
    const Piece piece = next_piece(xml, at);
    if (piece.token == Token::text) {
      if (piece.source[0] == '<')
        result += "&lt;";
      else
        result += piece.source;
    } else if (piece.token == Token::other) {
      if (!piece.source.starts_with("<!D") && !piece.source.starts_with("<!E") && piece.source.ends_with(">"))
        result += piece.source;
    } else if (piece.token != Token::end) {
      append_tag(result, piece);
      if (piece.token == Token::start) open.push_back(piece.name);
    } else if (std::ranges::find(open, piece.name) != open.end()) {
      for (bool done = false; !done; open.pop_back()) {
        append_end(result, open.back());
        done = open.back() == piece.name;
      }
    }
  }
  for (; !open.empty(); open.pop_back()) append_end(result, open.back());
  return result;
}

}  // namespace datelined
