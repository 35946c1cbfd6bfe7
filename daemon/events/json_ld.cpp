// JSON-LD: schema.org events as mentions.
#include "calendar/iso8601.hpp"
#include "events/places.hpp"
#include "events/structured_readers.hpp"
#include "text/utf8.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace datelined {
namespace {

namespace json = boost::json;

constexpr std::size_t deepest = 32;
constexpr std::size_t most_values = 20'000;
constexpr std::size_t most_names = 8;
constexpr std::size_t most_listed = 32;

/// Objects that others refer to by `@id`.
using References = std::map<std::string_view, const json::object*>;

std::string_view text_of(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (!value) return {};
  if (const json::array* list = value->if_array(); list && !list->empty()) value = &list->front();
  return value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

/// The values of a key: those of a list, or the one.
std::vector<const json::value*> values_of(const json::object& object, std::string_view key) {
  std::vector<const json::value*> values;
  const json::value* value = object.if_contains(key);
  if (!value) return values;
  const json::array* list = value->if_array();
  if (!list) return {value};
  for (const json::value& one : *list)
    if (values.size() < most_listed) values.push_back(&one);
  return values;
}

/// "https://schema.org/MusicEvent" → "MusicEvent".
std::string_view last_part(std::string_view name) {
  const std::size_t slash = name.find_last_of("/:#");
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

std::optional<Category> category_of_type(std::string_view type) {
  static constexpr std::pair<std::string_view, Category> known[] = {
      {"Event", Category::other},
      {"BusinessEvent", Category::conference},
      {"ChildrensEvent", Category::other},
      {"ComedyEvent", Category::arts},
      {"CourseInstance", Category::education},
      {"DanceEvent", Category::arts},
      {"EducationEvent", Category::education},
      {"ExhibitionEvent", Category::arts},
      {"Festival", Category::arts},
      {"FoodEvent", Category::other},
      {"Hackathon", Category::conference},
      {"LiteraryEvent", Category::arts},
      {"MusicEvent", Category::arts},
      {"PublicationEvent", Category::release},
      {"BroadcastEvent", Category::release},
      {"SaleEvent", Category::product},
      {"ScreeningEvent", Category::arts},
      {"SocialEvent", Category::ceremony},
      {"SportsEvent", Category::sports},
      {"TheaterEvent", Category::arts},
      {"VisualArtsEvent", Category::arts},
  };
  for (const auto& [name, category] : known)
    if (name == type) return category;
  return type.ends_with("Event") ? std::optional(Category::other) : std::nullopt;
}

TimeSpan span_of(const WrittenTime& start, const std::optional<WrittenTime>& end) {
  TimeSpan span = unit_holding(start.local, start.grain);
  span.begin = start.grain == Grain::day ? std::chrono::floor<std::chrono::days>(start.local) : start.local;
  if (!end || end->local < start.local) return span;
  const LocalTime last = end->grain == Grain::day
                             ? LocalTime(std::chrono::floor<std::chrono::days>(end->local) + std::chrono::days(1))
                             : end->local;
  if (last <= *span.begin || last == span.end) return span;
  span.end = last;
  span.end_grain = end->grain;
  span.ranged = true;
  return span;
}

std::string joined(const std::vector<std::string_view>& parts) {
  std::string name;
  for (const std::string_view part : parts) {
    if (part.empty() || name.find(part) != std::string::npos) continue;
    if (!name.empty()) name += ", ";
    name += part;
  }
  return name;
}

bool is_of_type(const json::object& object, std::string_view type) {
  return std::ranges::any_of(values_of(object, "@type"), [&](const json::value* one) {
    return one->is_string() && last_part(std::string_view(one->get_string())) == type;
  });
}

/// The object a value is, or refers to.
const json::object* object_of(const json::value& value, const References& references) {
  const json::object* object = value.if_object();
  if (!object || object->size() > 1) return object;
  const auto known = references.find(text_of(*object, "@id"));
  return known == references.end() ? object : known->second;
}

void add_address(std::vector<std::string_view>& parts, const json::object& address) {
  for (const std::string_view key : {"addressLocality", "addressRegion", "addressCountry"}) {
    parts.push_back(text_of(address, key));
    const json::value* country = address.if_contains(key);
    if (country && country->is_object()) parts.push_back(text_of(country->get_object(), "name"));
  }
}

/// "Riverside Hall, Lisbon, Portugal"; empty for a location that is none on the ground.
std::string location_name(const json::value& location, const References& references) {
  if (location.is_string()) return squeezed(std::string_view(location.get_string()));
  const json::object* place = object_of(location, references);
  if (!place || is_of_type(*place, "VirtualLocation")) return {};
  std::vector<std::string_view> parts = {text_of(*place, "name")};
  if (is_of_type(*place, "PostalAddress")) add_address(parts, *place);
  if (const json::value* address = place->if_contains("address")) {
    if (address->is_string()) parts.push_back(std::string_view(address->get_string()));
    if (const json::object* written = object_of(*address, references)) add_address(parts, *written);
  }
  return squeezed(joined(parts));
}

/// The first place on the ground; else "online", if the event says so in any of its ways.
std::optional<Place> place_of(const json::object& event, const Vocabulary& vocabulary, const References& references) {
  const std::string_view mode = last_part(text_of(event, "eventAttendanceMode"));
  bool online = mode == "OnlineEventAttendanceMode" || last_part(text_of(event, "eventStatus")) == "EventMovedOnline";
  const std::vector<const json::value*> locations = values_of(event, "location");
  for (const json::value* location : locations) {
    if (online) break;
    std::string name = location_name(*location, references);
    if (!name.empty()) return located(std::move(name), vocabulary);
  }
  online = online || std::ranges::any_of(locations, [&](const json::value* location) {
             const json::object* object = object_of(*location, references);
             return object && is_of_type(*object, "VirtualLocation");
           });
  return online ? std::optional(Place{"online", "", ""}) : std::nullopt;
}

void add_names(std::vector<Name>& names, const json::object& event, std::string_view key, Name::Kind kind) {
  const json::value* value = event.if_contains(key);
  if (!value) return;
  const auto add = [&](const json::value& one) {
    const std::string_view name = one.is_object()   ? text_of(one.get_object(), "name")
                                  : one.is_string() ? std::string_view(one.get_string())
                                                    : std::string_view();
    if (!name.empty() && names.size() < most_names) names.push_back({squeezed(name), kind});
  };
  if (const json::array* list = value->if_array())
    for (const json::value& one : *list) add(one);
  else
    add(*value);
}

/// The latest of the dates it had; it may have moved more than once.
std::optional<WrittenTime> previous_start(const json::object& event) {
  std::optional<WrittenTime> latest;
  for (const json::value* value : values_of(event, "previousStartDate")) {
    const auto time = value->is_string() ? parse_iso8601(trimmed(std::string_view(value->get_string()))) : std::nullopt;
    if (time && (!latest || latest->local < time->local)) latest = time;
  }
  return latest;
}

void set_status(EventMention& mention, const json::object& event) {
  for (const json::value* value : values_of(event, "eventStatus")) {
    const std::string_view status = value->is_string() ? last_part(std::string_view(value->get_string())) : "";
    if (status == "EventCancelled") mention.status = Status::cancelled;
    if (status == "EventPostponed" || status == "EventRescheduled") mention.status = Status::postponed;
    if (status == "EventPostponed") mention.undated = true;
  }
  const auto former = previous_start(event);
  if (!former || mention.status == Status::cancelled) return;
  mention.moved_from = span_of(*former, std::nullopt);
  if (mention.moved_from->begin == mention.when.begin) return;  // postponed, and no new date was entered
  mention.undated = false;
  mention.status = Status::postponed;
}

std::optional<Category> category_of(const json::object& event) {
  std::optional<Category> category;
  for (const json::value* type : values_of(event, "@type"))
    if (type->is_string() && (!category || category == Category::other))
      if (const auto known = category_of_type(last_part(std::string_view(type->get_string())))) category = known;
  return category;
}

std::optional<EventMention> mention_of(const json::object& event, const Vocabulary& vocabulary,
                                       const References& references) {
  const std::optional<Category> category = category_of(event);
  const std::string_view name = text_of(event, "name"), written = text_of(event, "startDate");
  if (!category || trimmed(name).empty()) return std::nullopt;
  const std::optional<WrittenTime> start = parse_iso8601(trimmed(written));
  if (!start) return std::nullopt;
  EventMention mention;
  mention.title = std::string(name);
  mention.said = std::string(trimmed(written));
  mention.category = *category;
  mention.when = span_of(*start, parse_iso8601(trimmed(text_of(event, "endDate"))));
  if (start->zone) {
    mention.zone = *start->zone;
    mention.zone_said = start->zone->name();
  }
  mention.place = place_of(event, vocabulary, references);
  mention.confidence = structured_confidence;
  mention.origin = Origin::markup;
  add_names(mention.names, event, "organizer", Name::Kind::organisation);
  add_names(mention.names, event, "performer", Name::Kind::other);
  set_status(mention, event);
  return mention;
}

/// Walks the values of a document in its order; `visit` says whether to look inside an object.
template <class Visit>
void walk(const json::value& root, Visit visit) {
  std::vector<const json::value*> open = {&root};
  for (std::size_t looked = 0; !open.empty() && looked < most_values; ++looked) {
    const json::value* value = open.back();
    open.pop_back();
    std::vector<const json::value*> inside;
    if (const json::array* list = value->if_array())
      for (const json::value& one : *list) inside.push_back(&one);
    if (const json::object* object = value->if_object())
      for (const json::value* one : visit(*object)) inside.push_back(one);
    for (auto one = inside.rbegin(); one != inside.rend(); ++one)
      if ((*one)->is_structured()) open.push_back(*one);
  }
}

std::vector<const json::value*> members_of(const json::object& object) {
  std::vector<const json::value*> values;
  for (const auto& entry : object) values.push_back(&entry.value());
  return values;
}

References references_in(const json::value& root) {
  References references;
  walk(root, [&](const json::object& object) {
    const std::string_view id = text_of(object, "@id");
    if (!id.empty() && object.size() > 1) references.emplace(id, &object);
    return members_of(object);
  });
  return references;
}

}  // namespace

std::vector<EventMention> json_ld_events(const std::string& markup, const Vocabulary& vocabulary) {
  std::vector<EventMention> mentions;
  json::parse_options options;
  options.max_depth = deepest;
  options.allow_trailing_commas = true;
  boost::system::error_code broken;
  const json::value root = json::parse(markup, broken, {}, options);
  if (broken) return mentions;
  const References references = references_in(root);
  walk(root, [&](const json::object& object) {
    auto mention = mention_of(object, vocabulary, references);
    if (!mention) return members_of(object);
    mentions.push_back(std::move(*mention));
    return values_of(object, "subEvent");  // what else is inside describes it
  });
  return mentions;
}

}  // namespace datelined
