// Sink "email": sends messages by SMTP, one mail to each recipient.
#include "sinks/email_message.hpp"
#include "sinks/sink.hpp"
#include "text/escape.hpp"

#include <algorithm>

namespace datelined {
namespace {

using Kind = Outcome::Kind;

constexpr std::chrono::seconds usual_limit{90};
constexpr std::chrono::seconds longest_answer{600};  // what Postfix, as a client, waits for (smtp_data_done_timeout)

struct Settings {
  SmtpMessage envelope;  ///< all but recipient and data
  MailAddress sender;
  std::vector<MailAddress> recipients;
};

SmtpSecurity security(const std::string& word) {
  if (word == "none") return SmtpSecurity::none;
  return word == "tls" ? SmtpSecurity::tls : SmtpSecurity::starttls;
}

int usual_port(SmtpSecurity security) {
  switch (security) {
    case SmtpSecurity::starttls:
      return 587;
    case SmtpSecurity::tls:
      return 465;
    case SmtpSecurity::none:
      return 25;
  }
  return 587;
}

void read_addresses(SettingsReader& settings, Settings& all) {
  if (const auto sender = parse_mail_address(settings.required<std::string>("from"))) {
    all.sender = *sender;
    all.envelope.sender = sender->address;
  } else if (settings.has("from")) {
    settings.wrong("from", "a mail address is expected: datelined@example.org or Name <datelined@example.org>");
  }
  const auto recipients = settings.list<std::string>("to");
  if (recipients.empty()) settings.wrong("to", "at least one mail address is expected");
  for (const std::string& text : recipients) {
    if (const auto recipient = parse_mail_address(text))
      all.recipients.push_back(*recipient);
    else
      settings.wrong("to", "\"" + for_terminal(text) + "\" is not a mail address");
  }
}

Settings read(SettingsReader& settings) {
  Settings all;
  SmtpMessage& envelope = all.envelope;
  envelope.host = settings.required<std::string>("host");
  envelope.security = security(settings.word("security", "starttls", {"starttls", "tls", "none"}));
  envelope.port = settings.value<int>("port", usual_port(envelope.security));
  envelope.user = settings.value<std::string>("user", "");
  envelope.password = settings.secret("password_file").value_or("");
  if (const auto file = settings.path("ca_file")) envelope.ca_file = file->string();
  envelope.limit = settings.value<std::chrono::seconds>("timeout", usual_limit);
  envelope.answer_limit = settings.value<std::chrono::seconds>("answer_timeout", longest_answer);
  read_addresses(settings, all);
  if (envelope.port < 1 || envelope.port > 65535) settings.wrong("port", "a number from 1 to 65535 is expected");
  if (envelope.user.empty() && settings.has("password_file")) settings.wrong("password_file", "there is no user to it");
  if (!envelope.user.empty() && envelope.security == SmtpSecurity::none)
    settings.wrong("security", "a password is only sent over TLS: \"starttls\" or \"tls\" is expected");
  return all;
}

/// DELIVERY 2.3: what a reply code means at the stage it came at.
Kind kind_of(const Exchange& answer) {
  constexpr long too_large = 552, login_needed = 530;
  if (answer.status < 400) return Kind::delivered;
  if (answer.status < 500) return Kind::temporary;
  const bool about_message = answer.stage == "rcpt" || answer.stage == "data" || answer.stage == "dot";
  if (answer.status == login_needed) return Kind::sink_broken;
  return about_message || answer.status == too_large ? Kind::permanent : Kind::sink_broken;
}

Kind kind_of(Exchange::End end) {
  switch (end) {
    case Exchange::End::not_sent:
      return Kind::temporary;
    case Exchange::End::misconfigured:
      return Kind::sink_broken;
    case Exchange::End::answered:
    case Exchange::End::unknown:
      return Kind::unknown;
  }
  return Kind::unknown;
}

class EmailSink : public Sink {
 public:
  EmailSink(Settings settings, Transport& transport) : settings_(std::move(settings)), transport_(transport) {}

  Outcome deliver(const Notification& notification, std::stop_token stop) override {
    const MailAddress* recipient = find(notification.recipient);
    if (!recipient)
      return {.kind = Kind::permanent,
              .detail = for_terminal(notification.recipient) + " is no recipient of this sink"};
    SmtpMessage message = settings_.envelope;
    message.recipient = recipient->address;
    message.data = mail_message(notification, settings_.sender, *recipient);
    const Exchange exchange = transport_.smtp(message, stop);
    const bool answered = exchange.end == Exchange::End::answered;
    return {.kind = answered ? kind_of(exchange) : kind_of(exchange.end),
            .detail = for_terminal(exchange.stage.empty() ? exchange.detail : exchange.stage + ": " + exchange.detail)};
  }

  std::vector<std::string> recipients() const override {
    std::vector<std::string> all;
    for (const MailAddress& recipient : settings_.recipients) all.push_back(recipient.address);
    return all;
  }

 private:
  /// A message that names nobody (a test) goes to the first.
  const MailAddress* find(const std::string& address) const {
    const auto& all = settings_.recipients;
    if (address.empty() && !all.empty()) return &all.front();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.address == address; });
    return found == all.end() ? nullptr : &*found;
  }

  Settings settings_;
  Transport& transport_;
};

}  // namespace

std::unique_ptr<Sink> make_email_sink(SettingsReader& settings, const Surroundings& around) {
  return std::make_unique<EmailSink>(read(settings), around.transport);
}

}  // namespace datelined
