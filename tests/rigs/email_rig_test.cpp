// The mail sink against a real SMTP server with STARTTLS and a login; what arrived is read by Python's own libraries.
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/sinks/sample_notification.hpp"

#include <memory>
#include <sstream>
#include <string>

using namespace datelined;
using Kind = Outcome::Kind;

namespace {

constexpr const char* python = "/usr/bin/python3";
constexpr const char* scripts = SOURCE_DIR "/tests/rigs/";

class MailRig {
 public:
  MailRig() {
    require_installed("/usr/bin/openssl", "openssl");
    require_installed("/usr/lib/python3/dist-packages/aiosmtpd", "python3-aiosmtpd");
    require_installed("/usr/lib/python3/dist-packages/icalendar", "python3-icalendar");
    folder_.file("password", "right one\n");
    folder_.file("wrong", "wrong one\n");
    output_of({"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
               "-nodes", "-days", "2", "-subj", "/CN=rig", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
               path("key"), "-out", path("certificate")},
              {{"OPENSSL_CONF", "/etc/ssl/openssl.cnf"}});
    server_ = std::make_unique<ChildProcess>(std::vector<std::string>{
        python, std::string(scripts) + "mail_server.py", folder_.path().string(), path("certificate"), path("key")});
    port_ = server_->line();
    REQUIRE_FALSE(port_.empty());
  }

  std::string path(const char* name) const { return (folder_.path() / name).string(); }

  std::string settings(const char* password, bool trusted) const {
    std::string text = "kind = \"email\"\nhost = \"127.0.0.1\"\nport = " + port_ +
                       "\nuser = \"ann\"\nfrom = \"Dates \xc3\xbc <datelined@desk.example>\"\nto = "
                       "[\"ann@desk.example\", \"bob@desk.example\"]\n";
    text += "password_file = \"" + path(password) + "\"\n";
    if (trusted) text += "ca_file = \"" + path("certificate") + "\"\n";
    return text;
  }

  /// The server's line about the next mail.
  std::string next() { return server_->line(); }

 private:
  ScratchFolder folder_;
  std::unique_ptr<ChildProcess> server_;
  std::string port_;
};

std::string value(const std::string& parsed, const std::string& name) {
  std::istringstream lines(parsed);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with(name + "=")) return line.substr(name.size() + 1);
  return "-";
}

}  // namespace

TEST_CASE("a mail travels through STARTTLS and a login and is read back whole", "[sinks][rig]") {
  MailRig rig;
  const auto transport = curl_transport();
  const auto sink = sink_of(rig.settings("password", true), *transport);
  Notification notification = sample_notification();
  notification.title = "Wahl in \xc3\x96sterreich: \xe2\x80\x9eZwei\xe2\x80\x9c <b> & \xd0\xb4\xd1\x80\xd1\x83\xd0\xb3";
  notification.body += "\n.\n..two dots\nFrom here on";
  notification.recipient = "bob@desk.example";
  const Outcome outcome = sink->deliver(notification, {});
  INFO(outcome.detail);
  REQUIRE(outcome.kind == Kind::delivered);
  std::istringstream line(rig.next());
  std::string file, sender, recipient, more;
  line >> file >> sender >> recipient >> more;
  CHECK(sender == "datelined@desk.example");
  CHECK(recipient == "bob@desk.example");
  CHECK(more.empty());

  const std::string parsed = output_of({python, std::string(scripts) + "mail_parse.py", file}, {{"PYTHONUTF8", "1"}});
  INFO(parsed);
  CHECK(value(parsed, "defects") == "[]");
  CHECK(value(parsed, "Subject") == notification.title);
  CHECK(value(parsed, "From") == "Dates \xc3\xbc <datelined@desk.example>");
  CHECK(value(parsed, "To") == "bob@desk.example");
  CHECK(value(parsed, "Message-Id") == "<" + notification.key + "@inst-42>");
  CHECK(value(parsed, "References") == "<" + notification.thread + ">");
  CHECK(value(parsed, "type") == "multipart/mixed multipart/alternative text/plain text/html text/calendar");
  CHECK(value(parsed, "plain").find("Madrid|.|..two dots|From here on|") != std::string::npos);
  CHECK(value(parsed, "html").find("\xe2\x80\x9eZwei\xe2\x80\x9c &lt;b&gt; &amp; ") != std::string::npos);
  CHECK(value(parsed, "filename") ==
        "Wahl in \xc3\x96sterreich- \xe2\x80\x9eZwei\xe2\x80\x9c -b- & \xd0\xb4\xd1\x80\xd1\x83\xd0\xb3.ics");
  CHECK(value(parsed, "method") == "PUBLISH PUBLISH charset=utf-8");
  CHECK(value(parsed, "event") ==
        "abcdefghijklmnopqrstuvwxyz@inst-42 2017-02-27T09:00:00+00:00 Prozess in M\xc3\xbcnchen");
}

TEST_CASE("a wrong password or an unknown certificate breaks the mail sink and sends nothing", "[sinks][rig]") {
  MailRig rig;
  const auto transport = curl_transport();
  const Outcome login = sink_of(rig.settings("wrong", true), *transport)->deliver(sample_notification(), {});
  CHECK(login.kind == Kind::sink_broken);
  CHECK(login.detail.find("login: 535") == 0);
  const Outcome stranger = sink_of(rig.settings("password", false), *transport)->deliver(sample_notification(), {});
  CHECK(stranger.kind == Kind::sink_broken);
  CHECK(sink_of(rig.settings("password", true), *transport)->deliver(sample_notification(), {}).kind ==
        Kind::delivered);
  CHECK(rig.next().find("/1.eml") != std::string::npos);
}
