// SmtpExchange: libcurl options of one mail, and at which command it stands (SECURITY S11).
#include "net/smtp_exchange.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>
#include <utility>

namespace datelined {
namespace {

constexpr std::size_t longest_reply = 500;
constexpr long longest_idle_seconds = 100;

bool is_plain_address(std::string_view address) {
  return !address.empty() && address.find('@') != std::string_view::npos &&
         std::none_of(address.begin(), address.end(),
                      [](unsigned char c) { return c <= 0x20 || c == 0x7f || c == '<' || c == '>'; });
}

bool has_crlf_lines(std::string_view data) {
  for (std::size_t at = data.find_first_of("\r\n"); at != std::string_view::npos; at = data.find_first_of("\r\n", at)) {
    if (data.compare(at, 2, "\r\n") != 0) return false;
    at += 2;
  }
  return data.ends_with("\r\n");
}

void check(const SmtpMessage& message) {
  if (!is_plain_address(message.sender)) throw std::invalid_argument("the sender is not a mail address");
  if (!is_plain_address(message.recipient)) throw std::invalid_argument("the recipient is not a mail address");
  if (!has_crlf_lines(message.data)) throw std::invalid_argument("a line of the message does not end with CR LF");
  if (message.security == SmtpSecurity::none && !message.user.empty())
    throw std::invalid_argument("no password is sent without TLS");
  if (message.host.empty() || message.host.find_first_of("/@?#\\ \r\n\t") != std::string::npos)
    throw std::invalid_argument("not a host name");
}

template <class T>
void set(CURL* easy, CURLoption option, T value) {
  if (const CURLcode code = curl_easy_setopt(easy, option, value); code != CURLE_OK)
    throw std::runtime_error(std::string("libcurl refuses an option: ") + curl_easy_strerror(code));
}

void set_answer_limit(CURL* easy, std::chrono::milliseconds limit) {
  set(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(std::chrono::ceil<std::chrono::seconds>(limit).count()));
}

std::string url_of(const SmtpMessage& message) {
  const bool bare6 = message.host.find(':') != std::string::npos && message.host.front() != '[';
  const std::string host = bare6 ? "[" + message.host + "]" : message.host;
  return (message.security == SmtpSecurity::tls ? "smtps://" : "smtp://") + host + ":" + std::to_string(message.port);
}

}  // namespace

SmtpExchange::SmtpExchange(const SmtpMessage& message, bool fresh, std::function<bool()> stopped)
    : message_(message), stopped_(std::move(stopped)) {
  check(message_);
  start_libcurl();
  easy_.reset(curl_easy_init());
  if (!easy_) throw std::bad_alloc();
  set_up_connection(fresh);
  set_up_message();
}

void SmtpExchange::set_up_connection(bool fresh) {
  CURL* const easy = easy_.get();
  set(easy, CURLOPT_URL, url_of(message_).c_str());
  set(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_QUICK_EXIT, 1L);
  set(easy, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
  set(easy, CURLOPT_MAXAGE_CONN, longest_idle_seconds);
  set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(easy, CURLOPT_USE_SSL,
      static_cast<long>(message_.security == SmtpSecurity::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!message_.ca_file.empty()) set(easy, CURLOPT_CAINFO, message_.ca_file.c_str());
  if (!message_.user.empty()) {
    set(easy, CURLOPT_USERNAME, message_.user.c_str());
    set(easy, CURLOPT_PASSWORD, message_.password.c_str());
  }
  // libcurl knows one limit for the whole and one for each answer: that of the way to the final dot is watched in
  // progress(), and read() allows a longer answer to it.
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>((message_.limit + message_.answer_limit).count()));
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(message_.limit.count()));
  set_answer_limit(easy, message_.limit);
}

void SmtpExchange::set_up_message() {
  CURL* const easy = easy_.get();
  recipient_.reset(curl_slist_append(nullptr, ("<" + message_.recipient + ">").c_str()));
  if (!recipient_) throw std::bad_alloc();
  set(easy, CURLOPT_MAIL_FROM, ("<" + message_.sender + ">").c_str());
  set(easy, CURLOPT_MAIL_RCPT, recipient_.get());
  set(easy, CURLOPT_UPLOAD, 1L);
  set(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message_.data.size()));
  set(easy, CURLOPT_READFUNCTION, &SmtpExchange::read);
  set(easy, CURLOPT_READDATA, this);
  set(easy, CURLOPT_HEADERFUNCTION, &SmtpExchange::reply);
  set(easy, CURLOPT_HEADERDATA, this);
  set(easy, CURLOPT_NOPROGRESS, 0L);
  set(easy, CURLOPT_XFERINFOFUNCTION, &SmtpExchange::progress);
  set(easy, CURLOPT_XFERINFODATA, this);
  set(easy, CURLOPT_DEBUGFUNCTION, &SmtpExchange::command);
  set(easy, CURLOPT_DEBUGDATA, this);
  set(easy, CURLOPT_VERBOSE, 1L);
  set(easy, CURLOPT_ERRORBUFFER, error_);
}

std::size_t SmtpExchange::read(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& me = *static_cast<SmtpExchange*>(self);
  const std::size_t length = me.message_.data.copy(bytes, size * count, me.sent_);
  me.sent_ += length;
  if (me.sent_ == me.message_.data.size()) {
    me.stage_ = "dot";
    set_answer_limit(me.easy_.get(), me.message_.answer_limit);
  }
  return length;
}

std::size_t SmtpExchange::reply(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& me = *static_cast<SmtpExchange*>(self);
  std::string_view line(bytes, size * count);
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  if (!me.quitting_) me.last_reply_ = line.substr(0, longest_reply);
  return size * count;
}

int SmtpExchange::command(CURL*, curl_infotype type, char* bytes, std::size_t size, void* self) {
  if (type != CURLINFO_HEADER_OUT) return 0;
  constexpr std::pair<std::string_view, std::string_view> stages[] = {
      {"AUTH ", "login"}, {"MAIL FROM:", "mail"}, {"RCPT TO:", "rcpt"}, {"DATA\r\n", "data"}};
  const std::string_view text(bytes, size);
  auto& me = *static_cast<SmtpExchange*>(self);
  if (text.starts_with("QUIT\r\n")) {
    // The outcome is known; libcurl would wait for the answer as for any other.
    me.quitting_ = true;
    set_answer_limit(me.easy_.get(), std::chrono::seconds(1));
  }
  for (const auto& [verb, stage] : stages)
    if (text.starts_with(verb)) me.stage_ = stage;
  return 0;
}

int SmtpExchange::progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& me = *static_cast<SmtpExchange*>(self);
  curl_off_t elapsed = 0;
  curl_easy_getinfo(me.easy_.get(), CURLINFO_TOTAL_TIME_T, &elapsed);
  me.too_slow_ = me.stage_ != "dot" && std::chrono::microseconds(elapsed) > me.message_.limit;
  return me.too_slow_ || me.stopped_() ? 1 : 0;
}

Exchange SmtpExchange::finish(CURLcode code) const {
  Exchange exchange;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &exchange.status);
  exchange.stage = stage_;
  exchange.detail = failure_text(error_, code);
  if (too_slow_) exchange.detail = "the mail server was too slow";
  if (code == CURLE_OK || exchange.status >= 400) {
    exchange.end = Exchange::End::answered;
    if (!last_reply_.empty()) exchange.detail = last_reply_;
    return exchange;
  }
  switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_LOGIN_DENIED:
      exchange.end = Exchange::End::misconfigured;
      break;
    case CURLE_SEND_ERROR:
      exchange.end = Exchange::End::not_sent;
      break;
    default:
      exchange.end = stage_ == "dot" ? Exchange::End::unknown : Exchange::End::not_sent;
  }
  return exchange;
}

}  // namespace datelined
