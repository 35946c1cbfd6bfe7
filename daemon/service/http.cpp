#include "service/http.hpp"

#include "agenda/agenda.hpp"
#include "service/executors.hpp"
#include "text/digest.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <exception>
#include <optional>
#include <utility>

namespace datelined {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

using Stream = beast::basic_stream<asio::generic::stream_protocol>;
using Parser = http::request_parser<http::string_body>;
using boost::system::error_code;

constexpr std::size_t header_limit = 8 * 1024;
constexpr std::size_t body_limit = 64 * 1024;
constexpr int requests_per_connection = 100;
constexpr std::chrono::seconds header_time(10), body_time(30), idle_time(60), write_time(60);
/// Of a spool; each piece has the write time for itself.
constexpr std::size_t piece_size = 256 * 1024;

/// Why a connection ends without an answer: the client went away or was too slow.
struct Gone {};

const auto tuple_awaitable = asio::as_tuple(asio::use_awaitable);

/// The size of the header, or up to the first line feed without a carriage return (which is refused afterwards); 0 if
/// neither is there yet.
std::size_t header_size(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return at + 1;
    if (at >= 3 && bytes[at - 2] == '\n') return at + 1;
  }
  return 0;
}

/// What Beast would let pass: folded lines, bare line feeds, a header with control characters.
bool well_formed(std::string_view header) {
  if (!header.ends_with("\r\n\r\n")) return false;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto c = static_cast<unsigned char>(header[i]);
    if (c == '\n') {
      if (header[i - 1] != '\r') return false;
      if (i + 1 < header.size() && (header[i + 1] == ' ' || header[i + 1] == '\t')) return false;
    } else if (c == '\r') {
      if (i + 1 == header.size() || header[i + 1] != '\n') return false;
    } else if ((c < 0x20 && c != '\t') || c == 0x7f) {
      return false;
    }
  }
  return true;
}

/// The status to refuse a request with, judged by its header alone; nothing if it may be answered.
std::optional<unsigned> refusal(const Parser::value_type& request, ServedRules rules) {
  if (request.count(http::field::host) > 1 || (request.version() == 11 && !request.count(http::field::host)))
    return 400;
  if (request.count(http::field::transfer_encoding) && request.count(http::field::content_length)) return 400;
  if (request.count(http::field::upgrade)) return 400;
  const std::string_view target(request.target().data(), request.target().size());
  const auto host = request[http::field::host];
  if (!rules.local && (!target.starts_with('/') || !host_allowed({host.data(), host.size()}, rules.port))) return 421;
  if (!target.starts_with('/')) return 400;
  switch (request.method()) {
    case http::verb::get:
    case http::verb::head:
    case http::verb::post:
      return {};
    default:
      return 405;
  }
}

std::string_view refusal_text(unsigned status) {
  switch (status) {
    case 405:
      return "This method is not known here.";
    case 408:
      return "The request took too long.";
    case 413:
      return "The request is too large.";
    case 421:
      return "This service does not answer under this name.";
    case 431:
      return "The header of the request is too large.";
    default:
      return "The request could not be understood.";
  }
}

ServedReply refused(unsigned status) {
  ServedReply reply = error_page(status, refusal_text(status));
  if (status == 405) reply.allow = "GET, HEAD";
  return reply;
}

/// True if one of the client's tags is the reply's (weak comparison, RFC 9110 13.1.2).
bool none_match_holds(std::string_view tags, std::string_view etag) {
  if (tags.empty() || etag.empty()) return false;
  return tags == "*" || tags.find(etag) != std::string_view::npos;
}

template <class Body>
void set_head(http::response<Body>& response, const ServedReply& reply, bool keep) {
  response.version(11);
  response.result(reply.status);
  response.keep_alive(keep);
  response.set(http::field::content_type, reply.type);
  response.set("Content-Security-Policy",
               "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
               "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set(http::field::cache_control, reply.etag.empty() ? "no-store" : "private, no-cache");
  if (!reply.etag.empty()) response.set(http::field::etag, reply.etag);
  if (!reply.allow.empty()) response.set(http::field::allow, reply.allow);
}

std::size_t size_of(const ServedReply& reply) {
  if (reply.spool) return reply.spool->size();
  return reply.body ? reply.body->size() : 0;
}

asio::awaitable<void> write_head(Stream& stream, const ServedReply& reply, bool keep) {
  http::response<http::empty_body> response;
  set_head(response, reply, keep);
  if (reply.status != 304) response.content_length(size_of(reply));
  http::response_serializer<http::empty_body> serializer(response);
  const auto sent = co_await http::async_write(stream, serializer, tuple_awaitable);
  if (std::get<0>(sent)) throw Gone();
}

asio::awaitable<void> write_pieces(Stream& stream, const Spool& spool, asio::any_io_executor files) {
  for (std::size_t at = 0; at < spool.size();) {
    std::string piece;
    const auto read = [&] { piece = spool.piece(at, piece_size); };
    stream.expires_never();
    co_await on(files, read);
    if (piece.empty()) throw Gone();
    stream.expires_after(write_time);
    const auto sent = co_await asio::async_write(stream, asio::buffer(piece), tuple_awaitable);
    if (std::get<0>(sent)) throw Gone();
    at += piece.size();
  }
}

asio::awaitable<void> write_reply(Stream& stream, const ServedReply& reply, bool body_wanted, bool keep,
                                  asio::any_io_executor files) {
  stream.expires_after(write_time);
  if (!body_wanted || size_of(reply) == 0) {
    co_await write_head(stream, reply, keep);
    co_return;
  }
  if (reply.spool) {
    co_await write_head(stream, reply, keep);
    co_await write_pieces(stream, *reply.spool, std::move(files));
    co_return;
  }
  http::response<http::span_body<const char>> response;
  set_head(response, reply, keep);
  response.body() = beast::span<const char>(reply.body->data(), reply.body->size());
  response.content_length(reply.body->size());
  http::response_serializer<http::span_body<const char>> serializer(response);
  const auto sent = co_await http::async_write(stream, serializer, tuple_awaitable);
  if (std::get<0>(sent)) throw Gone();
}

/// What was read: a request, or the status to refuse it with.
struct Read {
  Parser::value_type request;
  unsigned refusal = 0;
};

/// One connection: what was read ahead stays in `ahead_` for the next request.
class Session {
 public:
  Session(asio::generic::stream_protocol::socket socket, ServedRules rules, const ServedAnswer& answer,
          asio::any_io_executor files)
      : stream_(std::move(socket)), rules_(rules), answer_(answer), files_(std::move(files)) {}

  asio::awaitable<void> run() {
    for (int count = 1; count <= requests_per_connection; ++count) {
      stream_.expires_after(idle_time);
      if (count > 1 && ahead_.empty()) co_await read_some();
      const Read read = co_await next_request();
      if (read.refusal) {
        const ServedReply reply = refused(read.refusal);
        co_await write_reply(stream_, reply, read.request.method() != http::verb::head, false, files_);
        break;
      }
      const bool keep = read.request.keep_alive() && count < requests_per_connection;
      co_await respond(read.request, keep);
      if (!keep) break;
    }
    error_code ignored;
    stream_.socket().shutdown(asio::socket_base::shutdown_send, ignored);
  }

 private:
  asio::awaitable<void> read_some() {
    std::array<char, 4096> bytes;
    const auto got = co_await stream_.async_read_some(asio::buffer(bytes), tuple_awaitable);
    if (std::get<0>(got)) throw Gone();
    ahead_.append(bytes.data(), std::get<1>(got));
  }

  asio::awaitable<Read> next_request() {
    Read read;
    stream_.expires_after(header_time);
    std::size_t size = header_size(ahead_);
    while (size == 0 && ahead_.size() <= header_limit) {
      co_await read_some();
      size = header_size(ahead_);
    }
    if (size == 0 || size > header_limit) read.refusal = 431;
    const std::string_view header = std::string_view(ahead_).substr(0, size);
    if (!read.refusal && !well_formed(header)) read.refusal = 400;
    if (read.refusal) co_return read;

    Parser parser;
    parser.header_limit(header_limit);
    parser.body_limit(body_limit);
    parser.eager(true);
    error_code error;
    parser.put(asio::buffer(header), error);
    if (error == http::error::need_more) error.clear();
    ahead_.erase(0, header.size());
    if (!error) error = co_await read_body(parser);
    read.refusal = status_of(error);
    if (!parser.is_header_done()) co_return read;
    if (!read.refusal) read.refusal = refusal(parser.get(), rules_).value_or(0);
    read.request = parser.release();
    co_return read;
  }

  /// The body, of which some may have come with the header.
  asio::awaitable<error_code> read_body(Parser& parser) {
    if (parser.is_done()) co_return error_code();
    if (const auto status = refusal(parser.get(), rules_)) co_return error_code();
    beast::flat_buffer buffer;
    buffer.commit(asio::buffer_copy(buffer.prepare(ahead_.size()), asio::buffer(ahead_)));
    stream_.expires_after(body_time);
    const auto got = co_await http::async_read(stream_, buffer, parser, tuple_awaitable);
    ahead_ = beast::buffers_to_string(buffer.cdata());
    co_return std::get<0>(got);
  }

  static unsigned status_of(error_code error) {
    if (!error) return 0;
    if (error == http::error::body_limit) return 413;
    if (error == http::error::header_limit) return 431;
    if (error.category() != make_error_code(http::error::bad_version).category()) throw Gone();
    return 400;
  }

  asio::awaitable<void> respond(const Parser::value_type& message, bool keep) {
    ServedRequest request;
    request.method = std::string(message.method_string());
    const std::string target(message.target());
    const std::size_t mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != std::string::npos) request.query = target.substr(mark + 1);
    request.if_none_match = std::string(message[http::field::if_none_match]);
    request.body = message.body();
    request.local = rules_.local;
    stream_.expires_never();
    ServedReply reply = co_await answered(request);
    if (reply.status == 200 && none_match_holds(request.if_none_match, reply.etag)) {
      reply.status = 304;
      reply.body.reset();
      reply.spool.reset();
    }
    co_await write_reply(stream_, reply, request.method != "HEAD", keep, files_);
  }

  /// A request that fails must not take the others with it.
  asio::awaitable<ServedReply> answered(const ServedRequest& request) {
    std::string failure;
    try {
      co_return co_await answer_(request);
    } catch (const std::runtime_error& error) {
      failure = error.what();
    }
    spdlog::error("answering {} failed: {}", request.path, failure);
    co_return error_page(500, "This could not be answered. The log says why.");
  }

  Stream stream_;
  ServedRules rules_;
  const ServedAnswer& answer_;
  asio::any_io_executor files_;
  std::string ahead_;
};

}  // namespace

ServedReply tagged_reply(std::string type, std::string body) {
  ServedReply reply;
  reply.type = std::move(type);
  reply.etag = "\"" + hex(sha256(body)).substr(0, 32) + "\"";
  reply.body = std::make_shared<const std::string>(std::move(body));
  return reply;
}

ServedReply spooled_reply(std::string type, std::shared_ptr<Spool> spool) {
  ServedReply reply;
  reply.type = std::move(type);
  reply.etag = "\"" + spool->seal().substr(0, 32) + "\"";
  reply.spool = std::move(spool);
  return reply;
}

ServedReply error_page(unsigned status, std::string_view text) {
  ServedReply reply;
  reply.status = status;
  const auto reason = http::obsolete_reason(http::int_to_status(status));
  reply.body = std::make_shared<const std::string>(message_page(std::string(reason), text));
  return reply;
}

ServedReply error_json(unsigned status, std::string_view text) {
  ServedReply reply;
  reply.status = status;
  reply.type = "application/json";
  boost::json::object object;
  object["error"] = text;
  reply.body = std::make_shared<const std::string>(json_text(object));
  return reply;
}

bool host_allowed(std::string_view host, unsigned port) {
  std::string lower(host);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  for (const std::string name : {"localhost", "127.0.0.1", "[::1]"})
    if (lower == name + ":" + std::to_string(port) || (port == 80 && lower == name)) return true;
  return false;
}

asio::awaitable<void> http_session(asio::generic::stream_protocol::socket socket, ServedRules rules,
                                   const ServedAnswer& answer, asio::any_io_executor files) {
  Session session(std::move(socket), rules, answer, std::move(files));
  try {
    co_await session.run();
  } catch (const Gone&) {
  } catch (const std::system_error& error) {
    spdlog::error("an answer broke off: {}", error.what());
  }
}

}  // namespace datelined
