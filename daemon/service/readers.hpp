// Readers: the pool of child processes in which everything from outside is parsed.
#pragma once

#include "calendar/clock.hpp"
#include "service/executors.hpp"
#include "service/messages.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace datelined {

/// A reader crashed, hung, swelled or talked nonsense over what `what()` names; it has been replaced.
class ReaderFailure : public std::runtime_error {
 public:
  enum class Kind { crashed, hung, swelled, garbled };
  ReaderFailure(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

struct ReaderLimits {
  std::chrono::milliseconds wall = std::chrono::seconds(20);         ///< on the boot clock, for one request
  std::uint64_t resident = 256 * 1024 * 1024;                        ///< bytes
  std::chrono::milliseconds glance = std::chrono::milliseconds(50);  ///< how often time and size are judged
};

struct ReaderPool {
  std::string program;  ///< the daemon's own binary: "/proc/self/exe"
  std::size_t count = 1;
  ReaderRules rules;
  ReaderLimits limits;
};

/// Used on the loop only. A reader has one document or article at a time, so that a failure names it.
class Readers {
 public:
  /// Starts all of them. Throws std::system_error. `clock` outlives the pool.
  Readers(asio::any_io_executor loop, const Clock& clock, ReaderPool pool);
  ~Readers();

  /// Cuts a document into articles. Throws ReaderFailure, or std::runtime_error if the document cannot be read.
  asio::awaitable<FeedContent> parse(ParseRequest request);
  /// The events that an article announces. Throws ReaderFailure, or std::runtime_error.
  asio::awaitable<std::vector<EventMention>> read(Article article);

  /// Each reader is replaced before its next request, whatever the rules: the system's zones may have changed too.
  void adopt(const ReaderRules& rules);
  /// How many had to be killed or were found dead.
  std::size_t failures() const { return failures_; }

 private:
  struct Slots;
  struct Task;
  struct Conversation;

  asio::awaitable<std::vector<Answer>> exchange(const Task& task);
  asio::awaitable<Conversation> converse(std::size_t slot, const Task& task);
  asio::awaitable<ReaderFailure::Kind> watch(std::size_t slot);
  asio::awaitable<void> bury(std::size_t slot, const Task& task, std::string why, ReaderFailure::Kind kind);

  asio::any_io_executor loop_;
  const Clock& clock_;
  ReaderPool pool_;
  std::unique_ptr<Slots> slots_;
  std::size_t failures_ = 0;
};

}  // namespace datelined
