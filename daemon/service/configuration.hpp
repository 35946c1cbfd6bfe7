// Configuration: the whole of datelined.toml as structs. After start nobody sees TOML again.
#pragma once

#include "events/event_rules.hpp"
#include "feeds/feed.hpp"
#include "net/transport.hpp"
#include "reminders/plan.hpp"
#include "sinks/sink.hpp"
#include "temporal/time_pattern.hpp"
#include "watches/digest.hpp"
#include "watches/watch.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace datelined {

/// `[[feed]]`: a feed by HTTP(S).
struct FeedSource {
  Feed feed;
  NetRules rules;
  Headers headers;
  std::string user, password;
  bool operator==(const FeedSource&) const = default;
};

/// `[[folder]]`: a watched folder; `feed.url` is its path.
struct FolderSource {
  Feed feed;
  bool operator==(const FolderSource&) const = default;
};

struct Configuration {
  std::filesystem::path file;
  std::filesystem::path state;                         ///< where the database lies
  std::filesystem::path socket;                        ///< of the unix socket
  std::string listen;                                  ///< "127.0.0.1:8642", or empty
  std::optional<std::filesystem::path> calendar_file;  ///< kept up to date
  std::string log_level = "info";
  double minimum_confidence = 0.5;
  EventRules event_rules;
  int readers = 0;  ///< 0: one a core
  Zone zone;        ///< the user's
  std::chrono::minutes remind_at{9 * 60};
  std::vector<FeedSource> feeds;
  std::vector<FolderSource> folders;
  std::vector<TimePattern> time_patterns;
  std::optional<QuietHours> quiet;  ///< of watches that name none of their own
  std::vector<Watch> watches;
  std::vector<Digest> digests;
  std::vector<NamedSink> sinks;
};

/// What the command line says, which outranks the file.
struct Overrides {
  std::optional<std::filesystem::path> state, socket;
};

/// Reads and checks a file with its drop-ins. Throws ConfigError with every finding. `transport` outlives the sinks.
Configuration read_configuration(const std::filesystem::path& file, const Overrides& overrides, Transport& transport);

/// What the user adds to reading: `[[time_pattern]]`, `[[event_pattern]]` and `[[ignore]]`.
struct OwnRules {
  std::vector<TimePattern> times;
  EventRules events;
};

/// The user's rules of a file and its drop-ins alone. Throws ConfigError with every finding about them.
OwnRules read_own_rules(const std::filesystem::path& file);

}  // namespace datelined
