// Every fault at every stage of a mail (TESTING T8): the class of the outcome, one copy in the mailbox, nothing in
// clear.
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/mail_script.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/sinks/sample_notification.hpp"

#include <csignal>
#include <future>
#include <set>
#include <string>
#include <vector>

using namespace datelined;
using Kind = Outcome::Kind;

namespace {

struct Certificate {
  ScratchFolder folder;
  std::string file = (folder.path() / "certificate").string(), key = (folder.path() / "key").string();

  Certificate() {
    require_installed("/usr/bin/openssl", "openssl");
    folder.file("password", "secret\n");
    output_of(
        {"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2", "-subj", "/CN=rig", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", file},
        {{"OPENSSL_CONF", "/etc/ssl/openssl.cnf"}});
  }
  std::string settings(int port) const {
    return "kind = \"email\"\nhost = \"127.0.0.1\"\nport = " + std::to_string(port) +
           "\nuser = \"ann\"\npassword_file = \"" + (folder.path() / "password").string() + "\"\nca_file = \"" + file +
           "\"\nfrom = \"datelined@desk.example\"\nto = [\"ann@desk.example\"]\ntimeout = \"1s\"\nanswer_timeout = "
           "\"1s\"\n";
  }
};

struct Trial {
  MailStage stage;
  MailFault fault;
  Kind first = Kind::delivered;
  std::string detail;
  std::size_t accepted_at_first = 0, accepted = 0, kept = 0;
  bool heard_in_clear = false;
};

Trial tried(const Certificate& certificate, Transport& transport, MailStage stage, MailFault fault) {
  Trial trial{stage, fault};
  KeyedMailbox mailbox;
  MailScript server(certificate.file, certificate.key, stage, fault, mailbox);
  const auto sink = sink_of(certificate.settings(server.port()), transport);
  Outcome outcome = sink->deliver(sample_notification(), {});
  trial.first = outcome.kind;
  trial.detail = outcome.detail;
  // A reply that comes too early ends the client's part before the server has read the dot.
  const auto arrived = [&] { return outcome.kind != Kind::delivered || mailbox.accepted() > 0; };
  wait_until(arrived, std::chrono::seconds(2));
  trial.accepted_at_first = mailbox.accepted();
  for (int i = 0; i < 3 && outcome.kind != Kind::delivered && outcome.kind != Kind::permanent; ++i)
    outcome = sink->deliver(sample_notification(), {});
  wait_until(arrived, std::chrono::seconds(2));
  trial.accepted = mailbox.accepted();
  trial.kept = mailbox.kept();
  trial.heard_in_clear = server.heard_in_clear();
  return trial;
}

/// The classes of DELIVERY 2.3. A reply that comes twice shifts the conversation, so that only what the mailbox holds
/// can be said of it.
std::set<Kind> right(MailStage stage, MailFault fault) {
  const bool about_message = stage == MailStage::rcpt || stage >= MailStage::data;
  if (fault == MailFault::no_starttls) return {Kind::sink_broken};
  if (stage == MailStage::quit) return {Kind::delivered};
  // Whoever refuses EHLO is greeted with HELO, and this one takes mail without a login then.
  const bool refuses = fault == MailFault::refuse || fault == MailFault::refuse_for_now;
  if (stage == MailStage::hello_again && refuses) return {Kind::delivered};
  if (stage == MailStage::handshake) return {Kind::temporary, Kind::sink_broken};
  if (fault == MailFault::twice)
    return {Kind::delivered, Kind::temporary, Kind::sink_broken, Kind::unknown, Kind::permanent};
  if (fault == MailFault::refuse_for_now) return {Kind::temporary};
  if (fault == MailFault::refuse) return {about_message ? Kind::permanent : Kind::sink_broken};
  if (stage == MailStage::dot) return {Kind::unknown};
  // Whether the last byte left before the client saw the connection break is a race of the two sides.
  if (stage == MailStage::body) return {Kind::unknown, Kind::temporary};
  return {Kind::temporary};
}

}  // namespace

TEST_CASE("a mail server may fail at any stage in any way and one copy arrives", "[sinks][rig]") {
  ::signal(SIGPIPE, SIG_IGN);  // of the server's TLS
  const Certificate certificate;
  const auto transport = curl_transport();
  std::vector<std::pair<MailStage, MailFault>> cases;
  for (int stage = 0; stage < mail_stages; ++stage)
    for (int fault = 1; fault < mail_faults; ++fault)
      cases.emplace_back(static_cast<MailStage>(stage), static_cast<MailFault>(fault));
  REQUIRE(cases.size() == 132);
  constexpr std::size_t at_once = 22;
  for (std::size_t begin = 0; begin < cases.size(); begin += at_once) {
    std::vector<std::future<Trial>> trials;
    for (std::size_t i = begin; i < begin + at_once; ++i)
      trials.push_back(std::async(std::launch::async,
                                  [&, i] { return tried(certificate, *transport, cases[i].first, cases[i].second); }));
    for (auto& each : trials) {
      const Trial trial = each.get();
      INFO("stage " << int(trial.stage) << " fault " << int(trial.fault) << ": " << name(trial.first) << ", "
                    << trial.detail);
      CHECK(right(trial.stage, trial.fault).contains(trial.first));
      // Whoever says that it arrived, or that it did not, is right.
      if (trial.first == Kind::delivered) CHECK(trial.accepted_at_first == 1);
      if (trial.first != Kind::delivered && trial.first != Kind::unknown) CHECK(trial.accepted_at_first == 0);
      if (trial.first != Kind::permanent && trial.fault != MailFault::no_starttls) CHECK(trial.kept == 1);
      CHECK(trial.accepted <= 2);
      CHECK_FALSE(trial.heard_in_clear);
    }
  }
}
