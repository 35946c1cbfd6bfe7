// Every feed format on one screen, and how a document finds its own.
#include "feeds/formats.hpp"

#include "articles/decoding.hpp"
#include "text/utf8.hpp"

#include <stdexcept>

namespace datelined {

std::span<const FeedFormat> feed_formats() {
  static const FeedFormat formats[] = {rss_format, atom_format, json_feed_format, icalendar_format};
  return formats;
}

FeedContent read_feed(std::string_view bytes, const Feed& feed, Instant fetched, std::string_view http_charset) {
  const std::string text = decoded(bytes, http_charset);
  const std::string_view head = trimmed(text).substr(0, 4096);
  for (const FeedFormat& format : feed_formats()) {
    if (!format.recognises(head)) continue;
    try {
      return format.parse(text, feed, fetched);
    } catch (const std::exception& error) {
      throw std::runtime_error(std::string(format.name) + ": " + error.what());
    }
  }
  const bool page =
      head.find("<html") != std::string_view::npos || head.find("<!DOCTYPE html") != std::string_view::npos;
  throw std::runtime_error(page ? "a web page, not a feed" : "neither RSS nor Atom nor JSON Feed nor iCalendar");
}

std::vector<Article> parse_feed(std::string_view bytes, const Feed& feed, Instant fetched) {
  return read_feed(bytes, feed, fetched).articles;
}

}  // namespace datelined
