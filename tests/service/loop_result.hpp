// Running one coroutine to its end on a loop of its own.
#pragma once

#include "service/executors.hpp"

#include <boost/asio/io_context.hpp>

#include <exception>
#include <optional>

namespace datelined {

/// What the coroutine gave; its exception is thrown on.
template <class Value>
Value result_of(asio::io_context& loop, asio::awaitable<Value> work) {
  std::optional<Value> result;
  std::exception_ptr failure;
  asio::co_spawn(loop, std::move(work), [&](std::exception_ptr error, Value value) {
    failure = error;
    result = std::move(value);
  });
  loop.restart();
  loop.run();
  if (failure) std::rethrow_exception(failure);
  return std::move(*result);
}

inline void run(asio::io_context& loop, asio::awaitable<void> work) {
  std::exception_ptr failure;
  asio::co_spawn(loop, std::move(work), [&](std::exception_ptr error) { failure = error; });
  loop.restart();
  loop.run();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace datelined
