// HttpExchange: one HTTP exchange on a prepared libcurl easy handle. The blocking transport performs it alone, the
// feed fetcher by a multi handle; options, guard and caps are the same.
#pragma once

#include "net/transport.hpp"

#include <curl/curl.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace datelined {

struct EasyCleanup {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using EasyHandle = std::unique_ptr<CURL, EasyCleanup>;

struct ListCleanup {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, ListCleanup>;

/// Sets up libcurl once for the process, which ignores SIGPIPE from then on. Throws std::runtime_error.
void start_libcurl();

/// What libcurl says of a failure, without how long it took ("after 28 ms"): an outage has the same text each time.
std::string failure_text(std::string_view written, CURLcode code);

/// Use: add `easy()` to a multi handle, drive it, give the CURLcode of its DONE message to `finish`. Lives at one
/// address, because libcurl keeps it; must be taken out of the multi handle before it dies. One thread at a time.
/// Redirects are never followed: see `redirect_target`.
class HttpExchange {
 public:
  /// Throws std::invalid_argument if the request cannot be sent safely: control characters in method, URL or a
  /// header, a scheme that is not http or https, user info in the URL.
  explicit HttpExchange(HttpRequest request);
  ~HttpExchange();
  HttpExchange(const HttpExchange&) = delete;
  HttpExchange& operator=(const HttpExchange&) = delete;

  CURL* easy() const { return easy_.get(); }

  /// How it ended. `status` is set as soon as the server's status line came, even where the body then failed
  /// (`unknown`): a sink takes that as an answer, a feed does not. Call once.
  Exchange finish(CURLcode code);

 private:
  void set_up_request();
  void set_up_limits();
  void set_up_guard();
  bool has_left() const;
  Exchange::End end_of(CURLcode code) const;

  static std::size_t write(char* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t read(char* bytes, std::size_t size, std::size_t count, void* self);
  static int seek(void* self, curl_off_t offset, int origin);
  static std::size_t header(char* bytes, std::size_t size, std::size_t count, void* self);
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static int before_request(void* self, char* peer, char* local, int peer_port, int local_port);

  HttpRequest request_;
  HttpResponse response_;
  EasyHandle easy_;
  HeaderList headers_;
  std::size_t body_sent_ = 0;
  bool request_began_ = false;
  std::string forbidden_;  ///< the address the guard refused
  std::string overflow_;   ///< which cap was reached
  char error_[CURL_ERROR_SIZE] = "";
};

/// Where a 301, 302, 303, 307 or 308 leads, made absolute. Nothing if the answer is no redirect or one not to be
/// followed: another scheme than http and https, from https to http, user info, or a port that is neither usual (80,
/// 443) nor that of the address left.
std::optional<std::string> redirect_target(const HttpResponse& response);

}  // namespace datelined
