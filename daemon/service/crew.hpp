// Crew: coroutines that run side by side on the loop, each until it ends or is called off.
#pragma once

#include "service/executors.hpp"

#include <list>
#include <memory>
#include <string>
#include <string_view>

namespace datelined {

/// Used on the loop only. Must have ended (`call_off`, `ended`) before it is destroyed, or the loop must not run again.
class Crew {
 public:
  explicit Crew(asio::any_io_executor loop);
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  /// Starts `work` at once. An exception other than being called off is a bug: it leaves `io_context::run`.
  void start(std::string name, asio::awaitable<void> work);
  /// Cancels those of that name; they end at their next wait.
  void call_off(std::string_view name);
  void call_off();
  bool idle() const;
  /// Returns when nobody runs any more.
  asio::awaitable<void> ended();

 private:
  struct Member;
  struct Waiting;
  asio::any_io_executor loop_;
  std::list<std::unique_ptr<Member>> members_;
  std::unique_ptr<Waiting> waiting_;
};

}  // namespace datelined
