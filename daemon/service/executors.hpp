// Executors and the one bridge between the loop and the threads that may block.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <type_traits>
#include <utility>

namespace datelined {

namespace asio = boost::asio;

/// Where work runs. In the daemon pools of their own; in tests and in the simulation all of them are the loop itself,
/// so that everything happens on one thread in one order.
struct Executors {
  asio::any_io_executor loop;     ///< one thread: owns all mutable state, never blocks
  asio::any_io_executor store;    ///< one thread: every writing Store call
  asio::any_io_executor views;    ///< one thread: the read-only connection
  asio::any_io_executor senders;  ///< a few threads: Sink::deliver
};

/// Runs `work` on `pool` and comes back to the caller's executor with its result or exception. Who is called off
/// meanwhile hears of it only then: a cancellation that crosses threads would race with the end of the work.
template <class Work>
asio::awaitable<std::invoke_result_t<Work>> on(asio::any_io_executor pool, Work work) {
  using Result = std::invoke_result_t<Work>;
  auto there = [work = std::move(work)]() mutable -> asio::awaitable<Result> { co_return work(); };
  return asio::co_spawn(std::move(pool), std::move(there),
                        asio::bind_cancellation_slot(asio::cancellation_slot(), asio::use_awaitable));
}

}  // namespace datelined
