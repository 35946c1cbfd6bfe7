#include "net/transport.hpp"

#include "net/exchange.hpp"
#include "tests/catch.hpp"
#include "tests/net/loopback_server.hpp"

#include <future>
#include <stop_token>
#include <string>
#include <thread>

using namespace datelined;
using End = Exchange::End;
using namespace std::chrono_literals;

namespace {

HttpRequest post(const LoopbackServer& server, std::string body = "{}") {
  HttpRequest request;
  request.method = "POST";
  request.url = server.url("/hook");
  request.body = std::move(body);
  request.rules.allow_private = true;
  return request;
}

SmtpMessage mail(const LoopbackServer& server) {
  SmtpMessage message;
  message.host = "127.0.0.1";
  message.port = server.port();
  message.security = SmtpSecurity::none;
  message.sender = "datelined@desk.example";
  message.recipient = "ann@desk.example";
  message.data = "Subject: x\r\n\r\nOne line.\r\n.\r\nTwo.\r\n";
  return message;
}

/// Plays a mail server that answers `answer` at `stage` ("" hangs, "close" closes) and 250 before it.
struct MailScript {
  std::string stage, answer;
  std::string* data = nullptr;

  bool answered_at(Peer& peer, std::string_view here, std::string_view otherwise) const {
    if (stage != here) {
      peer.say(otherwise);
      return true;
    }
    if (answer.empty()) peer.hang();
    if (answer.empty() || answer == "close") return false;
    peer.say(answer + "\r\n");
    return true;
  }

  void operator()(Peer& peer) const {
    if (!answered_at(peer, "connect", "220 ready\r\n")) return;
    for (std::string line = peer.line(); !line.empty(); line = peer.line()) {
      bool goes_on = true;
      if (line.starts_with("EHLO") || line.starts_with("HELO")) goes_on = answered_at(peer, "ehlo", "250 hello\r\n");
      if (line.starts_with("MAIL")) goes_on = answered_at(peer, "mail", "250 ok\r\n");
      if (line.starts_with("RCPT")) goes_on = answered_at(peer, "rcpt", "250 ok\r\n");
      if (line.starts_with("DATA")) goes_on = take_data(peer);
      if (line.starts_with("QUIT")) goes_on = answered_at(peer, "quit", "221 bye\r\n");
      if (!goes_on) return;
    }
  }

  bool take_data(Peer& peer) const {
    if (!answered_at(peer, "data", "354 go on\r\n")) return false;
    if (stage == "data") return true;
    const std::string text = peer.until("\r\n.\r\n");
    if (data) *data = text;
    return answered_at(peer, "dot", "250 queued\r\n");
  }
};

Exchange send(const MailScript& script, SmtpMessage message = {}) {
  LoopbackServer server(script);
  const SmtpMessage defaults = mail(server);
  message.host = defaults.host;
  message.port = defaults.port;
  message.security = defaults.security;
  if (message.sender.empty()) message.sender = defaults.sender;
  if (message.recipient.empty()) message.recipient = defaults.recipient;
  message.data = defaults.data;
  Exchange exchange;
  // A thread of its own, so that its connections end with the case.
  std::thread([&] { exchange = curl_transport()->smtp(message, {}); }).join();
  return exchange;
}

}  // namespace

TEST_CASE("an answered request brings status headers and body", "[net]") {
  std::string head, body;
  LoopbackServer server([&](Peer& peer) {
    const auto request = peer.request();
    head = request.head;
    body = request.body;
    peer.say("HTTP/1.1 503 Busy\r\nRetry-After:  120 \r\nX-Two: a: b\r\nContent-Length: 4\r\n\r\nlate");
  });
  HttpRequest request = post(server, "{\"a\":1}");
  request.headers = {{"Content-Type", "application/json"}, {"webhook-id", "k1"}};
  const Exchange exchange = curl_transport()->http(request, {});
  CHECK(exchange.end == End::answered);
  CHECK(exchange.status == 503);
  CHECK(exchange.response.body == "late");
  CHECK(exchange.response.headers == Headers{{"retry-after", "120"}, {"x-two", "a: b"}, {"content-length", "4"}});
  CHECK(body == "{\"a\":1}");
  CHECK(head.find("POST /hook HTTP/1.1\r\n") == 0);
  CHECK(head.find("\r\nwebhook-id: k1\r\n") != std::string::npos);
  CHECK(head.find("\r\nUser-Agent: datelined/") != std::string::npos);
  CHECK(head.find("Expect:") == std::string::npos);
}

TEST_CASE("a connection is kept for the next request of the same thread", "[net]") {
  LoopbackServer server([](Peer& peer) {
    while (!peer.request().head.empty()) peer.say("HTTP/1.1 204 Done\r\n\r\n");
  });
  const auto transport = curl_transport();
  for (int i = 0; i < 3; ++i) CHECK(transport->http(post(server), {}).status == 204);
  CHECK(server.connections() == 1);
}

TEST_CASE("how an HTTP exchange ends says whether the request can have arrived", "[net]") {
  SECTION("nobody listens") {
    HttpRequest request;
    {
      LoopbackServer gone([](Peer&) {});
      request = post(gone);
    }
    CHECK(curl_transport()->http(request, {}).end == End::not_sent);
  }
  SECTION("the server closes after the request") {
    LoopbackServer server([](Peer& peer) { peer.request(); });
    CHECK(curl_transport()->http(post(server), {}).end == End::unknown);
  }
  SECTION("the server never answers") {
    LoopbackServer server([](Peer& peer) { peer.hang(); });
    HttpRequest request = post(server);
    request.rules.limit = 200ms;
    CHECK(curl_transport()->http(request, {}).end == End::unknown);
  }
  SECTION("the server does not read a large body") {
    std::promise<void> done;
    LoopbackServer server([&](Peer& peer) {
      peer.line();
      done.get_future().wait();
    });
    HttpRequest request = post(server, std::string(30'000'000, 'x'));
    request.rules.limit = 300ms;
    CHECK(curl_transport()->http(request, {}).end == End::not_sent);
    done.set_value();
  }
  SECTION("a plain server is asked for TLS") {
    LoopbackServer server([](Peer& peer) {
      peer.line();
      peer.say("no TLS here\r\n");
    });
    HttpRequest request = post(server);
    request.url.replace(0, 5, "https:");
    CHECK(curl_transport()->http(request, {}).end == End::misconfigured);
  }
  SECTION("the answer is larger than allowed") {
    LoopbackServer server([](Peer& peer) {
      peer.request();
      peer.say("HTTP/1.1 200 OK\r\n\r\n" + std::string(5000, 'x'));
    });
    HttpRequest request = post(server);
    request.rules.most_bytes = 4096;
    const Exchange exchange = curl_transport()->http(request, {});
    CHECK(exchange.end == End::unknown);
    CHECK(exchange.status == 200);
    CHECK(exchange.response.body.size() <= 4096);
    CHECK(exchange.detail.find("larger than 4096 bytes") != std::string::npos);
  }
}

TEST_CASE("a stop ends a hanging HTTP exchange at once", "[net]") {
  std::promise<void> arrived;
  LoopbackServer server([&](Peer& peer) {
    peer.request();
    arrived.set_value();
    peer.hang();
  });
  std::stop_source stop;
  std::jthread stopper([&] {
    arrived.get_future().wait();
    stop.request_stop();
  });
  const Exchange exchange = curl_transport()->http(post(server), stop.get_token());
  CHECK(exchange.end == End::unknown);
  CHECK(curl_transport()->http(post(server), stop.get_token()).end == End::not_sent);
}

TEST_CASE("requests that could smuggle something are refused before a connection", "[net]") {
  LoopbackServer canary([](Peer& peer) { peer.hang(); });
  const auto transport = curl_transport();
  const auto refused = [&](auto change) {
    HttpRequest request = post(canary);
    change(request);
    return transport->http(request, {}).end == End::misconfigured;
  };
  CHECK(refused([](HttpRequest& r) { r.headers = {{"X-A", "b\r\nX-C: d"}}; }));
  CHECK(refused([](HttpRequest& r) { r.headers = {{"X-A\r\nX-C", "d"}}; }));
  CHECK(refused([](HttpRequest& r) { r.headers = {{"X-A:", "d"}}; }));
  CHECK(refused([](HttpRequest& r) { r.method = "GET / HTTP/1.1\r\n"; }));
  CHECK(refused([](HttpRequest& r) { r.url += "\r\nX: y"; }));
  CHECK(refused([](HttpRequest& r) { r.url = "file:///etc/passwd"; }));
  CHECK(refused([](HttpRequest& r) { r.url = "gopher://127.0.0.1/"; }));
  CHECK(refused([](HttpRequest& r) { r.url.insert(7, "user:word@"); }));
  CHECK(canary.connections() == 0);
}

TEST_CASE("a mail is answered with its code and the data arrives stuffed", "[net]") {
  std::string data;
  const Exchange exchange = send({"", "", &data});
  CHECK(exchange.end == End::answered);
  CHECK(exchange.status == 250);
  CHECK(exchange.stage == "dot");
  CHECK(exchange.detail == "250 queued");
  CHECK(data == "Subject: x\r\n\r\nOne line.\r\n..\r\nTwo.\r\n.\r\n");
}

TEST_CASE("refusals of a mail server carry code and stage", "[net]") {
  struct Row {
    const char *stage, *answer;
    long status;
    const char* reported;
  };
  for (const Row& row : {Row{"connect", "554 go away", 554, "connect"}, Row{"connect", "421 busy", 421, "connect"},
                         Row{"mail", "550 not you", 550, "mail"}, Row{"mail", "451 later", 451, "mail"},
                         Row{"rcpt", "550 nobody", 550, "rcpt"}, Row{"rcpt", "451 grey", 451, "rcpt"},
                         Row{"data", "554 no", 554, "data"}, Row{"data", "452 full", 452, "data"},
                         Row{"dot", "554 spam", 554, "dot"}, Row{"dot", "451 later", 451, "dot"}}) {
    INFO(row.stage << " " << row.answer);
    const Exchange exchange = send({row.stage, row.answer});
    CHECK(exchange.end == End::answered);
    CHECK(exchange.status == row.status);
    CHECK(exchange.stage == row.reported);
    CHECK(exchange.detail == row.answer);
  }
}

TEST_CASE("a mail whose connection breaks or hangs is unknown only after the final dot", "[net]") {
  for (const char* stage : {"connect", "ehlo", "mail", "rcpt", "data", "dot"})
    for (const char* answer : {"", "close"}) {
      INFO(stage << (*answer ? " close" : " hang"));
      SmtpMessage message;
      message.limit = 300ms;
      message.answer_limit = 1s;
      const Exchange exchange = send({stage, answer}, message);
      CHECK(exchange.end == (stage == std::string("dot") ? End::unknown : End::not_sent));
    }
}

TEST_CASE("a server that hangs when it is told to quit holds nobody up", "[net]") {
  CHECK(send({"quit", ""}).status == 250);
  LoopbackServer server([](Peer& peer) {
    peer.say("220 ready\r\n");
    for (std::string line = peer.line(); !line.empty() && !line.starts_with("QUIT"); line = peer.line())
      peer.say(line.starts_with("RCPT") ? "550 nobody\r\n" : "250 ok\r\n");
    peer.hang();
  });
  CHECK(curl_transport()->smtp(mail(server), {}).status == 550);
}

TEST_CASE("a stop while the answer to the final dot is awaited is unknown", "[net]") {
  std::promise<void> arrived;
  LoopbackServer server([&](Peer& peer) {
    peer.say("220 ready\r\n");
    for (std::string line = peer.line(); !line.starts_with("DATA"); line = peer.line()) peer.say("250 ok\r\n");
    peer.say("354 go on\r\n");
    peer.until("\r\n.\r\n");
    arrived.set_value();
    peer.hang();
  });
  std::stop_source stop;
  std::jthread stopper([&] {
    arrived.get_future().wait();
    stop.request_stop();
  });
  const Exchange exchange = curl_transport()->smtp(mail(server), stop.get_token());
  CHECK(exchange.end == End::unknown);
  CHECK(exchange.stage == "dot");
}

TEST_CASE("a server that wants no more mail on a connection gets a new one", "[net]") {
  LoopbackServer server([count = 0](Peer& peer) mutable {
    const bool tired = count++ == 0;
    peer.say("220 ready\r\n");
    int mails = 0;
    for (std::string line = peer.line(); !line.empty(); line = peer.line()) {
      const bool refuse = line.starts_with("MAIL") && tired && mails++ == 1;
      peer.say(refuse ? "452 too many messages\r\n" : line.starts_with("DATA") ? "354 go on\r\n" : "250 ok\r\n");
      if (line.starts_with("DATA")) {
        peer.until("\r\n.\r\n");
        peer.say("250 queued\r\n");
      }
    }
  });
  const auto transport = curl_transport();
  for (int i = 0; i < 3; ++i) {
    const Exchange exchange = transport->smtp(mail(server), {});
    CHECK(exchange.status == 250);
    CHECK(exchange.stage == "dot");
  }
  CHECK(server.connections() == 2);
}

TEST_CASE("addresses and lines that could smuggle commands never reach a mail server", "[net]") {
  LoopbackServer canary([](Peer& peer) { peer.hang(); });
  const auto transport = curl_transport();
  for (const char* address : {"a@b.example>\r\nRCPT TO:<c@d.example", "a@b.example\n", "a b@c.example", "<a@b.example",
                              "a@b.example>", "", "nobody", "a\x7f@b.example"}) {
    SmtpMessage message = mail(canary);
    message.recipient = address;
    CHECK(transport->smtp(message, {}).end == End::misconfigured);
    message = mail(canary);
    message.sender = address;
    CHECK(transport->smtp(message, {}).end == End::misconfigured);
  }
  for (const char* data : {"a\nb\r\n", "a\rb\r\n", "a\r\n.\n.\r\n", "no end"}) {
    SmtpMessage message = mail(canary);
    message.data = data;
    CHECK(transport->smtp(message, {}).end == End::misconfigured);
  }
  SmtpMessage message = mail(canary);
  message.user = "ann";
  message.password = "secret";
  CHECK(transport->smtp(message, {}).end == End::misconfigured);
  CHECK(canary.connections() == 0);
}

TEST_CASE("an outage is told in the same words however long each try took", "[net]") {
  const auto told = [](const char* written) { return failure_text(written, CURLE_COULDNT_CONNECT); };
  CHECK(told("Failed to connect to mx.example port 25 after 28 ms: Couldn't connect to server") ==
        "Failed to connect to mx.example port 25: Couldn't connect to server");
  CHECK(told("Operation timed out after 1001 milliseconds with 0 bytes received") ==
        "Operation timed out with 0 bytes received");
  CHECK(told("closed after the greeting") == "closed after the greeting");
  CHECK(told("closed after 3 msgs") == "closed after 3 msgs");
  CHECK(told("") == curl_easy_strerror(CURLE_COULDNT_CONNECT));
}
