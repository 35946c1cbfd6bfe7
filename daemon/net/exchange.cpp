// HttpExchange: libcurl options, the address guard and the caps of one HTTP exchange (SECURITY S1, S2, S20).
#include "net/exchange.hpp"

#include "net/guard.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdio>
#include <new>
#include <stdexcept>
#include <string_view>

namespace datelined {
namespace {

constexpr std::uint64_t ratio_counts_from = 1'000'000;
constexpr std::uint64_t most_ratio = 200;
constexpr long low_speed_bytes = 100;
constexpr long low_speed_seconds = 10;
constexpr long longest_connection_life = 3600;

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

bool is_token(std::string_view text) {
  constexpr std::string_view allowed = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

struct UrlCleanup {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlCleanup>;

Url parsed(const std::string& text) {
  Url url(curl_url());
  if (!url) throw std::bad_alloc();
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) url.reset();
  return url;
}

std::string part(const Url& url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK) return "";
  std::string copy = text;
  curl_free(text);
  return copy;
}

std::string host_without_brackets(const Url& url) {
  std::string host = part(url, CURLUPART_HOST);
  if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
  return host;
}

bool is_address_in_digits(const std::string& host) {
  return host.find(':') != std::string::npos ||
         (!host.empty() && host.find_first_not_of("0123456789.") == std::string::npos);
}

void check(const HttpRequest& request) {
  if (!is_token(request.method)) throw std::invalid_argument("not an HTTP method");
  if (has_control(request.url)) throw std::invalid_argument("control character in the URL");
  const Url url = parsed(request.url);
  if (!url) throw std::invalid_argument("not an http or https URL without user info");
  const std::string scheme = part(url, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") throw std::invalid_argument("not an http or https URL");
  for (const auto& [name, value] : request.headers) {
    if (!is_token(name)) throw std::invalid_argument("not a header name");
    if (has_control(value)) throw std::invalid_argument("control character in header " + name);
  }
}

std::string lower(std::string_view text) {
  std::string copy(text);
  for (char& c : copy)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return copy;
}

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

template <class T>
void set(CURL* easy, CURLoption option, T value) {
  if (const CURLcode code = curl_easy_setopt(easy, option, value); code != CURLE_OK)
    throw std::runtime_error(std::string("libcurl refuses an option: ") + curl_easy_strerror(code));
}

}  // namespace

void start_libcurl() {
  static const CURLcode code = [] {
    // With CURLOPT_NOSIGNAL libcurl leaves it to us; OpenSSL raises it on a connection the peer has closed.
    std::signal(SIGPIPE, SIG_IGN);
    return curl_global_init(CURL_GLOBAL_DEFAULT);
  }();
  if (code != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

HttpExchange::HttpExchange(HttpRequest request) : request_(std::move(request)) {
  check(request_);
  start_libcurl();
  easy_.reset(curl_easy_init());
  if (!easy_) throw std::bad_alloc();
  set_up_request();
  set_up_limits();
  set_up_guard();
}

HttpExchange::~HttpExchange() = default;

void HttpExchange::set_up_request() {
  CURL* const easy = easy_.get();
  set(easy, CURLOPT_URL, request_.url.c_str());
  const bool sends_body = !request_.body.empty() || request_.method == "POST" || request_.method == "PUT";
  if (sends_body) {
    set(easy, CURLOPT_POST, 1L);
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    set(easy, CURLOPT_READFUNCTION, &HttpExchange::read);
    set(easy, CURLOPT_READDATA, this);
    set(easy, CURLOPT_SEEKFUNCTION, &HttpExchange::seek);
    set(easy, CURLOPT_SEEKDATA, this);
  } else if (request_.method == "HEAD") {
    set(easy, CURLOPT_NOBODY, 1L);
  }
  set(easy, CURLOPT_CUSTOMREQUEST, request_.method.c_str());
  std::vector<std::string> lines{"Expect:"};
  for (const auto& [name, value] : request_.headers) lines.push_back(value.empty() ? name + ";" : name + ": " + value);
  for (const std::string& line : lines) {
    curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
    if (!longer) throw std::bad_alloc();
    headers_.release();
    headers_.reset(longer);
  }
  set(easy, CURLOPT_HTTPHEADER, headers_.get());
  set(easy, CURLOPT_USERAGENT, "datelined/" DATELINED_VERSION);
  set(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate, br");
  set(easy, CURLOPT_WRITEFUNCTION, &HttpExchange::write);
  set(easy, CURLOPT_WRITEDATA, this);
  set(easy, CURLOPT_HEADERFUNCTION, &HttpExchange::header);
  set(easy, CURLOPT_HEADERDATA, this);
  set(easy, CURLOPT_ERRORBUFFER, error_);
}

void HttpExchange::set_up_limits() {
  CURL* const easy = easy_.get();
  set(easy, CURLOPT_NOSIGNAL, 1L);
  // A stop must not wait for the system's resolver.
  set(easy, CURLOPT_QUICK_EXIT, 1L);
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request_.rules.limit.count()));
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request_.rules.connect_limit.count()));
  set(easy, CURLOPT_LOW_SPEED_LIMIT, low_speed_bytes);
  set(easy, CURLOPT_LOW_SPEED_TIME, low_speed_seconds);
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_MAXLIFETIME_CONN, longest_connection_life);
  set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(easy, CURLOPT_PROTOCOLS_STR, "https,http");
  set(easy, CURLOPT_REDIR_PROTOCOLS_STR, "https,http");
  set(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  if (request_.user.empty()) return;
  set(easy, CURLOPT_USERNAME, request_.user.c_str());
  set(easy, CURLOPT_PASSWORD, request_.password.c_str());
  // A password never travels in the clear over the public internet.
  const bool basic = request_.rules.allow_private || lower(request_.url).starts_with("https:");
  set(easy, CURLOPT_HTTPAUTH, static_cast<long>(basic ? CURLAUTH_BASIC | CURLAUTH_DIGEST : CURLAUTH_DIGEST));
}

void HttpExchange::set_up_guard() {
  CURL* const easy = easy_.get();
  // Always said, even empty: proxies named in the environment would go round the guard.
  set(easy, CURLOPT_PROXY, request_.rules.proxy.c_str());
  set(easy, CURLOPT_PREREQFUNCTION, &HttpExchange::before_request);
  set(easy, CURLOPT_PREREQDATA, this);
  set(easy, CURLOPT_OPENSOCKETFUNCTION, &HttpExchange::open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, this);
  if (request_.rules.proxy.empty() || request_.rules.allow_private) return;
  // Behind a proxy only the proxy sees what a name resolves to; an address in digits is judged here.
  const std::string host = host_without_brackets(parsed(request_.url));
  if (is_address_in_digits(host) && !is_public_address(host))
    throw std::invalid_argument(host + " is not a public address");
}

std::size_t HttpExchange::write(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& me = *static_cast<HttpExchange*>(self);
  const std::size_t length = size * count;
  const std::uint64_t decoded = me.response_.body.size() + length;
  curl_off_t received = 0;
  curl_easy_getinfo(me.easy_.get(), CURLINFO_SIZE_DOWNLOAD_T, &received);
  if (decoded > me.request_.rules.most_bytes) {
    me.overflow_ = "the answer is larger than " + std::to_string(me.request_.rules.most_bytes) + " bytes";
  } else if (decoded > ratio_counts_from && received > 0 &&
             decoded / static_cast<std::uint64_t>(received) > most_ratio) {
    me.overflow_ = "the answer grows too much when it is decompressed";
  }
  if (!me.overflow_.empty()) return CURL_WRITEFUNC_ERROR;
  me.response_.body.append(bytes, length);
  return length;
}

std::size_t HttpExchange::read(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& me = *static_cast<HttpExchange*>(self);
  const std::size_t length = me.request_.body.copy(bytes, size * count, me.body_sent_);
  me.body_sent_ += length;
  return length;
}

int HttpExchange::seek(void* self, curl_off_t offset, int origin) {
  auto& me = *static_cast<HttpExchange*>(self);
  if (origin != SEEK_SET || offset < 0 || static_cast<std::size_t>(offset) > me.request_.body.size())
    return CURL_SEEKFUNC_FAIL;
  me.body_sent_ = static_cast<std::size_t>(offset);
  return CURL_SEEKFUNC_OK;
}

std::size_t HttpExchange::header(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& me = *static_cast<HttpExchange*>(self);
  const std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) {
    // A new status line: after a 100, an authentication round or a proxy's answer the earlier headers are void.
    me.response_.headers.clear();
    me.response_.body.clear();
  } else if (const auto colon = line.find(':'); colon != std::string_view::npos && colon > 0) {
    me.response_.headers.emplace_back(lower(line.substr(0, colon)), without_blanks(line.substr(colon + 1)));
  }
  return line.size();
}

curl_socket_t HttpExchange::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& me = *static_cast<HttpExchange*>(self);
  const NetRules& rules = me.request_.rules;
  if (rules.proxy.empty() && !rules.allow_private && !is_public_address(address->addr)) {
    me.forbidden_ = in_digits(address->addr);
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int HttpExchange::before_request(void* self, char* peer, char*, int, int) {
  auto& me = *static_cast<HttpExchange*>(self);
  const NetRules& rules = me.request_.rules;
  if (rules.proxy.empty() && !rules.allow_private && !is_public_address(std::string(peer))) {
    me.forbidden_ = peer;
    return CURL_PREREQFUNC_ABORT;
  }
  me.request_began_ = true;
  return CURL_PREREQFUNC_OK;
}

bool HttpExchange::has_left() const { return request_began_ && body_sent_ == request_.body.size(); }

Exchange::End HttpExchange::end_of(CURLcode code) const {
  switch (code) {
    case CURLE_OK:
      return Exchange::End::answered;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_LOGIN_DENIED:
      return Exchange::End::misconfigured;
    case CURLE_SEND_ERROR:
    case CURLE_COULDNT_CONNECT:
      return Exchange::End::not_sent;
    default:
      return has_left() ? Exchange::End::unknown : Exchange::End::not_sent;
  }
}

std::string failure_text(std::string_view written, CURLcode code) {
  std::string text(written.empty() ? curl_easy_strerror(code) : written);
  constexpr std::string_view after = " after ", digits = "0123456789";
  const std::size_t at = text.find(after);
  if (at == std::string::npos) return text;
  const std::size_t unit = text.find_first_not_of(digits, at + after.size());
  for (const std::string_view each : {" milliseconds", " ms"})
    if (unit != std::string::npos && unit > at + after.size() && text.compare(unit, each.size(), each) == 0 &&
        (unit + each.size() == text.size() || !std::isalpha(static_cast<unsigned char>(text[unit + each.size()]))))
      return text.erase(at, unit + each.size() - at);
  return text;
}

Exchange HttpExchange::finish(CURLcode code) {
  Exchange exchange;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &exchange.status);
  response_.status = exchange.status;
  response_.url = request_.url;
  exchange.end = end_of(code);
  if (code != CURLE_OK) exchange.detail = failure_text(error_, code);
  if (!overflow_.empty()) exchange.detail = overflow_;
  if (!forbidden_.empty() && code != CURLE_OK) {
    exchange.end = Exchange::End::misconfigured;
    exchange.detail = "the address " + forbidden_ + " is not public";
  }
  exchange.response = std::move(response_);
  return exchange;
}

std::optional<std::string> redirect_target(const HttpResponse& response) {
  constexpr long redirects[] = {301, 302, 303, 307, 308};
  if (std::find(std::begin(redirects), std::end(redirects), response.status) == std::end(redirects)) return {};
  const auto location = std::find_if(response.headers.begin(), response.headers.end(),
                                     [](const auto& header) { return header.first == "location"; });
  if (location == response.headers.end() || has_control(location->second)) return {};
  const Url from = parsed(response.url);
  Url to = parsed(response.url);
  if (!from || !to) return {};
  if (curl_url_set(to.get(), CURLUPART_URL, location->second.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) return {};
  const std::string scheme = part(to, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return {};
  if (scheme == "http" && part(from, CURLUPART_SCHEME) == "https") return {};
  const std::string port = part(to, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (port != "80" && port != "443" && port != part(from, CURLUPART_PORT, CURLU_DEFAULT_PORT)) return {};
  return part(to, CURLUPART_URL);
}

}  // namespace datelined
