#include "service/tagged_text.hpp"

#include "agenda/paint.hpp"
#include "temporal/timex3.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace datelined {

namespace json = boost::json;

namespace {

json::value text_or_null(std::string_view text) { return text.empty() ? json::value(nullptr) : json::value(text); }

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  if (out.size() < width) out.append(width - out.size(), ' ');
  return out;
}

/// The rule, and the word that told past from future.
std::string reason(const TimeExpression& expression) {
  std::string out(expression.rule);
  if (!expression.cue.empty()) out.append(", by \"").append(expression.cue).append("\"");
  return for_terminal(out);
}

}  // namespace

std::string timeml_text(std::string_view text, std::span<const TimeExpression> expressions) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<TEXT>";
  std::size_t at = 0, number = 0;
  for (const TimeExpression& expression : expressions)
    for (const Timex& timex : timexes(expression)) {
      out += for_html(text.substr(at, timex.where.begin - at));
      out += "<TIMEX3 tid=\"t" + std::to_string(++number) + "\" type=\"" + for_html(timex.type) + "\" value=\"" +
             for_html(timex.value) + "\">" + for_html(timex.where.of(text)) + "</TIMEX3>";
      at = timex.where.end;
    }
  return out + for_html(text.substr(at)) + "</TEXT>\n</TimeML>\n";
}

json::array expressions_array(std::string_view text, std::span<const TimeExpression> expressions) {
  json::array array;
  std::size_t at = 0, points = 0;
  for (const TimeExpression& expression : expressions) {
    const std::string_view words = expression.where.of(text);
    points += code_points(text.substr(at, expression.where.begin - at));
    json::object object;
    object["start"] = points;
    points += code_points(words);
    object["end"] = points;
    object["text"] = words;
    object["value"] = text_or_null(expression.value);
    object["type"] = text_or_null(expression.type);
    object["rule"] = expression.rule;
    object["cue"] = text_or_null(expression.cue);
    array.push_back(std::move(object));
    at = expression.where.end;
  }
  return array;
}

std::string expressions_text(std::string_view text, std::span<const TimeExpression> expressions,
                             const TextStyle& style) {
  const Paint paint(style.colours);
  std::string out;
  for (const TimeExpression& expression : expressions) {
    const std::string_view type = expression.type.empty() ? std::string_view("-") : expression.type;
    const std::string value = expression.value.empty() ? "-" : expression.value;
    out += padded(type, 8) + "  " + paint.time(padded(value, 20)) + "  " +
           paint.bold(for_terminal(expression.where.of(text))) + "  " + paint.dim(reason(expression)) + "\n";
  }
  return out.empty() ? "No time expression was found.\n" : out;
}

}  // namespace datelined
