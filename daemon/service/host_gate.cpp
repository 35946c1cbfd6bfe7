// HostGate: whoever leaves admits the first that may go.
#include "service/host_gate.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/system/system_error.hpp>

#include <chrono>

namespace datelined {

asio::awaitable<HostGate::Pass> HostGate::enter(std::string host) {
  if (has_room_for(host)) {
    busy_.insert(host);
    co_return Pass(*this, std::move(host));
  }
  const auto never = std::chrono::steady_clock::time_point::max();
  const auto me = waiting_.insert(waiting_.end(), Waiting{host, asio::steady_timer(loop_, never)});
  boost::system::error_code woken;
  co_await me->turn.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  const bool admitted = me->admitted;
  waiting_.erase(me);
  if (!admitted) throw boost::system::system_error(asio::error::operation_aborted);
  co_return Pass(*this, std::move(host));
}

void HostGate::leave(const std::string& host) {
  busy_.erase(host);
  for (Waiting& waiting : waiting_) {
    if (waiting.admitted || !has_room_for(waiting.host)) continue;
    busy_.insert(waiting.host);
    waiting.admitted = true;
    waiting.turn.cancel();
  }
}

}  // namespace datelined
