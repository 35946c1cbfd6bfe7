// HTML → text: the main content of a page, or the whole of a feed entry, as plain text with its blocks.
#pragma once

#include "articles/article.hpp"
#include "calendar/iso8601.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// What a page says. Never throws on odd markup; what it lacks stays empty.
struct HtmlPage {
  std::string title;                     ///< the headline, without the site's name
  std::string text;                      ///< paragraphs parted by an empty line; items and rows by a newline
  std::vector<Block> blocks;             ///< of `text`
  std::string url;                       ///< canonical address, absolute http(s), or empty
  std::string language;                  ///< "en", "de-CH", … as written, or empty
  std::optional<WrittenTime> published;  ///< from its metadata
  std::vector<std::string> markup;       ///< JSON-LD that speaks of events; microdata events as JSON-LD
};

/// A whole page in UTF-8: navigation, advertisements, comments, struck text and the like are left out.
HtmlPage read_page(std::string_view utf8);

/// Text that came with a feed entry: all of it is content, only struck text, scripts and the like are left out.
HtmlPage read_fragment(std::string_view utf8);

/// Plain text of a fragment in one line: titles and names.
std::string plain_line(std::string_view utf8_html);

/// Moves the blocks of a text to where they lie in `whole_text` and puts the headline before them.
std::vector<Block> blocks_below(const std::string& title, std::vector<Block> blocks);

}  // namespace datelined
