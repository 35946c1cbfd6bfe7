// The formats, one object a file; formats.cpp puts them into the one table.
#pragma once

#include "feeds/feed.hpp"

namespace datelined {

extern const FeedFormat atom_format;
extern const FeedFormat icalendar_format;
extern const FeedFormat json_feed_format;
extern const FeedFormat rss_format;

}  // namespace datelined
