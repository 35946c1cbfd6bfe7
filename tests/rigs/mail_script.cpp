#include "tests/rigs/mail_script.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

namespace datelined {
namespace {

struct FreeContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeSession {
  void operator()(SSL* session) const { SSL_free(session); }
};

/// One connection, in clear or in TLS. Throws End when it is over.
class Line {
 public:
  struct End {};

  explicit Line(int descriptor) : descriptor_(descriptor) {}

  bool in_clear() const { return session_ == nullptr; }
  int descriptor() const { return descriptor_; }

  void start_tls(SSL_CTX* context) {
    session_.reset(SSL_new(context));
    SSL_set_fd(session_.get(), descriptor_);
    if (SSL_accept(session_.get()) != 1) throw End();
  }
  std::string line() {
    std::size_t found = std::string::npos;
    while ((found = buffer_.find("\r\n")) == std::string::npos) more();
    std::string text = buffer_.substr(0, found);
    buffer_.erase(0, found + 2);
    return text;
  }
  void say(std::string_view text) {
    while (!text.empty()) {
      const auto size = static_cast<int>(std::min<std::size_t>(text.size(), 16'000));
      const auto sent = session_ ? SSL_write(session_.get(), text.data(), size)
                                 : static_cast<int>(::send(descriptor_, text.data(), std::size_t(size), MSG_NOSIGNAL));
      if (sent <= 0) throw End();
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void wait_for_the_end() {
    for (;;) more();
  }

 private:
  void more() {
    char chunk[8192];
    const auto length = session_ ? SSL_read(session_.get(), chunk, sizeof chunk)
                                 : static_cast<int>(::recv(descriptor_, chunk, sizeof chunk, 0));
    if (length <= 0) throw End();
    buffer_.append(chunk, static_cast<std::size_t>(length));
  }

  int descriptor_;
  std::unique_ptr<SSL, FreeSession> session_;
  std::string buffer_;
};

void reset(int descriptor) {
  const linger at_once{1, 0};
  ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  throw Line::End();
}

/// In place of the reply; returns only if the conversation goes on.
void misbehave(Line& line, MailFault fault, const std::string& reply) {
  switch (fault) {
    case MailFault::refuse_for_now:
      return line.say("451 4.3.0 not now\r\n");
    case MailFault::refuse:
      return line.say("554 5.0.0 no\r\n");
    case MailFault::hang:
      return line.wait_for_the_end();
    case MailFault::reset:
      return reset(line.descriptor());
    case MailFault::half_close:
      ::shutdown(line.descriptor(), SHUT_WR);
      return line.wait_for_the_end();
    case MailFault::garbage:
      line.say("\x16\x03\x01 what? \xff\xfe\r\nno number here\r\n");
      return line.wait_for_the_end();
    case MailFault::endless_line:
      line.say(std::string(1'000'000, 'x'));
      return line.wait_for_the_end();
    case MailFault::drip:
      for (const char c : reply) {
        pollfd gone{line.descriptor(), POLLRDHUP, 0};
        if (::poll(&gone, 1, 1000) > 0) throw Line::End();
        line.say({&c, 1});
      }
      return;
    case MailFault::early_close:
      throw Line::End();
    case MailFault::twice:
      return line.say(reply + reply);
    case MailFault::none:
    case MailFault::no_starttls:
      return line.say(reply);
  }
}

/// The server's side of a conversation.
class Conversation {
 public:
  Conversation(Line& line, SSL_CTX* context, MailStage stage, MailFault fault, KeyedMailbox& mailbox,
               std::atomic<bool>& heard_in_clear)
      : line_(line), context_(context), stage_(stage), fault_(fault), mailbox_(mailbox), heard_(heard_in_clear) {}

  void hold() {
    reply(MailStage::greeting, "220 rig.example ready\r\n");
    for (;;) {
      const std::string text = line_.line();
      const std::string verb = text.substr(0, text.find_first_of(" :"));
      const bool private_one = verb == "AUTH" || verb == "MAIL" || verb == "DATA";
      if (private_one && line_.in_clear()) heard_ = true;
      if (verb == "EHLO" || verb == "HELO")
        greet();
      else if (verb == "STARTTLS")
        start_tls();
      else if (verb == "AUTH")
        log_in(text);
      else if (verb == "MAIL")
        reply(MailStage::mail, "250 2.1.0 fine\r\n");
      else if (verb == "RCPT")
        reply(MailStage::rcpt, "250 2.1.5 fine\r\n");
      else if (verb == "DATA")
        take();
      else if (verb == "QUIT")
        return reply(MailStage::quit, "221 2.0.0 bye\r\n");
      else
        line_.say("250 2.0.0 fine\r\n");
    }
  }

 private:
  bool is_place(MailStage stage) const {
    return stage == stage_ && fault_ != MailFault::none && fault_ != MailFault::no_starttls;
  }

  void reply(MailStage stage, const std::string& text) {
    refused_ = is_place(stage) && (fault_ == MailFault::refuse || fault_ == MailFault::refuse_for_now);
    if (is_place(stage))
      misbehave(line_, std::exchange(fault_, MailFault::none), text);
    else
      line_.say(text);
  }
  void greet() {
    if (!line_.in_clear()) return reply(MailStage::hello_again, "250-rig.example\r\n250 AUTH PLAIN\r\n");
    const bool hidden = fault_ == MailFault::no_starttls;
    reply(MailStage::hello, hidden ? "250-rig.example\r\n250 AUTH PLAIN\r\n" : "250-rig.example\r\n250 STARTTLS\r\n");
  }
  void start_tls() {
    reply(MailStage::starttls, "220 2.0.0 go ahead\r\n");
    if (refused_) return;
    if (is_place(MailStage::handshake)) misbehave(line_, std::exchange(fault_, MailFault::none), "220 once more\r\n");
    line_.start_tls(context_);
  }
  void log_in(const std::string& text) {
    if (text == "AUTH PLAIN") {
      line_.say("334 \r\n");
      line_.line();
    }
    reply(MailStage::login, "235 2.7.0 welcome\r\n");
  }
  void take() {
    reply(MailStage::data, "354 go ahead\r\n");
    if (refused_) return;
    std::string message;
    const bool taken = !refuses(MailStage::dot) && !refuses(MailStage::body);
    for (std::string text = line_.line(); text != "."; text = line_.line()) {
      message += text + "\n";
      if (is_place(MailStage::body)) misbehave(line_, std::exchange(fault_, MailFault::none), "250 too early\r\n");
    }
    // What is lost after this line is only the answer.
    if (taken) mailbox_.keep(message);
    reply(MailStage::dot, "250 2.0.0 queued\r\n");
  }
  bool refuses(MailStage stage) const {
    return is_place(stage) && (fault_ == MailFault::refuse || fault_ == MailFault::refuse_for_now);
  }

  Line& line_;
  SSL_CTX* context_;
  MailStage stage_;
  MailFault fault_;
  KeyedMailbox& mailbox_;
  std::atomic<bool>& heard_;
  bool refused_ = false;
};

}  // namespace

void KeyedMailbox::keep(const std::string& message) {
  const std::string_view header = "\nMessage-Id: ";
  const std::size_t at = message.find(header);
  const std::lock_guard lock(mutex_);
  ++accepted_;
  ids_.insert(at == std::string::npos ? "none" : message.substr(at + header.size(), message.find('\n', at + 1) - at));
}

std::size_t KeyedMailbox::accepted() const {
  const std::lock_guard lock(mutex_);
  return accepted_;
}

std::size_t KeyedMailbox::kept() const {
  const std::lock_guard lock(mutex_);
  return ids_.size();
}

MailScript::MailScript(const std::string& certificate, const std::string& key, MailStage stage, MailFault fault,
                       KeyedMailbox& mailbox)
    : certificate_(certificate), key_(key), stage_(stage), fault_(fault), mailbox_(mailbox) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  if (listener_ < 0 || ::bind(listener_, reinterpret_cast<sockaddr*>(&address), length) != 0 ||
      ::listen(listener_, 8) != 0 || ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) != 0)
    throw std::system_error(errno, std::generic_category(), "mail script");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

MailScript::~MailScript() {
  ends_ = true;
  ::shutdown(listener_, SHUT_RDWR);
  if (const int descriptor = open_; descriptor >= 0) ::shutdown(descriptor, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
}

void MailScript::serve() {
  for (bool misbehaves = true; !ends_; misbehaves = false) {
    const int descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (descriptor < 0) return;
    open_ = descriptor;
    talk(descriptor, misbehaves);
    open_ = -1;
    ::close(descriptor);
  }
}

void MailScript::talk(int descriptor, bool misbehaves) {
  const std::unique_ptr<SSL_CTX, FreeContext> context(SSL_CTX_new(TLS_server_method()));
  SSL_CTX_use_certificate_file(context.get(), certificate_.c_str(), SSL_FILETYPE_PEM);
  SSL_CTX_use_PrivateKey_file(context.get(), key_.c_str(), SSL_FILETYPE_PEM);
  Line line(descriptor);
  try {
    Conversation(line, context.get(), stage_, misbehaves ? fault_ : MailFault::none, mailbox_, heard_in_clear_).hold();
  } catch (const Line::End&) {
  }
}

}  // namespace datelined
