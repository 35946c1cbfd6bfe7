// Reading watches, and the words by which they match.
#include "watches/watch.hpp"

#include "settings/quantities.hpp"
#include "text/phrases.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace datelined {

namespace {

bool any_in(const std::vector<std::string>& phrases, const std::string& words) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const std::string& phrase) { return holds_phrase(words, phrase); });
}

bool names(const std::vector<std::string>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::string all_text(const Event& event) {
  std::string text = event.title;
  for (const Name& name : event.names) text += "\n" + name.text;
  if (event.place) text += "\n" + event.place->name;
  for (const Claim& claim : event.claims) text += "\n" + claim.mention.evidence;
  return folded_words(text);
}

std::string names_of(const Event& event, Name::Kind kind) {
  std::string text;
  for (const Name& name : event.names)
    if (name.kind == kind) text += name.text + "\n";
  return text;
}

bool words_match(const std::vector<std::string>& phrases, const Event& event) {
  return any_in(phrases, all_text(event));
}

bool organisations_match(const std::vector<std::string>& phrases, const Event& event) {
  return any_in(phrases, folded_words(event.title + "\n" + names_of(event, Name::Kind::organisation)));
}

bool places_match(const std::vector<std::string>& phrases, const Event& event) {
  if (event.place && !event.place->country.empty() && names(phrases, event.place->country)) return true;
  const std::string place = event.place ? event.place->name + "\n" : std::string();
  return any_in(phrases, folded_words(place + names_of(event, Name::Kind::place)));
}

bool categories_match(const std::vector<std::string>& list, const Event& event) {
  return names(list, name(event.category));
}

bool sources_match(const std::vector<std::string>& list, const Event& event) {
  return std::any_of(event.claims.begin(), event.claims.end(),
                     [&](const Claim& claim) { return names(list, claim.feed); });
}

bool status_matches(const std::vector<std::string>& list, const Event& event) {
  return names(list, name(event.status));
}

/// The lists of a matcher, the key that each is written with, and what it means for an event.
struct Row {
  std::string_view key;
  std::vector<std::string> Matcher::*list;
  bool (*matches)(const std::vector<std::string>&, const Event&);
};
constexpr Row rows[] = {
    {"words", &Matcher::words, words_match},       {"organisations", &Matcher::organisations, organisations_match},
    {"places", &Matcher::places, places_match},    {"categories", &Matcher::categories, categories_match},
    {"sources", &Matcher::sources, sources_match}, {"status", &Matcher::status, status_matches}};

std::string all_categories() {
  std::string all;
  for (int i = 0; i <= static_cast<int>(Category::other); ++i)
    all += (i == 0 ? "" : ", ") + std::string(name(static_cast<Category>(i)));
  return all;
}

/// What is wrong with an entry of a list; empty if nothing is.
std::string fault(std::string_view list, const std::string& entry) {
  if (list == "categories" && !category_named(entry))
    return "\"" + entry + "\" is no category, allowed are " + all_categories();
  if (list == "status" && !status_named(entry))
    return "\"" + entry + "\" is no status, allowed are possible, expected, scheduled, postponed, cancelled";
  if (list == "sources" || list == "categories" || list == "status") return {};
  return folded_words(entry).size() > 1 ? std::string()
                                        : "\"" + entry + "\" holds no letter or digit, allowed are words";
}

std::vector<Lead> read_leads(SettingsReader& settings) {
  std::vector<Lead> leads;
  for (const std::string& written : settings.list<std::string>("leads")) {
    const auto lead = lead_written(written);
    if (!lead)
      settings.wrong("leads", "\"" + written + R"(" is no lead time, allowed are "30m", "2h", "7d", "1w")");
    else if (std::find(leads.begin(), leads.end(), *lead) == leads.end())
      leads.push_back(*lead);
  }
  return leads;
}

constexpr std::string_view change_names[] = {"moved", "postponed", "cancelled", "confirmed", "sharpened"};

std::vector<std::string> read_changes(SettingsReader& settings) {
  std::vector<std::string> changes = settings.list<std::string>("changes");
  for (const std::string& change : changes)
    if (std::find(std::begin(change_names), std::end(change_names), change) == std::end(change_names))
      settings.wrong("changes",
                     "\"" + change + "\" is no change, allowed are moved, postponed, cancelled, confirmed, sharpened");
  return changes;
}

std::optional<QuietHours> read_quiet(SettingsReader& settings) {
  const std::string written = settings.value<std::string>("quiet", "");
  if (!settings.has("quiet")) return std::nullopt;
  if (written.empty()) return QuietHours{};
  const auto quiet = quiet_hours_written(written);
  if (!quiet) settings.wrong("quiet", "hours like \"22:00-07:00\" are expected");
  return quiet;
}

std::chrono::seconds read_wait(SettingsReader& settings, std::string_view key, std::chrono::seconds least) {
  const auto wait = settings.value<std::chrono::seconds>(key, std::chrono::seconds(0));
  if (wait != std::chrono::seconds(0) && (wait < least || wait > std::chrono::hours(24)))
    settings.wrong(key, "allowed is \"" + std::to_string(least.count()) + "s\" to \"1d\"");
  return wait;
}

}  // namespace

Matcher read_matcher(SettingsReader& settings, const std::string& prefix) {
  Matcher matcher;
  for (const Row& row : rows) {
    const std::string key = prefix + std::string(row.key);
    for (std::string& entry : settings.list<std::string>(key)) {
      const std::string wrong = fault(row.key, entry);
      if (wrong.empty())
        (matcher.*row.list).push_back(std::move(entry));
      else
        settings.wrong(key, wrong);
    }
  }
  return matcher;
}

std::optional<QuietHours> quiet_hours_written(std::string_view written) {
  const std::size_t dash = written.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = time_of_day_written(trimmed(written.substr(0, dash)));
  const auto until = time_of_day_written(trimmed(written.substr(dash + 1)));
  if (!from || !until) return std::nullopt;
  return QuietHours{*from, *until};
}

std::optional<Instant> quiet_until(const QuietHours& quiet, const Zone& zone, Instant now) {
  if (quiet.from == quiet.until) return std::nullopt;
  const LocalTime local = to_local(now, zone);
  const LocalTime today(std::chrono::floor<std::chrono::days>(local));
  const auto clock = local - today;
  const bool over_midnight = quiet.until < quiet.from;
  const bool evening = clock >= quiet.from && (over_midnight || clock < quiet.until);
  const bool morning = over_midnight && clock < quiet.until;
  if (!evening && !morning) return std::nullopt;
  const auto day = evening && over_midnight ? today + std::chrono::days(1) : today;
  return std::max(to_instant(day + quiet.until, zone), now + std::chrono::milliseconds(1));
}

std::optional<Lead> lead_written(std::string_view written) {
  Lead lead{.written = std::string(written)};
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), lead.count);
  const std::string_view unit = written.substr(static_cast<std::size_t>(end - written.data()));
  if (error != std::errc() || unit.size() != 1 || lead.count < 0) return std::nullopt;
  lead.unit = unit[0];
  switch (lead.unit) {  // nothing is reminded of more than a year before
    case 'm':
      return lead.count <= 366 * 24 * 60 ? std::optional(lead) : std::nullopt;
    case 'h':
      return lead.count <= 366 * 24 ? std::optional(lead) : std::nullopt;
    case 'd':
      return lead.count <= 366 ? std::optional(lead) : std::nullopt;
    case 'w':
      return lead.count <= 52 ? std::optional(lead) : std::nullopt;
    default:
      return std::nullopt;
  }
}

bool Matcher::empty() const {
  return std::all_of(std::begin(rows), std::end(rows), [&](const Row& row) { return (this->*row.list).empty(); });
}

Watch read_watch(SettingsReader& settings) {
  Watch watch;
  watch.name = settings.required<std::string>("name");
  if (settings.has("name") && trimmed(watch.name).empty()) settings.wrong("name", "is empty, needed is a name");
  watch.match = read_matcher(settings, "");
  watch.exclude = read_matcher(settings, "not_");
  watch.minimum_confidence = settings.value("minimum_confidence", watch.minimum_confidence);
  if (watch.minimum_confidence < 0 || watch.minimum_confidence > 1)
    settings.wrong("minimum_confidence", "is out of range, allowed is 0 to 1");
  watch.leads = read_leads(settings);
  watch.sinks = settings.list<std::string>("sinks");
  if (watch.sinks.empty()) settings.wrong("sinks", "is missing, needed is at least one name of a [[sink]]");
  watch.announce = settings.value("announce", false);
  watch.changes = read_changes(settings);
  watch.quiet = read_quiet(settings);
  watch.repeat = read_wait(settings, "repeat", std::chrono::minutes(1));
  watch.gather = read_wait(settings, "gather", std::chrono::seconds(1));
  settings.finish();
  return watch;
}

bool matches(const Watch& watch, const Event& event) {
  if (event.confidence < watch.minimum_confidence) return false;
  return std::all_of(std::begin(rows), std::end(rows), [&](const Row& row) {
    const auto& wanted = watch.match.*row.list;
    const auto& refused = watch.exclude.*row.list;
    return (wanted.empty() || row.matches(wanted, event)) && (refused.empty() || !row.matches(refused, event));
  });
}

}  // namespace datelined
