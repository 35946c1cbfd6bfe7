// HTML metadata: title, date, language, canonical address and structured data of a page.
#pragma once

#include "articles/html.hpp"
#include "articles/html_tree.hpp"

namespace datelined {

/// Fills everything of `page` but its text and blocks.
void read_metadata(const HtmlTree& tree, HtmlPage& page);

}  // namespace datelined
