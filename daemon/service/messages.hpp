// Messages between the daemon and its readers: length-prefixed JSON over a socket pair. Every answer is checked like
// any other outside text.
#pragma once

#include "articles/article.hpp"
#include "events/event.hpp"
#include "events/event_rules.hpp"
#include "feeds/feed.hpp"
#include "service/fields.hpp"
#include "temporal/time_pattern.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace datelined {

/// Bytes of a frame's body, to and from a reader.
inline constexpr std::size_t most_bytes_in = 16 * 1024 * 1024, most_bytes_out = 4 * 1024 * 1024;

using FrameHead = std::array<unsigned char, 4>;

/// The body with its length before it, four bytes, most significant first.
std::string framed(std::string_view body);
/// Throws BadMessage if the announced body is longer than `most`.
std::size_t body_size(const FrameHead& head, std::size_t most);

/// What a reader works by; the first message it gets.
struct ReaderRules {
  double minimum_confidence = 0.5;
  std::vector<TimePattern> time_patterns;  ///< without faults
  EventRules events;
  bool operator==(const ReaderRules&) const = default;
};

/// Cut a document into articles.
struct ParseRequest {
  std::string bytes;
  Feed feed;
  std::string path;            ///< of a file of a folder; empty: a feed
  std::string charset;         ///< of a feed, as its server said; may be empty
  std::size_t first_line = 1;  ///< of the bytes within the file
  Instant at;                  ///< when it was fetched or modified
  bool operator==(const ParseRequest&) const = default;
};

/// Find the events of one article.
struct ReadRequest {
  Article article;
  bool operator==(const ReadRequest&) const = default;
};

using Request = std::variant<ReaderRules, ParseRequest, ReadRequest>;

/// The end of a parse: what else the document gave beside its articles.
struct Parsed {
  std::vector<std::string> findings;        ///< what was wrong with parts of it
  std::optional<std::chrono::seconds> ttl;  ///< how long the feed asks to be left alone
  bool operator==(const Parsed&) const = default;
};
/// The document or the article cannot be read.
struct Refused {
  std::string why;
  bool operator==(const Refused&) const = default;
};

/// A parse is answered by its articles, then Parsed or Refused; a read by mentions or Refused.
using Answer = std::variant<Article, Parsed, Refused, std::vector<EventMention>>;

std::string written(const Request& request);
/// Throws BadMessage.
Request request_from(std::string_view body);

std::string written(const Answer& answer);
/// `text` is the whole text of the article that was to be read; empty for a parse. Throws BadMessage.
Answer answer_from(std::string_view body, std::string_view text);

}  // namespace datelined
