// ReaderChild: one reader process as the daemon sees it.
#pragma once

#include "service/executors.hpp"
#include "service/messages.hpp"

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <cstdint>
#include <string>

namespace datelined {

/// Starts with an empty environment, the socket as its standard input, and nothing else open; knows its rules from the
/// start. Used on the loop only.
class ReaderChild {
 public:
  using Socket = asio::local::stream_protocol::socket;

  /// `program` is the daemon's own binary. Throws std::system_error.
  ReaderChild(const asio::any_io_executor& loop, const std::string& program, const ReaderRules& rules);
  /// Kills it and waits for that, if it still runs.
  ~ReaderChild();
  ReaderChild(const ReaderChild&) = delete;
  ReaderChild& operator=(const ReaderChild&) = delete;

  Socket& socket() { return socket_; }
  /// Bytes of memory that it really uses; 0 when it is gone.
  std::uint64_t resident() const;
  /// Kills it if it still runs, and gives its wait status.
  asio::awaitable<int> ended();

 private:
  Socket socket_;
  asio::posix::stream_descriptor process_;  ///< a pidfd
  int statm_ = -1;  ///< opened while /proc still shows the child; reading it needs no permission later
  int pid_ = -1;    ///< -1 once it has been waited for
};

}  // namespace datelined
