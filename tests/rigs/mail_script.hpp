// MailScript: a mail server on loopback, with STARTTLS and a login, that misbehaves once at a chosen place.
#pragma once

#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace datelined {

/// Where it misbehaves: in place of its reply there.
enum class MailStage { greeting, hello, starttls, handshake, hello_again, login, mail, rcpt, data, body, dot, quit };
enum class MailFault {
  none,
  refuse_for_now,
  refuse,
  hang,
  reset,
  half_close,
  garbage,
  endless_line,
  drip,
  early_close,
  twice,
  no_starttls  ///< hides STARTTLS, at whatever stage
};
inline constexpr int mail_stages = 12, mail_faults = 12;

/// Mailboxes that know keys: a message whose Message-ID is there already is not kept again.
class KeyedMailbox {
 public:
  void keep(const std::string& message);
  std::size_t accepted() const;  ///< with those that came twice
  std::size_t kept() const;

 private:
  mutable std::mutex mutex_;
  std::set<std::string> ids_;
  std::size_t accepted_ = 0;
};

class MailScript {
 public:
  /// `certificate` and `key` are PEM files. The fault happens on the first connection only.
  MailScript(const std::string& certificate, const std::string& key, MailStage stage, MailFault fault,
             KeyedMailbox& mailbox);
  ~MailScript();
  MailScript(const MailScript&) = delete;
  MailScript& operator=(const MailScript&) = delete;

  int port() const { return port_; }
  /// A login or a message was heard outside TLS.
  bool heard_in_clear() const { return heard_in_clear_; }

 private:
  void serve();
  void talk(int descriptor, bool misbehaves);

  std::string certificate_, key_;
  MailStage stage_;
  MailFault fault_;
  KeyedMailbox& mailbox_;
  int listener_ = -1, port_ = 0;
  std::atomic<int> open_ = -1;
  std::atomic<bool> ends_ = false, heard_in_clear_ = false;
  std::thread thread_;
};

}  // namespace datelined
