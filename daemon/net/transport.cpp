// The libcurl Transport: a multi handle a thread and purpose keeps the connections, one exchange runs at a time.
#include "net/transport.hpp"

#include "net/exchange.hpp"
#include "net/smtp_exchange.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <exception>
#include <new>
#include <set>
#include <stdexcept>

namespace datelined {
namespace {

constexpr int longest_nap_ms = 250;
constexpr long most_kept_connections = 16;

struct MultiCleanup {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

/// The kept connections of one thread for one purpose: connections of guarded, trusted and mail exchanges never mix.
class Line {
 public:
  Line() {
    start_libcurl();
    multi_.reset(curl_multi_init());
    if (!multi_) throw std::bad_alloc();
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, most_kept_connections);
  }

  /// libcurl says QUIT on every kept mail connection and would wait for each answer.
  ~Line() {
    for (const curl_socket_t socket : sockets_) ::shutdown(socket, SHUT_RD);
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  /// Has the sockets of this exchange known to the line.
  void watch_sockets(CURL* easy) {
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &Line::open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, &Line::close_socket);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, this);
  }

  /// Runs the exchange to its end or to the stop.
  CURLcode run(CURL* easy, const std::stop_token& stop) {
    CURLM* const multi = multi_.get();
    if (curl_multi_add_handle(multi, easy) != CURLM_OK) throw std::bad_alloc();
    CURLcode code = CURLE_ABORTED_BY_CALLBACK;
    {
      const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
      for (int running = 1; running > 0 && !stop.stop_requested();) {
        if (curl_multi_perform(multi, &running) != CURLM_OK) break;
        if (running > 0) curl_multi_poll(multi, nullptr, 0, longest_nap_ms, nullptr);
      }
    }
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left))
      if (message->msg == CURLMSG_DONE && message->easy_handle == easy) code = message->data.result;
    curl_multi_remove_handle(multi, easy);
    return code;
  }

 private:
  static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address) {
    const curl_socket_t socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (socket >= 0) static_cast<Line*>(self)->sockets_.insert(socket);
    return socket;
  }
  static int close_socket(void* self, curl_socket_t socket) {
    static_cast<Line*>(self)->sockets_.erase(socket);
    return ::close(socket);
  }

  std::set<curl_socket_t> sockets_;
  std::unique_ptr<CURLM, MultiCleanup> multi_;
};

Line& line_of_this_thread(std::size_t purpose) {
  thread_local std::array<std::unique_ptr<Line>, 3> lines;
  if (!lines[purpose]) lines[purpose] = std::make_unique<Line>();
  return *lines[purpose];
}

Exchange refused(const std::invalid_argument& why) {
  Exchange exchange;
  exchange.end = Exchange::End::misconfigured;
  exchange.detail = why.what();
  return exchange;
}

/// The server is tired of this connection, not of the message (RFC 5321 4.2.2, 421 and 452).
bool wants_new_connection(const Exchange& exchange) {
  return exchange.stage != "dot" && exchange.stage != "data" && (exchange.status == 421 || exchange.status == 452);
}

class CurlTransport : public Transport {
 public:
  Exchange http(const HttpRequest& request, std::stop_token stop) override {
    try {
      HttpExchange exchange(request);
      const bool trusted = request.rules.allow_private || !request.rules.proxy.empty();
      return exchange.finish(line_of_this_thread(trusted ? 1 : 0).run(exchange.easy(), stop));
    } catch (const std::invalid_argument& why) {
      return refused(why);
    }
  }

  Exchange smtp(const SmtpMessage& message, std::stop_token stop) override {
    try {
      Exchange first = one_smtp(message, false, stop);
      if (wants_new_connection(first) && !stop.stop_requested()) return one_smtp(message, true, stop);
      return first;
    } catch (const std::invalid_argument& why) {
      return refused(why);
    }
  }

 private:
  static Exchange one_smtp(const SmtpMessage& message, bool fresh, const std::stop_token& stop) {
    SmtpExchange exchange(message, fresh, [&stop] { return stop.stop_requested(); });
    Line& line = line_of_this_thread(2);
    line.watch_sockets(exchange.easy());
    return exchange.finish(line.run(exchange.easy(), stop));
  }
};

}  // namespace

std::unique_ptr<Transport> curl_transport() {
  start_libcurl();
  return std::make_unique<CurlTransport>();
}

}  // namespace datelined
