// The envelope: one object with one member, whose name says what the message is.
#include "service/messages.hpp"

#include "service/article_message.hpp"
#include "service/fields.hpp"
#include "service/rules_message.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace datelined {
namespace {

namespace json = boost::json;

constexpr std::size_t most_mentions = 2'000, most_findings = 1'000, line_limit = 64 * 1024, longest_finding = 500;
constexpr std::int64_t most_lines = 1'000'000'000'000;
constexpr std::int64_t longest_interval = 365 * 86'400;

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;  // clang before 17 deduces nothing of an aggregate by itself

json::value parsed(std::string_view body) {
  boost::system::error_code error;
  json::value value = json::parse(body, error);
  if (error) throw BadMessage("message: not JSON: " + error.message());
  return value;
}

json::object message_of(const Feed& feed) {
  return {{"name", feed.name},
          {"url", feed.url},
          {"language", feed.language},
          {"zone", feed.zone.name()},
          {"interval", feed.interval.count()}};
}

Feed feed_from(const json::value& message) {
  const Fields fields(message);
  return {.name = fields.text("name", line_limit),
          .url = fields.text("url", line_limit),
          .language = fields.text("language", 64),
          .zone = fields.zone("zone"),
          .interval = std::chrono::seconds(fields.integer("interval", 0, longest_interval))};
}

json::object message_of(const Parsed& end) {
  json::array findings;
  for (const std::string& finding : end.findings) {
    if (findings.size() == most_findings) break;
    findings.push_back(json::string(repaired_utf8(prefix_bytes(finding, longest_finding))));
  }
  json::object message{{"findings", std::move(findings)}};
  if (end.ttl) message["ttl"] = std::clamp<std::int64_t>(end.ttl->count(), 0, longest_interval);
  return message;
}

Parsed parsed_from(const json::value& message) {
  const Fields fields(message);
  Parsed end;
  for (const json::value& finding : fields.array("findings", most_findings)) {
    if (!finding.is_string()) throw BadMessage("message: findings: not a string");
    end.findings.emplace_back(finding.get_string());
  }
  if (fields.has("ttl")) end.ttl = std::chrono::seconds(fields.integer("ttl", 0, longest_interval));
  return end;
}

ParseRequest parse_request_from(const json::value& message) {
  const Fields fields(message);
  ParseRequest request;
  try {
    request.bytes = from_base64(fields.text("bytes", most_bytes_in));
  } catch (const std::invalid_argument&) {
    throw BadMessage("message: bytes: not base64");
  }
  request.feed = feed_from(fields.at("feed"));
  request.path = fields.text("path", line_limit);
  request.charset = fields.text("charset", line_limit);
  request.first_line = static_cast<std::size_t>(fields.integer("first_line", 1, most_lines));
  request.at = fields.instant("at");
  return request;
}

}  // namespace

std::string framed(std::string_view body) {
  const auto size = body.size();
  std::string frame;
  frame.reserve(size + 4);
  for (const int shift : {24, 16, 8, 0}) frame.push_back(static_cast<char>(size >> shift & 0xff));
  return frame.append(body);
}

std::size_t body_size(const FrameHead& head, std::size_t most) {
  std::size_t size = 0;
  for (const unsigned char byte : head) size = size << 8 | byte;
  if (size > most) throw BadMessage("message: longer than allowed");
  return size;
}

std::string written(const Request& request) {
  const auto object = std::visit(Overloaded{
                                     [](const ReaderRules& rules) -> json::object {
                                       return {{"rules", datelined::message_of(rules)}};
                                     },
                                     [](const ParseRequest& parse) -> json::object {
                                       return {{"parse",
                                                {{"bytes", base64(parse.bytes)},
                                                 {"feed", message_of(parse.feed)},
                                                 {"path", repaired_utf8(parse.path)},
                                                 {"charset", repaired_utf8(parse.charset)},
                                                 {"first_line", static_cast<std::int64_t>(parse.first_line)},
                                                 {"at", parse.at.time_since_epoch().count()}}}};
                                     },
                                     [](const ReadRequest& read) -> json::object {
                                       return {{"read", datelined::message_of(read.article)}};
                                     },
                                 },
                                 request);
  return json::serialize(object);
}

Request request_from(std::string_view body) {
  const json::value message = parsed(body);
  const Fields fields(message);
  if (fields.has("read")) return ReadRequest{article_from(fields.at("read"))};
  if (fields.has("parse")) return parse_request_from(fields.at("parse"));
  return rules_from(fields.at("rules"));
}

std::string written(const Answer& answer) {
  const auto object = std::visit(Overloaded{
                                     [](const Article& article) -> json::object {
                                       return {{"article", datelined::message_of(article)}};
                                     },
                                     [](const Parsed& end) -> json::object {
                                       return {{"parsed", message_of(end)}};
                                     },
                                     [](const Refused& refused) -> json::object {
                                       return {{"refused", repaired_utf8(refused.why)}};
                                     },
                                     [](const std::vector<EventMention>& mentions) -> json::object {
                                       json::array list;
                                       for (const EventMention& mention : mentions)
                                         list.push_back(datelined::message_of(mention));
                                       return {{"mentions", std::move(list)}};
                                     },
                                 },
                                 answer);
  return json::serialize(object);
}

Answer answer_from(std::string_view body, std::string_view text) {
  const json::value message = parsed(body);
  const Fields fields(message);
  if (fields.has("article")) return article_from(fields.at("article"));
  if (fields.has("refused")) return Refused{fields.text("refused", line_limit)};
  if (fields.has("mentions")) {
    std::vector<EventMention> mentions;
    for (const json::value& mention : fields.array("mentions", most_mentions))
      mentions.push_back(mention_from(mention, text));
    return mentions;
  }
  return parsed_from(fields.at("parsed"));
}

}  // namespace datelined
