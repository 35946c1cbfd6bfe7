// One function for each table of datelined.toml; sinks and watches read their own.
#include "service/configuration.hpp"

#include "languages/language.hpp"
#include "service/standard_places.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace datelined {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::uint64_t most_document_bytes = 12'000'000;  // base64 of more would not fit into a message to a reader
constexpr int most_readers = 64;

bool port_is_sound(std::string_view port) {
  int number = 0;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  return error == std::errc() && end == port.data() + port.size() && number >= 0 && number <= 65'535;
}

bool is_loopback(std::string_view address) {
  const auto colon = address.rfind(':');
  if (colon == std::string_view::npos || !port_is_sound(address.substr(colon + 1))) return false;
  const std::string_view host = address.substr(0, colon);
  return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

/// The zone a key names; the fallback if it is absent, empty or (with a finding) unknown.
Zone zone_of(SettingsReader& settings, std::string_view key, const Zone& fallback) {
  const std::string name = settings.value<std::string>(key, "");
  if (name.empty()) return fallback;
  const auto zone = Zone::named(name);
  if (!zone)
    settings.wrong(key, "there is no time zone \"" + name + "\", allowed are IANA names like \"Europe/Paris\"");
  return zone.value_or(fallback);
}

/// A path that may be left empty.
fs::path path_of(SettingsReader& settings, std::string_view key, const fs::path& fallback) {
  if (!settings.has(key) || settings.value<std::string>(key, "").empty()) return fallback;
  return settings.path(key).value_or(fallback);
}

void read_daemon(SettingsReader settings, const Overrides& overrides, Configuration& into) {
  const StandardPlaces places = standard_places();
  into.state = path_of(settings, "state", places.state);
  into.socket = path_of(settings, "socket", places.socket);
  if (overrides.state) into.state = *overrides.state;
  if (overrides.socket) into.socket = *overrides.socket;
  into.log_level = settings.word("log_level", "info", {"debug", "info", "warning", "error"});
  into.readers = settings.value("readers", 0);
  if (into.readers < 0 || into.readers > most_readers)
    settings.wrong("readers", "allowed is 0 (one for each core) to " + std::to_string(most_readers));
  into.minimum_confidence = settings.value("minimum_confidence", 0.5);
  if (!(into.minimum_confidence >= 0 && into.minimum_confidence <= 1))
    settings.wrong("minimum_confidence", "allowed is a number from 0 to 1");
  settings.finish();
}

void read_user(SettingsReader settings, Configuration& into) {
  into.zone = zone_of(settings, "zone", Zone::local());
  into.remind_at = settings.time_of_day("remind_at", 9h);
  if (const std::string written = settings.value<std::string>("quiet", ""); !written.empty()) {
    into.quiet = quiet_hours_written(written);
    if (!into.quiet) settings.wrong("quiet", "hours like \"22:00-07:00\" are expected");
  }
  settings.finish();
}

void read_outputs(SettingsReader root, Configuration& into) {
  SettingsReader calendar = root.table("calendar");
  const bool unwanted = calendar.has("file") && calendar.value<std::string>("file", "").empty();
  if (!unwanted) into.calendar_file = path_of(calendar, "file", into.state / "calendar.ics");
  calendar.finish();
  SettingsReader http = root.table("http");
  into.listen = http.value<std::string>("listen", "");
  if (!into.listen.empty() && !is_loopback(into.listen))
    http.wrong("listen", "allowed is a loopback address with a port like \"127.0.0.1:8642\" or \"[::1]:8642\"");
  http.finish();
}

NetRules read_net(SettingsReader settings) {
  NetRules rules;
  rules.proxy = settings.value<std::string>("proxy", "");
  rules.allow_private = settings.value("allow_private", false);
  settings.finish();
  return rules;
}

/// What feeds and folders have in common.
Feed read_source(SettingsReader& settings, const Configuration& configuration) {
  Feed feed;
  feed.name = settings.required<std::string>("name");
  if (feed.name.empty() && settings.has("name")) settings.wrong("name", "is empty, needed is a name");
  feed.language = settings.value<std::string>("language", "");
  feed.zone = zone_of(settings, "zone", configuration.zone);
  return feed;
}

FeedSource read_feed(SettingsReader settings, const Configuration& configuration, const NetRules& rules) {
  FeedSource source{.feed = read_source(settings, configuration), .rules = rules};
  source.feed.url = settings.required<std::string>("url");
  if (!source.feed.url.empty() &&
      (!is_web_url(source.feed.url) || source.feed.url.find('@') < source.feed.url.find('/', 8)))
    settings.wrong("url", "allowed are http and https addresses without a user (there are keys for that)");
  source.rules.allow_private = settings.value("allow_private", rules.allow_private);
  source.feed.interval = settings.value<std::chrono::seconds>("interval", 30min);
  if (source.feed.interval < 60s) settings.wrong("interval", "allowed is \"1m\" and more, out of politeness");
  source.rules.most_bytes = settings.size("size_limit", source.rules.most_bytes);
  if (source.rules.most_bytes > most_document_bytes) settings.wrong("size_limit", "allowed is up to \"12MB\"");
  source.user = settings.value<std::string>("user", "");
  source.password = settings.secret("password_file").value_or("");
  source.headers = settings.pairs("headers");
  for (const auto& [name, value] : source.headers)
    if (for_header(name) != name || for_header(value) != value)
      settings.wrong("headers", "a header has no control characters and no double blanks");
  settings.finish();
  return source;
}

FolderSource read_folder(SettingsReader settings, const Configuration& configuration) {
  FolderSource source{read_source(settings, configuration)};
  if (!settings.has("path")) static_cast<void>(settings.required<std::string>("path"));
  const fs::path path = settings.path("path").value_or("");
  source.feed.url = path.string();
  std::error_code error;
  if (!path.empty() && !fs::is_directory(path, error)) settings.wrong("path", "there is no folder " + path.string());
  settings.finish();
  return source;
}

/// Names are what state hangs on: they must tell things apart.
class Names {
 public:
  explicit Names(std::string_view what) : what_(what) {}

  void add(SettingsReader& settings, const std::string& name) {
    if (name.empty()) return;  // has been found already
    if (name.size() > 64 || for_header(name) != name)
      settings.wrong("name", "allowed are up to 64 characters without control characters or blanks at the ends");
    if (!seen_.insert(name).second)
      settings.wrong("name", "there is another " + std::string(what_) + " \"" + name + "\"");
  }
  bool has(const std::string& name) const { return seen_.contains(name); }

 private:
  std::string_view what_;
  std::set<std::string> seen_;
};

void read_sources(SettingsReader root, const NetRules& rules, Configuration& into) {
  Names names("feed or folder");
  for (SettingsReader& settings : root.tables("feed"))
    names.add(settings, into.feeds.emplace_back(read_feed(settings, into, rules)).feed.name);
  for (SettingsReader& settings : root.tables("folder"))
    names.add(settings, into.folders.emplace_back(read_folder(settings, into)).feed.name);
}

TimePattern read_time_pattern(SettingsReader& settings) {
  TimePattern pattern;
  pattern.words = settings.required<std::string>("words");
  pattern.means = settings.required<std::string>("means");
  pattern.name = settings.value<std::string>("name", pattern.words);
  pattern.language = settings.value<std::string>("language", "");
  if (language_named(pattern.language).rules.empty())
    settings.wrong("language", "there are no rules for \"" + pattern.language + "\"");
  settings.finish();
  return pattern;
}

std::vector<TimePattern> read_time_patterns(SettingsReader root) {
  std::vector<TimePattern> patterns;
  Names names("time pattern");
  std::vector<SettingsReader> tables = root.tables("time_pattern");
  if (tables.size() > most_time_patterns) {
    tables.back().wrong("words", "there are more than " + std::to_string(most_time_patterns) + " time patterns");
    tables.resize(most_time_patterns, tables.back());
  }
  for (SettingsReader& settings : tables) names.add(settings, patterns.emplace_back(read_time_pattern(settings)).name);
  const auto faults = faults_of(patterns);
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (faults[i] && tables[i].has("words") && tables[i].has("means") &&
        !language_named(patterns[i].language).rules.empty())
      tables[i].wrong(faults[i]->part == PatternFault::Part::words ? "words" : "means", faults[i]->text);
  return patterns;
}

std::vector<std::string> source_names(const Configuration& configuration) {
  std::vector<std::string> names;
  for (const FeedSource& source : configuration.feeds) names.push_back(source.feed.name);
  for (const FolderSource& source : configuration.folders) names.push_back(source.feed.name);
  return names;
}

/// Sinks first: watches name them.
void read_watches(SettingsReader root, const Surroundings& around, Configuration& into) {
  Names sink_names("sink"), watch_names("watch or digest");
  for (SettingsReader& settings : root.tables("sink"))
    sink_names.add(settings, into.sinks.emplace_back(make_sink(settings, around)).name);
  const auto is_source = [&](const std::string& name) {
    const auto named = [&](const auto& source) { return source.feed.name == name; };
    return std::any_of(into.feeds.begin(), into.feeds.end(), named) ||
           std::any_of(into.folders.begin(), into.folders.end(), named);
  };
  const auto resolve = [&](SettingsReader& settings, Watch& watch) {
    for (const std::string& name : watch.match.sources)
      if (!is_source(name)) settings.wrong("sources", "there is no [[feed]] or [[folder]] named \"" + name + "\"");
    for (const std::string& name : watch.sinks) {
      if (!sink_names.has(name)) settings.wrong("sinks", "there is no [[sink]] named \"" + name + "\"");
      for (const NamedSink& sink : into.sinks)
        if (sink.name == name && sink.sink)
          for (const std::string& recipient : sink.sink->recipients()) watch.addresses.push_back({name, recipient});
    }
  };
  for (SettingsReader& settings : root.tables("watch")) {
    Watch& watch = into.watches.emplace_back(read_watch(settings));
    watch_names.add(settings, watch.name);
    if (!watch.quiet) watch.quiet = into.quiet;
    resolve(settings, watch);
  }
  for (SettingsReader& settings : root.tables("digest")) {
    Digest& digest = into.digests.emplace_back(read_digest(settings));
    watch_names.add(settings, digest.what.name);
    resolve(settings, digest.what);
  }
}

}  // namespace

Configuration read_configuration(const fs::path& file, const Overrides& overrides, Transport& transport) {
  SettingsDocument document = SettingsDocument::read(file);
  SettingsReader root = document.root();
  Configuration configuration;
  configuration.file = file;
  read_user(root.table("user"), configuration);
  read_daemon(root.table("daemon"), overrides, configuration);
  read_outputs(root, configuration);
  const NetRules net = read_net(root.table("net"));
  read_sources(root, net, configuration);
  configuration.time_patterns = read_time_patterns(root);
  read_watches(root, {transport, net}, configuration);
  configuration.event_rules = read_event_rules(root, source_names(configuration));
  root.finish();
  document.check();
  return configuration;
}

OwnRules read_own_rules(const fs::path& file) {
  SettingsDocument document = SettingsDocument::read(file);
  SettingsReader root = document.root();
  OwnRules rules;
  rules.times = read_time_patterns(root);
  rules.events = read_event_rules(root);
  document.check();
  return rules;
}

}  // namespace datelined
