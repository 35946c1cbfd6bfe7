// The name tells sources apart; one that changed in any other way begins anew with the state that is kept of it.
#include "service/sources.hpp"

namespace datelined {
namespace {

template <class Source>
std::map<std::string, Source> by_name(const std::vector<Source>& sources) {
  std::map<std::string, Source> named;
  for (const Source& source : sources) named.emplace(source.feed.name, source);
  return named;
}

/// Calls off what `wanted` does not hold as it is, and starts what `running` did not have like that.
template <class Source>
void change(Crew& crew, std::map<std::string, Source>& running, const std::vector<Source>& sources,
            const std::string& kind, auto follow) {
  std::map<std::string, Source> wanted = by_name(sources);
  for (const auto& [name, source] : running)
    if (const auto found = wanted.find(name); found == wanted.end() || !(found->second == source))
      crew.call_off(kind + name);
  for (const auto& [name, source] : wanted)
    if (const auto found = running.find(name); found == running.end() || !(found->second == source))
      crew.start(kind + name, follow(source));
  running = std::move(wanted);
}

}  // namespace

void Sources::adopt(const std::vector<FeedSource>& feeds, const std::vector<FolderSource>& folders) {
  change(crew_, feeds_, feeds, "feed ", [&](const FeedSource& source) { return follow_feed(parts_, source); });
  change(crew_, folders_, folders, "folder ",
         [&](const FolderSource& source) { return follow_folder(parts_, source); });
}

}  // namespace datelined
