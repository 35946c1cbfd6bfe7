// JSON-LD: schema.org events as mentions.
#include "calendar/iso8601.hpp"
#include "events/places.hpp"
#include "events/structured_readers.hpp"
#include "text/utf8.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <string_view>
#include <utility>

namespace datelined {
namespace {

namespace json = boost::json;

constexpr std::size_t deepest = 32;
constexpr std::size_t most_values = 20'000;
constexpr std::size_t most_names = 8;

std::string_view text_of(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (!value) return {};
  if (const json::array* list = value->if_array(); list && !list->empty()) value = &list->front();
  return value->is_string() ? std::string_view(value->get_string()) : std::string_view();
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

std::optional<Place> place_of(const json::object& event, const Vocabulary& vocabulary) {
  const json::value* location = event.if_contains("location");
  if (!location) return std::nullopt;
  if (const json::array* list = location->if_array(); list && !list->empty()) location = &list->front();
  if (location->is_string()) return located(squeezed(std::string_view(location->get_string())), vocabulary);
  const json::object* place = location->if_object();
  if (!place) return std::nullopt;
  if (last_part(text_of(*place, "@type")) == "VirtualLocation") return Place{"online", "", ""};
  std::vector<std::string_view> parts = {text_of(*place, "name")};
  std::string country;
  if (const json::value* address = place->if_contains("address")) {
    if (address->is_string()) parts.push_back(std::string_view(address->get_string()));
    if (const json::object* written = address->if_object())
      for (const std::string_view key : {"addressLocality", "addressRegion", "addressCountry"})
        parts.push_back(text_of(*written, key));
  }
  std::string name = squeezed(joined(parts));
  if (name.empty()) return std::nullopt;
  return located(std::move(name), vocabulary);
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

void set_status(EventMention& mention, const json::object& event) {
  const std::string_view status = last_part(text_of(event, "eventStatus"));
  if (status == "EventCancelled") mention.status = Status::cancelled;
  if (status == "EventPostponed" || status == "EventRescheduled") mention.status = Status::postponed;
  mention.undated = status == "EventPostponed";
  if (const auto former = parse_iso8601(text_of(event, "previousStartDate"))) {
    mention.moved_from = span_of(*former, std::nullopt);
    mention.undated = false;
    if (mention.status == Status::scheduled) mention.status = Status::postponed;
  }
}

std::optional<EventMention> mention_of(const json::object& event, const Vocabulary& vocabulary) {
  const std::optional<Category> category = category_of_type(last_part(text_of(event, "@type")));
  const std::string_view name = text_of(event, "name"), written = text_of(event, "startDate");
  if (!category || name.empty()) return std::nullopt;
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
  mention.place = place_of(event, vocabulary);
  mention.confidence = structured_confidence;
  add_names(mention.names, event, "organizer", Name::Kind::organisation);
  add_names(mention.names, event, "performer", Name::Kind::other);
  set_status(mention, event);
  return mention;
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
  std::vector<const json::value*> open = {&root};
  for (std::size_t looked = 0; !open.empty() && looked < most_values; ++looked) {
    const json::value* value = open.back();
    open.pop_back();
    if (const json::array* list = value->if_array()) {
      for (auto one = list->rbegin(); one != list->rend(); ++one)
        if (one->is_structured()) open.push_back(&*one);
    } else if (const json::object* object = value->if_object()) {
      if (auto mention = mention_of(*object, vocabulary)) {
        mentions.push_back(std::move(*mention));
        continue;  // what is inside an event describes it: subEvents are programme
      }
      for (const auto& entry : *object)
        if (entry.value().is_structured()) open.push_back(&entry.value());
    }
  }
  return mentions;
}

}  // namespace datelined
