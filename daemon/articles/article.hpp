// Article: a text that was published, and the dateline it was written from.
#pragma once

#include "calendar/instant.hpp"
#include "calendar/time_span.hpp"
#include "calendar/zone.hpp"
#include "text/text_range.hpp"

#include <string>
#include <vector>

namespace datelined {

/// The moment and zone a text was written from. "Next Friday" means nothing without it.
struct Dateline {
  LocalTime moment{};
  Grain grain = Grain::day;  ///< `minute` or `day`; with `day` the whole day counts as still to come.
  Zone zone;

  bool operator==(const Dateline&) const = default;
};

/// The kind of a stretch of text; decides how bare dates in it are read.
struct Block {
  enum class Kind { headline, heading, item, row, caption, prose };
  Kind kind = Kind::prose;
  TextRange range;

  bool operator==(const Block&) const = default;
};

struct Article {
  std::string feed;  ///< name of the feed or folder it came from
  std::string guid;  ///< what the source calls it; the URL or path if it says nothing
  std::string url;   ///< http(s) address, file path, or empty
  std::string title;
  std::string text;      ///< main content as plain UTF-8; paragraphs parted by an empty line
  std::string language;  ///< "en", "de", …; empty: to be detected
  Dateline dateline;
  bool dated_by_file = false;       ///< The dateline is the file's modification time, for want of a better one.
  std::string hash;                 ///< hex SHA-256 of title and text
  std::vector<Block> blocks;        ///< of `whole_text(article)`, in order, without overlaps
  std::vector<std::string> markup;  ///< JSON-LD and VEVENT blocks as text

  bool operator==(const Article&) const = default;
};

/// What is read: title, newline, text. All offsets of mentions and expressions point into it.
std::string whole_text(const Article& article);

/// Blocks inferred from the shape of the lines of `whole_text`: headline first, then headings, items, rows, prose.
std::vector<Block> inferred_blocks(const std::string& title, const std::string& text);

/// The fingerprint stored in `Article::hash`.
std::string content_hash(const Article& article);

}  // namespace datelined
