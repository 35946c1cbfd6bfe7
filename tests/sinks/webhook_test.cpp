#include "sinks/message_json.hpp"
#include "tests/canned_transport.hpp"
#include "tests/catch.hpp"
#include "tests/net/loopback_server.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/sinks/sample_notification.hpp"
#include "text/digest.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>

using namespace datelined;
using Kind = Outcome::Kind;
namespace json = boost::json;

namespace {

constexpr const char* plain = "kind = \"webhook\"\nurl = \"https://hooks.example/in\"\n";

Exchange answer(long status, Headers headers = {}) {
  Exchange exchange;
  exchange.end = Exchange::End::answered;
  exchange.status = status;
  exchange.response.status = status;
  exchange.response.headers = std::move(headers);
  exchange.response.body = "raw \x1b[31m reply";
  return exchange;
}

Outcome outcome_of(Exchange exchange) {
  CannedTransport transport;
  transport.answers = {std::move(exchange)};
  return sink_of(plain, transport)->deliver(sample_notification(), {});
}

std::string header(const HttpRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.headers)
    if (key == name) return value;
  return "-";
}

}  // namespace

TEST_CASE("a webhook's HTTP status decides what becomes of the message", "[sinks]") {
  for (long status : {200, 201, 202, 204}) CHECK(outcome_of(answer(status)).kind == Kind::delivered);
  for (long status : {408, 425, 429, 500, 502, 503, 504}) CHECK(outcome_of(answer(status)).kind == Kind::temporary);
  for (long status : {401, 403, 407, 301, 302, 307, 308}) CHECK(outcome_of(answer(status)).kind == Kind::sink_broken);
  for (long status : {400, 404, 405, 410, 413, 422}) CHECK(outcome_of(answer(status)).kind == Kind::permanent);
  CHECK(outcome_of(answer(404)).detail == "HTTP 404");
}

TEST_CASE("a webhook without an answer is tried again unless its address is wrong", "[sinks]") {
  Exchange exchange;
  exchange.end = Exchange::End::not_sent;
  CHECK(outcome_of(exchange).kind == Kind::temporary);
  exchange.end = Exchange::End::unknown;
  CHECK(outcome_of(exchange).kind == Kind::unknown);
  exchange.status = 204;  // the answer began and broke off
  CHECK(outcome_of(exchange).kind == Kind::delivered);
  exchange.status = 0;
  exchange.end = Exchange::End::misconfigured;
  exchange.detail = "evil \x1b]0;title\x07";
  const Outcome outcome = outcome_of(exchange);
  CHECK(outcome.kind == Kind::sink_broken);
  CHECK(outcome.detail == "evil \\x1b]0;title\\x07");
}

TEST_CASE("Retry-After is read as seconds or as a date and never longer than a day", "[sinks]") {
  using namespace std::chrono_literals;
  const auto wait = [](std::string value, long status = 503) {
    return outcome_of(answer(status, {{"retry-after", std::move(value)}})).retry_after;
  };
  CHECK(wait("120") == 120s);
  CHECK(wait("999999") == 24h);
  CHECK(wait("99999999999999999999") == 24h);
  CHECK(wait("-5") == 0s);
  CHECK(wait("Thu, 01 Jan 2015 00:00:00 GMT") == 0s);
  CHECK(wait("Thu, 01 Jan 2190 00:00:00 GMT") == 24h);
  CHECK_FALSE(wait("soon").has_value());
  CHECK_FALSE(wait("120", 404).has_value());
}

TEST_CASE("a webhook message is JSON with the facts inside", "[sinks]") {
  CannedTransport transport;
  transport.answers = {answer(204)};
  sink_of(plain, transport)->deliver(sample_notification(), {});
  const HttpRequest& request = transport.requests.at(0);
  CHECK(request.method == "POST");
  CHECK(request.url == "https://hooks.example/in");
  CHECK(header(request, "Content-Type") == "application/json");
  CHECK(header(request, "webhook-id") == sample_notification().key);
  CHECK(header(request, "webhook-signature") == "-");
  CHECK_FALSE(request.rules.allow_private);
  const json::value body = json::parse(request.body);
  CHECK(body.at("reason").as_string() == "lead");
  CHECK(body.at("made").as_string() == "2017-02-27T07:00:00Z");
  CHECK(body.at("facts").at("event").at("title").as_string() == "Trial");
}

TEST_CASE("a message is cut to its size and stays JSON", "[sinks]") {
  Notification notification = sample_notification();
  notification.facts = "{\"a\":\"" + std::string(30'000, 'x') + "\"}";
  json::value message = json::parse(message_json(notification, 20'000));
  CHECK(message.at("facts").is_null());
  CHECK(message.at("facts_left_out").as_bool());
  CHECK(message.at("body").as_string() == std::string_view(notification.body));
  notification.body = std::string(100'000, '\x01');
  notification.title = std::string(100'000, '"');
  const std::string text = message_json(notification, 20'000);
  CHECK(text.size() <= 20'000);
  CHECK(json::parse(text).at("key").as_string() == std::string_view(notification.key));
  notification.facts = "no JSON";
  notification.body = "bad \xff byte";
  message = json::parse(message_json(notification, 1'000'000));
  CHECK(message.at("facts").is_null());
  CHECK(message.at("body").as_string() == "bad \xef\xbf\xbd byte");
}

TEST_CASE("both secrets sign while one is being changed", "[sinks]") {
  ScratchFolder folder;
  const auto old_file = folder.file("old", "plain old secret\n");
  const auto new_file = folder.file("new", "whsec_bmV3IGtleQ==\n");
  CannedTransport transport;
  transport.answers = {answer(204)};
  const auto sink = sink_of(std::string(plain) + "secret_file = \"" + new_file.string() + "\"\nold_secret_file = \"" +
                                old_file.string() + "\"\n",
                            transport);
  sink->deliver(sample_notification(), {});
  const HttpRequest& request = transport.requests.at(0);
  const std::string signed_text =
      header(request, "webhook-id") + "." + header(request, "webhook-timestamp") + "." + request.body;
  const auto signature = [&](std::string_view key) {
    const Sha256 mac = hmac_sha256(key, signed_text);
    return "v1," + base64({reinterpret_cast<const char*>(mac.data()), mac.size()});
  };
  CHECK(header(request, "webhook-signature") == signature("new key") + " " + signature("plain old secret"));
}

TEST_CASE("a webhook table is checked", "[sinks]") {
  CannedTransport transport;
  const auto wrong = [&](const std::string& lines) { return findings_of("kind = \"webhook\"\n" + lines, transport); };
  CHECK(wrong("url = \"https://hooks.example/\"\n").empty());
  CHECK(wrong("url = \"http://hooks.example/\"\nallow_http = true\n").empty());
  CHECK(wrong("").find("url") != std::string::npos);
  CHECK(wrong("url = \"http://hooks.example/\"\n").find("allow_http") != std::string::npos);
  CHECK(wrong("url = \"HTTP://hooks.example/\"\n").find("allow_http") != std::string::npos);
  CHECK(wrong("url = \"file:///etc/passwd\"\n").find("https") != std::string::npos);
  CHECK(wrong("url = \"https://hooks.example/\"\ncolour = 1\n").find("colour") != std::string::npos);
  ScratchFolder folder;
  const std::string bad = folder.file("bad", "whsec_***").string();
  CHECK(wrong("url = \"https://h.example/\"\nsecret_file = \"" + bad + "\"\n").find("base64") != std::string::npos);
}

TEST_CASE("a sink of an unknown kind or without one is refused with what is allowed", "[sinks]") {
  CannedTransport transport;
  CHECK(findings_of("kind = \"pigeon\"\n", transport).find("webhook") != std::string::npos);
  CHECK(findings_of("", transport).find("kind") != std::string::npos);
}

TEST_CASE("a signed webhook is accepted by an independent check of its signature", "[sinks][rig]") {
  ScratchFolder folder;
  const auto secret = folder.file("secret", "whsec_c2VjcmV0IGJ5dGVzIG9mIHRoZSByaWc=");
  Peer::Request seen;
  LoopbackServer server([&](Peer& peer) {
    seen = peer.request();
    peer.say("HTTP/1.1 204 Done\r\n\r\n");
  });
  const auto transport = curl_transport();
  const auto sink = sink_of("kind = \"webhook\"\nallow_http = true\nallow_private = true\nurl = \"" +
                                server.url("/hook") + "\"\nsecret_file = \"" + secret.string() + "\"\n",
                            *transport);
  CHECK(sink->deliver(sample_notification(), {}).kind == Kind::delivered);
  const auto head = folder.file("head", seen.head);
  const auto body = folder.file("body", seen.body);
  const std::string check = "/usr/bin/python3 " SOURCE_DIR "/tests/rigs/webhook_signature.py " + secret.string() + " " +
                            head.string() + " " + body.string();
  CHECK(std::system(check.c_str()) == 0);
  folder.file("body", seen.body + " ");
  CHECK(std::system((check + " 2>/dev/null").c_str()) != 0);
}

TEST_CASE("every HTTP status from 100 to 599 has its class", "[sinks]") {
  for (long status = 100; status < 600; ++status) {
    Kind right = Kind::permanent;
    if (status < 200) right = Kind::unknown;  // no answer yet, and then the connection ended
    if (status >= 200 && status < 300) right = Kind::delivered;
    if (status >= 300 && status < 400) right = Kind::sink_broken;
    if (status == 401 || status == 403 || status == 407) right = Kind::sink_broken;
    if (status == 408 || status == 425 || status == 429 || status >= 500) right = Kind::temporary;
    INFO(status);
    const Outcome outcome = outcome_of(answer(status, {{"retry-after", "7"}}));
    CHECK(outcome.kind == right);
    CHECK(outcome.gone == (status == 410));
    CHECK(outcome.retry_after.has_value() == (right == Kind::temporary));
  }
}

TEST_CASE("a service gets what its template says, with a token and the key in the address", "[sinks]") {
  ScratchFolder folder;
  const auto form = folder.file(
      "form",
      "{\"t\":\"{{title}}\",\"p\":{{#normal}}3{{/normal}}{{#critical}}5{{/critical}},\"e\":\"{{event.title}}\","
      "\"c\":\"{{#event.claims}}{{feed}}{{/event.claims}}\"}");
  const auto token = folder.file("token", "t0ken\n");
  CannedTransport transport;
  transport.answers = {answer(204)};
  const auto sink = sink_of(
      "kind = \"webhook\"\nmethod = \"PUT\"\nurl = \"https://hooks.example/{{key}}/in\"\n"
      "template_file = \"" +
          form.string() + "\"\nbearer_file = \"" + token.string() + "\"\n",
      transport);
  Notification notification = sample_notification();
  notification.title = "Line\n\"quoted\" \\ \x01";
  CHECK(sink->deliver(notification, {}).kind == Kind::delivered);
  const HttpRequest& request = transport.requests.at(0);
  CHECK(request.method == "PUT");
  CHECK(request.url == "https://hooks.example/" + notification.key + "/in");
  CHECK(header(request, "Authorization") == "Bearer t0ken");
  const json::object body = json::parse(request.body).as_object();
  CHECK(json::value_to<std::string>(body.at("t")) == notification.title);
  CHECK(body.at("p") == 3);
  CHECK(body.at("e") == "Trial");
  CHECK(body.at("c") == "wire");
}

TEST_CASE("a form is escaped as a form and a broken template is a finding", "[sinks]") {
  ScratchFolder folder;
  const auto form = folder.file("form", "title={{title}}&x=1");
  CannedTransport transport;
  transport.answers = {answer(204)};
  const std::string base = "kind = \"webhook\"\nurl = \"https://hooks.example/\"\ntemplate_file = \"";
  const auto sink =
      sink_of(base + form.string() + "\"\ncontent_type = \"application/x-www-form-urlencoded\"\n", transport);
  Notification notification = sample_notification();
  notification.title = "a&b=c \xc3\xbc";
  sink->deliver(notification, {});
  CHECK(transport.requests.at(0).body == "title=a%26b%3Dc%20%C3%BC&x=1");
  const auto broken = folder.file("broken", "{{#open}}");
  CHECK(findings_of(base + broken.string() + "\"\n", transport).find("mustache") != std::string::npos);
  CHECK(findings_of(base + "/nowhere\"\n", transport).find("cannot be read") != std::string::npos);
}

TEST_CASE("a webhook's server may fail in any way and the class is right", "[sinks][rig]") {
  struct Fault {
    const char* name;
    std::function<void(Peer&)> talk;
    Kind right;
    std::optional<Kind> also_right = {};
  };
  const std::string ok = "HTTP/1.1 204 Done\r\n\r\n";
  // Who answers, but not in HTTP, is no webhook: the address is wrong.
  const Fault faults[] = {
      // Whether the whole request left before the client saw the connection break is a race of the two sides.
      {"closes at once", [](Peer&) {}, Kind::unknown, Kind::temporary},
      {"closes after the request", [](Peer& p) { p.request(); }, Kind::unknown},
      {"hangs after the request", [](Peer& p) { p.request(), p.hang(); }, Kind::unknown},
      {"half a status line", [](Peer& p) { p.request(), p.say("HTTP/1.1 2"); }, Kind::unknown},
      {"garbage", [](Peer& p) { p.request(), p.say("\x16\x03 nonsense\r\n\r\n"); }, Kind::sink_broken},
      {"an empty line", [](Peer& p) { p.request(), p.say("\r\n"); }, Kind::sink_broken},
      {"only 100 Continue", [](Peer& p) { p.request(), p.say("HTTP/1.1 100 Continue\r\n\r\n"); }, Kind::unknown},
      {"a body that breaks off", [](Peer& p) { p.request(), p.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"); },
       Kind::delivered},
      {"a body that never ends",
       [](Peer& p) { p.request(), p.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"), p.hang(); },
       Kind::delivered},
      {"a body of 10 MB", [](Peer& p) { p.request(), p.say("HTTP/1.1 200 OK\r\n\r\n" + std::string(10'000'000, 'x')); },
       Kind::delivered},
      {"bad chunks",
       [](Peer& p) { p.request(), p.say("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"); },
       Kind::temporary},
      {"a header of 1 MB",
       [](Peer& p) { p.request(), p.say("HTTP/1.1 200 OK\r\nX: " + std::string(1'000'000, 'x') + "\r\n\r\n"); },
       Kind::delivered},
      {"a redirect to itself",
       [](Peer& p) { p.request(), p.say("HTTP/1.1 307 Again\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"); },
       Kind::sink_broken},
      {"a redirect to a file",
       [](Peer& p) {
         p.request(), p.say("HTTP/1.1 302 There\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n");
       },
       Kind::sink_broken},
      {"a slow answer",
       [&](Peer& p) {
         p.request();
         for (const char c : ok) p.say({&c, 1});
       },
       Kind::delivered},
      {"two answers", [&](Peer& p) { p.request(), p.say(ok + ok); }, Kind::delivered},
      {"HTTP/1.0", [](Peer& p) { p.request(), p.say("HTTP/1.0 200 OK\r\n\r\nbye"); }, Kind::delivered},
      {"a status of four digits", [](Peer& p) { p.request(), p.say("HTTP/1.1 2000 OK\r\n\r\n"); }, Kind::sink_broken},
      {"busy before the body came",
       [](Peer& p) { p.until("\r\n\r\n"), p.say("HTTP/1.1 429 Slow\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n"); },
       Kind::temporary},
  };
  const auto transport = curl_transport();
  for (const Fault& fault : faults) {
    LoopbackServer server(fault.talk);
    const auto sink =
        sink_of("kind = \"webhook\"\nallow_http = true\nallow_private = true\ntimeout = \"1s\"\nurl = \"" +
                    server.url("/hook") + "\"\n",
                *transport);
    const Outcome outcome = sink->deliver(sample_notification(), {});
    INFO(fault.name << ": " << name(outcome.kind) << " " << outcome.detail);
    CHECK((outcome.kind == fault.right || outcome.kind == fault.also_right));
    CHECK(server.connections() == 1);  // nothing is followed, nothing is sent twice behind our back
  }
  const auto nobody = sink_of(
      "kind = \"webhook\"\nallow_http = true\nallow_private = true\nurl = \"http://127.0.0.1:1/\"\n", *transport);
  CHECK(nobody->deliver(sample_notification(), {}).kind == Kind::temporary);
}
