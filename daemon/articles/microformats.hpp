// Microformats: events that a page marks by class names, hCalendar ("vevent") and h-event, as JSON-LD.
#pragma once

#include "articles/html_tree.hpp"

#include <string>
#include <vector>

namespace datelined {

/// One JSON-LD object for each outermost element of the class `vevent` or `h-event` with a name and a start.
std::vector<std::string> microformat_events(const HtmlTree& tree);

}  // namespace datelined
