// Sink "journal": writes messages to the systemd journal as structured fields.
#include "sinks/sink.hpp"
#include "text/escape.hpp"

#include <sys/uio.h>
#include <syslog.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

#include <cstring>

namespace datelined {
namespace {

constexpr const char* journal_socket = "/run/systemd/journal/socket";
/// Says "a reminder of datelined" to `journalctl MESSAGE_ID=…`.
constexpr std::string_view message_id = "6f2f1d8c0b5e4a7c9d3e5b8a1c4f7e20";

int priority(Urgency urgency) {
  switch (urgency) {
    case Urgency::low:
      return LOG_INFO;
    case Urgency::normal:
      return LOG_NOTICE;
    case Urgency::critical:
      return LOG_WARNING;
  }
  return LOG_NOTICE;
}

std::vector<std::string> fields(const Notification& notification) {
  std::vector<std::string> all{
      "MESSAGE=" + for_terminal(notification.title),
      "MESSAGE_ID=" + std::string(message_id),
      "PRIORITY=" + std::to_string(priority(notification.urgency)),
      "SYSLOG_IDENTIFIER=datelined",
      "DELIVERY=" + notification.key,
      "EVENT=" + notification.thread,
      "REASON=" + std::string(name(notification.reason)),
      "BODY=" + notification.body,
      "FACTS=" + notification.facts,
  };
  if (is_web_url(notification.url)) all.push_back("URL=" + notification.url);
  return all;
}

class JournalSink : public Sink {
 public:
  Outcome deliver(const Notification& notification, std::stop_token) override {
    // sd_journal_sendv calls it a success when nobody listens.
    if (::access(journal_socket, F_OK) != 0)
      return {.kind = Outcome::Kind::sink_broken, .detail = "no systemd journal on this machine"};
    std::vector<std::string> texts = fields(notification);
    std::vector<iovec> vectors;
    for (std::string& text : texts) vectors.push_back({text.data(), text.size()});
    const int result = sd_journal_sendv(vectors.data(), static_cast<int>(vectors.size()));
    if (result < 0)
      return {.kind = Outcome::Kind::temporary, .detail = std::string("journal: ") + std::strerror(-result)};
    return {};
  }
  bool local() const override { return true; }
};

}  // namespace

std::unique_ptr<Sink> make_journal_sink(SettingsReader&, const Surroundings&) {
  return std::make_unique<JournalSink>();
}

}  // namespace datelined
