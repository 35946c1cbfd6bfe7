#include "net/guard.hpp"

#include "net/exchange.hpp"
#include "net/transport.hpp"
#include "tests/catch.hpp"
#include "tests/net/loopback_server.hpp"

#include <sys/socket.h>
#include <sys/un.h>

using namespace datelined;

TEST_CASE("only addresses of the public internet are public", "[net]") {
  for (const char* digits :
       {"1.1.1.1",         "8.8.8.8",        "9.255.255.255",  "11.0.0.0",         "100.63.255.255",
        "100.128.0.0",     "172.15.255.255", "172.32.0.0",     "192.0.1.1",        "192.0.3.0",
        "192.167.255.255", "198.17.255.255", "198.20.0.0",     "223.255.255.255",  "2606:4700::1111",
        "2001:200::1",     "2a00::1",        "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"}) {
    INFO(digits);
    CHECK(is_public_address(std::string(digits)));
  }
  for (const char* digits : {"0.0.0.0",
                             "0.1.2.3",
                             "10.0.0.1",
                             "100.64.0.1",
                             "127.0.0.1",
                             "127.255.255.255",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.0.0.8",
                             "192.0.2.1",
                             "192.88.99.1",
                             "192.168.1.1",
                             "198.18.0.1",
                             "198.51.100.7",
                             "203.0.113.9",
                             "224.0.0.1",
                             "240.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "fe80::1",
                             "fc00::1",
                             "fd12:3456::1",
                             "ff02::1",
                             "2001::1",
                             "2001:db8::1",
                             "3fff::1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.0.0.1",
                             "64:ff9b::7f00:1",
                             "2002:7f00:1::",
                             "2002:a00:1::1",
                             "::7f00:1",
                             "64:ff9b:1::1",
                             "no address"}) {
    INFO(digits);
    CHECK_FALSE(is_public_address(std::string(digits)));
  }
  sockaddr_un local{};
  local.sun_family = AF_UNIX;
  CHECK_FALSE(is_public_address(reinterpret_cast<const sockaddr&>(local)));
}

TEST_CASE("no spelling of a loopback address gets past the guard", "[net]") {
  LoopbackServer canary([](Peer& peer) { peer.hang(); });
  const std::string port = ":" + std::to_string(canary.port()) + "/";
  const auto transport = curl_transport();
  for (const char* host : {"127.0.0.1", "127.1", "0x7f.1", "2130706433", "017700000001", "localhost", "LOCALHOST.",
                           "[::1]", "[::ffff:127.0.0.1]", "[::]", "0", "0.0.0.0"}) {
    INFO(host);
    HttpRequest request;
    request.url = "http://" + std::string(host) + port;
    const Exchange exchange = transport->http(request, {});
    CHECK(exchange.end == Exchange::End::misconfigured);
    CHECK(exchange.status == 0);
  }
  CHECK(canary.connections() == 0);
}

TEST_CASE("behind a proxy an address in digits is judged before anything is sent", "[net]") {
  LoopbackServer proxy([](Peer& peer) {
    peer.request();
    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  });
  const auto transport = curl_transport();
  HttpRequest request;
  request.rules.proxy = proxy.url("");
  request.url = "http://10.0.0.1/";
  CHECK(transport->http(request, {}).end == Exchange::End::misconfigured);
  CHECK(proxy.connections() == 0);
  request.url = "http://news.example/";
  CHECK(transport->http(request, {}).response.body == "ok");
}

TEST_CASE("redirects lead only where the guard's rules allow", "[net]") {
  const auto target = [](std::string from, std::string location, long status = 302) {
    HttpResponse response;
    response.status = status;
    response.url = std::move(from);
    response.headers.emplace_back("location", std::move(location));
    return redirect_target(response).value_or("-");
  };
  CHECK(target("https://a.example/x/y", "../z?q=1") == "https://a.example/z?q=1");
  CHECK(target("http://a.example/", "https://b.example/n", 301) == "https://b.example/n");
  CHECK(target("http://a.example:8080/", "/moved", 308) == "http://a.example:8080/moved");
  CHECK(target("https://a.example/", "http://a.example/") == "-");
  CHECK(target("https://a.example/", "https://a.example:22/") == "-");
  CHECK(target("http://a.example/", "file:///etc/passwd") == "-");
  CHECK(target("http://a.example/", "gopher://a.example/") == "-");
  CHECK(target("http://a.example/", "http://user:word@a.example/") == "-");
  CHECK(target("http://a.example/", "/x", 200) == "-");
  CHECK(target("http://a.example/", "/x", 304) == "-");
}
