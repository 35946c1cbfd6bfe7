// The fetcher against a real nginx: compression, conditional requests, redirects, a compressed bomb.
#include "service/fetch.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <unistd.h>

#include <exception>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

using namespace datelined;

namespace {

unsigned free_port() {
  asio::io_context loop;
  const asio::ip::tcp::endpoint any(asio::ip::address_v4::loopback(), 0);
  const asio::ip::tcp::acceptor acceptor(loop, any);
  return acceptor.local_endpoint().port();
}

class NginxRig {
 public:
  NginxRig() : port_(free_port()) {
    require_installed("/usr/sbin/nginx", "nginx-light");
    const std::string folder = folder_.path().string();
    folder_.file("feed.xml", "<rss><channel>" + std::string(5000, ' ') + "</channel></rss>");
    folder_.file("bomb.xml", std::string(30'000'000, ' '));
    const auto settings = folder_.file("nginx.conf", settings_in(folder));
    server_ = std::make_unique<ChildProcess>(std::vector<std::string>{"/usr/sbin/nginx", "-p", folder, "-e",
                                                                      folder + "/error.log", "-c", settings.string()});
    REQUIRE(wait_until([&] { return answers(); }));
  }

  std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }

  /// Whether the server notes such an answer, which it does after it was given.
  bool noted(const std::string& words) const {
    return wait_until([&] {
      std::ifstream file(folder_.path() / "access.log");
      const std::string log(std::istreambuf_iterator<char>(file), {});
      return log.find(words) != std::string::npos;
    });
  }

 private:
  std::string settings_in(const std::string& folder) const {
    std::string temporary;
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
      temporary += std::string(kind) + "_temp_path " + folder + "/" + kind + ";\n";
    return std::string(getuid() == 0 ? "user root;\n" : "") + "daemon off;\nworker_processes 1;\npid " + folder +
           "/pid;\nevents {}\nhttp {\n" + temporary +
           "types { application/xml xml; }\nlog_format short '$uri $status $sent_http_content_encoding.';\n"
           "access_log " +
           folder + "/access.log short;\ngzip on;\ngzip_types application/xml;\nserver {\nlisten 127.0.0.1:" +
           std::to_string(port_) + ";\nabsolute_redirect off;\nroot " + folder +
           ";\nlocation = /old { return 301 /feed.xml; }\nlocation = /round { return 302 /round; }\n}\n}\n";
  }

  bool answers() const {
    asio::io_context loop;
    asio::ip::tcp::socket socket(loop);
    boost::system::error_code error;
    const asio::ip::tcp::endpoint there(asio::ip::address_v4::loopback(), static_cast<unsigned short>(port_));
    socket.connect(there, error);
    return !error;
  }

  unsigned port_;
  ScratchFolder folder_;
  std::unique_ptr<ChildProcess> server_;
};

Fetched fetch(const std::string& url, const SourceState& known = {}) {
  FeedSource source;
  source.feed.name = "rig";
  source.feed.url = url;
  source.rules.allow_private = true;
  asio::io_context loop;
  Fetcher fetcher(loop.get_executor());
  Fetched fetched;
  std::exception_ptr failure;
  asio::co_spawn(loop, fetcher.fetch(source, known), [&](std::exception_ptr error, Fetched result) {
    failure = error;
    fetched = std::move(result);
  });
  loop.run();
  if (failure) std::rethrow_exception(failure);
  return fetched;
}

}  // namespace

TEST_CASE("a real server is asked politely and its bomb is not swallowed", "[service][rig][nginx]") {
  const NginxRig rig;
  const Fetched first = fetch(rig.url("/feed.xml"));
  CHECK(first.end == Fetched::End::read);
  CHECK(first.body.size() > 5000);
  CHECK_FALSE(first.etag.empty());
  CHECK_FALSE(first.last_modified.empty());
  CHECK(rig.noted("/feed.xml 200 gzip."));

  SourceState known;
  known.url = rig.url("/feed.xml");
  known.etag = first.etag;
  known.last_modified = first.last_modified;
  CHECK(fetch(known.url, known).end == Fetched::End::unchanged);
  CHECK(rig.noted("/feed.xml 304"));

  const Fetched moved = fetch(rig.url("/old"));
  CHECK(moved.body == first.body);
  CHECK(moved.moved_to == rig.url("/feed.xml"));
  CHECK_THROWS_WITH(fetch(rig.url("/round")), "more than 5 redirects");
  CHECK_THROWS_WITH(fetch(rig.url("/missing")), "the server answers 404");
  CHECK_THROWS_WITH(fetch(rig.url("/bomb.xml")), Catch::Matchers::Contains("answer"));
}
