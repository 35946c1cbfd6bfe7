// CurlLoop: a stream_descriptor for each socket libcurl speaks of, released before libcurl closes it.
#include "service/curl_loop.hpp"

#include "net/exchange.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/system_error.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <new>

namespace datelined {

namespace {

constexpr long most_kept_connections = 16;

struct MultiCleanup {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

}  // namespace

class CurlLoop::Transfers {
 public:
  explicit Transfers(asio::any_io_executor loop) : loop_(std::move(loop)), timer_(loop_) {
    start_libcurl();
    multi_.reset(curl_multi_init());
    if (!multi_) throw std::bad_alloc();
    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETFUNCTION, &Transfers::on_socket);
    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_.get(), CURLMOPT_TIMERFUNCTION, &Transfers::on_timer);
    curl_multi_setopt(multi_.get(), CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, most_kept_connections);
  }

  ~Transfers() {
    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETFUNCTION, nullptr);
    curl_multi_setopt(multi_.get(), CURLMOPT_TIMERFUNCTION, nullptr);
    for (auto& [descriptor, socket] : sockets_) socket.stream.release();
  }

  asio::awaitable<CURLcode> perform(CURL* easy) {
    const Running running(*this, easy);
    boost::system::error_code woken;
    co_await running.transfer->ended.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    if (!running.transfer->done) throw boost::system::system_error(asio::error::operation_aborted);
    co_return running.transfer->code;
  }

 private:
  struct Socket {
    asio::posix::stream_descriptor stream;
    std::uint64_t serial;  ///< a descriptor's number comes again, its serial does not
    int wanted = 0;        ///< CURL_POLL_IN, _OUT or both
    bool reading = false, writing = false;
  };

  struct Transfer {
    explicit Transfer(const asio::any_io_executor& loop) : ended(loop, std::chrono::steady_clock::time_point::max()) {}
    asio::steady_timer ended;
    bool done = false;
    CURLcode code = CURLE_OK;
  };

  /// A handle that is in the multi handle as long as this lives.
  struct Running {
    Running(Transfers& owner, CURL* handle) : transfers(owner), easy(handle) {
      transfer = &transfers.running_.try_emplace(easy, transfers.loop_).first->second;
      if (curl_multi_add_handle(transfers.multi_.get(), easy) != CURLM_OK) {
        transfers.running_.erase(easy);
        throw std::runtime_error("libcurl takes no more transfers");
      }
    }
    ~Running() {
      curl_multi_remove_handle(transfers.multi_.get(), easy);
      transfers.running_.erase(easy);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    Transfers& transfers;
    CURL* easy;
    Transfer* transfer;
  };

  static int on_socket(CURL*, curl_socket_t descriptor, int what, void* self, void*) {
    auto& me = *static_cast<Transfers*>(self);
    const auto found = me.sockets_.find(descriptor);
    if (what == CURL_POLL_REMOVE) {
      if (found == me.sockets_.end()) return 0;
      found->second.stream.release();
      me.sockets_.erase(found);
      return 0;
    }
    Socket& socket = found != me.sockets_.end() ? found->second : me.adopt(descriptor);
    socket.wanted = what;
    me.wait(descriptor, socket);
    return 0;
  }

  Socket& adopt(curl_socket_t descriptor) {
    asio::posix::stream_descriptor stream(loop_, descriptor);
    return sockets_.emplace(descriptor, Socket{std::move(stream), ++serial_}).first->second;
  }

  void wait(curl_socket_t descriptor, Socket& socket) {
    if ((socket.wanted & CURL_POLL_IN) != 0 && !std::exchange(socket.reading, true))
      wait_for(descriptor, socket, asio::posix::stream_descriptor::wait_read, CURL_CSELECT_IN);
    if ((socket.wanted & CURL_POLL_OUT) != 0 && !std::exchange(socket.writing, true))
      wait_for(descriptor, socket, asio::posix::stream_descriptor::wait_write, CURL_CSELECT_OUT);
  }

  void wait_for(curl_socket_t descriptor, Socket& socket, asio::posix::stream_descriptor::wait_type type, int event) {
    socket.stream.async_wait(type, [this, descriptor, serial = socket.serial, event](boost::system::error_code error) {
      if (error == asio::error::operation_aborted) return;  // `this` may be gone
      ready(descriptor, serial, error ? CURL_CSELECT_ERR : event, event);
    });
  }

  void ready(curl_socket_t descriptor, std::uint64_t serial, int event, int direction) {
    const auto still_ours = [&] {
      const auto found = sockets_.find(descriptor);
      return found != sockets_.end() && found->second.serial == serial ? &found->second : nullptr;
    };
    Socket* socket = still_ours();
    if (!socket) return;
    (direction == CURL_CSELECT_IN ? socket->reading : socket->writing) = false;
    const int poll = direction == CURL_CSELECT_IN ? CURL_POLL_IN : CURL_POLL_OUT;
    if ((socket->wanted & poll) != 0) act(descriptor, event);
    if (socket = still_ours(); socket) wait(descriptor, *socket);
  }

  static int on_timer(CURLM*, long milliseconds, void* self) {
    auto& me = *static_cast<Transfers*>(self);
    me.timer_.cancel();
    if (milliseconds < 0) return 0;
    me.timer_.expires_after(std::chrono::milliseconds(milliseconds));
    me.timer_.async_wait([&me](boost::system::error_code error) {
      if (!error) me.act(CURL_SOCKET_TIMEOUT, 0);
    });
    return 0;
  }

  void act(curl_socket_t descriptor, int event) {
    int running = 0;
    curl_multi_socket_action(multi_.get(), descriptor, event, &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      const auto found = running_.find(message->easy_handle);
      if (message->msg != CURLMSG_DONE || found == running_.end()) continue;
      found->second.done = true;
      found->second.code = message->data.result;
      found->second.ended.cancel();
    }
  }

  asio::any_io_executor loop_;
  asio::steady_timer timer_;
  std::unique_ptr<CURLM, MultiCleanup> multi_;
  std::map<curl_socket_t, Socket> sockets_;
  std::map<CURL*, Transfer> running_;
  std::uint64_t serial_ = 0;
};

CurlLoop::CurlLoop(asio::any_io_executor loop) : transfers_(std::make_unique<Transfers>(std::move(loop))) {}
CurlLoop::~CurlLoop() = default;

asio::awaitable<CURLcode> CurlLoop::perform(CURL* easy) { return transfers_->perform(easy); }

}  // namespace datelined
