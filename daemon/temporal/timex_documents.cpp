// Documents are parsed with Boost.JSON into memory of their own; lines are written by hand, byte by byte.
#include "temporal/timex_documents.hpp"

#include "calendar/iso8601.hpp"
#include "languages/detection.hpp"
#include "temporal/tagger.hpp"
#include "temporal/timex3.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <charconv>
#include <stdexcept>

namespace datelined {
namespace {

namespace json = boost::json;

std::string_view member(const json::object& object, const char* key) {
  const json::value* value = object.if_contains(key);
  if (!value || !value->is_string()) throw std::runtime_error("\"" + std::string(key) + "\" is missing or no text");
  return value->get_string();
}

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_number(std::string& out, std::size_t number) {
  std::array<char, 20> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  out.append(text.data(), end);
}

/// Counts code points from where it last was: positions come in order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}
  std::size_t at(std::size_t byte) {
    if (byte < byte_) byte_ = points_ = 0;
    for (; byte_ < byte; ++byte_) points_ += (static_cast<unsigned char>(text_[byte_]) & 0xC0U) != 0x80U;
    return points_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0, points_ = 0;
};

void append_line(std::string& out, std::string_view doc, std::string_view text, const Timex& timex,
                 CodePoints& points) {
  out += "{\"doc\":";
  append_quoted(out, doc);
  out += ",\"start\":";
  append_number(out, points.at(timex.where.begin));
  out += ",\"end\":";
  append_number(out, points.at(timex.where.end));
  out += ",\"text\":";
  append_quoted(out, timex.where.of(text));
  out += ",\"value\":";
  append_quoted(out, timex.value);
  out += ",\"type\":";
  append_quoted(out, timex.type);
  out += "}\n";
}

}  // namespace

std::string timex_lines(std::string_view line, const Taggers& taggers, std::string_view language) {
  // Most documents fit into it: a value costs no allocation.
  thread_local std::array<unsigned char, 64 * 1024> room;
  json::monotonic_resource memory(room.data(), room.size());
  boost::system::error_code error;
  const json::value value = json::parse(line, error, &memory);
  if (error || !value.is_object()) throw std::runtime_error(error ? "no JSON: " + error.message() : "no JSON object");
  const std::string_view doc = member(value.get_object(), "doc"), text = member(value.get_object(), "text");
  const auto written = parse_iso8601(member(value.get_object(), "dct"));
  if (!written) throw std::runtime_error("\"dct\" is no date");
  const json::value* spoken = value.get_object().if_contains("language");
  if (language.empty() && spoken && spoken->is_string()) language = spoken->get_string();
  if (language.empty()) language = language_of_text(text);
  const Tagger& tagger = taggers.named(language);
  const Dateline dateline{written->local, written->grain, written->zone.value_or(Zone())};
  std::string out;
  CodePoints points(text);
  for (const TimeExpression& expression : tagger.tag(text, {}, dateline))
    for (const Timex& timex : timexes(expression)) append_line(out, doc, text, timex, points);
  return out;
}

}  // namespace datelined
