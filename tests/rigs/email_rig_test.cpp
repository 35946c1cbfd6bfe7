// The mail sink against a real SMTP server with STARTTLS and a login; what arrived is read by Python's own libraries.
#include "calendar/iso8601.hpp"
#include "net/transport.hpp"
#include "service/dispatch.hpp"
#include "store/promises.hpp"
#include "tests/catch.hpp"
#include "tests/recording_sink.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/sinks/sample_notification.hpp"
#include "tests/turned_clock.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <sstream>
#include <string>

using namespace datelined;
using Kind = Outcome::Kind;
using namespace std::chrono_literals;

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
    start();
  }

  void start() {
    std::vector<std::string> command{python, std::string(scripts) + "mail_server.py", folder_.path().string(),
                                     path("certificate"), path("key")};
    if (!port_.empty()) command.push_back(port_);
    server_ = std::make_unique<ChildProcess>(command);
    port_ = server_->line();
    REQUIRE_FALSE(port_.empty());
  }
  /// From now on nobody listens on its port.
  void stop() { server_.reset(); }

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

namespace {

Instant utc(std::string_view text) { return to_instant(*parse_iso8601(text), Zone()); }

/// The dispatcher with a clock that is turned: mail goes to the server, the desk remembers.
class Desk {
 public:
  explicit Desk(const MailRig& rig) {
    desk_.local = true;
    std::vector<NamedSink> sinks;
    sinks.push_back({"mail", "email", sink_of(rig.settings("password", true), *transport_)});
    sinks.push_back(recording_sink("desk", desk_));
    const auto loop = io_.get_executor();
    dispatcher_ = std::make_unique<Dispatcher>(
        DispatchParts{Executors{loop, loop, loop, loop}, clock_, store_, log_, "us", [loop] { return loop; }},
        std::move(sinks), planning_);
    crew_.start("dispatch", dispatcher_->run());
  }
  ~Desk() {
    crew_.call_off();
    pump();
  }

  /// An event so many minutes from the beginning on, of which both sinks are told half an hour before.
  void promise(int minutes) {
    Event event{.uid = "event" + std::to_string(minutes) + "@house", .title = "Event " + std::to_string(minutes)};
    const auto start =
        std::chrono::floor<std::chrono::seconds>(to_local(clock_.now(), Zone())) + std::chrono::minutes(minutes);
    event.when = {.begin = start, .end = start + 1min, .grain = Grain::minute, .end_grain = Grain::minute};
    event.confidence = 1;
    event.changed = clock_.now();
    Watch watch{.name = "all", .leads = {*lead_written("30m")}};
    watch.addresses = {{"mail", "ann@desk.example"}, {"desk", ""}};
    keep_promises(store_, store_.keep_event(event), {&watch, 1}, planning_, clock_.now());
  }
  void turn(std::chrono::seconds by) {
    for (std::chrono::seconds turned{0}; turned < by; turned += 15s) {
      clock_.turn(15s);
      dispatcher_->wake();
      pump();
    }
  }
  std::size_t shown() const { return desk_.delivered.size(); }
  std::size_t warnings() const { return warnings_.size(); }
  std::string warned() const { return warnings_.empty() ? "" : warnings_.front(); }
  Counts counts() { return store_.counts(); }

 private:
  void pump() {
    io_.restart();
    while (io_.poll() > 0) io_.restart();
  }

  std::unique_ptr<Transport> transport_ = curl_transport();
  asio::io_context io_;
  TurnedClock clock_{utc("2017-02-20T08:00:00Z")};
  Store store_ = Store::open(":memory:", false);
  std::vector<std::string> warnings_;
  Log log_{[this](LogLevel, std::string_view line, const LogFields&) { warnings_.emplace_back(line); },
           LogLevel::warning};
  Planning planning_{.installation = store_.installation()};
  Record desk_;
  Crew crew_{io_.get_executor()};
  std::unique_ptr<Dispatcher> dispatcher_;
};

}  // namespace

TEST_CASE("an hour without the mail server loses nothing and fills no log", "[sinks][rig]") {
  MailRig rig;
  rig.stop();
  Desk desk(rig);
  constexpr int events = 10;
  for (int event = 0; event < events; ++event) desk.promise(35 + 5 * event);
  desk.turn(3600s);
  CHECK(desk.shown() == events);  // the other sink heard of everything
  CHECK(desk.counts().ready == events);
  CHECK(desk.counts().dead == 0);
  INFO(desk.warned());
  CHECK(desk.warned().find("mail") != std::string::npos);
  CHECK(desk.warnings() <= 2);  // that it fails, and that it rests

  rig.start();
  desk.turn(3600s);
  CHECK(desk.counts().ready + desk.counts().leased == 0);
  CHECK(desk.counts().dead == 0);
  CHECK(desk.counts().sent == 2 * events);
  CHECK(desk.warnings() <= 2);
  CHECK_FALSE(rig.next().empty());
}
