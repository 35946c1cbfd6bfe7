// Events as JSON: the object of the batch form, which is the same wherever an event is shown.
#include "agenda/agenda.hpp"
#include "calendar/iso8601.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>

namespace datelined {

namespace json = boost::json;

namespace {

json::value text_or_null(std::string_view text) { return text.empty() ? json::value(nullptr) : json::value(text); }

/// Four decimals: more would only be noise.
double rounded(double confidence) { return std::round(confidence * 1e4) / 1e4; }

void add_when(json::object& object, const TimeSpan& when) {
  object["start"] = text_or_null(start_form(when));
  object["end"] = text_or_null(end_form(when));
  object["modifier"] = text_or_null(modifier(when));
}

/// What mentions and events have in common, in the order of the batch form.
template <class Announced>
json::object announced_object(const Announced& announced, const EventMention* evidence) {
  json::object object;
  object.reserve(20);
  object["title"] = announced.title;
  add_when(object, announced.when);
  object["zone"] = text_or_null(announced.zone_said);
  object["place"] = text_or_null(announced.place ? announced.place->name : "");
  object["status"] = name(announced.status);
  object["category"] = name(announced.category);
  object["evidence"] = evidence ? text_or_null(evidence->evidence) : nullptr;
  object["when"] = evidence ? text_or_null(evidence->said) : nullptr;
  object["offset"] = evidence ? json::value(evidence->offset) : nullptr;
  object["length"] = evidence ? json::value(evidence->length) : nullptr;
  object["confidence"] = rounded(announced.confidence);
  return object;
}

json::object claim_object(const Claim& claim) {
  json::object object = mention_object(claim.mention);
  object["feed"] = claim.feed;
  object["url"] = text_or_null(claim.url);
  object["article_title"] = text_or_null(claim.article_title);
  object["published"] = iso8601(claim.published);
  object["dated_by_file"] = claim.dated_by_file;
  object["read"] = iso8601(claim.read);
  return object;
}

/// The fields that the user has pinned.
json::array pinned_fields(const Pins& pins) {
  json::array fields;
  if (pins.title) fields.emplace_back("title");
  if (pins.when) fields.emplace_back("when");
  if (pins.place) fields.emplace_back("place");
  if (pins.category) fields.emplace_back("category");
  if (pins.status) fields.emplace_back("status");
  return fields;
}

json::object belief_object(const Belief& belief) {
  json::object object;
  add_when(object, belief.when);
  object["iana_zone"] = belief.zone.name();
  object["status"] = name(belief.status);
  object["undated"] = belief.undated;
  return object;
}

json::object step_object(const Revision& step) {
  json::object object{{"change", name(step.change)}, {"revision", step.number}, {"at", iso8601(step.at)}};
  object["by"] = step.by_user ? "user" : step.article.value != 0 ? "article" : "clock";
  object["from"] = step.from ? json::value(belief_object(*step.from)) : nullptr;
  object["to"] = belief_object(step.to);
  if (step.article.value == 0) {
    object["source"] = nullptr;
    return object;
  }
  object["source"] = {{"feed", step.feed},
                      {"url", text_or_null(step.url)},
                      {"article_title", text_or_null(step.article_title)},
                      {"evidence", text_or_null(step.evidence)}};
  return object;
}

bool belongs_to_number(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// The library writes 0.91 as `9.1E-1`; people read this too.
void append_number(std::string& out, std::string_view number) {
  if (number.find('E') == std::string_view::npos) {
    out += number;
    return;
  }
  double value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  char digits[32];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

/// Copies one string with its quotes from `at` on, `</` as `<\/`; gives the place behind it.
std::size_t append_string(std::string& out, std::string_view text, std::size_t at) {
  out += text[at++];
  while (at < text.size() && text[at] != '"') {
    if (text[at] == '\\') out += text[at++];
    if (text[at] == '/' && text[at - 1] == '<') out += '\\';
    out += text[at++];
  }
  out += '"';
  return at + 1;
}

}  // namespace

json::object mention_object(const EventMention& mention) {
  json::object object = announced_object(mention, &mention);
  if (mention.cues.empty()) return object;
  json::array& cues = object["cues"].emplace_array();
  for (const Cue& cue : mention.cues) cues.push_back({{"name", cue.name}, {"weight", cue.weight}});
  return object;
}

json::object event_object(const Event& event) {
  json::object object = announced_object(event, event.claims.empty() ? nullptr : &event.claims.front().mention);
  const auto starts = starts_at(event);
  object["uid"] = event.uid;
  object["revision"] = event.revision;
  object["starts_at"] = starts ? json::value(iso8601(*starts)) : nullptr;
  object["iana_zone"] = event.zone.name();
  if (event.standing != Standing::shown) object["standing"] = name(event.standing);
  if (event.quiet) object["quiet"] = true;
  if (event.pins != Pins()) object["pinned"] = pinned_fields(event.pins);
  json::array& claims = object["claims"].emplace_array();
  for (const Claim& claim : event.claims) claims.push_back(claim_object(claim));
  return object;
}

json::object event_object(const Event& event, std::span<const Revision> history) {
  json::object object = event_object(event);
  json::array& steps = object["history"].emplace_array();
  for (const Revision& step : history) steps.push_back(step_object(step));
  return object;
}

std::string json_text(const json::value& value) {
  const std::string raw = json::serialize(value);
  std::string out;
  out.reserve(raw.size() + 16);
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '"') {
      at = append_string(out, raw, at);
    } else if (belongs_to_number(raw[at]) && raw[at] != 'e') {  // the e of `true` and `false`
      const std::size_t begin = at;
      while (at < raw.size() && belongs_to_number(raw[at])) ++at;
      append_number(out, std::string_view(raw).substr(begin, at - begin));
    } else {
      out += raw[at++];
    }
  }
  return out;
}

}  // namespace datelined
