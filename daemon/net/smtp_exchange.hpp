// SmtpExchange: one message to one recipient on a prepared libcurl easy handle.
#pragma once

#include "net/exchange.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace datelined {

/// Lives at one address, because libcurl keeps it. One thread at a time.
class SmtpExchange {
 public:
  /// `fresh`: on a new connection. `stopped` is asked at least once a second while the exchange runs.
  /// Throws std::invalid_argument if the message cannot be sent safely: an address with a blank, a control character,
  /// `<` or `>` (libcurl would pass it on as a command of its own), a password without TLS, a line without CR LF.
  SmtpExchange(const SmtpMessage& message, bool fresh, std::function<bool()> stopped);
  SmtpExchange(const SmtpExchange&) = delete;
  SmtpExchange& operator=(const SmtpExchange&) = delete;

  CURL* easy() const { return easy_.get(); }

  /// How it ended. A code of 400 and more is always an answer, whatever libcurl called it; `stage` says to what.
  Exchange finish(CURLcode code) const;

 private:
  void set_up_connection(bool fresh);
  void set_up_message();

  static std::size_t read(char* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t reply(char* bytes, std::size_t size, std::size_t count, void* self);
  static int command(CURL*, curl_infotype type, char* bytes, std::size_t size, void* self);
  static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  const SmtpMessage& message_;
  std::function<bool()> stopped_;
  EasyHandle easy_;
  HeaderList recipient_;
  std::size_t sent_ = 0;
  std::string_view stage_ = "connect";
  std::string last_reply_;
  bool quitting_ = false;
  bool too_slow_ = false;
  char error_[CURL_ERROR_SIZE] = "";
};

}  // namespace datelined
