// CurlLoop: one libcurl multi handle whose sockets and timer are waited for by the Asio loop.
#pragma once

#include "service/executors.hpp"

#include <curl/curl.h>

#include <memory>

namespace datelined {

/// Used on the loop only. When it dies nobody may be waiting in `perform`, and the loop must not run handlers of it any
/// more but those that were called off.
class CurlLoop {
 public:
  explicit CurlLoop(asio::any_io_executor loop);
  ~CurlLoop();
  CurlLoop(const CurlLoop&) = delete;
  CurlLoop& operator=(const CurlLoop&) = delete;

  /// Runs a prepared easy handle to its end. Called off, it takes the handle out and throws operation_aborted.
  asio::awaitable<CURLcode> perform(CURL* easy);

 private:
  class Transfers;
  std::unique_ptr<Transfers> transfers_;
};

}  // namespace datelined
