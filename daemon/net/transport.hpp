// Transport: one blocking HTTP or SMTP exchange, for sinks. Real (libcurl) or canned (tests).
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace datelined {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// What the guard lets through (SECURITY S1).
struct NetRules {
  std::string proxy;                      ///< empty: none, and none from the environment
  bool allow_private = false;             ///< loopback and private addresses too
  std::uint64_t most_bytes = 10'000'000;  ///< of a decoded body
  std::chrono::milliseconds connect_limit = std::chrono::seconds(10);
  std::chrono::milliseconds limit = std::chrono::seconds(30);

  bool operator==(const NetRules&) const = default;
};

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  Headers headers;
  std::string body;
  std::string user, password;
  NetRules rules;
};

struct HttpResponse {
  long status = 0;
  Headers headers;  ///< names in lower case
  std::string body;
  std::string url;  ///< after redirects
};

enum class SmtpSecurity { starttls, tls, none };

struct SmtpMessage {
  std::string host;
  int port = 587;
  SmtpSecurity security = SmtpSecurity::starttls;
  std::string user, password;
  std::string sender, recipient;  ///< addr-spec, already checked: no control characters, no `<>`
  std::string data;               ///< the message, CRLF lines
  std::string ca_file;            ///< empty: the system's
  std::chrono::milliseconds limit = std::chrono::seconds(90);          ///< until the final dot
  std::chrono::milliseconds answer_limit = std::chrono::seconds(600);  ///< for the answer to it
};

/// How an exchange ended.
struct Exchange {
  enum class End {
    answered,       ///< the server's answer is in `status`
    not_sent,       ///< refused, unreachable, timed out or stopped before the last byte of the request left
    unknown,        ///< the last byte left, no answer came
    misconfigured,  ///< name not resolved, TLS or login failed, address forbidden
  };
  End end = End::not_sent;
  long status = 0;        ///< HTTP status or last SMTP code
  std::string stage;      ///< SMTP: "connect", "login", "mail", "rcpt", "data", "dot"
  std::string detail;     ///< for people
  HttpResponse response;  ///< HTTP only
};

/// Blocking; used on sender threads. Comes back within a second of a stop.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual Exchange http(const HttpRequest& request, std::stop_token stop) = 0;
  virtual Exchange smtp(const SmtpMessage& message, std::stop_token stop) = 0;
};

/// libcurl, with one kept connection a host. Thread-safe: each thread has its own handles.
std::unique_ptr<Transport> curl_transport();

}  // namespace datelined
