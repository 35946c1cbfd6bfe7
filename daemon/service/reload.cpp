// Between the reading and the last adoption there is no wait: nobody sees half a configuration.
#include "service/reload.hpp"

#include "service/called_off.hpp"
#include "service/status.hpp"
#include "store/replan.hpp"

#include <optional>

namespace datelined {
namespace {

constexpr const char* renewing = "renewal of promises";

/// What the old process goes on with, because only a start can change it.
std::vector<std::string> fixed_keys(const Configuration& old, const Configuration& fresh) {
  std::vector<std::string> keys;
  const auto compare = [&](bool same, const char* key) {
    if (!same) keys.push_back(key);
  };
  compare(old.state == fresh.state, "daemon.state");
  compare(old.socket == fresh.socket, "daemon.socket");
  compare(old.readers == fresh.readers, "daemon.readers");
  compare(old.listen == fresh.listen, "http.listen");
  compare(old.calendar_file == fresh.calendar_file, "calendar.file");
  return keys;
}

void keep_fixed(const Configuration& old, Configuration& fresh) {
  fresh.state = old.state;
  fresh.socket = old.socket;
  fresh.readers = old.readers;
  fresh.listen = old.listen;
  fresh.calendar_file = old.calendar_file;
}

asio::awaitable<std::optional<Configuration>> read_anew(ReloadParts& parts) {
  std::vector<std::string> findings;
  const auto read = [&] { return read_configuration(parts.configuration.file, parts.overrides, parts.transport); };
  try {
    co_return co_await on(parts.executors.senders, read);
  } catch (const ConfigError& error) {
    findings = error.findings();
  } catch (const std::runtime_error& error) {
    if (called_off(error)) throw;
    findings = {error.what()};
  }
  for (const std::string& finding : findings) parts.log.error(finding);
  parts.log.error("the new configuration is refused, the old one stays in force");
  co_return std::nullopt;
}

void adopt(ReloadParts& parts, Configuration fresh) {
  const Wishes wishes = wishes_of(fresh, parts.intake.wishes().planning.installation);
  parts.log.set_level(*log_level_named(fresh.log_level));
  parts.readers.adopt({fresh.minimum_confidence, fresh.time_patterns, fresh.event_rules});
  parts.intake.adopt(wishes);
  parts.dispatcher.adopt(std::move(fresh.sinks), wishes.planning, {fresh.watches, fresh.digests});
  parts.configuration = std::move(fresh);
  parts.sources.adopt(parts.configuration.feeds, parts.configuration.folders);
  parts.crew.call_off(renewing);
  parts.crew.start(renewing,
                   renew_all_promises(parts.executors, parts.clock, parts.store, wishes, parts.dispatcher, parts.log));
}

}  // namespace

Wishes wishes_of(const Configuration& configuration, const std::string& installation) {
  return {.watches = configuration.watches,
          .planning = {.installation = installation, .zone = configuration.zone, .remind_at = configuration.remind_at}};
}

asio::awaitable<void> reload(ReloadParts& parts) {
  parts.manager.reloading();
  std::optional<Configuration> fresh = co_await read_anew(parts);
  if (fresh) {
    for (const std::string& key : fixed_keys(parts.configuration, *fresh))
      parts.log.warning(key + " changed: that takes a restart, until then it stays as it was");
    keep_fixed(parts.configuration, *fresh);
    adopt(parts, std::move(*fresh));
    parts.log.info("the configuration was read anew: " + status_line(parts.configuration));
  }
  const std::string note = fresh ? "" : "the new configuration was refused";
  parts.manager.ready(status_line(parts.configuration) + (fresh ? "" : "; " + note));
  parts.status.note(note);
}

asio::awaitable<void> renew_all_promises(Executors executors, const Clock& clock, Store& store, Wishes wishes,
                                         Dispatcher& dispatcher, Log& log) {
  EventCursor cursor;
  Replanned step;
  std::size_t changed = 0;
  try {
    const auto needed = [&] { return replan_needed(store, wishes.watches, wishes.planning); };
    if (!co_await on(executors.store, needed)) co_return;
    const auto next = [&] { return replan(store, cursor, wishes.watches, wishes.planning, clock.now()); };
    while (!step.done) {
      step = co_await on(executors.store, next);
      changed += step.promised.made + step.promised.moved + step.promised.withdrawn.size();
    }
    log.info("reminders fit the watches: " + std::to_string(changed) + " changed");
  } catch (const StoreError& error) {
    log.error("reminders do not fit the watches yet: " + told(error));
  }
  dispatcher.wake();
}

}  // namespace datelined
