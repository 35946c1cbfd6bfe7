// Fetcher: gets feeds by HTTP(S), politely: conditional requests, one a host, few redirects, guarded addresses.
#pragma once

#include "service/configuration.hpp"
#include "service/curl_loop.hpp"
#include "service/host_gate.hpp"
#include "store/store.hpp"

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

namespace datelined {

/// What a server wants of our patience.
struct PollAdvice {
  std::optional<std::chrono::seconds> fresh_for;    ///< Cache-Control: max-age, Expires
  std::optional<std::chrono::seconds> retry_after;  ///< Retry-After
};

/// What came of a poll.
struct Fetched {
  enum class End {
    read,       ///< `body` is the feed
    unchanged,  ///< 304
    gone,       ///< 410: never ask again
  };
  End end = End::read;
  std::string body;
  std::string charset;              ///< of Content-Type, or empty
  std::string url;                  ///< that answered, after redirects
  std::string moved_to;             ///< where permanent redirects lead; as it was, if there were none
  std::string etag, last_modified;  ///< to be kept once the body was read; of a 304: what is valid now
  PollAdvice advice;
};

/// A poll that gave nothing. What `what()` says names no secret.
class FetchError : public std::runtime_error {
 public:
  FetchError(const std::string& what, PollAdvice advice) : std::runtime_error(what), advice_(advice) {}
  const PollAdvice& advice() const { return advice_; }

 private:
  PollAdvice advice_;
};

/// Used on the loop only; outlives its fetches.
class Fetcher {
 public:
  /// `most` exchanges at a time.
  explicit Fetcher(asio::any_io_executor loop, std::size_t most = 256);

  /// Asks for what is new. `known` is what was kept of the source, its validators count if it has the same address.
  /// Throws FetchError; operation_aborted (boost::system::system_error) when called off.
  asio::awaitable<Fetched> fetch(FeedSource source, SourceState known);

 private:
  HostGate gate_;
  CurlLoop guarded_, trusted_;  ///< a connection made for a trusted source is never used for a guarded one
};

/// The advice in the headers of an answer. Dates in them count from its own Date; at most two days.
PollAdvice advice_in(const Headers& headers);

}  // namespace datelined
