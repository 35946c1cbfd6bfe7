// Empty lists and absent values are left out.
#include "service/status.hpp"

#include "calendar/iso8601.hpp"

#include <boost/json.hpp>
#include <unistd.h>

namespace datelined {
namespace {

namespace json = boost::json;

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void add_list(json::object& object, const std::string& key, const std::vector<std::string>& list) {
  if (!list.empty()) object[key] = json::array(list.begin(), list.end());
}

void add_matcher(json::object& object, const std::string& prefix, const Matcher& matcher) {
  add_list(object, prefix + "words", matcher.words);
  add_list(object, prefix + "organisations", matcher.organisations);
  add_list(object, prefix + "places", matcher.places);
  add_list(object, prefix + "categories", matcher.categories);
  add_list(object, prefix + "sources", matcher.sources);
  add_list(object, prefix + "status", matcher.status);
}

json::object sink_object(const SinkState& sink) {
  json::object object{{"name", sink.name}, {"kind", sink.kind}, {"resting", sink.resting}};
  if (sink.disabled) object["disabled"] = true;
  if (sink.muted) object["muted"] = true;
  if (!sink.last_error.empty()) object["last_error"] = sink.last_error;
  return object;
}

}  // namespace

std::string status_line(const Configuration& configuration) {
  return "following " + counted(configuration.feeds.size(), "feed", "feeds") + " and " +
         counted(configuration.folders.size(), "folder", "folders") + " for " +
         counted(configuration.watches.size(), "watch", "watches");
}

std::string status_line(const Configuration& configuration, const Counts& counts, const Dispatcher& dispatcher,
                        const std::string& trouble) {
  std::string line = trouble.empty() ? "" : trouble + "; ";
  line += status_line(configuration);
  line += "; " + counted(static_cast<std::size_t>(counts.events), "event", "events") + ", " +
          counted(static_cast<std::size_t>(counts.ready + counts.leased), "message", "messages") + " promised";
  for (const SinkState& sink : dispatcher.sinks())
    if (sink.resting) line += "; sink " + sink.name + " rests";
  return line;
}

json::object status_object(const Configuration& configuration, const Dispatcher& dispatcher, const Readers& readers,
                           const Clock& clock, Instant started, const std::string& trouble) {
  json::array sinks;
  for (const SinkState& sink : dispatcher.sinks()) sinks.push_back(sink_object(sink));
  return {{"trouble", trouble.empty() ? json::value(nullptr) : json::value(trouble)},
          {"version", DATELINED_VERSION},
          {"pid", getpid()},
          {"configuration", configuration.file.string()},
          {"state", configuration.state.string()},
          {"started", iso8601(started)},
          {"now", iso8601(clock.now())},
          {"zone", configuration.zone.name()},
          {"feeds", configuration.feeds.size()},
          {"folders", configuration.folders.size()},
          {"watches", configuration.watches.size()},
          {"sinks", std::move(sinks)},
          {"in_flight", dispatcher.in_flight()},
          {"readers_replaced", readers.failures()}};
}

json::array watch_objects(const Configuration& configuration) {
  json::array watches;
  for (const Watch& watch : configuration.watches) {
    json::object object{{"name", watch.name}, {"minimum_confidence", watch.minimum_confidence}};
    add_matcher(object, "", watch.match);
    add_matcher(object, "not_", watch.exclude);
    std::vector<std::string> leads;
    for (const Lead& lead : watch.leads) leads.push_back(lead.written);
    add_list(object, "leads", leads);
    add_list(object, "sinks", watch.sinks);
    object["announce"] = watch.announce;
    add_list(object, "changes", watch.changes);
    if (watch.repeat.count() > 0) object["repeat_seconds"] = watch.repeat.count();
    if (watch.gather.count() > 0) object["gather_seconds"] = watch.gather.count();
    watches.push_back(std::move(object));
  }
  return watches;
}

json::object outcome_object(const Outcome& outcome) {
  json::object object{{"outcome", name(outcome.kind)}};
  if (!outcome.detail.empty()) object["detail"] = outcome.detail;
  return object;
}

}  // namespace datelined
