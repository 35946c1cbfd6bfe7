// Digest: the agenda of the day or the week ahead, sent at its time whatever happens.
#pragma once

#include "watches/watch.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace datelined {

struct Digest {
  enum class Every { day, week };

  Watch what;  ///< its name, what it matches and whom it reaches; nothing else of it counts
  Every every = Every::day;
  std::chrono::minutes at{7 * 60};                ///< wall time of the user's zone
  std::chrono::weekday on = std::chrono::Monday;  ///< of a weekly one
  bool empty_ones = true;                         ///< sent even if nothing is announced
  bool operator==(const Digest&) const = default;
};

/// Reads a `[[digest]]` table.
Digest read_digest(SettingsReader& settings);

/// The days that one issue of a digest is about.
struct DigestIssue {
  std::string name;  ///< "2017-02-20": the day it is sent
  Instant due;
  LocalTime begin, end;  ///< whole days of the user's zone, the end excluded
  bool operator==(const DigestIssue&) const = default;
};

/// The latest issue that is due at `now`, and the one after it. A digest of the afternoon is about the days from
/// tomorrow, one of the morning about those from today.
struct DigestIssues {
  DigestIssue latest, next;
};
DigestIssues digest_issues(const Digest& digest, const Zone& zone, Instant now);
/// The issue of that name; nothing if it is no day.
std::optional<DigestIssue> digest_issue(const Digest& digest, const Zone& zone, std::string_view name);

}  // namespace datelined
