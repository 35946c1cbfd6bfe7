#include "service/serve.hpp"

#include "service/http.hpp"
#include "tests/service/served.hpp"

#include <boost/json/parse.hpp>
#include <sys/stat.h>

#include <memory>
#include <string>
#include <vector>

using namespace datelined;
namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

void check_security_headers(const Response& response) {
  CHECK(response.headers.at("content-security-policy").starts_with("default-src 'none'; style-src 'self'"));
  CHECK(response.headers.at("x-content-type-options") == "nosniff");
  CHECK(response.headers.at("referrer-policy") == "no-referrer");
  CHECK(response.headers.at("cross-origin-opener-policy") == "same-origin");
  CHECK(response.headers.at("cross-origin-resource-policy") == "same-origin");
  CHECK_FALSE(response.headers.contains("access-control-allow-origin"));
}

}  // namespace

TEST_CASE("the read-only routes answer over TCP", "[service][serve]") {
  Served served;
  const Response page = served.get("/");
  CHECK(page.status == 200);
  CHECK(page.headers.at("content-type") == "text/html; charset=utf-8");
  CHECK(page.body.find("Doors open") != std::string::npos);
  CHECK(page.body.find("tomorrow") != std::string::npos);
  CHECK(served.get("/style.css").headers.at("content-type") == "text/css; charset=utf-8");
  const Response calendar = served.get("/calendar.ics");
  CHECK(calendar.headers.at("content-type") == "text/calendar; charset=utf-8");
  CHECK(calendar.body.find("DTSTART:20170227T090000Z\r\n") != std::string::npos);
  CHECK(served.get("/event/k3f7qa2mzx5tnd6wr4yhb2cvle@house").body.find("<mark>") != std::string::npos);
  CHECK(served.get("/events/k3f7qa2mzx5tnd6wr4yhb2cvle%40house.json").status == 200);
}

TEST_CASE("events as JSON are chosen by day", "[service][serve]") {
  Served served;
  CHECK(json::parse(served.get("/events.json").body).as_array().size() == 2);
  const json::value day = json::parse(served.get("/events.json?from=2017-02-27&days=1").body);
  REQUIRE(day.as_array().size() == 1);
  CHECK(day.as_array()[0].at("title") == "Doors open");
  CHECK(json::parse(served.get("/events.json?from=2016-01-01&days=3").body).as_array().empty());
  for (const char* query : {"from=soon", "days=0", "days=99999999999", "days=-1", "days=1x", "what=1", "from=%00"})
    CHECK(served.get(std::string("/events.json?") + query).status == 400);
}

TEST_CASE("every response has the security headers, errors too", "[service][serve]") {
  Served served;
  for (const char* target : {"/", "/style.css", "/calendar.ics", "/events.json", "/nowhere", "/events.json?days=x"})
    check_security_headers(served.get(target));
  check_security_headers(served.get("/", "", "POST"));
  check_security_headers(served.get("/", "", "DELETE"));
  check_security_headers(served.get("/", "X: " + std::string(9000, 'x') + "\r\n"));
  Client garbage(served.port());
  garbage.send("\x16\x03\x01 hello\r\n\r\n");
  const Response refused = garbage.receive();
  CHECK(refused.status == 400);
  check_security_headers(refused);
}

TEST_CASE("what only the unix socket may see is not there over TCP", "[service][serve]") {
  Served served;
  for (const char* target : {"/status.json", "/sources.json", "/watches.json", "/healthy", "/agenda.txt",
                             "/events/k3f7qa2mzx5tnd6wr4yhb2cvle@house.txt"}) {
    INFO(target);
    CHECK(served.get(target).status == 404);
    CHECK(served.get_local(target).status == 200);
  }
  CHECK(served.get("/test-sink/screen", "", "POST").status == 405);
  CHECK(json::parse(served.get_local("/test-sink/screen", "POST").body).at("outcome") == "delivered");
  CHECK(served.get_local("/test-sink/nobody", "POST").status == 404);
  CHECK(served.get_local("/test-sink/screen").status == 405);
  CHECK(json::parse(served.get_local("/status.json").body).at("counts").at("events") == 2);
  CHECK(served.get_local("/agenda.txt?days=3&width=90").body.starts_with("Monday 27 February 2017\n"));
}

TEST_CASE("only names of this machine are answered over TCP", "[service][serve]") {
  Served served;
  const std::string port = ":" + std::to_string(served.port());
  const auto status = [&](const std::string& head) {
    Client client(served.port());
    client.send(head + "\r\n\r\n");
    return client.receive().status;
  };
  for (const std::string host : {"localhost", "LOCALHOST", "127.0.0.1", "[::1]"})
    CHECK(status("GET / HTTP/1.1\r\nHost: " + host + port) == 200);
  for (const std::string host :
       {"evil.example", "localhost.", "localhost.evil.example", "127.0.0.2", "127.1", "2130706433", "0x7f000001",
        "[::ffff:127.0.0.1]", "[::]", "0.0.0.0", "user@localhost", ""})
    CHECK(status("GET / HTTP/1.1\r\nHost: " + host + port) == 421);
  CHECK(status("GET / HTTP/1.1\r\nHost: localhost") == 421);
  CHECK(status("GET / HTTP/1.1\r\nHost: localhost:1") == 421);
  CHECK(status("GET / HTTP/1.0\r\nHost: evil.example") == 421);
  CHECK(status("GET / HTTP/1.0") == 421);
  CHECK(status("GET / HTTP/1.1") == 400);
  CHECK(status("GET / HTTP/1.1\r\nHost: localhost" + port + "\r\nHost: localhost" + port) == 400);
  CHECK(status("GET http://evil.example/ HTTP/1.1\r\nHost: localhost" + port) == 421);
}

TEST_CASE("a name is allowed only with the right port", "[service][serve]") {
  CHECK(host_allowed("localhost:8642", 8642));
  CHECK(host_allowed("[::1]:8642", 8642));
  CHECK(host_allowed("localhost", 80));
  CHECK_FALSE(host_allowed("localhost", 8642));
  CHECK_FALSE(host_allowed("localhost:8643", 8642));
  CHECK_FALSE(host_allowed("localhost:86420", 8642));
}

TEST_CASE("ambiguous and malformed requests are refused", "[service][serve]") {
  Served served;
  const std::string host = "Host: localhost:" + std::to_string(served.port()) + "\r\n";
  struct Row {
    std::string request;
    int status;
  };
  const Row rows[] = {
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "X: a\r\n b\r\n\r\n", 400},
      {"GET / HTTP/1.1\n" + host + "\r\n", 400},
      {"GET / HTTP/1.1\r\nX: a\nY: b\r\n" + host + "\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "X: a\x01\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "X : a\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n", 400},
      {"OPTIONS * HTTP/1.1\r\n" + host + "\r\n", 421},
      {"TRACE / HTTP/1.1\r\n" + host + "\r\n", 405},
      {"PROPFIND / HTTP/1.1\r\n" + host + "\r\n", 405},
      {"POST / HTTP/1.1\r\n" + host + "Content-Length: 100000\r\n\r\n", 413},
      {"GET / HTTP/1.1\r\n" + host + "X: " + std::string(9000, 'x') + "\r\n\r\n", 431},
      {"GET /" + std::string(9000, 'x') + " HTTP/1.1\r\n" + host + "\r\n", 431},
      {std::string(10000, 'x'), 431},
  };
  for (const Row& row : rows) {
    INFO(row.request.substr(0, 100));
    Client client(served.port());
    client.send(row.request);
    CHECK(client.receive().status == row.status);
  }
}

TEST_CASE("no spelling of a path leads out of the routes", "[service][serve]") {
  Served served;
  const std::string tops[] = {"..",    "%2e%2e",       ".%2e", "%2E%2E", "%252e%252e",
                              "..%00", "%c0%ae%c0%ae", "..;",  "....",   "..\\"};
  for (const std::string prefix : {"/", "/event/", "/events/", "/style.css/", "/calendar.ics/", "//", "/test-sink/"})
    for (const std::string& top : tops)
      for (const std::string slash : {"/", "%2f", "%5c", "//"}) {
        const std::string target = prefix + top + slash + top + slash + "etc" + slash + "passwd";
        INFO(target);
        CHECK(served.get(target).status == 404);
        CHECK(served.get(target + ".json").status == 404);
      }
}

TEST_CASE("a page that did not change is not sent again", "[service][serve]") {
  Served served;
  for (const char* target : {"/", "/calendar.ics", "/style.css", "/events.json"}) {
    const Response first = served.get(target);
    const std::string tag = first.headers.at("etag");
    CHECK(tag.starts_with('"'));
    const Response second = served.get(target, "If-None-Match: " + tag + "\r\n");
    CHECK(second.status == 304);
    CHECK(second.body.empty());
    CHECK(second.headers.at("etag") == tag);
    check_security_headers(second);
    CHECK(served.get(target, "If-None-Match: \"other\", W/" + tag + "\r\n").status == 304);
    CHECK(served.get(target, "If-None-Match: \"other\"\r\n").status == 200);
  }
}

TEST_CASE("a calendar changes its tag when an event comes", "[service][serve]") {
  Served served;
  const Response before = served.get("/calendar.ics");
  Event event = made_event("One more", "2017-03-01");
  event.uid = "yyyy6nq2mzx5tnd6wr4yhb2cvl@house";
  served.add_event(event);
  const Response after = served.get("/calendar.ics", "If-None-Match: " + before.headers.at("etag") + "\r\n");
  CHECK(after.status == 200);
  CHECK(after.body.find("SUMMARY:One more\r\n") != std::string::npos);
}

TEST_CASE("a calendar too large to be held in memory comes whole to many at once", "[service][serve]") {
  Served served;
  for (int i = 0; i < 300; ++i) {
    Event event = made_event("Event " + std::to_string(i), "2017-03-01");
    event.uid = "many " + std::to_string(i) + "@house";
    event.claims.front().mention.evidence = std::string(1000, 'e');
    served.add_event(event);
  }
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 5; ++i) {
    clients.push_back(std::make_unique<Client>(served.port()));
    clients.back()->send("GET /calendar.ics HTTP/1.1\r\nHost: localhost:" + std::to_string(served.port()) + "\r\n\r\n");
  }
  const Response first = clients.front()->receive();
  CHECK(first.body.size() > Spool::most_held);
  CHECK(first.body.ends_with("END:VCALENDAR\r\n"));
  for (auto client = clients.begin() + 1; client != clients.end(); ++client) {
    const Response other = (*client)->receive();
    CHECK(other.body == first.body);
    CHECK(other.headers.at("etag") == first.headers.at("etag"));
  }
  CHECK(json::parse(served.get("/events.json").body).as_array().size() == 302);
}

TEST_CASE("the agenda page says what keeps the daemon from its work, as long as it does", "[service][serve]") {
  Served served;
  const std::string tag = served.get("/").headers.at("etag");
  served.on_loop([&] { served.trouble = "the disk is <full>"; });
  const Response page = served.get("/", "If-None-Match: " + tag + "\r\n");
  CHECK(page.status == 200);
  CHECK(page.body.find("<p class=\"trouble\">the disk is &lt;full&gt;</p>") != std::string::npos);
  served.on_loop([&] { served.trouble.clear(); });
  CHECK(served.get("/", "If-None-Match: " + tag + "\r\n").status == 304);
}

TEST_CASE("HEAD tells the length and sends no body", "[service][serve]") {
  Served served;
  const Response whole = served.get("/calendar.ics");
  const Response head = served.get("/calendar.ics", "", "HEAD");
  CHECK(head.status == 200);
  CHECK(head.headers.at("content-length") == std::to_string(whole.body.size()));
  CHECK(head.headers.at("etag") == whole.headers.at("etag"));
}

TEST_CASE("a connection carries several requests and ends after a hundred", "[service][serve]") {
  Served served;
  Client client(served.port());
  const std::string request =
      "GET /style.css HTTP/1.1\r\nHost: localhost:" + std::to_string(served.port()) + "\r\n\r\n";
  client.send(request + request);
  CHECK(client.receive().status == 200);
  CHECK(client.receive().status == 200);
  for (int i = 2; i < 100; ++i) {
    client.send(request);
    REQUIRE(client.receive().status == 200);
  }
  CHECK(client.ended());
}

TEST_CASE("the body of a request is passed over", "[service][serve]") {
  Served served;
  Client client(served.socket);
  client.send("POST /test-sink/screen HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab");
  client.send("cdGET /healthy HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(client.receive().status == 200);
  CHECK(client.receive().body == "healthy\n");
}

TEST_CASE("the socket is private, replaces a stale one and goes with the server", "[service][serve]") {
  fs::path path;
  {
    Served served;
    path = served.socket;
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
    REQUIRE(::stat(path.parent_path().c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0700);
  }
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a flood of connections is turned away and leaves the unix socket alone", "[service][serve]") {
  Served served;
  const std::string request =
      "GET /style.css HTTP/1.1\r\nHost: localhost:" + std::to_string(served.port()) + "\r\n\r\n";
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 128; ++i) {
    clients.push_back(std::make_unique<Client>(served.port()));
    clients.back()->send(request);
    REQUIRE(clients.back()->receive().status == 200);
  }
  Client one_more(served.port());
  CHECK(one_more.ended());
  CHECK(served.get_local("/healthy").status == 200);
}

TEST_CASE("stopping ends connections that are waiting", "[service][serve]") {
  auto served = std::make_unique<Served>();
  Client half(served->port()), idle(served->port());
  half.send("GET / HTTP/1.1\r\nHost");
  idle.send("GET /style.css HTTP/1.1\r\nHost: localhost:" + std::to_string(served->port()) + "\r\n\r\n");
  CHECK(idle.receive().status == 200);
  served.reset();
  CHECK(half.ended());
  CHECK(idle.ended());
}

TEST_CASE("orders are given over the unix socket with POST and say what was wrong", "[service][serve]") {
  Served served;
  const Response done = served.get_local("/orders/silence?words=book%20fair&file=%2Ftmp%2Fa%26b", "POST");
  CHECK(done.status == 200);
  CHECK(json::parse(done.body).at("words") == "book fair");
  CHECK(json::parse(done.body).at("file") == "/tmp/a&b");
  CHECK(served.get_local("/orders/wrong", "POST").status == 400);
  CHECK(json::parse(served.get_local("/orders/wrong", "POST").body).at("error") == "that makes no sense");
  CHECK(served.get_local("/orders/nothing", "POST").status == 404);
  CHECK(served.get_local("/orders/silence").status == 405);
  CHECK(served.get("/orders/silence", "", "POST").status == 405);
  CHECK(served.get("/dead.json").status == 404);
  CHECK(served.get_local("/dead.json").body == "[]\n");
  CHECK(served.get_local("/silences.json").body == "[]\n");
  CHECK(json::parse(served.get_local("/status.json").body).at("counts").at("dead_unseen") == 0);
}
