// Feed: a source of articles, and what its bytes may look like.
#pragma once

#include "articles/article.hpp"
#include "calendar/instant.hpp"
#include "calendar/zone.hpp"

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

struct Feed {
  std::string name;
  std::string url;       ///< http(s) address of a feed, or path of a folder
  std::string language;  ///< empty: as the feed says, else detected
  Zone zone;             ///< of dates without an offset, and of the place of publication
  std::chrono::seconds interval = std::chrono::minutes(30);

  bool operator==(const Feed&) const = default;
};

struct FeedFormat {
  std::string_view name;
  bool (*recognises)(std::string_view head);  ///< `head`: the first kilobyte, blanks and byte order mark skipped
  std::vector<Article> (*parse)(std::string_view bytes, const Feed& feed, Instant fetched);
};

/// Every format that is read, most specific first.
std::span<const FeedFormat> feed_formats();

/// The articles of a document of any format. Throws std::runtime_error (with the format's name) on a document that is
/// of no known format or cannot be read at all; entries that make no sense are left out.
std::vector<Article> parse_feed(std::string_view bytes, const Feed& feed, Instant fetched);

/// One file of a watched folder: `.html`/`.htm`, `.jsonl`/`.ndjson` (one article a line), anything else plain text.
/// `modified` dates a file that does not date itself. Throws std::runtime_error, for a malformed line with its number.
std::vector<Article> parse_file(std::string_view bytes, std::string_view path, const Feed& feed, Instant modified);

}  // namespace datelined
