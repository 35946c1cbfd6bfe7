// Sources: which feeds and folders are being followed, and how that changes with the configuration.
#pragma once

#include "service/crew.hpp"
#include "service/ingest.hpp"

#include <map>
#include <string>
#include <vector>

namespace datelined {

/// Used on the loop only; everything must have ended before it is destroyed.
class Sources {
 public:
  /// `parts` outlives it.
  explicit Sources(IngestParts& parts) : parts_(parts), crew_(parts.executors.loop) {}

  /// Follows these from now on. What is configured as before goes on undisturbed; what was dropped or changed is called
  /// off.
  void adopt(const std::vector<FeedSource>& feeds, const std::vector<FolderSource>& folders);

  std::size_t feeds() const { return feeds_.size(); }
  std::size_t folders() const { return folders_.size(); }

  void call_off() { crew_.call_off(); }
  asio::awaitable<void> ended() { return crew_.ended(); }

 private:
  IngestParts& parts_;
  std::map<std::string, FeedSource> feeds_;
  std::map<std::string, FolderSource> folders_;
  Crew crew_;
};

}  // namespace datelined
