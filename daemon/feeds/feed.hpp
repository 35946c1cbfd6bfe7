// Feed: a source of articles, and what its bytes may look like.
#pragma once

#include "articles/article.hpp"
#include "calendar/instant.hpp"
#include "calendar/zone.hpp"

#include <chrono>
#include <optional>
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

/// What a document gave: its articles, and what was wrong with the parts that gave none ("line 3: …").
struct FeedContent {
  std::vector<Article> articles;
  std::vector<std::string> findings;
  std::optional<std::chrono::seconds> ttl;  ///< how long the feed itself asks to be left alone
};

struct FeedFormat {
  std::string_view name;
  bool (*recognises)(std::string_view head);  ///< `head`: the first 4 kB, blanks and byte order mark skipped
  FeedContent (*parse)(std::string_view utf8, const Feed& feed, Instant fetched);
};

/// Every format that is read, most specific first.
std::span<const FeedFormat> feed_formats();

/// The articles of a document of any format, in its order, each once. Throws std::runtime_error (with the format's
/// name) on a document that is of no known format or cannot be read at all; entries that make no sense are left out.
/// `http_charset` is that of Content-Type, or empty.
FeedContent read_feed(std::string_view bytes, const Feed& feed, Instant fetched, std::string_view http_charset = {});

/// The articles of `read_feed`.
std::vector<Article> parse_feed(std::string_view bytes, const Feed& feed, Instant fetched);

/// One file of a watched folder: `.html`/`.htm`/`.xhtml`, `.jsonl`/`.ndjson` (one article a line), anything else plain
/// text. `modified` dates an article that does not date itself, which then says `dated_by_file`. A malformed line is a
/// finding with its number (counted from `first_line`), the other lines count.
FeedContent read_file(std::string_view bytes, std::string_view path, const Feed& feed, Instant modified,
                      std::size_t first_line = 1);

/// The articles of `read_file`.
std::vector<Article> parse_file(std::string_view bytes, std::string_view path, const Feed& feed, Instant modified);

/// One line of the batch form `{"id","published","title","text",…}`; "language", "zone" and "url" may be there, other
/// keys are ignored. Throws std::runtime_error that says what is wrong with it.
Article parse_json_article(std::string_view line, const Feed& feed, Instant modified);

}  // namespace datelined
