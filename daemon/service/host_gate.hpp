// HostGate: one request a host at a time, and not too many in all.
#pragma once

#include "service/executors.hpp"

#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <list>
#include <set>
#include <string>

namespace datelined {

/// Used on the loop only; outlives its passes.
class HostGate {
 public:
  HostGate(asio::any_io_executor loop, std::size_t most) : loop_(std::move(loop)), most_(most) {}

  /// Keeps the host to itself while it lives.
  class Pass {
   public:
    Pass(HostGate& gate, std::string host) : gate_(&gate), host_(std::move(host)) {}
    Pass(Pass&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)), host_(std::move(other.host_)) {}
    Pass& operator=(Pass&&) = delete;
    ~Pass() {
      if (gate_) gate_->leave(host_);
    }

   private:
    HostGate* gate_;
    std::string host_;
  };

  /// Waits for its turn, first come first served for each host.
  asio::awaitable<Pass> enter(std::string host);

 private:
  struct Waiting {
    std::string host;
    asio::steady_timer turn;
    bool admitted = false;
  };

  bool has_room_for(const std::string& host) const { return busy_.size() < most_ && !busy_.contains(host); }
  void leave(const std::string& host);

  asio::any_io_executor loop_;
  std::size_t most_;
  std::set<std::string> busy_;
  std::list<Waiting> waiting_;
};

}  // namespace datelined
