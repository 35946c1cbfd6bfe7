// SlowPool: an executor on which work begins only after a while of virtual time, as on a thread that talks to a
// network.
#pragma once

#include "tests/simulation/virtual_time.hpp"

#include <boost/asio/execution.hpp>
#include <boost/asio/execution_context.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace datelined {

class SlowPool {
 public:
  class Executor;

  /// `delay` says how long each piece of work waits. The context must outlive what is queued.
  SlowPool(boost::asio::execution_context& context, std::function<Ticks()> delay)
      : context_(context), delay_(std::move(delay)) {}

  Executor executor();
  /// When the next piece of work is to begin, on the steady clock.
  std::optional<Ticks> next() const { return work_.empty() ? std::nullopt : std::optional(work_.begin()->first.first); }
  /// Does the next piece of work.
  void run_one() {
    auto work = work_.extract(work_.begin());
    work.mapped()();
  }

 private:
  boost::asio::execution_context& context_;
  std::function<Ticks()> delay_;
  std::map<std::pair<Ticks, int>, std::function<void()>> work_;
  int number_ = 0;
};

class SlowPool::Executor {
 public:
  explicit Executor(SlowPool& pool) : pool_(&pool) {}

  boost::asio::execution_context& query(boost::asio::execution::context_t) const noexcept { return pool_->context_; }
  static constexpr boost::asio::execution::blocking_t query(boost::asio::execution::blocking_t) noexcept {
    return boost::asio::execution::blocking.never;
  }
  Executor require(boost::asio::execution::blocking_t::never_t) const { return *this; }

  template <class Work>
  void execute(Work work) const {
    const auto kept = std::make_shared<Work>(std::move(work));
    pool_->work_.emplace(std::pair(world_time().steady + pool_->delay_(), pool_->number_++),
                         [kept] { std::move (*kept)(); });
  }

  bool operator==(const Executor&) const noexcept = default;

 private:
  SlowPool* pool_;
};

inline SlowPool::Executor SlowPool::executor() { return Executor(*this); }

}  // namespace datelined
