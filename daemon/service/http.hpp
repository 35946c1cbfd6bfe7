// HTTP: one connection, from its first byte to its last, with the limits of SECURITY S9. Beast lives in http.cpp alone.
#pragma once

#include "service/spool.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace datelined {

namespace asio = boost::asio;

struct ServedRequest {
  std::string method;         ///< "GET", "HEAD", "POST"; others never come this far
  std::string path;           ///< without the query, as it was sent
  std::string query;          ///< without the question mark, as it was sent
  std::string if_none_match;  ///< empty if there was none
  std::string body;           ///< at most 64 kB
  bool local = false;         ///< came by the unix socket: may see and do more
};

struct ServedReply {
  unsigned status = 200;
  std::string type = "text/html; charset=utf-8";
  std::shared_ptr<const std::string> body;  ///< shared with a cache that may move on while a slow client still reads
  std::shared_ptr<const Spool> spool;       ///< instead of a body, when it may be large
  std::string etag;                         ///< strong, with its quotes; empty: none
  std::string allow;                        ///< of a 405
};

/// A reply with an ETag made of its content.
ServedReply tagged_reply(std::string type, std::string body);
/// The same of a spool, which is sealed here.
ServedReply spooled_reply(std::string type, std::shared_ptr<Spool> spool);
/// An error as a page.
ServedReply error_page(unsigned status, std::string_view text);
/// An error as `{"error": text}`.
ServedReply error_json(unsigned status, std::string_view text);

using ServedAnswer = std::function<asio::awaitable<ServedReply>(const ServedRequest&)>;

struct ServedRules {
  bool local = false;  ///< a unix socket: no Host to check
  unsigned port = 0;   ///< that must stand in Host
};

/// True for `localhost`, `127.0.0.1`, `[::1]` with this port (without one only for port 80), whatever the case.
bool host_allowed(std::string_view host, unsigned port);

/// Reads requests and writes what `answer` makes of them until the client goes, breaks a rule, or is too slow. Never
/// throws but when cancelled. `answer` outlives it; spools are read on `files`, which may block.
asio::awaitable<void> http_session(asio::generic::stream_protocol::socket socket, ServedRules rules,
                                   const ServedAnswer& answer, asio::any_io_executor files);

}  // namespace datelined
