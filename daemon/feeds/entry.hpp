// FeedEntry: what the XML and JSON formats have in common, and how it becomes an Article.
#pragma once

#include "calendar/iso8601.hpp"
#include "feeds/feed.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// One entry as its format gave it.
struct FeedEntry {
  std::string guid, link;      ///< `link` may be relative to `base`
  std::string title, content;  ///< HTML, unless said otherwise
  bool plain_title = false;    ///< `title` is plain text
  bool plain_content = false;  ///< `content` is plain text
  std::string base;            ///< what relative links stand on
  std::string language;        ///< as written
  std::optional<WrittenTime> published;
};

/// Turns entries into articles; of entries with the same guid the first counts.
class EntryReader {
 public:
  EntryReader(const Feed& feed, Instant fetched) : feed_(feed), fetched_(fetched) {}

  void add(const FeedEntry& entry);
  FeedContent& content() { return content_; }

 private:
  const Feed& feed_;
  Instant fetched_;
  FeedContent content_;
  std::set<std::string> guids_;
};

/// The first of the texts that is a date in any of the forms feeds use, between 1970 and 2200.
std::optional<WrittenTime> first_date(const std::vector<std::string>& texts);

/// A written time as the dateline of `zone`. If the zone was never said (UTC) and the time has an offset, that counts.
Dateline dateline_of(const WrittenTime& time, const Zone& zone);
/// An instant, exact to the minute.
Dateline dateline_of(Instant instant, const Zone& zone);

/// "de" of "de-CH"; empty for what is no language tag.
std::string language_tag(std::string_view written);

/// The language to read an article in: the feed's if it is configured, else that of the article's own words, else what
/// the document declares; empty if nothing tells.
std::string language_of(const Article& article, const Feed& feed, std::string_view declared);

}  // namespace datelined
