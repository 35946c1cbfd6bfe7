// Microdata: schema.org events that are marked in the tags of a page, as JSON-LD.
#pragma once

#include "articles/html_tree.hpp"

#include <string>
#include <vector>

namespace datelined {

/// One JSON-LD object for each outermost `itemscope` whose type is a schema.org event.
std::vector<std::string> microdata_events(const HtmlTree& tree);

}  // namespace datelined
