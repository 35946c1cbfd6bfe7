#include "sinks/email_message.hpp"
#include "tests/canned_transport.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/sinks/sample_notification.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace datelined;
using Kind = Outcome::Kind;

namespace {

constexpr const char* plain =
    "kind = \"email\"\nhost = \"mail.example\"\nfrom = \"Dates <datelined@desk.example>\"\n"
    "to = [\"ann@desk.example\", \"Bob B <bob@desk.example>\"]\n";

Exchange ended(Exchange::End end, long status, std::string stage) {
  Exchange exchange;
  exchange.end = end;
  exchange.status = status;
  exchange.stage = std::move(stage);
  exchange.detail = "said";
  return exchange;
}

Kind kind_of(Exchange exchange) {
  CannedTransport transport;
  transport.answers = {std::move(exchange)};
  return sink_of(plain, transport)->deliver(sample_notification(), {}).kind;
}

Kind answered(long status, std::string stage) {
  return kind_of(ended(Exchange::End::answered, status, std::move(stage)));
}

std::string mail(const Notification& notification) {
  return mail_message(notification, {"Dates", "datelined@desk.example"}, {"", "ann@desk.example"});
}

/// The header names of a message, in order.
std::vector<std::string> header_names(const std::string& message) {
  std::vector<std::string> names;
  const std::string head = message.substr(0, message.find("\r\n\r\n") + 2);
  for (std::size_t at = 0; at < head.size(); at = head.find("\r\n", at) + 2)
    if (head[at] != ' ' && head[at] != '\t') names.push_back(head.substr(at, head.find(':', at) - at));
  return names;
}

std::string header(const std::string& message, const std::string& name) {
  const auto at = message.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "-";
  const auto begin = at + name.size() + 4;
  return message.substr(begin, message.find("\r\n", begin) - begin);
}

bool only_crlf_and_7_bit(const std::string& message) {
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (static_cast<unsigned char>(message[i]) >= 0x80 || message[i] == '\0') return false;
    if (message[i] == '\n' && (i == 0 || message[i - 1] != '\r')) return false;
    if (message[i] == '\r' && message[i + 1] != '\n') return false;
  }
  return true;
}

std::size_t longest_line(const std::string& message) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at < message.size();) {
    const auto end = std::min(message.find("\r\n", at), message.size());
    longest = std::max(longest, end - at);
    at = end + 2;
  }
  return longest;
}

}  // namespace

TEST_CASE("a mail server's answer decides what becomes of the message", "[sinks]") {
  CHECK(answered(250, "dot") == Kind::delivered);
  for (const char* stage : {"connect", "login", "mail", "rcpt", "data", "dot"}) {
    CHECK(answered(421, stage) == Kind::temporary);
    CHECK(answered(451, stage) == Kind::temporary);
    CHECK(answered(530, stage) == Kind::sink_broken);
  }
  for (const char* stage : {"rcpt", "data", "dot"}) CHECK(answered(550, stage) == Kind::permanent);
  for (const char* stage : {"connect", "login", "mail"}) CHECK(answered(554, stage) == Kind::sink_broken);
  CHECK(answered(552, "mail") == Kind::permanent);
  CHECK(kind_of(ended(Exchange::End::not_sent, 0, "connect")) == Kind::temporary);
  CHECK(kind_of(ended(Exchange::End::unknown, 250, "dot")) == Kind::unknown);
  CHECK(kind_of(ended(Exchange::End::misconfigured, 0, "login")) == Kind::sink_broken);
}

TEST_CASE("every recipient gets a mail of its own", "[sinks]") {
  CannedTransport transport;
  transport.answers = {ended(Exchange::End::answered, 250, "dot")};
  const auto sink = sink_of(plain, transport);
  CHECK(sink->recipients() == std::vector<std::string>{"ann@desk.example", "bob@desk.example"});
  CHECK_FALSE(sink->local());
  Notification notification = sample_notification();
  notification.recipient = "bob@desk.example";
  CHECK(sink->deliver(notification, {}).kind == Kind::delivered);
  const SmtpMessage& sent = transport.mails.at(0);
  CHECK(sent.host == "mail.example");
  CHECK(sent.port == 587);
  CHECK(sent.security == SmtpSecurity::starttls);
  CHECK(sent.sender == "datelined@desk.example");
  CHECK(sent.recipient == "bob@desk.example");
  CHECK(header(sent.data, "To") == "Bob B <bob@desk.example>");
  notification.recipient = "eve@elsewhere.example";
  CHECK(sink->deliver(notification, {}).kind == Kind::permanent);
  CHECK(transport.mails.size() == 1);
}

TEST_CASE("a mail is the same bytes on every retry", "[sinks]") {
  const std::string message = mail(sample_notification());
  CHECK(message == mail(sample_notification()));
  CHECK(header(message, "Message-Id") == "<k7qz4m2n6p5r3s7tk7qz4m2n6p5r3s7t@inst-42>");
  CHECK(header(message, "Date") == "Mon, 27 Feb 2017 07:00:00 +0000");
  CHECK(header(message, "Auto-Submitted") == "auto-generated");
  CHECK(header(message, "List-Id") == "datelined <datelined.desk.example>");
  CHECK(header(message, "X-Datelined-Reason") == "lead");
}

TEST_CASE("the mails of one event stand in one thread", "[sinks]") {
  Notification notification = sample_notification();
  const std::string root = "<abcdefghijklmnopqrstuvwxyz@inst-42>";
  CHECK(header(mail(notification), "References") == root);
  CHECK(header(mail(notification), "In-Reply-To") == "-");
  notification.first_of_thread = false;
  CHECK(header(mail(notification), "References") == root);
  CHECK(header(mail(notification), "In-Reply-To") == root);
  notification.thread = "";
  CHECK(header(mail(notification), "References") == "-");
  CHECK(header(mail(notification), "Message-Id") == "<" + notification.key + "@desk.example>");
}

TEST_CASE("nothing a message says can add a header or a part or a line that is not CRLF", "[sinks]") {
  const std::vector<std::string> usual = header_names(mail(sample_notification()));
  const std::string boundary = "=_" + sample_notification().key;
  for (const std::string& hostile :
       {std::string("a\r\nBcc: eve@evil.example"), std::string("a\nBcc: eve@evil.example"), std::string("a\rb\r\r\nc"),
        std::string("a\r\n\r\n--" + boundary + "_a\r\nContent-Type: text/html\r\n\r\n<script>"),
        std::string("nul\0byte", 8), std::string("\xff\xfe bad utf-8"), std::string("=?utf-8?q?=0d=0aBcc:_x?="),
        std::string("\xe2\x80\xa8"
                    "Bcc: x\xe2\x80\xae"),
        std::string("\x1b]0;x\x07\x85"), std::string(5000, 'x'), std::string("{{title}} {{{body}}} {{#lines}}"),
        std::string("\r\n.\r\nMAIL FROM:<x@y>\r\n")}) {
    Notification notification = sample_notification();
    notification.title = notification.body = hostile;
    notification.key += hostile.substr(0, 20);
    notification.thread = hostile + "@inst-42\r\nX: y";
    notification.url = "https://x.example/" + hostile;
    const std::string message =
        mail_message(notification, {hostile, "datelined@desk.example"}, {"", "ann@desk.example"});
    CAPTURE(hostile);
    CAPTURE(message);
    std::vector<std::string> names = header_names(message);
    std::vector<std::string> expected = usual;
    if (std::find(names.begin(), names.end(), "X-Datelined-Source") == names.end())
      std::erase(expected, "X-Datelined-Source");
    CHECK(names == expected);
    CHECK(only_crlf_and_7_bit(message));
    CHECK(longest_line(message) <= 998);
    CHECK(header(message, "To") == "ann@desk.example");
  }
}

TEST_CASE("a mail shows what was written and escapes it where it is HTML", "[sinks]") {
  Notification notification = sample_notification();
  notification.title = "<img src=x onerror=alert(1)> & more";
  notification.url = "javascript:alert(1)";
  const std::string message = mail(notification);
  CHECK(message.find("<img src=3Dx onerror=3Dalert(1)> & more") != std::string::npos);  // the plain text
  CHECK(message.find("&lt;img src=3Dx onerror=3Dalert(1)&gt; &amp; more") != std::string::npos);
  CHECK(message.find("javascript") == std::string::npos);
  CHECK(message.find("The trial begins on Monday & lasts.") != std::string::npos);
  CHECK(message.find("The trial begins on Monday &amp; lasts.") != std::string::npos);
}

TEST_CASE("only plain mail addresses are addresses", "[sinks]") {
  const auto address = [](std::string_view text) {
    const auto parsed = parse_mail_address(text);
    return parsed ? parsed->display + "|" + parsed->address : "-";
  };
  CHECK(address("ann@desk.example") == "|ann@desk.example");
  CHECK(address(" Ann Desk <ann.b+c@desk.example> ") == "Ann Desk|ann.b+c@desk.example");
  CHECK(address("\"Desk, Ann\" <ann@desk.example>") == "Desk, Ann|ann@desk.example");
  for (const char* wrong :
       {"", "ann", "@desk.example", "ann@", "ann@@desk.example", "a b@desk.example",
        "a@b.example>\r\nRCPT TO:<c@d.example", "a@b\nc.example", "A <a@b.example> x", "A\r\nBcc: x <a@b.example>",
        "\"a b\"@desk.example", "a@[127.0.0.1]", ".a@b.example", "a..b@c.example", "a@b..c", "a@b_c.example",
        "\xc3\xa4@b.example", "a@b.example, c@d.example"}) {
    INFO(wrong);
    CHECK(address(wrong) == "-");
  }
}

TEST_CASE("an email table is checked", "[sinks]") {
  CannedTransport transport;
  ScratchFolder folder;
  const auto password = folder.file("password", "secret").string();
  const auto findings = [&](const std::string& more) { return findings_of(plain + more, transport); };
  CHECK(findings("").empty());
  CHECK(findings("user = \"ann\"\npassword_file = \"" + password + "\"\nsecurity = \"tls\"\n").empty());
  CHECK(findings("user = \"ann\"\npassword_file = \"" + password + "\"\nsecurity = \"none\"\n").find("TLS") !=
        std::string::npos);
  CHECK(findings("password_file = \"" + password + "\"\n").find("user") != std::string::npos);
  CHECK(findings("port = 70000\n").find("65535") != std::string::npos);
  CHECK(findings("security = \"ssl\"\n").find("starttls") != std::string::npos);
  CHECK(findings_of("kind = \"email\"\nhost = \"h\"\nfrom = \"x\"\nto = []\n", transport).find("from") !=
        std::string::npos);
  CHECK(findings_of("kind = \"email\"\nhost = \"h\"\nfrom = \"a@b.example\"\nto = [\"x y\"]\n", transport)
            .find("\"x y\" is not") != std::string::npos);
}

TEST_CASE("a message of sections is laid out in both parts and refers to nothing but itself", "[sinks]") {
  Notification notification = sample_notification();
  notification.thread = notification.key + "@inst-42";
  notification.facts.clear();
  notification.calendar.clear();
  notification.url.clear();
  notification.sections = {{"Monday <1>", {"A & B", "C"}}, {"", {"The end."}}};
  notification.body = "Monday <1>\n  A & B\n  C\n\nThe end.\n";
  const std::string mail = mail_message(notification, {"", "d@desk.example"}, {"", "ann@desk.example"});
  INFO(mail);
  CHECK(mail.find("\r\n\r\nMonday <1>\r\n  A & B\r\n  C\r\n\r\nThe end.\r\n") != std::string::npos);
  CHECK(mail.find("Monday &lt;1&gt;</h2>") != std::string::npos);
  CHECK(mail.find(">A &amp; B</li>") != std::string::npos);
  CHECK(mail.find("The end.</p>") != std::string::npos);
  CHECK(mail.find("References:") == std::string::npos);
}
